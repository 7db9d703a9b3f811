//! How large the municipality is.

use std::str::FromStr;

/// One of three sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// About eighty persons with services: to look around in.
    Small,
    /// 100,000 residents.
    Municipality,
    /// 1,000,000 residents.
    City,
}

/// A text that names no size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the size is small, municipality or city")]
pub struct ParseSizeError;

/// How many of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Residents in all.
    pub residents: u64,
    /// Persons with home care.
    pub home_care: u64,
    /// Older persons with a safety alarm or a care home only.
    pub other_elder: u64,
    /// Persons with housing support.
    pub psychiatric: u64,
    /// Persons with services under the disability act.
    pub lss: u64,
    /// Districts.
    pub districts: usize,
    /// Providers in the choice system.
    pub choice_providers: usize,
    /// Members of staff.
    pub staff: usize,
    /// How frail those with home care are.
    pub frailty: Frailty,
    /// One thread of so many has come as far as each step of its way: applied for, decided, sent.
    pub under_way: usize,
    /// One care plan of so many is not made though it is wanted.
    pub without_plan: usize,
}

/// How frail older persons with help are: of how few and how many of each somebody has some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frailty {
    /// Conditions.
    pub conditions: (i32, i32),
    /// Things that are hard, as far as the conditions make them so.
    pub struggles: (i32, i32),
}

/// Lives that are short to read, each with a few visits.
const FEW: Frailty = Frailty {
    conditions: (1, 3),
    struggles: (2, 9),
};
/// As it is among all who have home care: three to four visits a day in the mean.
const USUAL: Frailty = Frailty {
    conditions: (2, 4),
    struggles: (2, 15),
};

impl Size {
    /// All of them, the smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Municipality, Self::City];

    /// Its name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Municipality => "municipality",
            Self::City => "city",
        }
    }

    /// How many of what.
    pub const fn counts(self) -> Counts {
        match self {
            Self::Small => Counts {
                residents: 400,
                home_care: 52,
                other_elder: 8,
                psychiatric: 5,
                lss: 15,
                districts: 2,
                choice_providers: 3,
                staff: 96,
                frailty: FEW,
                under_way: 16,
                without_plan: 12,
            },
            Self::Municipality => Counts {
                residents: 100_000,
                home_care: 900,
                other_elder: 120,
                psychiatric: 80,
                lss: 450,
                districts: 4,
                choice_providers: 4,
                staff: 1_100,
                frailty: USUAL,
                under_way: 80,
                without_plan: 60,
            },
            Self::City => Counts {
                residents: 1_000_000,
                home_care: 20_000,
                other_elder: 2_000,
                psychiatric: 1_000,
                lss: 4_000,
                districts: 14,
                choice_providers: 91,
                staff: 14_000,
                frailty: USUAL,
                under_way: 80,
                without_plan: 60,
            },
        }
    }
}

impl FromStr for Size {
    type Err = ParseSizeError;
    fn from_str(text: &str) -> Result<Self, ParseSizeError> {
        Self::ALL
            .into_iter()
            .find(|size| size.key() == text)
            .ok_or(ParseSizeError)
    }
}
