//! Pure decisions: what a unit, an offer and a table of standard times must be.

mod offer;
mod standard_table;
mod unit;

pub(crate) use offer::check_offer;
pub(crate) use standard_table::check_standard_table;
pub(crate) use unit::check_unit;
