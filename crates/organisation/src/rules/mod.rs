//! Pure decisions: what a unit, an offer and a table of standard times must be, and who may be a care contact.

mod care_contact;
mod catalogue;
mod offer;
mod standard_table;
mod unit;

pub use care_contact::may_be_care_contact;
pub use catalogue::advice_is_ours;
pub(crate) use catalogue::{check_service, check_services};
pub(crate) use offer::check_offer;
pub(crate) use standard_table::check_standard_table;
pub(crate) use unit::check_unit;
