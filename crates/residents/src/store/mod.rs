//! All SQL of this room.

pub(crate) mod bulk;
pub(crate) mod contact_details;
pub(crate) mod name_key;
pub(crate) mod person;
pub(crate) mod relative;

use ::store::{Migrations, Row, Step};
use kernel::Fault;

/// This room's tables.
pub const MIGRATIONS: Migrations = Migrations {
    room: "resident",
    steps: &[
        Step::both(
            "0001_residents",
            include_str!("../../migrations/0001_residents.sql"),
        ),
        Step::each(
            "0002_name_keys",
            include_str!("../../migrations/0002_name_keys.sql"),
            include_str!("../../migrations/0002_name_keys.postgres.sql"),
        ),
    ],
};

/// A column that holds a text with a type of its own, or nothing.
fn typed_or_none<T: TryFrom<String>>(row: &Row, column: &str) -> Result<Option<T>, Fault> {
    let text: Option<String> = row.get(column)?;
    text.map(T::try_from)
        .transpose()
        .map_err(|_broken: T::Error| Fault::new(format!("column {column}: breaks its rule")))
}

/// `($1, $2), ($3, $4), …`: places for `rows` rows of `columns` values.
fn places(rows: usize, columns: usize) -> String {
    let row = |at: usize| {
        let numbers: Vec<String> = (1..=columns)
            .map(|column| format!("${}", at * columns + column))
            .collect();
        format!("({})", numbers.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
