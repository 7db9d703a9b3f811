//! Questions that pages and other rooms may ask. Plain views, no changes.

mod board;
mod continuity;
mod visits;
mod week;
mod worker;

pub use board::{board, limits};
pub use continuity::{continuity_of, lately_met};
pub use visits::{visit, visit_by_id, visits_of_person, visits_of_worker};
pub use week::{DayCount, counts};
pub use worker::{absences_of, demand, profile, shifts_of};
