//! What the room tells the rest.

use kernel::{Call, Problem};
use store::{News, Tx};

use crate::model::{Order, OrderState};

/// An order has come further: it was sent, answered, begun, taken back or ended.
#[derive(Debug, Clone)]
pub struct OrderMoved {
    /// What it was before.
    pub before: OrderState,
    /// The order as it is now.
    pub order: Order,
}

impl News for OrderMoved {}

/// Tells that an order has come further.
pub(crate) async fn order_moved(
    tx: &Tx,
    call: &Call,
    (before, order): (OrderState, Order),
) -> Result<(), Problem> {
    tx.tell(call, &OrderMoved { before, order }).await
}
