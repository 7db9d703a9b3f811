//! The orders that a provider carries out in some days, with the decisions behind them: for those who count minutes.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Date, Fault, Minutes, PersonId, UnitId};
use organisation::ServiceCode;
use store::Ask;

use crate::{
    model::{Decision, DecisionId, Order, OrderId, OrderState},
    store::{
        decision::decision_list_of_persons,
        order::order_by_id,
        order_list::{orders_among, orders_carried_by},
        order_parts,
    },
};

/// The part of an order that is one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedPart {
    /// Which service.
    pub service: ServiceCode,
    /// Minutes a week of its tasks.
    pub weekly: Minutes,
    /// The decisions behind it, with those that have taken their place since.
    pub decisions: Vec<DecisionId>,
}

/// An order that a provider has said yes to.
#[derive(Debug, Clone)]
pub struct CarriedOrder {
    /// The order.
    pub order: Order,
    /// Its services, in order of their codes.
    pub parts: Vec<CarriedPart>,
    /// All decisions behind it.
    pub decisions: Vec<Decision>,
}

impl CarriedOrder {
    /// Minutes a week that the decisions give on a day, by service.
    pub fn given(&self, day: Date) -> impl Iterator<Item = Minutes> {
        let gives = move |id: &DecisionId| {
            let decision = self.decisions.iter().find(|one| one.id == *id);
            decision
                .and_then(Decision::gives)
                .is_some_and(|period| period.contains(day))
        };
        let parts = self.parts.iter();
        parts.filter_map(move |part| part.decisions.iter().any(gives).then_some(part.weekly))
    }
}

/// The orders that a provider has said yes to and that had not ended before a day, with what is behind them.
pub async fn orders_carried(
    ask: &dyn Ask,
    provider: UnitId,
    from: Date,
) -> Result<Vec<CarriedOrder>, Fault> {
    let orders = orders_carried_by(ask, provider, from).await?;
    with_parts(ask, orders).await
}

/// An order of a person with what is behind it, if a provider has said yes to it.
pub async fn order_carried(
    ask: &dyn Ask,
    person: PersonId,
    id: OrderId,
) -> Result<Option<CarriedOrder>, Fault> {
    let found = order_by_id(ask, person, id).await?;
    let is_carried = |order: &Order| match order.state {
        OrderState::Acknowledged | OrderState::Started | OrderState::Ended => true,
        OrderState::Draft | OrderState::Sent | OrderState::Refused | OrderState::Withdrawn => false,
    };
    let found = found.into_iter().filter(is_carried).collect();
    Ok(with_parts(ask, found).await?.pop())
}

/// Some orders, however far they have come, with what is behind them: for those who look whether all that follows from
/// an order still has one.
pub async fn orders_behind(ask: &dyn Ask, ids: &[OrderId]) -> Result<Vec<CarriedOrder>, Fault> {
    let orders = orders_among(ask, ids).await?;
    with_parts(ask, orders).await
}

async fn with_parts(ask: &dyn Ask, orders: Vec<Order>) -> Result<Vec<CarriedOrder>, Fault> {
    let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
    let persons: BTreeSet<PersonId> = orders.iter().map(|order| order.person).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let decisions = decision_list_of_persons(ask, &persons).await?;
    let mut minutes: BTreeMap<(OrderId, ServiceCode), Minutes> = BTreeMap::new();
    for (order, service, weekly) in order_parts::minutes_of_orders(ask, &ids).await? {
        minutes.insert((order, service), weekly);
    }
    let mut parts: BTreeMap<OrderId, Vec<(ServiceCode, DecisionId)>> = BTreeMap::new();
    for (order, service, decision) in order_parts::decisions_of_orders(ask, &ids).await? {
        parts.entry(order).or_default().push((service, decision));
    }
    let whole = |order: Order| {
        let own: Vec<&Decision> = decisions
            .iter()
            .filter(|decision| decision.person == order.person)
            .collect();
        let asked = parts.remove(&order.id).unwrap_or_default();
        carried(order, (&asked, &own), &minutes)
    };
    Ok(orders.into_iter().map(whole).collect())
}

fn carried(
    order: Order,
    (asked, own): (&[(ServiceCode, DecisionId)], &[&Decision]),
    minutes: &BTreeMap<(OrderId, ServiceCode), Minutes>,
) -> CarriedOrder {
    let mut parts: BTreeMap<ServiceCode, Vec<DecisionId>> = BTreeMap::new();
    for (service, decision) in asked {
        let line = parts.entry(service.clone()).or_default();
        line.extend(followed(own, *decision));
    }
    let behind = |id: &DecisionId| parts.values().flatten().any(|one| one == id);
    let decisions = own.iter().filter(|one| behind(&one.id));
    let decisions: Vec<Decision> = decisions.map(|one| (*one).clone()).collect();
    let parts = parts.into_iter().map(|(service, decisions)| {
        let weekly = minutes.get(&(order.id, service.clone()));
        CarriedPart {
            weekly: weekly.copied().unwrap_or_default(),
            service,
            decisions,
        }
    });
    CarriedOrder {
        parts: parts.collect(),
        decisions,
        order,
    }
}

/// A decision and those that have taken its place since.
fn followed(all: &[&Decision], first: DecisionId) -> Vec<DecisionId> {
    let mut found = vec![first];
    let mut next = vec![first];
    while let Some(id) = next.pop() {
        let after = all.iter().filter(|one| one.replaces == Some(id));
        for one in after {
            if !found.contains(&one.id) {
                found.push(one.id);
                next.push(one.id);
            }
        }
    }
    found
}
