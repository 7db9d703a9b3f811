//! The provider says no to an order: it goes back to the officer, who finds another.

use kernel::{Call, Fault, Problem, Prose};
use store::{Action, Tx};

use super::{
    order_duties::{ACKNOWLEDGE, place_anew},
    order_steps::{
        SeenOrder, done, entry, for_provider, let_provider_finish, let_provider_go, subject,
    },
};
use crate::{
    events::order_moved,
    rules::order::refuse,
    store::{case::case_by_id, order::order_save, order_parts::sending_answer},
};

/// The provider says no.
#[derive(Debug, Clone)]
pub struct RefuseOrder {
    /// Which, as it was seen.
    pub seen: SeenOrder,
    /// Why.
    pub reason: Prose,
}

impl Action for RefuseOrder {
    const NAME: &'static str = "refuse-order";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let before = for_provider(call, tx, self.seen).await?;
        let order = refuse(before.clone(), done(call)?, self.reason.clone())?;
        order_save(tx, &order).await?;
        let entry =
            entry("cases.order-refused", Some(&before), &order).reason(self.reason.as_str());
        history::write(tx, call, entry).await?;
        if let Some(sending) = &order.sending {
            sending_answer(tx, sending).await?;
            let_provider_go(tx, call, (order.person, sending.provider)).await?;
            // An earlier order may have its last day today.
            let_provider_finish(tx, call, (order.person, sending.provider)).await?;
        }
        duties::close(tx, call, ACKNOWLEDGE.key, subject(order.id)).await?;
        let book = rulebook::reads::book(tx).await?;
        let case = case_by_id(tx, order.person, order.case)
            .await?
            .ok_or_else(|| Fault::new("an order has no case"))?;
        let anew = place_anew(&book, call, (&order, case.officer))?;
        duties::open(tx, call, anew).await?;
        order_moved(tx, call, (before.state, order)).await
    }
}
