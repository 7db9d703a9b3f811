//! By what a provider is paid, and what was settled with it.

use cases::{CaseNumber, OrderId};
use kernel::{Id, Minutes, Money, Timestamp, UnitId, UserId};

use super::Month;

kernel::keyed! {
    /// What a provider is paid for.
    pub enum PaidFor {
        /// What it has done.
        Performed => "performed",
        /// What the order gives, whether it was done or not.
        Framed => "framed",
    }
}

/// By what a provider is paid from a month on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Who.
    pub provider: UnitId,
    /// From which month.
    pub from: Month,
    /// What is paid for.
    pub paid_for: PaidFor,
    /// Performed minutes are paid for up to so many per cent of what the order gives in the month; none without a limit.
    pub cap_percent: Option<i64>,
    /// For an hour.
    pub per_hour: Money,
    /// Counts the changes.
    pub version: i64,
}

impl Terms {
    /// What somebody has seen who has seen these: another number as soon as any of them has changed.
    pub fn seen(all: &[Self]) -> i64 {
        all.iter().map(|terms| terms.version).sum()
    }
}

/// Kind of [`SettlementId`].
pub enum Settlements {}
/// Id of a settlement.
pub type SettlementId = Id<Settlements>;

/// What a provider is paid for a month (ersättningsunderlag).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// Its id.
    pub id: SettlementId,
    /// Who.
    pub provider: UnitId,
    /// For which month.
    pub month: Month,
    /// When it was settled.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// All minutes of its lines.
    pub minutes: Minutes,
    /// All amounts of its lines.
    pub sum: Money,
}

/// A line of a settlement: an order in a month; an earlier month is what has changed since that was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementLine {
    /// Which order.
    pub order: OrderId,
    /// Of which month the minutes are.
    pub month: Month,
    /// The case's number.
    pub number: CaseNumber,
    /// Minutes; less than 0 where too much was paid before.
    pub minutes: Minutes,
    /// For an hour, by the terms of the month of the minutes.
    pub per_hour: Money,
    /// The amount.
    pub sum: Money,
}
