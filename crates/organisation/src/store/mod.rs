//! All SQL of this room.

pub(crate) mod municipality;
pub(crate) mod offer;
pub(crate) mod service;
pub(crate) mod staff;
pub(crate) mod standard_time;
pub(crate) mod unit;

use std::str::FromStr;

use ::store::{Migrations, Row, Step};
use kernel::{Fault, Period};

/// This room's tables.
pub const MIGRATIONS: Migrations = Migrations {
    room: "organisation",
    steps: &[Step::both(
        "0001_organisation",
        include_str!("../../migrations/0001_organisation.sql"),
    )],
};

/// A column that holds a word or a code of ours.
fn word<T: FromStr>(row: &Row, column: &str) -> Result<T, Fault> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_unknown: T::Err| {
        Fault::new(format!("column {column}: not one of the known words"))
    })
}

/// A column that holds a word or a code of ours, or nothing.
fn word_or_none<T: FromStr>(row: &Row, column: &str) -> Result<Option<T>, Fault> {
    match row.get::<Option<String>>(column)? {
        None => Ok(None),
        Some(_text) => word(row, column).map(Some),
    }
}

/// The columns `from_on` and `to_on`.
fn period(row: &Row) -> Result<Period, Fault> {
    Period::new(row.get("from_on")?, row.get("to_on")?)
        .map_err(|e| Fault::from_source("columns from_on, to_on", e))
}
