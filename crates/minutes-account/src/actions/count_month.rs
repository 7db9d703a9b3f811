//! Keeps what a provider's month came to.

use std::collections::BTreeSet;

use ::store::{Action, Tx};
use access::{Need, Resource};
use cases::OrderId;
use kernel::{Call, Fault, Problem};

use crate::{
    model::{AccountRow, Causes, CountedMonth, Tally},
    reads::{CountedOrders, Payments},
    store::month,
};

/// Keeps what a provider's month came to, counted just before ([`crate::count_orders`]), in place of what was kept. What
/// was settled stands; what differs from it since is told by its cause. Tells how many rows have changed.
#[derive(Debug, Clone)]
pub struct CountMonth {
    /// What was counted.
    pub counted: CountedOrders,
}

impl Action for CountMonth {
    const NAME: &'static str = "count-account-month";
    type Done = u64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<u64, Problem> {
        access::require(tx, call, Need::write(Resource::MinutesAccount)).await?;
        let counted = &self.counted;
        let (provider, month) = (counted.provider, counted.month);
        let known = month::counted_of(tx, provider, month).await?;
        // Somebody may have counted further while this was counted.
        if known.is_some_and(|known| known.to > counted.to) {
            return Ok(0);
        }
        let payments = Payments::read(tx, provider, month).await?;
        let before = month::rows_of(tx, provider, month).await?;
        let rows = self.with_gone(&before, &payments);
        let ids: BTreeSet<OrderId> = rows.iter().map(|row| row.order).collect();
        let mut touched = 0;
        for row in rows {
            let row = payments.of(row);
            // Kept is only what adds up: a row that does not is a bug in the counting, not a figure.
            if !row.causes.unexplained(&row.tally).is_empty() {
                return Err(Fault::new("causes do not explain an account row").into());
            }
            if before.contains(&row) {
                continue;
            }
            month::row_save(tx, &row).await?;
            touched += 1;
        }
        for gone in before.iter().filter(|old| !ids.contains(&old.order)) {
            month::row_drop(tx, gone.order, month).await?;
            touched += 1;
        }
        if touched > 0 {
            month::causes_sum(tx, provider, month).await?;
        }
        let counted = CountedMonth {
            provider,
            month,
            to: counted.to,
            at: call.now,
            untraced: counted.untraced,
        };
        month::counted_save(tx, counted).await?;
        Ok(touched)
    }
}

impl CountMonth {
    /// The rows to keep: those that were counted, and those for which something was paid and nothing is counted any
    /// more, so that it is paid back.
    fn with_gone(&self, before: &[AccountRow], payments: &Payments) -> Vec<AccountRow> {
        let mut rows = self.counted.rows.clone();
        let is_counted = |order| self.counted.rows.iter().any(|row| row.order == order);
        let gone = before
            .iter()
            .filter(|old| payments.has_paid(old.order) && !is_counted(old.order));
        rows.extend(gone.map(|old| AccountRow {
            tally: Tally::default(),
            causes: Causes::default(),
            counted_to: self.counted.to,
            ..old.clone()
        }));
        rows
    }
}
