//! Figures that somebody published, held against each other and against the trajectories.

mod check;
mod inside;
mod model;
mod outcomes;

pub use check::{Finding, Verdict, check, check_all};
pub use model::{Claim, Claims, What};
pub use outcomes::{Known, Outcomes};
