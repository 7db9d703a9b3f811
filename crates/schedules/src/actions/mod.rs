//! One file a use case.

mod adopt_plans;
mod change_visits;
mod extend_plans;
mod hear_plans;
mod lock_day;
mod note_absence;
mod set_demand;
mod set_profile;
mod set_shift;
mod steps;
mod undo_change;

pub use adopt_plans::{AdoptPlans, Adopted};
pub use change_visits::{ChangeVisits, VisitChange};
pub use extend_plans::ExtendPlans;
pub use hear_plans::{HearDeaths, HearPlans, listeners};
pub use lock_day::{LockDay, OpenDay};
pub use note_absence::{EndAbsence, NoteAbsence};
pub use set_demand::SetDemand;
pub use set_profile::SetProfile;
pub use set_shift::{RemoveShift, SetShift};
pub use undo_change::UndoChange;
