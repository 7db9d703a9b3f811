//! From care plans to the orders that they carry out, and the decisions behind those.

use std::collections::BTreeMap;

use care_plans::CarePlanId;
use cases::{CarriedOrder, OrderAnswer, OrderId, OrderState};
use kernel::{Date, Fault, Period};
use store::Reader;

/// How many plans are looked at in one go.
pub(super) const BATCH: i64 = 64;

/// The orders of some plans, with the decisions behind them. Plans that are not there, or whose order is not, are left
/// out.
pub(super) async fn orders_of_plans(
    reader: &Reader,
    plans: &[CarePlanId],
) -> Result<BTreeMap<CarePlanId, CarriedOrder>, Fault> {
    let plans = care_plans::plans_among(reader, plans).await?;
    let ids: Vec<OrderId> = plans.iter().map(|plan| plan.order).collect();
    let orders = cases::orders_behind(reader, &ids).await?;
    let mut orders: BTreeMap<OrderId, CarriedOrder> =
        orders.into_iter().map(|one| (one.order.id, one)).collect();
    let with_order = |plan: &care_plans::CarePlan| Some((plan.id, orders.remove(&plan.order)?));
    Ok(plans.iter().filter_map(with_order).collect())
}

/// Whether the provider has said yes to an order, even if it was withdrawn since.
pub(super) fn was_said_yes_to(carried: &CarriedOrder) -> bool {
    let answer = carried.order.sending.as_ref();
    match answer.and_then(|sending| sending.answer.as_ref()) {
        Some(OrderAnswer::Yes { .. }) => true,
        Some(OrderAnswer::No { .. } | OrderAnswer::TakenBack { .. }) | None => false,
    }
}

/// Whether it is still said.
pub(super) const fn is_carried_out(carried: &CarriedOrder) -> bool {
    match carried.order.state {
        OrderState::Acknowledged | OrderState::Started | OrderState::Ended => true,
        OrderState::Draft | OrderState::Sent | OrderState::Refused | OrderState::Withdrawn => false,
    }
}

/// The first day of the decisions behind an order, and their last as they were made; none where one of them stands until
/// further notice. What has ended or rests since is not told of: help was rightly given before anybody knew.
pub(super) fn decided(carried: &CarriedOrder) -> Option<(Date, Option<Date>)> {
    let periods = || carried.decisions.iter().filter_map(|one| one.period);
    let first = periods().map(Period::from).min()?;
    let is_standing = periods().any(Period::is_standing);
    let last = periods().filter_map(Period::to).max();
    Some((first, last.filter(|_| !is_standing)))
}
