//! From population to need, places and staff, trajectory by trajectory.
#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "ages, years and trajectories are bounded by what holds them, counts of people are exact in a float, and \
              what is not inlined is not compiled for the machine it runs on"
)]

mod check;
mod monotone;
mod need;
mod places;
mod scenario;
mod staff;
mod told;

pub use monotone::{Bands, UseBand, by_age};
pub use need::{Need, Shares, needs, needs_of, needs_of_district};
pub(crate) use places::supply;
pub use places::{Places, PlacesYear, places};
pub use scenario::{
    Alternative, Composition, Effect, Event, EventKind, Fall, Housing, Law, Profession, Scenario,
    Service, ShareYear, Staffing, YearMonth,
};
pub use staff::{StaffYear, Staffed, dependency, productivity, staff};
pub use told::Spread;
