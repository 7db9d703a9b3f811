//! Begins a budget, empty or with entries out of a file.

use ::store::{Action, Tx};
use kernel::{Call, Line, Problem, Refusal};
use projection::economy;

use super::{entry, may_write};
use crate::{
    model::{Ledger, LedgerId},
    rules::{ENTRIES_MAX, said},
    store,
};

/// The most budgets.
const LEDGERS_MAX: usize = 100;

/// Begins a budget.
#[derive(Debug, Clone)]
pub struct CreateLedger {
    /// What it is called.
    pub name: Line,
    /// What it begins with is called.
    pub start_name: Line,
    /// What it begins with, in thousands of kronor.
    pub start: i64,
    /// Entries that are known already, in their order.
    pub entries: Vec<economy::Entry>,
}

impl Action for CreateLedger {
    const NAME: &'static str = "create-budget-ledger";
    type Done = LedgerId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<LedgerId, Problem> {
        may_write(tx, call).await?;
        let (user, _unit) = call.staff()?;
        let known = store::budget::ledger_list(tx).await?;
        if known.len() >= LEDGERS_MAX || self.entries.len() > ENTRIES_MAX {
            return Err(Refusal::new("needs-refusal-many").into());
        }
        if known.iter().any(|one| one.name == self.name) {
            return Err(Refusal::new("needs-refusal-budget-name").at("name").into());
        }
        let whole = economy::Ledger {
            name: self.name.to_string(),
            start: self.start,
            start_name: self.start_name.to_string(),
            entries: self.entries.clone(),
        };
        whole.checked().map_err(|e| said(&e))?;
        let ledger = Ledger {
            id: call.new_id(),
            name: self.name.clone(),
            start_name: self.start_name.clone(),
            start: self.start,
            by: user,
            at: call.now,
            version: 1,
        };
        store::budget::ledger_save(tx, &ledger).await?;
        for (number, one) in (1..).zip(&self.entries) {
            store::budget::entry_add(tx, call, (ledger.id, number, one), user).await?;
        }
        let told = entry("needs.budget-begun", ("budget", ledger.id))
            .change("name", None, Some(ledger.name.to_string()))
            .change("start", None, Some(ledger.start.to_string()))
            .link(ledger.address());
        history::write(tx, call, told).await?;
        Ok(ledger.id)
    }
}
