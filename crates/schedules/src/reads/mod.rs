//! Questions that pages and other rooms may ask. Plain views, no changes.

mod board;
mod continuity;
mod plans;
mod visits;
mod week;
mod worker;

pub use board::{board, flaws_of, limits, workers_in_week};
pub use continuity::{clients_seen, continuity_of, lately_met};
pub(crate) use plans::{BATCH, horizon};
pub use plans::{Looked, is_behind, look};
pub use visits::{
    plans_with_visits, visit, visit_by_id, visits_of_person, visits_of_plan, visits_of_provider,
    visits_of_worker,
};
pub use week::{DayCount, counts};
pub use worker::{absences_of, demand, profile, shifts_of};
