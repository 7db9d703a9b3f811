//! A plan was agreed: its visits are laid out. It is over, or the person has died: what was ahead goes.

use care_plans::{CarePlan, CarePlanId, PlanMoved, Version};
use duties::calendar;
use history::{Entry, Stream, Subject};
use kernel::{Call, Date, Period, Problem};
use residents::PersonDied;
use store::{Hears, Listeners, Tx};

use super::steps::lay_out;
use crate::{
    model::{ChangeReason, DayMinute, Placing, ScheduledVisit, VisitState},
    reads::horizon,
    rules::Carried,
    store::{
        day::days_locked,
        plan::{LaidPlan, plan_laid, plan_note, plans_of},
        visit::{visit_place, visits_drop},
        visit_list::{Whose, visit_list, visit_list_ahead},
    },
};

/// Who of this room hears what other rooms tell.
pub fn listeners() -> Listeners {
    Listeners::new()
        .with::<PlanMoved>(HearPlans)
        .with::<PersonDied>(HearDeaths)
}

/// Hears that another version of a plan holds, or none.
#[derive(Debug, Clone, Copy)]
pub struct HearPlans;

impl Hears<PlanMoved> for HearPlans {
    async fn hear(&self, call: &Call, tx: &Tx, news: &PlanMoved) -> Result<(), Problem> {
        match &news.standing {
            Some(version) => again(call, tx, (&news.plan, version), news.help).await,
            None => finish(call, tx, &news.plan).await,
        }
    }
}

/// Hears that somebody has died: nobody is to stand at the door.
#[derive(Debug, Clone, Copy)]
pub struct HearDeaths;

impl Hears<PersonDied> for HearDeaths {
    async fn hear(&self, call: &Call, tx: &Tx, news: &PersonDied) -> Result<(), Problem> {
        for laid in plans_of(tx, news.person).await? {
            end(call, tx, laid, (news.on, ChangeReason::PersonDied)).await?;
        }
        Ok(())
    }
}

fn entry(laid: &LaidPlan, verb: &'static str) -> Entry {
    let subject = Subject::new("care-plan", laid.plan);
    Entry::new(Stream::Person(laid.person), verb, subject)
        .link(format!("/personer/{}/besok", laid.person))
}

/// Nothing is laid out again for one who has died, unless another version is agreed.
async fn again(
    call: &Call,
    tx: &Tx,
    (plan, version): (&CarePlan, &Version),
    help: Option<Period>,
) -> Result<(), Problem> {
    let earlier = plan_laid(tx, plan.id).await?;
    if earlier.is_some_and(|laid| laid.has_ended && laid.number == version.number) {
        return Ok(());
    }
    begin(call, tx, (plan, version), help).await
}

/// Days that were told already stay as they are: today, and those that are locked in a row from tomorrow. What a
/// planner had said of later ones is kept where the new version has the same visit on the same day; what was moved to
/// a day that stays is neither taken out nor laid again.
pub(super) async fn begin(
    call: &Call,
    tx: &Tx,
    (plan, version): (&CarePlan, &Version),
    help: Option<Period>,
) -> Result<(), Problem> {
    let today = call.today();
    let agreed = version.agreed.map_or(today, |agreed| agreed.on);
    let earlier = plan_laid(tx, plan.id).await?;
    let horizon = horizon(tx, call).await?;
    let first = match earlier {
        Some(_) => {
            let tomorrow = calendar::days_after(today, 1);
            let locked = days_locked(tx, plan.provider, (tomorrow, horizon)).await?;
            after_locked(tomorrow, &locked)
        }
        None => today,
    };
    let from = agreed.max(first);
    let until = horizon.max(from);
    let mut carried = vec![];
    if earlier.is_some() {
        let mut gone = vec![];
        for visit in visit_list_ahead(tx, plan.id, from).await? {
            let Some(old) = Carried::of(&visit, from).map(|old| old.within(help)) else {
                continue;
            };
            if old.goes() {
                gone.push(visit.id);
            }
            carried.push(old);
        }
        visits_drop(tx, &gone).await?;
        restore(call, tx, (plan.id, from), help).await?;
        // There is no more help, or it rests: what was told of today and of locked days is called off, and so is what was
        // put off to a later day, so that it can come back.
        if let Some(without) = first_without(help, today) {
            let days = (without, Date::MAX);
            // What was laid for a day that was told, and put off, is not laid again by itself.
            let is_told = |visit: &ScheduledVisit| visit.placing.day < from || visit.laid_on < from;
            let off = (days, ChangeReason::HelpEnded);
            stop(call, tx, (plan.id, off), is_told).await?;
        }
    }
    let days = clip((from, until), help);
    let count = lay_out(tx, call, (plan, version), days, &carried).await?;
    let laid = LaidPlan {
        plan: plan.id,
        person: plan.person,
        provider: plan.provider,
        number: version.number,
        until,
        has_ended: false,
    };
    plan_note(tx, &laid).await?;
    let told = entry(&laid, "schedules.visits-laid")
        .change("from", None, Some(from.to_string()))
        .change("until", None, Some(until.to_string()))
        .change("visits", None, Some(count.to_string()));
    history::write(tx, call, told).await?;
    Ok(())
}

/// What was called off because the help rested or ended, on days that are not laid out anew, is on again where there is
/// help again: without anybody, for the planner to see. Nobody else would lay it again.
async fn restore(
    call: &Call,
    tx: &Tx,
    (plan, from): (CarePlanId, Date),
    help: Option<Period>,
) -> Result<(), Problem> {
    let now = DayMinute::of(call);
    for visit in visit_list(tx, Whose::Plan(plan), (now.day, Date::MAX)).await? {
        let day = visit.placing.day;
        let was_stopped = visit.placing.reason == Some(ChangeReason::HelpEnded);
        let is_helped = help.is_some_and(|help| help.contains(day));
        let is_kept = visit.laid_on < from;
        if was_stopped && is_helped && is_kept && !visit.has_begun(now) {
            visit_place(tx, &visit, &Placing::on(day)).await?;
        }
    }
    Ok(())
}

/// The days on which there is help, of some; the last before the first where there is none.
pub(super) fn clip((from, until): (Date, Date), help: Option<Period>) -> (Date, Date) {
    match help {
        None => (from, calendar::days_after(from, -1)),
        Some(help) => (
            from.max(help.from()),
            help.to().map_or(until, |last| last.min(until)),
        ),
    }
}

/// The first day from today on without help; none where it goes on until further notice.
fn first_without(help: Option<Period>, today: Date) -> Option<Date> {
    match help {
        None => Some(today),
        Some(help) => help
            .to()
            .map(|last| calendar::days_after(last, 1).max(today)),
    }
}

/// The first day from one on that is not locked.
fn after_locked(from: Date, locked: &[Date]) -> Date {
    let mut day = from;
    while locked.contains(&day) {
        day = calendar::days_after(day, 1);
    }
    day
}

/// The visits of the last day are still made.
async fn finish(call: &Call, tx: &Tx, plan: &CarePlan) -> Result<(), Problem> {
    let Some(laid) = plan_laid(tx, plan.id).await? else {
        return Ok(());
    };
    // Whoever has died has had the visits cancelled already, and they are to be seen as such.
    if laid.has_ended {
        return Ok(());
    }
    let last = plan.ended.unwrap_or(call.today());
    let from = calendar::days_after(last, 1);
    end(call, tx, laid, (from, ChangeReason::HelpEnded)).await
}

/// Nothing more is laid out, and nothing is made from a day on but what may have been begun already.
async fn end(
    call: &Call,
    tx: &Tx,
    laid: LaidPlan,
    (from, reason): (Date, ChangeReason),
) -> Result<(), Problem> {
    let from = from.max(call.today());
    let tomorrow = calendar::days_after(call.today(), 1);
    let locked = days_locked(tx, laid.provider, (tomorrow, laid.until.max(tomorrow))).await?;
    let untold = after_locked(tomorrow, &locked);
    let is_told =
        |visit: &ScheduledVisit| reason == ChangeReason::PersonDied || visit.placing.day < untold;
    let off = ((from, Date::MAX), reason);
    let stopped = stop(call, tx, (laid.plan, off), is_told).await?;
    let laid = LaidPlan {
        until: laid.until.max(from),
        has_ended: true,
        ..laid
    };
    plan_note(tx, &laid).await?;
    let told = entry(&laid, "schedules.visits-ended")
        .change("from", None, Some(from.to_string()))
        .change("reason", None, Some(reason.key().to_owned()))
        .change("visits", Some(stopped.to_string()), None);
    history::write(tx, call, told).await?;
    Ok(())
}

/// Cancels the visits of a plan on some days that somebody was told of, so that they can be told that they are off. The
/// others go.
async fn stop(
    call: &Call,
    tx: &Tx,
    (plan, (days, reason)): (CarePlanId, ((Date, Date), ChangeReason)),
    is_told: impl Fn(&ScheduledVisit) -> bool,
) -> Result<usize, Problem> {
    let now = DayMinute::of(call);
    let mut gone = vec![];
    let mut stopped = 0;
    for visit in visit_list(tx, Whose::Plan(plan), days).await? {
        if !is_told(&visit) {
            gone.push(visit.id);
        } else if visit.is_planned() && !visit.has_begun(now) {
            let off = Placing {
                state: VisitState::Cancelled,
                reason: Some(reason),
                ..Placing::on(visit.placing.day)
            };
            visit_place(tx, &visit, &off).await?;
            stopped += 1;
        }
    }
    visits_drop(tx, &gone).await?;
    Ok(stopped + gone.len())
}
