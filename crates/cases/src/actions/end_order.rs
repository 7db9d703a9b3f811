//! Ends an order that was begun. After its last day the provider no longer sees the person.

use access::RelationGround;
use kernel::{Call, Date, Problem, Prose};
use store::{Action, Tx};

use super::{
    file::let_person_go,
    order_steps::{SeenOrder, entry, for_officer, let_provider_finish, let_provider_go},
};
use crate::{events::order_moved, model::OrderEnd, rules::order::end, store::order::order_save};

/// Ends an order.
#[derive(Debug, Clone)]
pub struct EndOrder {
    /// Which, as it was seen.
    pub seen: SeenOrder,
    /// Its last day; not ahead.
    pub on: Date,
    /// Why.
    pub reason: Prose,
}

impl Action for EndOrder {
    const NAME: &'static str = "end-order";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let before = for_officer(call, tx, self.seen).await?;
        let last = OrderEnd {
            on: self.on,
            reason: self.reason.clone(),
        };
        let order = end(before.clone(), last, call.today())?;
        order_save(tx, &order).await?;
        let entry = entry("cases.order-ended", Some(&before), &order)
            .change("ended", None, Some(self.on.to_string()))
            .reason(self.reason.as_str());
        history::write(tx, call, entry).await?;
        let (person, officer) = (order.person, order.officer);
        let sending = order.sending.as_ref();
        let provider = sending.map(|sending| sending.provider);
        if let Some(provider) = provider {
            let_provider_go(tx, call, (person, provider)).await?;
        }
        order_moved(tx, call, (before.state, order)).await?;
        if let Some(provider) = provider {
            let_provider_finish(tx, call, (person, provider)).await?;
        }
        let_person_go(tx, call, person, (officer, RelationGround::OrderEnded)).await
    }
}
