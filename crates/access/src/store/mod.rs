//! All SQL of this room.

pub(crate) mod assignments;
pub(crate) mod attempts;
pub(crate) mod passkeys;
pub(crate) mod sessions;
pub(crate) mod ties;
pub(crate) mod users;
pub(crate) mod visible;

use kernel::{Date, Fault, Period};
use store::Row;

/// The period of a row with `from_day` and `to_day`.
pub(crate) fn period(row: &Row) -> Result<Period, Fault> {
    let from: Date = row.get("from_day")?;
    let to: Option<Date> = row.get("to_day")?;
    Period::new(from, to).map_err(|error| Fault::from_source("a kept period", error))
}

/// Indexes that serve readers alone: nothing is asked by them while a database is filled.
pub const READERS_INDEXES: &[&str] = &["access_relation_user", "access_relation_unit"];
