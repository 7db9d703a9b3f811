//! The values of this room.

mod contact;
mod plan;
mod text;
mod visit;

pub use contact::{CareContact, ContactAnswer, ContactId, Contacts};
pub use plan::{Agreed, CarePlan, CarePlanId, CarePlans, PlanState, SeenPlan, Version};
pub use text::{GoalWay, Part, PlanText};
pub(crate) use visit::DAY_MINUTES;
pub use visit::{
    Every, NewVisit, PlannedTask, PlannedVisit, PlannedVisitId, PlannedVisits, Staff, Weekdays,
    Window, weekly,
};
