//! Plans home care: who goes to whom, when, and in which order.

mod answer;
mod budget;
pub mod care;
mod engine;
mod fleet;
pub mod formats;
mod trouble;

pub use answer::{Search, Summary};
pub use budget::{Budget, Iterations, UntilRaised};
pub use fleet::{Aim, Customer, Fleet, FleetParts, FleetPlan, plan_fleet};
pub use trouble::Trouble;
