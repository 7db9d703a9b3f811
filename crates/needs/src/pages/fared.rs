//! How an earlier forecast fared, as tables of pages and of paper have it.

use maud::{Markup, html};
use page_kit::{
    T, Visit,
    components::{Column, Section, Table},
};

use super::{compare::signed, words};
use crate::rules::{Evaluation, Fared};

/// What was held against what happened.
fn name(t: T<'_>, what: &Fared) -> String {
    match what {
        Fared::Persons(group) => words::group(t, group),
        Fared::Users(title) => title.clone(),
        Fared::Places => t.say("needs-places-usable"),
    }
}

/// The figure, what was forecast, what happened, the error, and whether the interval held.
pub(super) fn row(visit: &Visit, one: &Evaluation) -> [String; 5] {
    let (t, language) = (visit.t(), visit.language());
    let say = |number: f64| words::decimal(language, number, 0);
    let forecast = match one.interval {
        Some([low, high]) => format!("{} ({}–{})", say(one.forecast), say(low), say(high)),
        None => say(one.forecast),
    };
    let inside = match one.is_inside() {
        Some(true) => "needs-inside-yes",
        Some(false) => "needs-inside-no",
        None => "needs-inside-none",
    };
    [
        name(t, &one.what),
        forecast,
        say(one.outcome),
        format!("{}\u{a0}%", signed(visit, one.error, 1)),
        t.say(inside),
    ]
}

/// The table on a page; nothing where there is nothing to hold.
pub(super) fn section(visit: &Visit, told: &[Evaluation]) -> Markup {
    let t = visit.t();
    if told.is_empty() {
        return html! {};
    }
    let mut table = Table::new(t, t.say("needs-fared"))
        .hide_caption()
        .column(Column::new(t.say("needs-what")))
        .column(Column::number(t.say("needs-forecast")))
        .column(Column::number(t.say("needs-outcome")))
        .column(Column::number(t.say("needs-error")))
        .column(Column::new(t.say("needs-inside")));
    for one in told {
        table = table.row(row(visit, one).map(|cell| html! { (cell) }));
    }
    let section = Section::new("utfall", t.say("needs-fared"), table);
    html! { (section.intro(t.say("needs-fared-intro"))) }
}
