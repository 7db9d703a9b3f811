//! Why one stage has other minutes than the one before it, as a table.

use kernel::Minutes;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Column, Notice, Section, Status, StatusKind, Table},
};

use super::{scope, words};
use crate::{
    model::{Cause, Causes, STEPS, Tally},
    reads::{Filter, Outcome},
};

/// The differences of all that is asked for; each cause leads to its rows where the reader may see them.
pub(super) fn of_all(visit: &Visit, filter: &Filter, found: &Outcome) -> Markup {
    table(visit, (&found.all, &found.causes), |cause| {
        Some(scope::rows_address(filter, &[("orsak", cause.key())]))
    })
}

/// The differences of one row.
pub(super) fn of_row(visit: &Visit, tally: &Tally, causes: &Causes) -> Markup {
    table(visit, (tally, causes), |_| None)
}

fn table(
    visit: &Visit,
    (tally, causes): (&Tally, &Causes),
    href: impl Fn(Cause) -> Option<String>,
) -> Markup {
    let t = visit.t();
    let tables = STEPS.into_iter().map(|step| {
        let (from, to) = step;
        let name = format!("{} → {}", words::stage(t, from), words::stage(t, to));
        let mut table = Table::new(t, name)
            .column(Column::new(t.say("minutes-account-cause")))
            .column(Column::number(t.say("minutes-account-difference")));
        for (cause, minutes) in causes.between(step) {
            let said = words::cause(t, cause);
            let cells = [
                html! {
                    @if let Some(href) = href(cause) { a href=(href) { (said) } } @else { (said) }
                    @if cause.wants_a_look() {
                        " " (Status::new(StatusKind::Warning, t.say("minutes-account-look")))
                    }
                },
                html! { (words::signed(visit, minutes)) },
            ];
            table = if cause.wants_a_look() {
                table.marked_row(cells)
            } else {
                table.row(cells)
            };
        }
        let difference = words::signed(visit, tally.difference(step));
        table.total([
            html! { (t.say("minutes-account-in-all")) },
            html! { (difference) },
        ])
    });
    let tables: Vec<Table<'_>> = tables.collect();
    let rest = causes.unexplained(tally);
    let sum: Minutes = rest.iter().map(|(_, minutes)| *minutes).sum();
    let body = html! {
        @if !rest.is_empty() {
            (Notice::danger(t, t.with("minutes-account-unexplained",
                &[("minutes", words::signed(visit, sum).into())])))
        }
        @for table in &tables { (table) }
    };
    html! {
        (Section::new("skillnader", t.say("minutes-account-differences"), body)
            .intro(t.say("minutes-account-differences-intro")))
    }
}
