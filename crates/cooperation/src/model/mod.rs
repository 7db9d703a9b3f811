//! Values that cannot be wrong; one noun a file.

mod agreement;
mod consent;
mod follow_up;
mod meeting;
mod participant;
mod plan;

pub use agreement::{
    Agreement, Lead, NewAgreement, NewTask, Part, PersonsPart, Principal, Task, TaskDone, TaskId,
    Tasks,
};
pub use consent::{Consent, ConsentAnswer, ConsentId, ConsentWay, Consents, Word};
pub use follow_up::{Course, FollowUp, FollowUpId, FollowUps, Next};
pub use meeting::{Meeting, Place};
pub use participant::{Answer, Attendee, Participant, ParticipantId, Participants, Party};
pub use plan::{Counterpart, DropReason, Dropped, Origin, Plan, PlanId, Plans, SeenPlan, State};
