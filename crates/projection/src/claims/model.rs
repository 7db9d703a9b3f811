//! A claim, as it is written down from a document.

use serde::Deserialize;

use crate::Trouble;
use crate::people::{Group, Year};

/// Claims to check.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Each of them.
    #[serde(rename = "claim")]
    pub claims: Vec<Claim>,
}

/// One published claim.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Claim {
    /// What is said.
    pub text: String,
    /// Where it is said.
    pub source: String,
    /// The figures in it.
    #[serde(flatten)]
    pub what: What,
}

/// What kind of claim it is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// A group grows by so many per cent between two years.
    Growth {
        /// The area's code.
        area: String,
        /// The group of ages.
        group: String,
        /// From the end of this year.
        from: Year,
        /// To the end of this year.
        to: Year,
        /// Growth in per cent.
        per_cent: f64,
        /// How exactly it is said, in percentage points either way.
        give: f64,
    },
    /// A group is so large at the end of a year, and has grown by so many persons and so many per cent until then.
    Level {
        /// The area's code.
        area: String,
        /// The group of ages.
        group: String,
        /// The end of this year.
        year: Year,
        /// Persons.
        persons: f64,
        /// Persons more than at the beginning, if said.
        more: Option<f64>,
        /// Per cent more than at the beginning, if said.
        per_cent: Option<f64>,
        /// How exactly it is said, in per cent either way.
        give: f64,
    },
    /// Parts that sum to a total.
    Sum {
        /// The parts.
        parts: Vec<f64>,
        /// The total.
        total: f64,
        /// How exactly each is rounded.
        rounding: f64,
    },
    /// A share of one group that is taken of another.
    Share {
        /// Of whom the share was found.
        share_of: String,
        /// Of whom it is taken.
        taken_of: String,
    },
    /// Figures for the same thing.
    Same {
        /// The figures.
        figures: Vec<f64>,
    },
    /// Names for the same amount.
    Named {
        /// What it is called, in one place and another.
        names: Vec<String>,
    },
    /// Amounts that are part of another in the same unit.
    PartOf {
        /// The amounts as they stand.
        parts: Vec<f64>,
        /// What they are part of.
        whole: f64,
        /// The unit that both are said to have.
        unit: String,
    },
    /// A rule that judges values by bands, and a value that it is to judge.
    Rule {
        /// From and to of each band.
        bands: Vec<[f64; 2]>,
        /// How finely values are told: bands so far apart still meet.
        step: f64,
        /// The value, if one is told.
        value: Option<f64>,
    },
    /// A charge on pay that falls and is said to make up for a revision of pay.
    Offset {
        /// The charge before, as a share of pay.
        charge: f64,
        /// How much it falls, "per cent".
        fall: f64,
        /// The revision of pay, in per cent.
        revision: f64,
        /// How exactly it is said, in percentage points either way.
        give: f64,
    },
    /// A cost that is said to follow persons and a price.
    Each {
        /// The cost before and now.
        cost: [f64; 2],
        /// Persons before and now.
        persons: [f64; 2],
        /// How much the price of each rises, in per cent.
        price: f64,
        /// How exactly it is said, in percentage points either way.
        give: f64,
    },
}

impl Claims {
    /// Reads claims.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let claims: Self = toml::from_str(text).map_err(|e| Trouble::of_toml(text, &e))?;
        for claim in &claims.claims {
            if let What::Growth { group, .. } | What::Level { group, .. } = &claim.what
                && Group::named(group).is_none()
            {
                let what = format!("there is no group `{group}`");
                return Err(Trouble::at(format!("claim `{}`", claim.text), what));
            }
        }
        Ok(claims)
    }
}
