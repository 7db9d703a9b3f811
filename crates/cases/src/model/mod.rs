//! Values that cannot be wrong; one noun a file.

mod application;
mod case;
mod case_file;
mod case_number;
mod channel;
mod communication;
mod contact;
mod decision;
mod delay;
mod delegation;
mod early_help;
mod follow_up;
mod frame_time;
mod handover;
mod investigation;
mod need;
mod oral_order;
mod order;
mod quarter;
mod topic;

pub use application::{
    Application, ApplicationForm, ApplicationId, ApplicationState, Applications, Demand,
    Representative, ToldOfDelay, Wishes,
};
pub use case::{Case, CaseId, CaseState, Cases};
pub use case_file::CaseFile;
pub use case_number::CaseNumber;
pub use channel::Channel;
pub use communication::{
    Answer, Communication, CommunicationId, Communications, Conveyance, Dispute, DisputeId,
    Disputes,
};
pub use contact::{Caller, Contact, ContactId, ContactState, Contacts};
pub use decision::{
    Contents, DecidedBy, Decision, DecisionId, DecisionState, Decisions, EndReason, Ending,
    HarmGround, LssGroup, Outcome,
};
pub use delay::{DelayMatter, DelayNote, DelayNoteId, DelayNotes, DelayReason, OfferAnswer};
pub use delegation::{AppealTask, Delegated, Delegation, DelegationScheme, SchemeDecided};
pub use early_help::{EarlyHelp, EarlyHelpId, EarlyHelps, HelpOutcome};
pub use follow_up::{FollowUp, FollowUpId, FollowUpOutcome, FollowUps};
pub use frame_time::{Calculation, Deviation, Fraction, Step, TaskCalculation, TaskNeed};
pub use investigation::{
    Conclusion, Investigation, InvestigationId, InvestigationState, Investigations, Plan, Waiver,
};
pub use need::{AssessedNeed, Described, Limitation, NeedId, Needs};
pub use oral_order::{OralOrder, OralOrderId, OralOrders};
pub use order::{
    ChoiceHow, Done, Handover, Order, OrderAnswer, OrderEnd, OrderId, OrderState, OrderedService,
    OrderedTask, Orders, Placement, Sending, SendingId, Sendings, Turn,
};
pub use organisation::Regime;
pub use topic::Topic;

mod appeal;
mod letter;

pub use appeal::{
    Appeal, AppealAnswer, AppealId, AppealState, Appeals, Appellant, CourtAnswer, Judgement,
    Reconsidered,
};
pub use handover::{CaseHandover, CaseHandoverId, CaseHandovers, SeenCase};
pub use letter::{
    Block, Letter, LetterId, LetterKind, LetterText, LetterWay, Letters, Part, Receipt, ReceiptHow,
};
pub use quarter::Quarter;
