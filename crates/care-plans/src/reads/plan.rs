//! Plans of a person. Whether the reader may see the person is asked before.

use std::collections::{BTreeMap, BTreeSet};

use cases::OrderId;
use kernel::{Date, Fault, Period, PersonId};
use organisation::ServiceKind;
use store::Ask;

use crate::{
    model::{CareContact, CarePlan, CarePlanId, PlanState, Version},
    rules::{AGREE, REVIEW, help},
    store::{
        contact::contact_list,
        measured,
        plan::{
            orders_of_plans, plan_by_id, plan_by_order, plan_list_all, plan_list_of_person,
            plan_list_standing, plans_by_ids,
        },
        version::version_list,
    },
};

/// A plan with all its versions and contacts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    /// The plan.
    pub plan: CarePlan,
    /// Its versions, the latest first.
    pub versions: Vec<Version>,
    /// Who was to be turned to, the latest first.
    pub contacts: Vec<CareContact>,
}

impl PlanView {
    /// A version.
    pub fn version(&self, number: i64) -> Option<&Version> {
        self.versions
            .iter()
            .find(|version| version.number == number)
    }

    /// The version that holds.
    pub fn standing(&self) -> Option<&Version> {
        self.version(self.plan.standing?)
    }

    /// The version that somebody is writing.
    pub fn draft(&self) -> Option<&Version> {
        self.version(self.plan.draft?)
    }

    /// Who is to be turned to now.
    pub fn contact(&self) -> Option<&CareContact> {
        self.contacts.iter().find(|contact| contact.until.is_none())
    }

    /// Who was to be turned to when a version was left, or is now where it holds.
    pub fn contact_of(&self, version: &Version) -> Option<&CareContact> {
        match version.left {
            None => self.contact(),
            Some(left) => self.contacts.iter().find(|contact| contact.since <= left),
        }
    }

    /// The same without what is only being written: for all but those who write it.
    #[must_use]
    pub fn without_draft(mut self) -> Self {
        self.versions.retain(|version| version.agreed.is_some());
        self.plan.draft = None;
        self
    }
}

/// One plan of a person, with all its versions.
pub async fn plan(
    ask: &dyn Ask,
    person: PersonId,
    id: CarePlanId,
) -> Result<Option<PlanView>, Fault> {
    let Some(plan) = plan_by_id(ask, person, id).await? else {
        return Ok(None);
    };
    Ok(Some(PlanView {
        versions: version_list(ask, plan.id).await?,
        contacts: contact_list(ask, plan.id).await?,
        plan,
    }))
}

/// The days on which a plan's order gives help: from the day that the provider said, or came, to the last day of the
/// decisions behind it. None while they all rest, or where none of them gives anything.
pub async fn help_days(ask: &dyn Ask, plan: &CarePlan) -> Result<Option<Period>, Fault> {
    let Some(order) = cases::order(ask, plan.person, plan.order).await? else {
        return Ok(None);
    };
    let decisions = cases::decisions_behind(ask, &order).await?;
    Ok(help(&order, &decisions))
}

/// Which kinds of help some plans carry out.
pub async fn kinds_of_plans(
    ask: &dyn Ask,
    plans: &[CarePlanId],
) -> Result<BTreeMap<CarePlanId, BTreeSet<ServiceKind>>, Fault> {
    let orders = orders_of_plans(ask, plans).await?;
    let ids: Vec<OrderId> = orders.iter().map(|(_, order)| *order).collect();
    let services = organisation::services(ask).await?;
    let mut by_order: BTreeMap<OrderId, BTreeSet<ServiceKind>> = BTreeMap::new();
    for (order, code) in cases::services_of_orders(ask, &ids).await? {
        let known = services.iter().find(|service| service.code == code);
        let kinds = by_order.entry(order).or_default();
        kinds.extend(known.map(|service| service.kind));
    }
    let kinds = |order| by_order.get(order).cloned().unwrap_or_default();
    Ok(orders
        .iter()
        .map(|(plan, order)| (*plan, kinds(order)))
        .collect())
}

/// The plan of an order, if one is wanted.
pub async fn plan_of_order(ask: &dyn Ask, order: OrderId) -> Result<Option<CarePlan>, Fault> {
    plan_by_order(ask, order).await
}

/// Plans that hold, in the order of their ids, after one of them: for those who go through all.
pub async fn standing_plans(
    ask: &dyn Ask,
    after: Option<CarePlanId>,
    most: i64,
) -> Result<Vec<CarePlan>, Fault> {
    plan_list_standing(ask, after, most).await
}

/// All plans, in the order of their ids, after one of them: for those who look whether all is whole.
pub async fn all_plans(
    ask: &dyn Ask,
    after: Option<CarePlanId>,
    most: i64,
) -> Result<Vec<CarePlan>, Fault> {
    plan_list_all(ask, after, most).await
}

/// Those of some plans that there are.
pub async fn plans_among(ask: &dyn Ask, ids: &[CarePlanId]) -> Result<Vec<CarePlan>, Fault> {
    plans_by_ids(ask, ids).await
}

/// The duty that must be open on a plan on a day because its time has run out: to agree it, or to look it through. None
/// where it has time left, or is over.
pub fn overdue_duty(plan: &CarePlan, today: Date) -> Option<&'static str> {
    plan.next_due().filter(|due| *due < today)?;
    match plan.state {
        PlanState::Wanted => Some(AGREE.key),
        PlanState::Standing => Some(REVIEW.key),
        PlanState::Ended => None,
    }
}

/// The plans of a person, those of the latest orders first.
pub async fn plans_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<CarePlan>, Fault> {
    plan_list_of_person(ask, person).await
}

/// The plans of orders that ran on a day, whether anything was agreed or not.
pub async fn plans_running(ask: &dyn Ask, on: Date) -> Result<Vec<CarePlan>, Fault> {
    let running = measured::plans_running(ask, on).await?;
    Ok(running.into_iter().map(|one| one.plan).collect())
}
