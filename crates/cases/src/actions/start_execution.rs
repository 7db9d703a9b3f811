//! The provider has come for the first time: the decisions behind the order have become help.

use kernel::{Call, Date, Problem};
use store::{Action, Tx};

use super::{
    mark_executed::execute,
    order_steps::{SeenOrder, entry, for_either},
};
use crate::{
    events::order_moved,
    rules::order::start,
    store::{decision::decision_list_of_case, order::order_save, order_parts::order_services},
};

/// The provider has begun. Told by the provider, or by the officer who has heard it.
#[derive(Debug, Clone, Copy)]
pub struct StartExecution {
    /// Which, as it was seen.
    pub seen: SeenOrder,
    /// The first day; not ahead.
    pub on: Date,
}

impl Action for StartExecution {
    const NAME: &'static str = "start-execution";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let before = for_either(call, tx, self.seen).await?;
        let order = start(before.clone(), self.on, call.today())?;
        order_save(tx, &order).await?;
        let entry = entry("cases.order-started", Some(&before), &order).change(
            "started",
            None,
            Some(self.on.to_string()),
        );
        history::write(tx, call, entry).await?;
        let services = order_services(tx, order.id).await?;
        for decision in decision_list_of_case(tx, order.case).await? {
            if services
                .iter()
                .any(|service| service.decision == decision.id)
            {
                execute(tx, call, decision, self.on).await?;
            }
        }
        order_moved(tx, call, (before.state, order)).await
    }
}
