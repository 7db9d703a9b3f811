//! All SQL of this room.

pub(crate) mod catalogue;
pub(crate) mod municipality;
pub(crate) mod offer;
pub(crate) mod service;
pub(crate) mod staff;
pub(crate) mod standard_time;
pub(crate) mod unit;

use ::store::{Migrations, Row, Step};
use kernel::{Fault, Period};

/// This room's tables.
pub const MIGRATIONS: Migrations = Migrations {
    room: "organisation",
    steps: &[
        Step::both(
            "0001_organisation",
            include_str!("../../migrations/0001_organisation.sql"),
        ),
        Step::both(
            "0002_assistant_nurse",
            include_str!("../../migrations/0002_assistant_nurse.sql"),
        ),
        Step::both(
            "0003_catalogue",
            include_str!("../../migrations/0003_catalogue.sql"),
        ),
    ],
};

/// The columns `from_on` and `to_on`.
fn period(row: &Row) -> Result<Period, Fault> {
    Period::new(row.get("from_on")?, row.get("to_on")?)
        .map_err(|e| Fault::from_source("columns from_on, to_on", e))
}
