//! Writes in an order that has not been sent: what the provider must know, what each service is to reach, when.

use kernel::{Call, Date, Problem, Prose};
use store::{Action, Tx};

use super::order_steps::{SeenOrder, entry, for_officer};
use crate::{
    model::{DecisionId, Handover, OrderState},
    rules::order::may_change,
    store::{
        order::order_save,
        order_parts::{order_services, order_services_set},
    },
};

/// What a service of an order says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceWords {
    /// By which decision.
    pub decision: DecisionId,
    /// What is granted, in words that the provider can work by.
    pub what: Prose,
    /// What it is to reach.
    pub goal: Option<Prose>,
}

/// Writes in an order.
#[derive(Debug, Clone)]
pub struct ChangeOrder {
    /// Which, as it was seen.
    pub seen: SeenOrder,
    /// The day on which the person wants it to begin.
    pub start_wish: Date,
    /// What the provider must know.
    pub handover: Handover,
    /// What its services say; those that are not named stay as they are.
    pub services: Vec<ServiceWords>,
}

impl Action for ChangeOrder {
    const NAME: &'static str = "change-order";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let before = for_officer(call, tx, self.seen).await?;
        may_change(&before)?;
        let mut services = order_services(tx, before.id).await?;
        for service in &mut services {
            let words = self
                .services
                .iter()
                .find(|w| w.decision == service.decision);
            if let Some(words) = words {
                service.what = words.what.clone();
                service.goal = words.goal.clone();
            }
        }
        let mut order = before.clone();
        order.start_wish = self.start_wish;
        order.handover = self.handover.clone();
        order.state = OrderState::Draft;
        order_save(tx, &order).await?;
        order_services_set(tx, order.id, &services).await?;
        let text = |words: &Option<Prose>| words.as_ref().map(ToString::to_string);
        let (was, is) = (&before.handover, &order.handover);
        let entry = entry("cases.order-changed", Some(&before), &order)
            .change(
                "start-wish",
                Some(before.start_wish.to_string()),
                Some(order.start_wish.to_string()),
            )
            .change("own-words", text(&was.own_words), text(&is.own_words))
            .change("abilities", text(&was.abilities), text(&is.abilities))
            // How one gets in tells of the place: that it changed stands in history, not what it is.
            .change("entry", None, (was.entry != is.entry).then(String::new))
            .change("language", text(&was.language), text(&is.language))
            .change("risks", text(&was.risks), text(&is.risks));
        history::write(tx, call, entry).await?;
        Ok(())
    }
}
