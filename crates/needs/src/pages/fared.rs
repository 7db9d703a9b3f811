//! How an earlier forecast fared, as tables of pages and of paper have it.

use maud::{Markup, html};
use page_kit::{
    T, Visit,
    components::{Column, Section, Table},
};

use projection::judged::{Judged, USABLE};

use super::{compare::signed, words};
use crate::rules::PERSONS;

/// What was held against what happened.
fn name(t: T<'_>, one: &Judged) -> String {
    match one.figure {
        PERSONS => words::group(t, &one.name),
        USABLE => t.say("needs-places-usable"),
        _ => one.name.clone(),
    }
}

/// The figure, what was forecast, what happened, the error, and whether the interval held.
pub(super) fn row(visit: &Visit, one: &Judged) -> [String; 5] {
    let (t, language) = (visit.t(), visit.language());
    let say = |number: f64| words::decimal(language, number, 0);
    let mean = say(one.forecast.mean);
    let (forecast, inside) = match one.is_in_80 {
        Some(inside) => (
            format!(
                "{mean} ({}–{})",
                say(one.forecast.p10),
                say(one.forecast.p90)
            ),
            if inside {
                "needs-inside-yes"
            } else {
                "needs-inside-no"
            },
        ),
        None => (mean, "needs-inside-none"),
    };
    [
        name(t, one),
        forecast,
        say(one.outcome),
        one.error.map_or_else(String::new, |error| {
            format!("{}\u{a0}%", signed(visit, error, 1))
        }),
        t.say(inside),
    ]
}

/// The table on a page; nothing where there is nothing to hold.
pub(super) fn section(visit: &Visit, told: &[Judged]) -> Markup {
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
