//! What an order came to in a month.

use cases::{CaseNumber, OrderId};
use kernel::{Date, Minutes, Money, PersonId, Timestamp, UnitId};
use organisation::DistrictCode;

use super::{Causes, Month, Tally};

/// An order in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Which order.
    pub order: OrderId,
    /// Which month.
    pub month: Month,
    /// For whom.
    pub person: PersonId,
    /// The case's number, which tells nothing of anybody.
    pub number: CaseNumber,
    /// The provider.
    pub provider: UnitId,
    /// The ordering unit.
    pub unit: UnitId,
    /// The order's district.
    pub district: Option<DistrictCode>,
    /// The last day that is counted.
    pub counted_to: Date,
    /// Minutes at each stage.
    pub tally: Tally,
    /// Why they differ.
    pub causes: Causes,
    /// Minutes to pay for by the terms of the month.
    pub payable: Minutes,
    /// What they cost.
    pub payable_sum: Money,
    /// What was settled.
    pub paid_sum: Money,
}

impl AccountRow {
    /// Its page.
    pub fn address(&self) -> String {
        format!(
            "/personer/{}/minutkonto/{}/{}",
            self.person, self.order, self.month
        )
    }
}

/// A provider's month, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedMonth {
    /// Whose.
    pub provider: UnitId,
    /// Which.
    pub month: Month,
    /// The last day that is counted.
    pub to: Date,
    /// When it was counted.
    pub at: Timestamp,
    /// Minutes that were performed and belong to no order of the provider.
    pub untraced: Minutes,
}
