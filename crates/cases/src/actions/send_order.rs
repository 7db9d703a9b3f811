//! Sends an order to its provider, who may see it from then on and is to answer within hours.

use kernel::{Call, Problem, Refusal};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::{
    order_duties::{PLACE_ANEW, WRITE_DOWN, acknowledge, answer_due, oral_subject},
    order_steps::{SeenOrder, done, entry, for_officer, let_provider_in, subject},
};
use crate::{
    events::order_moved,
    model::{Order, Sending, SendingId},
    reads::choosable_one,
    rules::order::send,
    store::{
        oral_order::{oral_order_followed, oral_order_waiting},
        order::order_save,
        order_parts::{order_tasks, sending_insert},
    },
};

/// Sends an order.
#[derive(Debug, Clone, Copy)]
pub struct SendOrder {
    /// Which, as it was seen.
    pub seen: SeenOrder,
}

/// An order that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentOrder {
    /// The sending.
    pub sending: SendingId,
    /// Before when it is to be answered.
    pub due: kernel::Timestamp,
}

impl Action for SendOrder {
    const NAME: &'static str = "send-order";
    type Done = SentOrder;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<SentOrder, Problem> {
        let before = for_officer(call, tx, self.seen).await?;
        let provider = before
            .placement
            .as_ref()
            .map(|p| p.provider)
            .ok_or_else(|| Refusal::new("cases-refusal-order-no-provider"))?;
        // The place may have been taken since it was chosen.
        let offer = choosable_one(tx, &before, (provider, call.today())).await?;
        let offer = offer.ok_or_else(|| Refusal::new("cases-refusal-provider-not-here"))?;
        if !offer.has_room() {
            return Err(Refusal::new("cases-refusal-provider-full").into());
        }
        let book = rulebook::reads::book(tx).await?;
        let sending = Sending {
            id: call.new_id(),
            provider,
            sent: done(call)?,
            due: answer_due(&book, call)?,
            seen: None,
            answered: None,
            answer: None,
        };
        let tasks = order_tasks(tx, before.id).await?;
        let timed = organisation::timed_services(tx, call.today()).await?;
        let mine = before.services.iter().filter(|one| timed.contains(one));
        let timed: Vec<_> = mine.cloned().collect();
        let order =
            send(before.clone(), sending.clone(), (&timed, &tasks)).map_err(Problem::Refused)?;
        sending_insert(tx, &order, &sending).await?;
        order_save(tx, &order).await?;
        let_provider_in(tx, call, (order.person, provider)).await?;
        let entry = entry("cases.order-sent", Some(&before), &order)
            .change("provider", None, Some(offer.unit.name.to_string()))
            .change("due", None, Some(sending.due.to_string()));
        history::write(tx, call, entry).await?;
        duties::close(tx, call, PLACE_ANEW.key, subject(order.id)).await?;
        if let Some(duty) = acknowledge(&book, call, &order)? {
            duties::open(tx, call, duty).await?;
        }
        follow_words(tx, call, &order).await?;
        order_moved(tx, call, (before.state, order)).await?;
        Ok(SentOrder {
            sending: sending.id,
            due: sending.due,
        })
    }
}

/// What was ordered by word of mouth at this provider has now been written down.
async fn follow_words(tx: &Tx, call: &Call, order: &Order) -> Result<(), Problem> {
    let Some(sending) = &order.sending else {
        return Ok(());
    };
    for oral in oral_order_waiting(tx, order.case, sending.provider).await? {
        oral_order_followed(tx, oral.id, order.id).await?;
        duties::close(tx, call, WRITE_DOWN.key, oral_subject(&oral)).await?;
    }
    Ok(())
}
