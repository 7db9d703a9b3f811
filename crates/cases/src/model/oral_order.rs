//! An urgent order by word of mouth: who said what to whom, and when. The real order follows the same day.

use kernel::{Id, Line, PersonId, Prose, Timestamp, UnitId, UserId};

use super::{CaseId, OrderId};

/// Kind of [`OralOrderId`].
pub enum OralOrders {}
/// Id of an order by word of mouth.
pub type OralOrderId = Id<OralOrders>;

/// An order by word of mouth.
#[derive(Debug, Clone)]
pub struct OralOrder {
    /// Its id.
    pub id: OralOrderId,
    /// For whom.
    pub person: PersonId,
    /// Of which case.
    pub case: CaseId,
    /// The ordering unit.
    pub unit: UnitId,
    /// To which provider.
    pub provider: UnitId,
    /// Who said it.
    pub said_by: UserId,
    /// To whom it was said, by name.
    pub said_to: Line,
    /// When it was said.
    pub said: Timestamp,
    /// What was said.
    pub words: Prose,
    /// The order that followed; none while it waits.
    pub order: Option<OrderId>,
}
