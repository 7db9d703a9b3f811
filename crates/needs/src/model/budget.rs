//! A committee's budget as it moves: where it begins, and its dated entries.

use kernel::{Id, Line, Timestamp, UserId};
use projection::economy::{self, Row};

/// Marks the id of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ledgers {}
/// Which budget.
pub type LedgerId = Id<Ledgers>;

/// A budget, without its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Its id.
    pub id: LedgerId,
    /// What it is called.
    pub name: Line,
    /// What it begins with is called.
    pub start_name: Line,
    /// What it begins with, in thousands of kronor.
    pub start: i64,
    /// Who began it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// For changes.
    pub version: i64,
}

/// A budget with its entries, as the engine replays it.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// The budget.
    pub ledger: Ledger,
    /// Its entries, in their order.
    pub entries: Vec<economy::Entry>,
}

impl Ledger {
    /// Its page.
    pub fn address(&self) -> String {
        format!("/prognos/budget/{}", self.id)
    }
}

impl Budget {
    /// As the engine has it.
    pub fn replayable(&self) -> economy::Ledger {
        economy::Ledger {
            name: self.ledger.name.to_string(),
            start: self.ledger.start,
            start_name: self.ledger.start_name.to_string(),
            entries: self.entries.clone(),
        }
    }

    /// Every line with its balance, the beginning first.
    pub fn rows(&self) -> Vec<Row> {
        self.replayable().replay()
    }
}
