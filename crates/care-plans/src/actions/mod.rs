//! The use cases of this room; one file each, verb first.

mod agree_plan;
mod begin_draft;
mod drop_draft;
mod drop_visit;
mod hear_orders;
mod name_contact;
mod plan_visit;
mod steps;
mod write_plan;

pub use agree_plan::AgreePlan;
pub use begin_draft::BeginDraft;
pub use drop_draft::DropDraft;
pub use drop_visit::DropVisit;
pub use hear_orders::{HearDecisions, HearOrders, listeners};
pub use name_contact::{NameContact, NewContact};
pub use plan_visit::PlanVisit;
pub use write_plan::WritePlan;
