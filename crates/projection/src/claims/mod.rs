//! Figures that somebody published, held against each other and against the trajectories.

mod check;
mod model;

pub use check::{Finding, Known, Outcomes, Verdict, check, check_all};
pub use model::{Claim, Claims, What};
