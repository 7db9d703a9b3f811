//! The resource allocation model: volumes are read in April and October, and the budget is adjusted in January, April
//! and October by dated entries, each with what it rests on.

use serde::{Deserialize, Serialize};

use super::cost::part_year;
use super::explain::apportion;
use crate::Trouble;

/// Thousands of kronor, in whole numbers: what budgets are decided in.
pub type Thousands = i64;

/// A municipality's ledger: where it begins, and what happens.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// What it is called.
    pub name: String,
    /// What was decided at first, in thousands of kronor.
    pub start: Thousands,
    /// What it is called.
    pub start_name: String,
    /// What happened, in order.
    #[serde(rename = "entry")]
    pub entries: Vec<Entry>,
}

/// One dated entry.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The month, as `2024-10`.
    pub month: String,
    /// What kind it is.
    pub kind: EntryKind,
    /// What it is called.
    pub name: String,
    /// What its amount rests on.
    pub basis: Basis,
    /// What the balance is called after it, where it is told.
    pub balance: Option<String>,
}

/// The kinds of adjustment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// Standard costs are revised.
    StandardCost,
    /// A reading of volumes differs from the one before.
    Volume,
    /// Prices change.
    Price,
    /// The council or the committee decides.
    Decision,
    /// What is left when all that has a name is taken away; shown as such.
    Residual,
}

/// What an amount rests on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Basis {
    /// An amount given by a document, in thousands of kronor, as it is.
    Amount(Thousands),
    /// Volumes of services, read before and now, at their standard costs.
    Readings(Vec<Reading>),
    /// Standard costs of services, before and now, at their volumes.
    Revisions(Vec<Step>),
    /// A price of a base, from a month on.
    Prices {
        /// What the price is of, in thousands of kronor a year.
        base: Thousands,
        /// How much it rises, in per cent a year.
        rise: f64,
        /// The month from which it holds.
        from: u8,
    },
    /// Named amounts that sum to this one, in thousands of kronor.
    Parts(Vec<(String, Thousands)>),
}

/// A service whose volume was read again.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The service.
    pub service: String,
    /// Persons, or hours, before.
    pub before: f64,
    /// Persons, or hours, now.
    pub now: f64,
    /// Thousands of kronor for each in a year.
    pub standard_cost: f64,
}

/// A service whose standard cost was revised.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The service.
    pub service: String,
    /// Persons, or hours.
    pub volume: f64,
    /// Thousands of kronor for each in a year, before.
    pub before: f64,
    /// The same now.
    pub now: f64,
}

/// One line of the ledger, replayed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The month; empty for the beginning.
    pub month: String,
    /// The kind; none for the beginning.
    pub kind: Option<EntryKind>,
    /// What it is called.
    pub name: String,
    /// Its amount, in thousands of kronor.
    pub amount: Thousands,
    /// The balance after it.
    pub balance: Thousands,
    /// What the balance is called, where it is told.
    pub balance_name: Option<String>,
    /// How the amount came about.
    pub why: String,
}

impl Basis {
    /// The amount, rounded to whole thousands of kronor.
    pub fn amount(&self) -> Thousands {
        match self {
            Self::Amount(amount) => *amount,
            Self::Readings(readings) => {
                let all = readings.iter();
                all.map(|one| (one.now - one.before) * one.standard_cost)
                    .sum::<f64>()
                    .round() as i64
            }
            Self::Revisions(steps) => {
                let all = steps.iter();
                all.map(|one| one.volume * (one.now - one.before))
                    .sum::<f64>()
                    .round() as i64
            }
            Self::Prices { base, rise, from } => {
                (*base as f64 * part_year(*rise, *from) / 100.0).round() as i64
            }
            Self::Parts(parts) => parts.iter().map(|(_, amount)| amount).sum(),
        }
    }

    fn why(&self) -> String {
        match self {
            Self::Amount(_) => "given".to_owned(),
            Self::Readings(all) => {
                let each = |one: &Reading| {
                    format!(
                        "{} {} -> {} at {}",
                        one.service, one.before, one.now, one.standard_cost
                    )
                };
                all.iter().map(each).collect::<Vec<_>>().join("; ")
            }
            Self::Revisions(all) => {
                let each = |one: &Step| {
                    format!(
                        "{} {} at {} -> {}",
                        one.service, one.volume, one.before, one.now
                    )
                };
                all.iter().map(each).collect::<Vec<_>>().join("; ")
            }
            Self::Prices { base, rise, from } => {
                let part = part_year(*rise, *from);
                format!("{rise} % of {base} from month {from} is {part:.2} % over the year")
            }
            Self::Parts(parts) => {
                let each = |(name, amount): &(String, Thousands)| format!("{name} {amount}");
                parts.iter().map(each).collect::<Vec<_>>().join("; ")
            }
        }
    }
}

impl Ledger {
    /// Reads a ledger.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let ledger: Self = toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(1, |span| {
                text.bytes()
                    .take(span.start)
                    .filter(|byte| *byte == b'\n')
                    .count()
                    + 1
            });
            Trouble::at(format!("line {line}"), e.message())
        })?;
        let mut last = "";
        for entry in &ledger.entries {
            let wrong = |what| Trouble::at(format!("entry {}", entry.name), what);
            if !is_month(&entry.month) {
                return Err(wrong("month is written as 2024-10"));
            }
            if entry.month.as_str() < last {
                return Err(wrong("entries stand in the order of months"));
            }
            last = &entry.month;
        }
        Ok(ledger)
    }

    /// Every line with its balance.
    pub fn replay(&self) -> Vec<Row> {
        let mut rows = vec![Row {
            month: String::new(),
            kind: None,
            name: self.start_name.clone(),
            amount: self.start,
            balance: self.start,
            balance_name: Some(self.start_name.clone()),
            why: "given".to_owned(),
        }];
        let mut balance = self.start;
        for entry in &self.entries {
            let amount = entry.basis.amount();
            balance += amount;
            rows.push(Row {
                month: entry.month.clone(),
                kind: Some(entry.kind),
                name: entry.name.clone(),
                amount,
                balance,
                balance_name: entry.balance.clone(),
                why: entry.basis.why(),
            });
        }
        rows
    }
}

fn is_month(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(year), Some(month), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let month_is = month.len() == 2
        && month
            .parse::<u8>()
            .is_ok_and(|month| (1..=12).contains(&month));
    year.len() == 4 && year.parse::<u16>().is_ok() && month_is
}

/// Splits an amount by shares, such as 80 and 20, so that the parts sum to it.
///
/// ```
/// assert_eq!(projection::economy::split(1_001, &[80.0, 20.0]), [801, 200]);
/// ```
pub fn split(amount: Thousands, shares: &[f64]) -> Vec<Thousands> {
    let whole: f64 = shares.iter().sum();
    let exact: Vec<f64> = shares
        .iter()
        .map(|share| amount as f64 * share / whole)
        .collect();
    apportion(&exact, amount)
}
