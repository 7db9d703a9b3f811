//! Performed minutes trace to a decision: through the visit's care plan and its order, to help that had begun by then.

use std::collections::BTreeMap;

use care_plans::CarePlanId;
use kernel::{Date, Fault, UnitId};
use minutes_account::Month;
use store::Reader;

use super::{
    finding::{Finding, Looked},
    traced::{decided, orders_of_plans, was_said_yes_to},
};

/// From which day on decisions give help by a plan; none where nothing is behind it.
type Since = BTreeMap<CarePlanId, Option<Date>>;

pub(super) async fn look(reader: &Reader, looked: &mut Looked) -> Result<(), Fault> {
    let mut untraced = Finding::none("server-verify-minutes-untraced");
    let mut after = None;
    while let Some((provider, first)) = visits::provider_after(reader, after).await? {
        let mut since = Since::new();
        let mut next = Some(first);
        while let Some(day) = next {
            let month = Month::of(day);
            look_month(reader, (provider, month), (&mut since, &mut untraced)).await?;
            next = visits::day_after(reader, provider, month.after(1).first()).await?;
        }
        after = Some(provider);
    }
    looked.keep([untraced]);
    Ok(())
}

async fn look_month(
    reader: &Reader,
    (provider, month): (UnitId, Month),
    (since, untraced): (&mut Since, &mut Finding),
) -> Result<(), Fault> {
    let days = (month.first(), month.last());
    let performed = visits::plans_performed(reader, provider, days).await?;
    let plans = performed.iter().map(|(plan, _)| *plan);
    let new: Vec<CarePlanId> = plans.filter(|plan| !since.contains_key(plan)).collect();
    for some in new.chunks(64) {
        let orders = orders_of_plans(reader, some).await?;
        for plan in some {
            let order = orders.get(plan).filter(|one| was_said_yes_to(one));
            let first = order.and_then(decided).map(|(first, _)| first);
            since.insert(*plan, first);
        }
    }
    for (plan, first) in performed {
        let begins = since.get(&plan).copied().flatten();
        let until = match begins {
            Some(begins) if begins <= first => continue,
            Some(begins) => days.1.min(duties::calendar::days_after(begins, -1)),
            None => days.1,
        };
        let of = (provider, plan);
        for visit in visits::visits_performed(reader, of, (days.0, until)).await? {
            untraced.add(visit);
        }
    }
    Ok(())
}
