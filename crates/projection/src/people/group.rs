//! The groups of ages in which forecasts are told.

use serde::Serialize;

use super::{OPEN, Sex};

/// A group of ages, from the first up to and with the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Group {
    /// How it is written in files.
    pub name: &'static str,
    /// The youngest age in it.
    pub first: usize,
    /// The oldest age in it; the open age stands for all older.
    pub last: usize,
}

impl Group {
    /// Children and youth.
    pub const YOUNG: Self = Self::new("0-19", 0, 19);
    /// Those of working age.
    pub const WORKING: Self = Self::new("20-64", 20, 64);
    /// All older people.
    pub const OLDER: Self = Self::new("65+", 65, OPEN);
    /// The younger of the older, as national statistics publish them.
    pub const YOUNGER_OLD: Self = Self::new("65-79", 65, 79);
    /// Those for whom most care is given.
    pub const OLD: Self = Self::new("80+", 80, OPEN);
    /// The oldest.
    pub const OLDEST: Self = Self::new("85+", 85, OPEN);
    /// The very oldest.
    pub const NINETY: Self = Self::new("90+", 90, OPEN);
    /// Every group that is told, in the order of files.
    pub const ALL: [Self; 7] = [
        Self::YOUNG,
        Self::WORKING,
        Self::OLDER,
        Self::YOUNGER_OLD,
        Self::OLD,
        Self::OLDEST,
        Self::NINETY,
    ];

    const fn new(name: &'static str, first: usize, last: usize) -> Self {
        Self { name, first, last }
    }

    /// The group that is written so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name == name)
    }

    /// Whether an age is in it.
    pub fn holds(self, age: usize) -> bool {
        (self.first..=self.last).contains(&age.min(OPEN))
    }
}

/// Whom a figure is about: women, men, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum SexOf {
    /// Women, F.
    #[serde(rename = "F")]
    Women,
    /// Men, M.
    #[serde(rename = "M")]
    Men,
    /// Both sexes together, T.
    #[serde(rename = "T")]
    All,
}

impl SexOf {
    /// In the order of files.
    pub const ALL: [Self; 3] = [Self::Women, Self::Men, Self::All];

    /// How it is written in files.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Women => "F",
            Self::Men => "M",
            Self::All => "T",
        }
    }

    /// The sexes that it holds.
    pub fn sexes(self) -> &'static [Sex] {
        match self {
            Self::Women => &[Sex::Female],
            Self::Men => &[Sex::Male],
            Self::All => &Sex::BOTH,
        }
    }
}
