//! What a forecast tells: persons, users, places, staff and cost, year by year, each with its intervals.

use super::DistrictsTold;
use kernel::Line;
use projection::{
    care::{Places, Spread, StaffYear},
    economy::CostYear,
    people::Group,
};
use serde::{Deserialize, Serialize};

/// What a forecast tells of a municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// What the scenario was called.
    pub name: Line,
    /// The last year whose outcome was known.
    pub jump_off: i32,
    /// The year whose prices and pay fixed prices are.
    pub price_year: i32,
    /// Persons by groups of ages.
    pub persons: Vec<PersonsTold>,
    /// Users by service.
    pub users: Vec<UsersTold>,
    /// Places against need, where homes are in the assumptions.
    pub places: Option<Places>,
    /// Staff by profession, where staff is in the assumptions.
    pub staff: Vec<StaffTold>,
    /// Cost, where prices are in the assumptions.
    pub cost: Vec<CostYear>,
    /// All hours of work of each year over those at the jump-off, where staff is in the assumptions. What was decided on
    /// before it was told has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub work: Vec<Spread>,
    /// The young and the old for each hundred of working age; as above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dependency: Option<DependencyTold>,
    /// Districts, where the basis has any and they were asked for: what a committee decides on is kept with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub districts: Option<DistrictsTold>,
}

/// Persons of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonsTold {
    /// The group, such as `80+`.
    pub group: String,
    /// At the jump-off.
    pub today: f64,
    /// Each year after it.
    pub years: Vec<Spread>,
}

/// Users of a service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsersTold {
    /// The service's key in the assumptions.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// At the jump-off.
    pub today: f64,
    /// Each year after it.
    pub years: Vec<Spread>,
}

/// The dependency ratio: persons under 20 and from 65 on for each hundred between.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DependencyTold {
    /// At the jump-off.
    pub today: f64,
    /// Each year after it.
    pub years: Vec<Spread>,
}

/// Staff of a profession.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StaffTold {
    /// What the profession is called.
    pub title: String,
    /// Employed today.
    pub today: f64,
    /// Each year after the jump-off.
    pub years: Vec<StaffYear>,
}

impl Told {
    /// The first year that is told.
    pub const fn first(&self) -> i32 {
        self.jump_off + 1
    }

    /// The last year that is told.
    pub fn last(&self) -> i32 {
        let years = self.persons.first().map_or(0, |one| one.years.len());
        self.jump_off + i32::try_from(years).unwrap_or(0)
    }

    /// As it is kept; nothing where it would not be read back as exactly what it is, such as a number without end.
    pub fn written(&self) -> Option<String> {
        let text = serde_json::to_string(self).ok()?;
        let read: Self = serde_json::from_str(&text).ok()?;
        (read == *self).then_some(text)
    }

    /// The municipality's figure of which districts have their parts, at the jump-off and in each year: users of a
    /// service, or persons of 80 and older.
    pub fn whole(&self, service: Option<&str>) -> Option<(f64, &[Spread])> {
        match service {
            None => {
                let old = self.persons.iter().find(|one| one.group == Group::OLD.name);
                old.map(|one| (one.today, one.years.as_slice()))
            }
            Some(key) => {
                let users = self.users.iter().find(|one| one.key == key);
                users.map(|one| (one.today, one.years.as_slice()))
            }
        }
    }

    /// Where a year stands in what is told.
    pub fn at(&self, year: i32) -> Option<usize> {
        let place = usize::try_from(year - self.first()).ok()?;
        (year <= self.last()).then_some(place)
    }
}
