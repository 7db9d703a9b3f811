//! The provider says yes to an order: who comes first, and when.

use kernel::{Call, Date, Line, Problem};
use store::{Action, Tx};

use super::{
    order_duties::ACKNOWLEDGE,
    order_steps::{SeenOrder, done, entry, for_provider, subject},
};
use crate::{
    events::order_moved,
    rules::order::acknowledge,
    store::{order::order_save, order_parts::sending_answer},
};

/// The provider says yes.
#[derive(Debug, Clone)]
pub struct AcknowledgeOrder {
    /// Which, as it was seen.
    pub seen: SeenOrder,
    /// The first day.
    pub starts: Date,
    /// Who comes then.
    pub starter: Line,
}

impl Action for AcknowledgeOrder {
    const NAME: &'static str = "acknowledge-order";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let before = for_provider(call, tx, self.seen).await?;
        let answer = (self.starts, self.starter.clone());
        let order = acknowledge(before.clone(), done(call)?, answer, call.today())?;
        order_save(tx, &order).await?;
        if let Some(sending) = &order.sending {
            sending_answer(tx, sending).await?;
        }
        let entry = entry("cases.order-acknowledged", Some(&before), &order)
            .change("starts", None, Some(self.starts.to_string()))
            .change("starter", None, Some(self.starter.to_string()));
        history::write(tx, call, entry).await?;
        duties::close(tx, call, ACKNOWLEDGE.key, subject(order.id)).await?;
        order_moved(tx, call, (before.state, order)).await
    }
}
