//! What the use cases share: how a plan is fetched and for whom, its draft, its history.

use access::{Need, Resource};
use history::{Entry, Stream};
use kernel::{Call, Fault, Problem, Refusal, UserId};
use organisation::ServiceCode;
use store::Tx;

use crate::{
    model::{CarePlan, PlanState, SeenPlan, Version},
    rules::Terms,
    store::{
        plan::{plan_by_id, plan_save},
        version::version_by_number,
    },
};

/// The plan for those who make it, in the version that they saw, and who they are. Another provider of the same
/// person finds nothing.
pub(super) async fn to_write(
    tx: &Tx,
    call: &Call,
    seen: SeenPlan,
) -> Result<(CarePlan, UserId), Problem> {
    let (user, unit) = call.staff()?;
    let need = Need::write(Resource::CarePlan).about(seen.person);
    access::require(tx, call, need).await?;
    let plan = plan_by_id(tx, seen.person, seen.plan)
        .await?
        .filter(|plan| plan.provider == unit)
        .ok_or(Problem::NotFound)?;
    match plan.state {
        PlanState::Wanted | PlanState::Standing => {}
        PlanState::Ended => return Err(Refusal::new("care-plans-refusal-ended").into()),
    }
    let plan = CarePlan {
        version: seen.version,
        ..plan
    };
    Ok((plan, user))
}

/// The plan with the draft that somebody is writing.
pub(super) async fn draft_to_write(
    tx: &Tx,
    call: &Call,
    seen: SeenPlan,
) -> Result<(CarePlan, Version, UserId), Problem> {
    let (plan, user) = to_write(tx, call, seen).await?;
    let Some(number) = plan.draft else {
        return Err(Refusal::new("care-plans-refusal-no-draft").into());
    };
    let draft = version_by_number(tx, plan.id, number)
        .await?
        .ok_or_else(|| Fault::new("a care plan's draft is not there"))?;
    Ok((plan, draft, user))
}

/// What a duty on a plan is about in a word: the case, and which services. No personal data.
pub(super) async fn label<'s>(
    tx: &Tx,
    plan: &CarePlan,
    services: impl Iterator<Item = &'s ServiceCode> + Send,
) -> Result<String, Fault> {
    let mut names = vec![];
    for code in services {
        if let Some(service) = organisation::service(tx, code).await? {
            names.push(service.name_sv.to_string());
        }
    }
    Ok(format!("{} {}", plan.number, names.join(", "))
        .trim_end()
        .to_owned())
}

/// The rules as they stand today.
pub(super) async fn terms(tx: &Tx, call: &Call) -> Result<Terms, Fault> {
    let book = rulebook::reads::book(tx).await?;
    Ok(Terms::new(book, call.today(), call.zone.clone()))
}

/// An entry of history about a plan.
pub(super) fn entry(plan: &CarePlan, verb: &'static str) -> Entry {
    let subject = crate::rules::subject(plan);
    Entry::new(Stream::Person(plan.person), verb, subject).link(plan.address())
}

/// Saves a plan whose draft was written in, with its entry.
pub(super) async fn save_written(
    tx: &Tx,
    call: &Call,
    plan: &CarePlan,
    entry: Entry,
) -> Result<(), Problem> {
    plan_save(tx, plan).await?;
    history::write(tx, call, entry).await?;
    Ok(())
}
