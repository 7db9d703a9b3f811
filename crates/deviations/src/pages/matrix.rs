//! How bad and how likely, as a table of four by four with the place marked.

use maud::{Markup, html};
use page_kit::{
    T, Visit,
    components::{Column, Table},
};

use crate::model::{Consequence, Investigation, Probability};

/// How bad it was or could have been, in words with its number.
pub(super) fn consequence(t: T<'_>, one: Consequence) -> String {
    let words = t.say(&format!("deviations-consequence-{}", one.key()));
    format!("{}. {words}", one.rank())
}

/// How likely it is to happen again, in words with its number.
pub(super) fn probability(t: T<'_>, one: Probability) -> String {
    let words = t.say(&format!("deviations-probability-{}", one.key()));
    format!("{}. {words}", one.rank())
}

/// The table, with the place of an investigation in it. The place is told in words above, too.
pub(super) fn matrix(visit: &Visit, found: &Investigation) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("deviations-matrix"))
        .dense()
        .column(Column::new(t.say("deviations-consequence")));
    for one in Probability::ALL {
        table = table.column(Column::number(probability(t, *one)));
    }
    for row in Consequence::ALL.iter().rev() {
        let head = html! { (consequence(t, *row)) };
        let cells = Probability::ALL.iter().map(|column| {
            let risk = row.rank() * column.rank();
            let is_here = *row == found.consequence && *column == found.probability;
            html! {
                @if is_here { mark { span.ds-sr-only { (t.say("deviations-matrix-here")) " " } strong { (risk) } } }
                @else { (risk) }
            }
        });
        table = table.row(std::iter::once(head).chain(cells));
    }
    html! {
        p { (t.with("deviations-risk", &[
            ("risk", found.risk().into()),
            ("consequence", consequence(t, found.consequence).into()),
            ("probability", probability(t, found.probability).into())])) }
        (table)
    }
}
