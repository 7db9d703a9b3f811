//! All SQL of the room; one file an aggregate. Rows are private; a row that breaks an invariant is a fault.

pub(crate) mod agreement;
pub(crate) mod consent;
pub(crate) mod follow_up;
pub(crate) mod participant;
pub(crate) mod plan;
pub(crate) mod task;

use kernel::{Fault, ParseKeyError};
use std::str::FromStr;
use store::Row;

/// Reads a column that holds the key of an enum.
fn keyed<V: FromStr<Err = ParseKeyError>>(row: &Row, column: &str) -> Result<V, Fault> {
    row.get::<String>(column)?
        .parse()
        .map_err(|e| Fault::from_source(format!("column {column}"), e))
}

/// Reads a column that holds the key of an enum, or nothing.
fn keyed_maybe<V: FromStr<Err = ParseKeyError>>(
    row: &Row,
    column: &str,
) -> Result<Option<V>, Fault> {
    let key: Option<String> = row.get(column)?;
    key.map(|key| {
        key.parse()
            .map_err(|e| Fault::from_source(format!("column {column}"), e))
    })
    .transpose()
}
