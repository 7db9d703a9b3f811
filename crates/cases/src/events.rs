//! What the room tells the rest.

use kernel::{Call, PersonId, Problem, UnitId, UserId};
use store::{News, Tx};

use crate::model::{Decision, Order, OrderState};

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

/// A decision gives help on other days than before: it was broken off, taken up again, ended, or another took its place.
#[derive(Debug, Clone)]
pub struct DecisionMoved {
    /// The decision as it is now; the new one where it took the place of another.
    pub decision: Decision,
}

impl News for DecisionMoved {}

/// Tells that a decision gives help on other days.
pub(crate) async fn decision_moved(
    tx: &Tx,
    call: &Call,
    decision: &Decision,
) -> Result<(), Problem> {
    let decision = decision.clone();
    tx.tell(call, &DecisionMoved { decision }).await
}

/// What an officer did about a person at a unit is a colleague's from now on: a case was handed over, and the officer
/// keeps no other about that person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonHandedOver {
    /// Who it is about.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// Who had it.
    pub from: UserId,
    /// Who has it.
    pub to: UserId,
}

impl News for PersonHandedOver {}
