//! A budget document as a file: the ledger, and what the document says of prices, charges on pay and shared costs, which
//! is worked out beside it.

use serde::{Deserialize, Serialize};

use super::budget::{Entry, Ledger, Thousands, split};
use super::cost::part_year;
use super::payroll::{ChargeReading, charge_readings};
use crate::{Trouble, Wrong};

/// A ledger with what is worked out beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    /// The ledger.
    pub ledger: Ledger,
    /// Prices that rise from a month on.
    pub prices: Vec<PriceRise>,
    /// Falls of the charge on pay, beside a revision of pay.
    pub charges: Vec<ChargeFall>,
    /// Costs that several share.
    pub splits: Vec<Split>,
}

/// A price that rises from a month on, and what the document makes of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceRise {
    /// What it is the price of.
    pub name: String,
    /// What the price is of, in thousands of kronor a year.
    pub base: Thousands,
    /// How much it rises, in per cent.
    pub rise: f64,
    /// The month from which it holds.
    pub from: u8,
    /// What the document says that it does, in thousands of kronor.
    pub published: Option<Thousands>,
}

/// A fall of the charge on pay.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChargeFall {
    /// What it is called.
    pub name: String,
    /// The charge before, as a share of pay.
    pub charge: f64,
    /// How much it falls, "per cent".
    pub fall: f64,
    /// The revision of pay beside it, in per cent.
    pub revision: f64,
}

/// A cost that several share.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// What it is called.
    pub name: String,
    /// Who shares it, with the share of each.
    pub shares: Vec<(String, f64)>,
    /// The whole, in thousands of kronor.
    pub whole: Option<Thousands>,
    /// Or one who shares it, with its part.
    pub part: Option<(String, Thousands)>,
}

/// What a rise of a price does.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Risen {
    /// Per cent over the year.
    pub over_the_year: f64,
    /// Thousands of kronor over the year.
    pub amount: Thousands,
    /// How much more the document has; nothing where it does not say.
    pub apart: Thousands,
    /// What the document's amount would be of, at the exact part of the year.
    pub base_of_published: Option<Thousands>,
}

impl PriceRise {
    /// What it does over the year.
    pub fn risen(&self) -> Risen {
        let over_the_year = part_year(self.rise, self.from);
        let amount = (self.base as f64 * over_the_year / 100.0).round() as Thousands;
        Risen {
            over_the_year,
            amount,
            apart: self.published.map_or(0, |published| published - amount),
            base_of_published: self
                .published
                .map(|published| (published as f64 * 100.0 / over_the_year).round() as Thousands),
        }
    }
}

impl ChargeFall {
    /// Both readings: of the charge itself, and in percentage points of pay.
    pub fn readings(&self) -> [ChargeReading; 2] {
        charge_readings(self.charge, self.fall, self.revision)
    }
}

impl Split {
    /// The whole, known or found from the part of one who shares it.
    pub fn whole(&self) -> Thousands {
        if let Some(whole) = self.whole {
            return whole;
        }
        let Some((name, part)) = &self.part else {
            return 0;
        };
        let all: f64 = self.shares.iter().map(|(_, share)| share).sum();
        let own = self.shares.iter().find(|(other, _)| other == name);
        own.map_or(0, |(_, share)| {
            (*part as f64 * all / share).round() as Thousands
        })
    }

    /// Each one's part; they sum to the whole.
    pub fn parts(&self) -> Vec<(String, Thousands)> {
        let shares: Vec<f64> = self.shares.iter().map(|(_, share)| *share).collect();
        let names = self.shares.iter().map(|(name, _)| name.clone());
        names.zip(split(self.whole(), &shares)).collect()
    }

    fn is_sound(&self) -> bool {
        let shares = self.shares.iter().map(|(_, share)| *share);
        let all_are_shares = shares
            .clone()
            .all(|share| (0.0..=MOST).contains(&share) && share > 0.0);
        let is_known = |part: &(String, Thousands)| {
            let mut names = self.shares.iter();
            names.any(|(name, _)| *name == part.0)
        };
        let is_one = match (&self.whole, &self.part) {
            (Some(_), None) => true,
            (None, Some(part)) => is_known(part),
            (Some(_), Some(_)) | (None, None) => false,
        };
        all_are_shares && is_one && self.whole().abs() <= AMOUNT_MAX
    }
}

/// The largest number, and the largest amount in thousands of kronor.
const MOST: f64 = 1e9;
const AMOUNT_MAX: Thousands = 1_000_000_000_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    name: String,
    start: Thousands,
    start_name: String,
    #[serde(rename = "entry")]
    entries: Vec<Entry>,
    #[serde(default, rename = "price")]
    prices: Vec<PriceRise>,
    #[serde(default, rename = "charge")]
    charges: Vec<ChargeFall>,
    #[serde(default, rename = "split")]
    splits: Vec<Split>,
}

impl Ledger {
    /// Reads a ledger; what may stand beside it in the file is read too, and left.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        Ok(Replay::read(text)?.ledger)
    }
}

impl Replay {
    /// Reads a ledger with what is worked out beside it.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let document: Document = toml::from_str(text).map_err(|e| Trouble::of_toml(text, &e))?;
        let ledger = Ledger {
            name: document.name,
            start: document.start,
            start_name: document.start_name,
            entries: document.entries,
        };
        let read = Self {
            ledger: ledger.checked()?,
            prices: document.prices,
            charges: document.charges,
            splits: document.splits,
        };
        read.check()?;
        Ok(read)
    }

    fn check(&self) -> Result<(), Trouble> {
        let wrong =
            |kind: &str, name: &str, wrong| Err(Trouble::wrong_at(format!("{kind} {name}"), wrong));
        for price in &self.prices {
            let is_sound = (1..=12).contains(&price.from)
                && (-100.0..=MOST).contains(&price.rise)
                && price.rise != 0.0
                && [Some(price.base), price.published]
                    .into_iter()
                    .flatten()
                    .all(|amount| amount.abs() <= AMOUNT_MAX);
            if !is_sound {
                return wrong("price", &price.name, Wrong::TooLarge);
            }
        }
        for charge in &self.charges {
            // The charge is a share of pay: who writes 44.8 for 0.448 would be told a hundred times too much.
            let is_share = (0.0..=1.0).contains(&charge.charge);
            let numbers = [charge.fall, charge.revision];
            if !is_share || !numbers.iter().all(|one| (0.0..=100.0).contains(one)) {
                return wrong("charge", &charge.name, Wrong::TooLarge);
            }
        }
        for split in &self.splits {
            if !split.is_sound() {
                let what = "needs shares above nothing, and either the whole or the part of one who shares it";
                return Err(Trouble::at(format!("split {}", split.name), what));
            }
        }
        Ok(())
    }
}
