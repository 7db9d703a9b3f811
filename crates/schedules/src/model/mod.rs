//! Values that cannot be wrong.

mod absence;
mod board;
mod moment;
mod placing;
mod profile;
mod shift;
mod visit;

pub use absence::{Absence, AbsenceId, AbsenceKind, Absences};
pub use board::{Board, BoardDay, BoardWorker, DayLock};
pub use moment::DayMinute;
pub(crate) use moment::monday;
pub use placing::{ChangeReason, Placing, VisitState};
pub use profile::{Competence, Demand, Profile};
pub(crate) use shift::DAY_MINUTES;
pub use shift::{Break, NewShift, Shift, ShiftId, Shifts};
pub use visit::{ScheduledVisit, ScheduledVisits, SeenVisit, VisitId};
