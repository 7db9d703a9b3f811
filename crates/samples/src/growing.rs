//! Units of the municipality's own that take whoever comes, and become several where many come.
//!
//! Nobody knows two thousand persons: a unit of home care has a hundred or so, and so has a planner's board.

use kernel::UnitId;
use organisation::UnitKind;

use crate::{
    draws::{Area, Draws},
    units::{Draft, Units},
};

/// The most persons whom one of them has.
pub(crate) const MOST: i32 = 150;
/// The fewest after which another is opened.
const FEWEST: i32 = 90;
/// Places of draws begin here, far from those of the providers.
const DRAWN_FROM: u64 = 2_000_000;

/// A unit and those that were opened beside it, the newest last.
#[derive(Debug, Clone)]
pub(crate) struct Growing {
    name: String,
    pub(crate) services: &'static [&'static str],
    pub(crate) district: Option<usize>,
    teams: u32,
    seed: u64,
    opened: Vec<UnitId>,
    /// For how many the newest still has room.
    left: i32,
}

impl Growing {
    /// One that is still to be opened, everywhere and without teams.
    pub(crate) const fn new(seed: u64, name: String, services: &'static [&'static str]) -> Self {
        Self {
            name,
            services,
            district: None,
            teams: 0,
            seed,
            opened: vec![],
            left: 0,
        }
    }

    /// In one district, each with so many teams.
    pub(crate) const fn in_district(mut self, district: usize, teams: u32) -> Self {
        self.district = Some(district);
        self.teams = teams;
        self
    }

    /// Opens the first, or another.
    pub(crate) fn open(&mut self, units: &mut Units) -> UnitId {
        let name = match self.opened.len() {
            0 => self.name.clone(),
            others => format!("{} {}", self.name, others + 1),
        };
        let unit = self.add(units, Draft::new(&name, UnitKind::Provider));
        units.list(unit, self.services, (self.district, None));
        for team in 1..=self.teams {
            let name = format!("{name}, grupp {team}");
            self.add(units, Draft::new(&name, UnitKind::Team).part_of(unit));
        }
        // The chance is the unit's own, so that nothing else is drawn otherwise when one more is opened.
        let place = DRAWN_FROM + u64::try_from(units.import.units.len()).unwrap_or(0);
        self.left = Draws::at(self.seed, Area::Units, place).between(FEWEST, MOST);
        self.opened.push(unit);
        unit
    }

    fn add(&self, units: &mut Units, draft: Draft<'_>) -> UnitId {
        units.add(&match self.district {
            Some(district) => draft.in_district(district),
            None => draft,
        })
    }

    /// Takes a person: where one of these helps already, that one; otherwise the newest, or one that is opened now.
    pub(crate) fn take(&mut self, units: &mut Units, known: &[UnitId]) -> UnitId {
        if let Some(own) = known.iter().find(|unit| self.opened.contains(unit)) {
            return *own;
        }
        let newest = self.opened.last().filter(|_| self.left > 0).copied();
        let unit = newest.unwrap_or_else(|| self.open(units));
        self.left -= 1;
        unit
    }
}
