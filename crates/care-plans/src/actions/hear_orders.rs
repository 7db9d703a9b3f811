//! An order was acknowledged: a plan is wanted. It is over: so is the plan. Its decisions give help on other days: so
//! does the plan.

use cases::{DecisionMoved, OrderMoved, OrderState};
use duties::calendar;
use kernel::{Call, Fault, Problem};
use store::{Hears, Listeners, Tx};

use super::steps::{entry, label, terms};
use crate::{
    events::plan_moved,
    model::PlanState,
    rules::{AGREE, REVIEW, end, subject, want},
    store::{
        contact::contact_end,
        plan::{plan_by_order, plan_insert, plan_list_of_person, plan_save},
        version::{version_by_number, version_insert, version_leave},
    },
};

/// Who of this room hears what other rooms tell.
pub fn listeners() -> Listeners {
    Listeners::new()
        .with::<OrderMoved>(HearOrders)
        .with::<DecisionMoved>(HearDecisions)
}

/// Hears what becomes of orders.
#[derive(Debug, Clone, Copy)]
pub struct HearOrders;

impl Hears<OrderMoved> for HearOrders {
    async fn hear(&self, call: &Call, tx: &Tx, news: &OrderMoved) -> Result<(), Problem> {
        match news.order.state {
            OrderState::Acknowledged => begin(call, tx, news).await,
            OrderState::Withdrawn | OrderState::Ended => finish(call, tx, news).await,
            OrderState::Draft | OrderState::Sent | OrderState::Started | OrderState::Refused => {
                Ok(())
            }
        }
    }
}

/// Hears that a decision gives help on other days: the plans that carry it out are told of.
#[derive(Debug, Clone, Copy)]
pub struct HearDecisions;

impl Hears<DecisionMoved> for HearDecisions {
    async fn hear(&self, call: &Call, tx: &Tx, news: &DecisionMoved) -> Result<(), Problem> {
        let decision = &news.decision;
        for plan in plan_list_of_person(tx, decision.person).await? {
            let (PlanState::Standing, Some(number)) = (plan.state, plan.standing) else {
                continue;
            };
            let Some(order) = cases::order(tx, plan.person, plan.order).await? else {
                continue;
            };
            let behind = cases::decisions_behind(tx, &order).await?;
            if !behind.iter().any(|one| one.id == decision.id) {
                continue;
            }
            if let Some(version) = version_by_number(tx, plan.id, number).await? {
                plan_moved(tx, call, (plan, Some(version))).await?;
            }
        }
        Ok(())
    }
}

/// The first draft, and the duty to agree it with the person in time.
async fn begin(call: &Call, tx: &Tx, news: &OrderMoved) -> Result<(), Problem> {
    let order = &news.order;
    let sending = order
        .sending
        .as_ref()
        .ok_or_else(|| Fault::new("an order was acknowledged that was not sent"))?;
    let ordered = calendar::day_of(sending.sent.at, &call.zone);
    let terms = terms(tx, call).await?;
    let due = terms.due(ordered).map_err(Fault::from)?;
    let services = cases::order_services(tx, order.id).await?;
    let (plan, draft) = want(call, (order, &services), (sending.provider, ordered, due));
    plan_insert(tx, &plan).await?;
    version_insert(tx, &draft).await?;
    let told = entry(&plan, "care-plans.wanted").change("due", None, Some(due.to_string()));
    history::write(tx, call, told).await?;
    let label = label(tx, &plan, order.services.iter()).await?;
    let duty = terms
        .duty(AGREE, (&plan, label), due)
        .map_err(Fault::from)?;
    duties::open(tx, call, duty).await?;
    Ok(())
}

/// What was agreed stays readable; nothing more is to be done about it.
async fn finish(call: &Call, tx: &Tx, news: &OrderMoved) -> Result<(), Problem> {
    let Some(plan) = plan_by_order(tx, news.order.id).await? else {
        return Ok(());
    };
    match plan.state {
        PlanState::Wanted | PlanState::Standing => {}
        PlanState::Ended => return Ok(()),
    }
    let on = news.order.end.as_ref().map_or(call.today(), |end| end.on);
    if let Some(number) = plan.standing {
        // An order may be ended in arrears; a version does not end before it began.
        let standing = version_by_number(tx, plan.id, number).await?;
        let began = standing.and_then(|standing| standing.agreed);
        let left = began.map_or(on, |agreed| on.max(agreed.on));
        version_leave(tx, (plan.id, number), left).await?;
    }
    contact_end(tx, plan.id, on).await?;
    let plan = end(plan, on);
    plan_save(tx, &plan).await?;
    let told = entry(&plan, "care-plans.ended").change("ended", None, Some(on.to_string()));
    history::write(tx, call, told).await?;
    for kind in [AGREE, REVIEW] {
        duties::drop_duty(tx, call, kind.key, subject(&plan), "order-over").await?;
    }
    plan_moved(tx, call, (plan, None)).await
}
