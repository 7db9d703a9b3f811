//! One file a use case, verb first: access, load, rule, save, history, duties; one transaction.

mod add_participant;
mod agree_plan;
mod await_call;
mod begin;
mod drop_call;
mod follow_up_plan;
mod hand_over_plans;
mod mark_task_done;
mod note_answer;
mod receive_call;
mod record_consent;
mod register_call;
mod send_call;
mod set_meeting;
mod watch;
mod withdraw_consent;

pub use add_participant::AddParticipant;
pub use agree_plan::AgreePlan;
pub use await_call::AwaitCall;
pub use drop_call::DropCall;
pub use follow_up_plan::FollowUpPlan;
pub use hand_over_plans::hand_over_plans;
pub use mark_task_done::MarkTaskDone;
pub use note_answer::NoteAnswer;
pub use receive_call::ReceiveCall;
pub use record_consent::RecordConsent;
pub use register_call::{CallFrom, RegisterCall, Registered};
pub use send_call::SendCall;
pub use set_meeting::SetMeeting;
pub use withdraw_consent::WithdrawConsent;

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Problem};
use store::Tx;

use crate::{
    events::plan_ended,
    model::{Plan, SeenPlan, State},
    rules::Terms,
    store::plan::{changed, plan_by_id},
};

/// A plan that is to be changed, as it was seen; what another has changed since is told.
async fn plan_to_change(tx: &Tx, call: &Call, seen: SeenPlan) -> Result<Plan, Problem> {
    let need = Need::write(Resource::SharedPlan).about(seen.person);
    access::require(tx, call, need).await?;
    let plan = plan_by_id(tx, seen.person, seen.plan)
        .await?
        .ok_or(Problem::NotFound)?;
    if plan.version != seen.version {
        return Err(changed(&plan));
    }
    Ok(plan)
}

/// What follows when a plan has ended: nothing about it is to be done any more, and those above hear of it.
async fn ended(tx: &Tx, call: &Call, plan: &Plan, why: &str) -> Result<(), Problem> {
    watch::drop_all(tx, call, plan, why).await?;
    plan_ended(tx, call, plan).await
}

/// What history says of a plan, in the person's stream.
fn entry(plan: &Plan, verb: &'static str) -> Entry {
    let subject = Subject::new("shared-plan", plan.id);
    Entry::new(Stream::Person(plan.person), verb, subject).link(plan.address())
}

/// The same, with the state that the plan had before.
fn entry_from(plan: &Plan, verb: &'static str, before: State) -> Entry {
    let (was, is) = (before.key().to_owned(), plan.state.key().to_owned());
    entry(plan, verb).change("state", Some(was), Some(is))
}

/// The lengths of time that hold on the day of the call.
async fn terms(tx: &Tx, call: &Call) -> Result<Terms, Problem> {
    let book = rulebook::reads::book(tx).await?;
    Ok(Terms::of(&book, call.today())?)
}
