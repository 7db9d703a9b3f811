//! The resource allocation model: volumes are read in April and October, and the budget is adjusted in January, April
//! and October by dated entries, each with what it rests on.

use serde::{Deserialize, Serialize};

use super::cost::part_year;
use super::explain::apportion;
use crate::{Trouble, Wrong};

/// Thousands of kronor, in whole numbers: what budgets are decided in.
pub type Thousands = i64;

/// A municipality's ledger: where it begins, and what happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// What it is called.
    pub name: String,
    /// What was decided at first, in thousands of kronor.
    pub start: Thousands,
    /// What it is called.
    pub start_name: String,
    /// What happened, in order.
    pub entries: Vec<Entry>,
}

/// One dated entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The month, as `2024-10`.
    pub month: String,
    /// What kind it is.
    pub kind: EntryKind,
    /// What it is called.
    pub name: String,
    /// What its amount rests on. A residual rests on nothing: it is what is left of the balance that was published.
    pub basis: Option<Basis>,
    /// What the balance is called after it, where it is told.
    pub balance: Option<String>,
    /// The balance after it as the document has it, in thousands of kronor: what the replay is held against.
    pub published: Option<Thousands>,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The balance after it as the document has it, where it is told.
    pub published: Option<Thousands>,
    /// How the amount came about.
    pub why: String,
}

impl Row {
    /// How much more the document has than the entries give; nothing where both agree, or where none was published.
    pub fn apart(&self) -> Thousands {
        self.published
            .map_or(0, |published| published - self.balance)
    }
}

/// The largest amount, in thousands of kronor, and the largest other number: far more than any budget holds.
const AMOUNT_MAX: Thousands = 1_000_000_000_000;
const NUMBER_MAX: f64 = 1e9;
/// The most entries.
const ENTRIES_MAX: usize = 100_000;

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
            Self::Parts(parts) => parts
                .iter()
                .fold(0, |sum, (_, amount)| sum.saturating_add(*amount)),
        }
    }

    /// Whether every number in it is one, and its month too.
    fn is_sound(&self) -> bool {
        let is_number = |number: f64| (-NUMBER_MAX..=NUMBER_MAX).contains(&number);
        match self {
            Self::Amount(_) => true,
            Self::Readings(all) => all.iter().all(|one| {
                [one.before, one.now, one.standard_cost]
                    .into_iter()
                    .all(is_number)
            }),
            Self::Revisions(all) => all
                .iter()
                .all(|one| [one.volume, one.before, one.now].into_iter().all(is_number)),
            Self::Prices { base, rise, from } => {
                let is_month = (1..=12).contains(from);
                is_month && is_number(*rise) && (-AMOUNT_MAX..=AMOUNT_MAX).contains(base)
            }
            Self::Parts(parts) => parts
                .iter()
                .all(|(_, amount)| (-AMOUNT_MAX..=AMOUNT_MAX).contains(amount)),
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
    /// Refuses what contradicts itself, in a ledger that was put together otherwise than out of a file.
    pub fn checked(self) -> Result<Self, Trouble> {
        let ledger = self;
        let is_amount = |amount: &Thousands| (-AMOUNT_MAX..=AMOUNT_MAX).contains(amount);
        if !is_amount(&ledger.start) || ledger.entries.len() > ENTRIES_MAX {
            return Err(Trouble::wrong_at("start", Wrong::TooLarge));
        }
        let mut last = "";
        for entry in &ledger.entries {
            let wrong = |what| Trouble::wrong_at(format!("entry {}", entry.name), what);
            if !is_month(&entry.month) {
                return Err(wrong(Wrong::Month));
            }
            if entry.month.as_str() < last {
                return Err(wrong(Wrong::MonthOrder));
            }
            last = &entry.month;
            match (entry.kind, &entry.basis) {
                (EntryKind::Residual, Some(_)) => {
                    return Err(wrong(Wrong::ResidualBasis));
                }
                (EntryKind::Residual, None) if entry.published.is_none() => {
                    return Err(wrong(Wrong::ResidualPublished));
                }
                (EntryKind::Residual, None) => {}
                (_, None) => return Err(wrong(Wrong::NoBasis)),
                (_, Some(basis)) if !basis.is_sound() || !is_amount(&basis.amount()) => {
                    return Err(wrong(Wrong::TooLarge));
                }
                (_, Some(_)) => {}
            }
            if !entry.published.iter().all(is_amount) {
                return Err(wrong(Wrong::TooLarge));
            }
        }
        Ok(ledger)
    }

    /// Every line with its balance. A residual is what is left to the balance that was published; every other line is
    /// what it rests on, whatever was published ([`Row::apart`]).
    pub fn replay(&self) -> Vec<Row> {
        let mut rows = vec![Row {
            month: String::new(),
            kind: None,
            name: self.start_name.clone(),
            amount: self.start,
            balance: self.start,
            balance_name: Some(self.start_name.clone()),
            published: None,
            why: "given".to_owned(),
        }];
        let mut balance = self.start;
        for entry in &self.entries {
            let left = entry.published.map_or(0, |published| published - balance);
            let amount = entry.basis.as_ref().map_or(left, Basis::amount);
            balance += amount;
            let rest = || "what is left of the published balance".to_owned();
            rows.push(Row {
                month: entry.month.clone(),
                kind: Some(entry.kind),
                name: entry.name.clone(),
                amount,
                balance,
                balance_name: entry.balance.clone(),
                published: entry.published,
                why: entry.basis.as_ref().map_or_else(rest, Basis::why),
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
