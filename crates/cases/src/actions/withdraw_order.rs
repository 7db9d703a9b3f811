//! Takes an order back before it was begun.

use access::RelationGround;
use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::{
    file::let_person_go,
    order_duties::{ACKNOWLEDGE, PLACE_ANEW},
    order_steps::{
        SeenOrder, done, entry, for_officer, let_provider_finish, let_provider_go, subject,
    },
};
use crate::{
    events::order_moved,
    rules::order::withdraw,
    store::{order::order_save, order_parts::sending_answer},
};

/// Takes an order back. What has been begun is ended instead.
#[derive(Debug, Clone)]
pub struct WithdrawOrder {
    /// Which, as it was seen.
    pub seen: SeenOrder,
    /// Why.
    pub reason: Prose,
}

impl Action for WithdrawOrder {
    const NAME: &'static str = "withdraw-order";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let before = for_officer(call, tx, self.seen).await?;
        let had = before.with_provider();
        let reason = (self.reason.clone(), call.today());
        let order = withdraw(before.clone(), done(call)?, reason)?;
        order_save(tx, &order).await?;
        let entry =
            entry("cases.order-withdrawn", Some(&before), &order).reason(self.reason.as_str());
        history::write(tx, call, entry).await?;
        if let (Some(provider), Some(sending)) = (had, &order.sending) {
            sending_answer(tx, sending).await?;
            let_provider_go(tx, call, (order.person, provider)).await?;
            // An earlier order may have its last day today.
            let_provider_finish(tx, call, (order.person, provider)).await?;
        }
        for kind in [ACKNOWLEDGE, PLACE_ANEW] {
            let about = subject(order.id);
            duties::drop_duty(tx, call, kind.key, about, self.reason.as_str()).await?;
        }
        let (person, officer) = (order.person, order.officer);
        order_moved(tx, call, (before.state, order)).await?;
        let_person_go(tx, call, person, (officer, RelationGround::OrderWithdrawn)).await
    }
}
