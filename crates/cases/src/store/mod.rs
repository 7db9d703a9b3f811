//! All SQL of the room; one file an aggregate. Rows are private; a row that breaks an invariant is a fault.

pub(crate) mod appeal;
pub(crate) mod application;
pub(crate) mod case;
pub(crate) mod case_list;
pub(crate) mod communication;
pub(crate) mod contact;
pub(crate) mod decision;
pub(crate) mod delay;
pub(crate) mod early_help;
pub(crate) mod follow_up;
pub(crate) mod investigation;
pub(crate) mod letter;
pub(crate) mod measured;
pub(crate) mod need;
pub(crate) mod oral_order;
pub(crate) mod order;
pub(crate) mod order_list;
pub(crate) mod order_measured;
pub(crate) mod order_parts;
pub(crate) mod question_source;

use kernel::{Fault, ParseKeyError};
use std::str::FromStr;
use store::Row;

/// Reads a column that holds the key of an enum.
pub(crate) fn keyed<V: FromStr<Err = ParseKeyError>>(row: &Row, column: &str) -> Result<V, Fault> {
    row.get::<String>(column)?
        .parse()
        .map_err(|e| Fault::from_source(format!("column {column}"), e))
}

/// Reads a column that holds the key of an enum, or nothing.
pub(crate) fn keyed_maybe<V: FromStr<Err = ParseKeyError>>(
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

/// Reads a column that holds the key of an enum of another room.
pub(crate) fn other_keyed<V>(row: &Row, column: &str) -> Result<V, Fault>
where
    V: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.get::<String>(column)?
        .parse()
        .map_err(|e| Fault::from_source(format!("column {column}"), e))
}

/// The same, or nothing.
pub(crate) fn other_keyed_maybe<V>(row: &Row, column: &str) -> Result<Option<V>, Fault>
where
    V: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    let key: Option<String> = row.get(column)?;
    key.map(|key| {
        key.parse()
            .map_err(|e| Fault::from_source(format!("column {column}"), e))
    })
    .transpose()
}
