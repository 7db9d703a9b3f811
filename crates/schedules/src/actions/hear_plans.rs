//! A plan was agreed: its visits are laid out. It is over, or the person has died: what was ahead goes.

use care_plans::{CarePlan, PlanMoved, Version};
use duties::calendar;
use history::{Entry, Stream, Subject};
use kernel::{Call, Date, Problem};
use residents::PersonDied;
use store::{Hears, Listeners, Tx};

use super::steps::{horizon, lay_out};
use crate::{
    rules::Carried,
    store::{
        plan::{LaidPlan, plan_laid, plan_note, plans_of},
        visit::visits_drop,
        visit_list::{Whose, visit_list},
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
            Some(version) => begin(call, tx, (&news.plan, version)).await,
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
            end(call, tx, laid, news.on.max(call.today())).await?;
        }
        Ok(())
    }
}

fn entry(laid: &LaidPlan, verb: &'static str) -> Entry {
    let subject = Subject::new("care-plan", laid.plan);
    Entry::new(Stream::Person(laid.person), verb, subject)
        .link(format!("/personer/{}/besok", laid.person))
}

/// Days that were told already stay as they are until tomorrow; what a planner had said of later ones is kept where
/// the new version has the same visit on the same day.
pub(super) async fn begin(
    call: &Call,
    tx: &Tx,
    (plan, version): (&CarePlan, &Version),
) -> Result<(), Problem> {
    let today = call.today();
    let agreed = version.agreed.map_or(today, |agreed| agreed.on);
    let earlier = plan_laid(tx, plan.id).await?;
    let first = match earlier {
        Some(_) => calendar::days_after(today, 1),
        None => today,
    };
    let from = agreed.max(first);
    let until = horizon(tx, call).await?.max(from);
    let mut carried = vec![];
    if earlier.is_some() {
        let ahead = (from, Date::MAX);
        let before = visit_list(tx, Whose::Plan(plan.id), ahead).await?;
        let kept = before.iter().filter(|visit| visit.laid_on >= from);
        carried.extend(kept.filter_map(Carried::of));
        visits_drop(tx, plan.id, from).await?;
    }
    let count = lay_out(tx, call, (plan, version), (from, until), &carried).await?;
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

/// The visits of the last day are still made.
async fn finish(call: &Call, tx: &Tx, plan: &CarePlan) -> Result<(), Problem> {
    let Some(laid) = plan_laid(tx, plan.id).await? else {
        return Ok(());
    };
    let last = plan.ended.unwrap_or(call.today());
    end(call, tx, laid, calendar::days_after(last, 1)).await
}

/// Takes out what is planned from a day on; nothing more is laid out.
async fn end(call: &Call, tx: &Tx, laid: LaidPlan, from: Date) -> Result<(), Problem> {
    let from = from.max(call.today());
    let dropped = visits_drop(tx, laid.plan, from).await?;
    let laid = LaidPlan {
        until: laid.until.max(from),
        has_ended: true,
        ..laid
    };
    plan_note(tx, &laid).await?;
    let told = entry(&laid, "schedules.visits-ended")
        .change("from", None, Some(from.to_string()))
        .change("visits", Some(dropped.to_string()), None);
    history::write(tx, call, told).await?;
    Ok(())
}
