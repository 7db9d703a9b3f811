//! One file a use case, verb first: access, load, rule, save, history, duties; one transaction.

mod ask_question;
mod change_decision;
mod close_case;
mod close_contact;
mod communicate;
mod conclude_investigation;
mod coordinate_contact;
pub(crate) mod deadlines;
mod demand_decision;
mod end_decision;
pub(crate) mod file;
mod follow_up_decision;
mod follow_up_early_help;
mod give_early_help;
mod give_guidance;
mod make_decision;
mod mark_executed;
mod mark_interrupted;
mod note_dispute;
mod open_investigation;
mod plan_investigation;
mod receive_application;
mod record_answer;
mod record_need;
mod refuse_demand;
mod register_contact;
mod revoke_decision;
mod take_contact;
mod tell_of_delay;
mod withdraw_application;

pub use ask_question::AskQuestion;
pub use change_decision::{ChangeDecision, Harm};
pub use close_case::CloseCase;
pub use close_contact::CloseContact;
pub use communicate::Communicate;
pub use conclude_investigation::ConcludeInvestigation;
pub use coordinate_contact::CoordinateContact;
pub use demand_decision::DemandDecision;
pub use end_decision::EndDecision;
pub use follow_up_decision::FollowUpDecision;
pub use follow_up_early_help::FollowUpEarlyHelp;
pub use give_early_help::{GiveEarlyHelp, Given};
pub use give_guidance::GiveGuidance;
pub use make_decision::MakeDecision;
pub use mark_executed::MarkExecuted;
pub use mark_interrupted::MarkInterrupted;
pub use note_dispute::NoteDispute;
pub use open_investigation::OpenInvestigation;
pub use plan_investigation::PlanInvestigation;
pub use receive_application::{OpenedCase, ReceiveApplication};
pub use record_answer::RecordAnswer;
pub use record_need::RecordNeed;
pub use refuse_demand::RefuseDemand;
pub use register_contact::{RegisterContact, Registered};
pub use revoke_decision::RevokeDecision;
pub use take_contact::TakeContact;
pub use tell_of_delay::TellOfDelay;
pub use withdraw_application::WithdrawApplication;

mod acknowledge_order;
mod change_order;
mod choose_provider;
mod draft_order;
mod end_order;
mod note_delay;
mod note_oral_order;
pub(crate) mod order_duties;
pub(crate) mod order_steps;
mod refuse_order;
mod see_order;
mod send_order;
mod set_order_lines;
mod start_execution;
mod withdraw_order;

pub use acknowledge_order::AcknowledgeOrder;
pub use change_order::{ChangeOrder, ServiceWords};
pub use choose_provider::{ChooseProvider, Placed, ProviderChoice};
pub use draft_order::DraftOrder;
pub use end_order::EndOrder;
pub use note_delay::NoteDelay;
pub use note_oral_order::NoteOralOrder;
pub use order_steps::SeenOrder;
pub use refuse_order::RefuseOrder;
pub use see_order::SeeOrder;
pub use send_order::{SendOrder, SentOrder};
pub use set_order_lines::{Framed, SetOrderLines};
pub use start_execution::StartExecution;
pub use withdraw_order::WithdrawOrder;

mod dismiss_appeal;
mod forward_appeal;
mod receive_appeal;
mod reconsider_appeal;
mod record_court_answer;
mod record_receipt;
mod send_letter;

pub use dismiss_appeal::DismissAppeal;
pub use forward_appeal::ForwardAppeal;
pub use receive_appeal::ReceiveAppeal;
pub use reconsider_appeal::{Better, ReconsiderAppeal, Reconsideration};
pub use record_court_answer::RecordCourtAnswer;
pub use record_receipt::RecordReceipt;
pub use send_letter::SendLetter;

use kernel::{Actor, Call, Problem, UnitId, UserId};

/// The member of staff who acts, and at which unit. A use case for staff is not found by others.
pub(crate) const fn staff(call: &Call) -> Result<(UserId, UnitId), Problem> {
    match call.actor {
        Actor::Staff { user, unit, .. } => Ok((user, unit)),
        Actor::Resident { .. } | Actor::System { .. } | Actor::Public => Err(Problem::NotFound),
    }
}
