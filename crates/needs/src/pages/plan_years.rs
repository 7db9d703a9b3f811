//! Cost in the years of the budget: the year that is going on, the plan of three years, and the ten after it.

use maud::{Markup, html};
use page_kit::{
    T, Visit,
    components::{Column, Table},
};

use super::words;
use crate::model::Told;

/// So many years have a plan after the one that is going on, and so many are looked at beyond it.
const PLANNED: usize = 3;
const BEYOND: usize = 10;

/// The heading of each column.
pub(super) fn headings(t: T<'_>, told: &Told) -> [String; 6] {
    [
        t.say("needs-year"),
        t.say("needs-plan-part"),
        t.say("needs-cost-gross"),
        t.say("needs-cost-charges"),
        t.say("needs-cost-net"),
        words::at_base_prices(t, told),
    ]
}

/// Each year as tables have it, in millions.
pub(super) fn rows(visit: &Visit, told: &Told) -> Vec<[String; 6]> {
    let (t, language) = (visit.t(), visit.language());
    let say = |spread| {
        let millions = words::scaled(spread, words::MILLIONS);
        words::spread(language, &millions, 1)
    };
    let years = told.cost.iter().take(1 + PLANNED + BEYOND).enumerate();
    let rows = years.map(|(place, of)| {
        let part = match place {
            0 => "needs-plan-now",
            1..=PLANNED => "needs-plan-planned",
            _ => "needs-plan-beyond",
        };
        [
            of.year.to_string(),
            t.say(part),
            say(&of.gross),
            say(&of.charges),
            say(&of.net),
            say(&of.net_at_base_prices),
        ]
    });
    rows.collect()
}

/// The table on a page.
pub(super) fn table(visit: &Visit, told: &Told) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("needs-plan-years"));
    for (place, heading) in headings(t, told).into_iter().enumerate() {
        table = table.column(if place < 2 {
            Column::new(heading)
        } else {
            Column::number(heading)
        });
    }
    for row in rows(visit, told) {
        table = table.row(row.map(|cell| html! { span.unbroken { (cell) } }));
    }
    html! { (table) p.muted { (t.say("needs-plan-years-told")) } }
}
