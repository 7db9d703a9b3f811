//! What the room can be measured by; one measure a file.

mod closed;
mod remedied;
mod serious;
mod triaged;

use std::collections::BTreeMap;

use kernel::{
    Call, Date, Period,
    measure::{Dimension, MeasureRow},
};
use organisation::Forms;

pub use closed::{CLOSED, closed};
pub use remedied::{REMEDIED, remedied};
pub use serious::{SERIOUS, serious};
pub use triaged::{TRIAGED, triaged};

use crate::store::measured::Counted;

/// What figures are divided by.
const DIMENSIONS: &[Dimension] = &[Dimension::ProviderForm, Dimension::Provider];

/// The days of a period up to today.
fn days(call: &Call, period: Period) -> (Date, Date) {
    (period.from(), period.last(call.today()))
}

/// How many days lie between two.
fn between(first: Date, last: Date) -> i64 {
    first
        .until(last)
        .map_or(0, |span| i64::from(span.get_days()))
}

/// A row about a case. It names nobody: whom it is about is told to those who handle it.
fn row(forms: &Forms, one: &Counted, (day, value, meets): (Date, Option<i64>, bool)) -> MeasureRow {
    MeasureRow {
        link: format!("/avvikelser/{}", one.id),
        label: one.number.clone(),
        person: None,
        day,
        value,
        meets,
        groups: groups(forms, one),
    }
}

fn groups(forms: &Forms, one: &Counted) -> BTreeMap<Dimension, String> {
    forms.groups(one.unit)
}
