//! Questions that others may ask.

mod forms;
mod municipality;
mod providers;
mod services;
mod staff;
mod standard_times;
mod units;

pub use forms::Forms;
pub use municipality::{districts, municipality};
pub use providers::{offers_of, providers_for};
pub use services::{catalogue, catalogues, is_offered, service, services, services_on};
pub use staff::{care_contacts_of, staff_member, staff_of};
pub use standard_times::{standard_tables, standard_times, standard_times_of, timed_services};
pub use units::{UnitFilter, Workplace, unit, unit_names, units, workplace};
