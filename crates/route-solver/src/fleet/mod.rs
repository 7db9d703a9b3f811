//! The search for plain fleets: customers with demands and hard windows, vehicles that are all alike.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "customer numbers are checked when the problem is made; the inner loop lives on them"
)]

mod course;
mod fewer;
mod judge;
mod problem;
mod ruin;
mod run;
mod tails;
mod tours;

pub use judge::judge_tours;
pub use problem::{Customer, Fleet, FleetParts};
pub use run::{Aim, FleetPlan, plan_fleet};
