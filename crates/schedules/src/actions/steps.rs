//! What the use cases share: laying out, the history of a visit, who works where.

use access::{Need, Resource};
use care_plans::{CarePlan, Version};
use history::{Entry, Stream, Subject};
use kernel::{Call, Date, Fault, Problem, UnitId, UserId};
use store::{Ask, Tx};

use crate::{
    model::{Placing, ScheduledVisit},
    rules::{Carried, carry, lay},
    store::visit::{visit_insert, visit_place},
};

/// Lays the visits of a version out on days, both ends in them; tells how many.
pub(super) async fn lay_out(
    tx: &Tx,
    call: &Call,
    (plan, version): (&CarePlan, &Version),
    days: (Date, Date),
    before: &[Carried],
) -> Result<usize, Problem> {
    let anchor = plan.agreed.unwrap_or(days.0);
    let laid = carry(lay(&version.visits, anchor, days), before);
    for (laid, placing) in &laid {
        let new = &laid.planned.visit;
        let visit = ScheduledVisit {
            id: call.new_id(),
            person: plan.person,
            plan: plan.id,
            planned: laid.planned.id,
            provider: plan.provider,
            name: new.name.clone(),
            window: new.window,
            minutes: new.minutes,
            staff: new.staff,
            laid_on: laid.day,
            placing: placing.clone(),
            version: 1,
        };
        visit_insert(tx, &visit).await?;
    }
    Ok(laid.len())
}

/// The member of staff who may plan at the own unit, and the unit.
pub(super) async fn planner(tx: &Tx, call: &Call) -> Result<(UserId, UnitId), Problem> {
    let (user, unit) = call.staff()?;
    access::require(tx, call, Need::write(Resource::Schedule).at(unit)).await?;
    Ok((user, unit))
}

/// Those who work at a provider on a day.
pub(crate) async fn staff_on(
    ask: &dyn Ask,
    provider: UnitId,
    day: Date,
) -> Result<Vec<UserId>, Fault> {
    let staff = access::staff_at(ask, provider, day).await?;
    Ok(staff.iter().map(|one| one.assignment.user).collect())
}

/// Places a visit, with its history in the person's file.
pub(super) async fn place(
    tx: &Tx,
    call: &Call,
    (visit, to): (&ScheduledVisit, &Placing),
    (verb, why): (&'static str, Option<&str>),
) -> Result<(), Problem> {
    visit_place(tx, visit, to).await?;
    let from = &visit.placing;
    let subject = Subject::new("scheduled-visit", visit.id);
    let mut entry = Entry::new(Stream::Person(visit.person), verb, subject)
        .link(visit.address())
        .change("day", Some(from.day.to_string()), Some(to.day.to_string()))
        .change("start", clock(from.start), clock(to.start))
        .change(
            "workers",
            names(tx, &from.workers).await?,
            names(tx, &to.workers).await?,
        )
        .change(
            "state",
            Some(from.state.key().to_owned()),
            Some(to.state.key().to_owned()),
        );
    if let Some(reason) = to.reason {
        let before = from.reason.map(|reason| reason.key().to_owned());
        entry = entry.change("reason", before, Some(reason.key().to_owned()));
    }
    let said = why.or(to.note.as_ref().map(kernel::Line::as_str));
    if let Some(said) = said {
        entry = entry.reason(said);
    }
    history::write(tx, call, entry).await?;
    Ok(())
}

fn clock(minute: Option<i64>) -> Option<String> {
    minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60))
}

async fn names(tx: &Tx, users: &[UserId]) -> Result<Option<String>, Fault> {
    if users.is_empty() {
        return Ok(None);
    }
    let known = access::user_names(tx, users).await?;
    let names = users.iter().filter_map(|user| known.get(user).cloned());
    let names: Vec<String> = names.collect();
    Ok((!names.is_empty()).then(|| names.join(", ")))
}

/// An entry about the staff or a day of a provider.
pub(super) fn unit_entry<Kind>(
    unit: UnitId,
    verb: &'static str,
    (kind, id): (&'static str, kernel::Id<Kind>),
) -> Entry {
    Entry::new(Stream::Unit(unit), verb, Subject::new(kind, id))
}
