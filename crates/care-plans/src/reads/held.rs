//! What plans have held: the versions of the plans of some orders, and what each planned.

use std::collections::BTreeMap;

use cases::{CarriedOrder, OrderId};
use kernel::{Date, Fault, Period};
use store::Ask;

use crate::{
    model::{CarePlan, CarePlanId, PlannedVisit},
    rules::help,
    store::{plan::plans_of_orders, version::versions_of_plans, visit::visits_of_plans},
};

/// A version of a plan that was agreed, and the days that it says something about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldVersion {
    /// Its number in the plan.
    pub number: i64,
    /// The day on which it was signed. It is carried out from the day after, as what is told of a day stays.
    pub signed: Date,
    /// The last day on which it is carried out; none as long as it holds.
    pub last: Option<Date>,
    /// Its visits, without their tasks.
    pub visits: Vec<PlannedVisit>,
}

impl HeldVersion {
    /// Whether it is carried out on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.signed < day && self.last.is_none_or(|last| day <= last)
    }
}

/// A plan with all that was agreed in it, the first first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPlan {
    /// The plan.
    pub plan: CarePlan,
    /// Its agreed versions.
    pub versions: Vec<HeldVersion>,
}

/// The plans of some orders, with all that was agreed in them.
pub async fn held_plans(ask: &dyn Ask, orders: &[OrderId]) -> Result<Vec<HeldPlan>, Fault> {
    let plans = plans_of_orders(ask, orders).await?;
    let ids: Vec<CarePlanId> = plans.iter().map(|plan| plan.id).collect();
    let mut visits: BTreeMap<(CarePlanId, i64), Vec<PlannedVisit>> = BTreeMap::new();
    for (plan, number, visit) in visits_of_plans(ask, &ids).await? {
        visits.entry((plan, number)).or_default().push(visit);
    }
    let mut versions: BTreeMap<CarePlanId, Vec<HeldVersion>> = BTreeMap::new();
    for (plan, number, agreed, last) in versions_of_plans(ask, &ids).await? {
        let known = versions.entry(plan).or_default();
        let first = plans.iter().find(|one| one.id == plan);
        // The first one may have been signed after the meeting; a later one follows the one before it.
        let before = match known.last() {
            Some(version) => version.last,
            None => first.and_then(|plan| plan.agreed),
        };
        known.push(HeldVersion {
            number,
            signed: before.unwrap_or(agreed),
            last,
            visits: visits.remove(&(plan, number)).unwrap_or_default(),
        });
    }
    let whole = |plan: CarePlan| HeldPlan {
        versions: versions.remove(&plan.id).unwrap_or_default(),
        plan,
    };
    Ok(plans.into_iter().map(whole).collect())
}

/// The days on which an order gives help, as [`help_days`](super::help_days) tells for the plan of one.
pub fn days_of_help(carried: &CarriedOrder) -> Option<Period> {
    help(&carried.order, &carried.decisions)
}
