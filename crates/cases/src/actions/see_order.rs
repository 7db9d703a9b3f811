//! Notes that somebody of the provider has opened an order for the first time.

use kernel::{Call, PersonId, Problem};
use store::{Action, Tx};

use super::order_steps::{done, entry};
use crate::{
    model::OrderId,
    store::{order::order_by_id, order_parts::sending_seen},
};

/// Somebody of the provider opens the order. Whether it was the first time is the answer.
#[derive(Debug, Clone, Copy)]
pub struct SeeOrder {
    /// For whom.
    pub person: PersonId,
    /// Which.
    pub order: OrderId,
}

impl Action for SeeOrder {
    const NAME: &'static str = "see-order";
    type Done = bool;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<bool, Problem> {
        let (_, unit) = call.staff()?;
        let need = access::Need::see(access::Resource::Order).about(self.person);
        access::require(tx, call, need).await?;
        let order = order_by_id(tx, self.person, self.order)
            .await?
            .filter(|order| order.with_provider() == Some(unit))
            .ok_or(Problem::NotFound)?;
        let Some(sending) = order.sending.as_ref().filter(|s| s.seen.is_none()) else {
            return Ok(false);
        };
        // Of two who open it at once, one was first.
        if !sending_seen(tx, sending, done(call)?).await? {
            return Ok(false);
        }
        let entry = entry("cases.order-seen", Some(&order), &order);
        history::write(tx, call, entry).await?;
        Ok(true)
    }
}
