//! An order is over: a provider that no longer has the person has nothing more to acknowledge, and what somebody there
//! had begun and not signed goes away.

use cases::{OrderMoved, OrderState};
use duties::calendar;
use kernel::{Call, Problem};
use store::{Hears, Listeners, Tx};

use crate::{
    reads::receiver,
    rules::{RECEIVE, handover_subject},
    store::{
        draft::drafts_delete,
        handover::{handover_list, receipt},
    },
};

/// Who of this room hears what other rooms tell.
pub fn listeners() -> Listeners {
    Listeners::new().with::<OrderMoved>(HearOrders)
}

/// Hears what becomes of orders.
#[derive(Debug, Clone, Copy)]
pub struct HearOrders;

impl Hears<OrderMoved> for HearOrders {
    async fn hear(&self, call: &Call, tx: &Tx, news: &OrderMoved) -> Result<(), Problem> {
        match news.order.state {
            OrderState::Withdrawn | OrderState::Ended => finish(call, tx, news).await,
            OrderState::Draft
            | OrderState::Sent
            | OrderState::Acknowledged
            | OrderState::Started
            | OrderState::Refused => Ok(()),
        }
    }
}

async fn finish(call: &Call, tx: &Tx, news: &OrderMoved) -> Result<(), Problem> {
    let person = news.order.person;
    // Whoever has the person to the end of this day, and no longer, has nothing more to do.
    let next = calendar::days_after(call.today(), 1);
    for handover in handover_list(tx, person).await? {
        if receipt(tx, handover.id).await?.is_some() {
            continue;
        }
        let to = receiver(tx, (person, handover.to.unit), next).await?;
        if to.is_none_or(|to| !to.is_related) {
            let subject = handover_subject(handover.id);
            duties::drop_duty(tx, call, RECEIVE.key, subject, "order-over").await?;
        }
    }
    let Some(placement) = &news.order.placement else {
        return Ok(());
    };
    let provider = placement.provider;
    let stands = receiver(tx, (person, provider), next).await?;
    if stands.is_none_or(|stands| !stands.is_related) {
        drafts_delete(tx, person, provider).await?;
    }
    Ok(())
}
