//! Adds an entry to a budget: a reading of volumes, revised standard costs, prices, a decision.

use ::store::{Action, Tx};
use kernel::{Call, Problem, Refusal};
use projection::economy;

use super::{entry, may_write};
use crate::{
    model::{Ledger, LedgerId},
    rules::{ENTRIES_MAX, said},
    store,
};

/// Adds an entry, last in its budget. What was wrong with an earlier one is put right by another.
#[derive(Debug, Clone)]
pub struct AddEntry {
    /// To which budget.
    pub ledger: LedgerId,
    /// In the version that was seen.
    pub version: i64,
    /// The entry.
    pub entry: economy::Entry,
}

impl Action for AddEntry {
    const NAME: &'static str = "add-budget-entry";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call).await?;
        let (user, _unit) = call.staff()?;
        let found = store::budget::budget_by_id(tx, self.ledger).await?;
        let mut budget = found.ok_or(Problem::NotFound)?;
        if budget.ledger.version != self.version {
            return Err(Problem::Changed(kernel::Change {
                version: budget.ledger.version,
                kind: "budget",
                id: budget.ledger.id.uuid(),
            }));
        }
        if budget.entries.len() >= ENTRIES_MAX {
            return Err(Refusal::new("needs-refusal-many").into());
        }
        let last = budget.entries.last();
        if last.is_some_and(|last| last.month > self.entry.month) {
            let refusal = Refusal::new("needs-refusal-entry-order");
            return Err(refusal.at("month").into());
        }
        budget.entries.push(self.entry.clone());
        budget.replayable().checked().map_err(|e| said(&e))?;
        let number = i64::try_from(budget.entries.len()).unwrap_or(i64::MAX);
        store::budget::entry_add(tx, call, (self.ledger, number, &self.entry), user).await?;
        let ledger = Ledger {
            version: budget.ledger.version + 1,
            ..budget.ledger.clone()
        };
        store::budget::ledger_save(tx, &ledger).await?;
        let rows = budget.rows();
        let amount = rows.last().map(|row| row.amount.to_string());
        let told = entry("needs.budget-entry-added", ("budget", ledger.id))
            .change("month", None, Some(self.entry.month.clone()))
            .change("name", None, Some(self.entry.name.clone()))
            .change("amount", None, amount)
            .link(ledger.address());
        history::write(tx, call, told).await?;
        Ok(())
    }
}
