//! What is paid for a provider's month, and what was: the one place where rows get their payment.

use std::collections::BTreeMap;

use cases::OrderId;
use kernel::{Fault, Minutes, Money, UnitId};
use store::Ask;

use crate::{
    model::{AccountRow, Month, Terms},
    rules::{self, Paid},
    store::{settlement, terms},
};

/// The terms of a provider's month and what was settled for it so far.
pub(crate) struct Payments {
    terms: Option<Terms>,
    lines: BTreeMap<OrderId, (Minutes, Money)>,
    is_settled: bool,
}

impl Payments {
    /// Reads them.
    pub(crate) async fn read(ask: &dyn Ask, provider: UnitId, month: Month) -> Result<Self, Fault> {
        let all = terms::terms_of(ask, provider).await?;
        let settled = settlement::settlement_of(ask, provider, month).await?;
        Ok(Self {
            terms: rules::terms_of(&all, month),
            lines: settlement::paid_for(ask, provider, month).await?,
            is_settled: settled.is_some(),
        })
    }

    /// Whether anything was settled for an order.
    pub(crate) fn has_paid(&self, order: OrderId) -> bool {
        self.lines.contains_key(&order)
    }

    /// A row with what is to be paid for it, what was, and why they differ.
    pub(crate) fn of(&self, row: AccountRow) -> AccountRow {
        let (minutes, sum) = self.lines.get(&row.order).copied().unwrap_or_default();
        let paid = Paid {
            minutes,
            sum,
            is_settled: self.is_settled,
        };
        rules::with_payment(row, self.terms.as_ref(), paid)
    }
}
