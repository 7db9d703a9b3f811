//! What forecasts rest on: the files that were handed in, and what they hold.

use kernel::{Id, Line, Timestamp, UserId};

/// Marks the id of a basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bases {}
/// Which basis.
pub type BasisId = Id<Bases>;

kernel::keyed! {
    /// What a file of a basis holds.
    pub enum FileKind {
        /// Persons of the municipality on 31 December.
        Population => "population",
        /// Its deaths.
        Deaths => "deaths",
        /// Its births.
        Births => "births",
        /// Persons of the area above, whose rates are used.
        RatesPopulation => "rates-population",
        /// Deaths of the area above.
        RatesDeaths => "rates-deaths",
        /// Births of the area above.
        RatesBirths => "rates-births",
        /// Use, places, staff and prices, as every scenario on the basis begins.
        Assumptions => "assumptions",
        /// Persons of the municipality's districts on 31 December.
        Districts => "districts",
        /// The borders of the districts, for their map.
        Borders => "borders",
    }
}

impl FileKind {
    /// Whether no basis is without it.
    pub const fn is_needed(self) -> bool {
        match self {
            Self::Population
            | Self::RatesPopulation
            | Self::RatesDeaths
            | Self::RatesBirths
            | Self::Assumptions => true,
            Self::Deaths | Self::Births | Self::Districts | Self::Borders => false,
        }
    }
}

/// A file as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasisFile {
    /// What it holds.
    pub kind: FileKind,
    /// All of it.
    pub text: String,
}

/// What forecasts rest on. It is never altered: new figures are another basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Its id.
    pub id: BasisId,
    /// What it is called.
    pub name: Line,
    /// The code of the municipality that is forecast.
    pub area: String,
    /// The last year whose outcome is known: forecasts begin after it.
    pub jump_off: i32,
    /// The first year that the area above is known of.
    pub known_from: i32,
    /// Persons in the municipality on 31 December of the last known year.
    pub persons: i64,
    /// Digest of all its files: the same figures give the same forecast.
    pub digest: String,
    /// Who handed it in.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

impl Basis {
    /// Its page.
    pub fn address(&self) -> String {
        format!("/prognos/underlag/{}", self.id)
    }
}
