//! How many persons there are in each trajectory, year by year and cell by cell.

use crate::chance::{LANES, Lane};
use crate::people::{AGES, Group, OPEN, Sex, SexOf};

/// How finely ages are told apart in what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Just so that every group can be summed.
    Groups,
    /// Every year of age.
    Ages,
}

/// Where the parts begin of which every group is made.
const PARTS: [usize; 6] = [0, 20, 65, 80, 85, 90];

impl Detail {
    /// How many parts each sex has.
    pub fn parts(self) -> usize {
        match self {
            Self::Groups => PARTS.len(),
            Self::Ages => AGES,
        }
    }

    /// The ages of a part, from the first up to and with the last.
    pub fn ages(self, part: usize) -> (usize, usize) {
        match self {
            Self::Groups => {
                let next = PARTS.get(part + 1).copied().unwrap_or(AGES);
                (PARTS[part], next - 1)
            }
            Self::Ages => (part, part.min(OPEN)),
        }
    }
}

/// Persons by year, sex, part of ages and trajectory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// How finely ages are told apart.
    pub detail: Detail,
    /// How many years, from the one after the jump-off.
    pub years: usize,
    /// How many trajectories.
    pub trajectories: usize,
    persons: Vec<u32>,
}

impl Counts {
    /// Nobody yet.
    pub fn new(detail: Detail, years: usize, trajectories: usize) -> Self {
        Self {
            detail,
            years,
            trajectories,
            persons: vec![0; years * 2 * detail.parts() * trajectories],
        }
    }

    fn begin(&self, year: usize, sex: Sex, part: usize) -> usize {
        ((year * 2 + sex.at()) * self.detail.parts() + part) * self.trajectories
    }

    /// All trajectories of a cell; the first year is the one after the jump-off.
    pub fn cell(&self, year: usize, sex: Sex, part: usize) -> &[u32] {
        let begin = self.begin(year, sex, part);
        &self.persons[begin..begin + self.trajectories]
    }

    /// Puts a block of trajectories in place.
    pub(super) fn put(&mut self, at: (usize, Sex, usize), first: usize, persons: &Lane) {
        let (year, sex, part) = at;
        let begin = self.begin(year, sex, part) + first;
        let room = LANES.min(self.trajectories - first);
        for (own, persons) in self.persons[begin..begin + room].iter_mut().zip(persons) {
            *own = *persons as u32;
        }
    }

    /// Adds those of another area, trajectory by trajectory.
    pub fn add_all(&mut self, other: &Self) {
        for (own, more) in self.persons.iter_mut().zip(&other.persons) {
            *own += more;
        }
    }

    /// Persons of a group in each trajectory.
    pub fn of_group(&self, year: usize, group: Group, sex: SexOf) -> Vec<u32> {
        let inside = |part: &usize| {
            let (first, last) = self.detail.ages(*part);
            group.first <= first && last <= group.last
        };
        let mut sum = vec![0; self.trajectories];
        for sex in sex.sexes() {
            for part in (0..self.detail.parts()).filter(inside) {
                for (sum, persons) in sum.iter_mut().zip(self.cell(year, *sex, part)) {
                    *sum += persons;
                }
            }
        }
        sum
    }

    /// Persons of one year of age in each trajectory; nobody if ages were not told apart.
    pub fn of_age(&self, year: usize, age: usize, sex: SexOf) -> Vec<u32> {
        let mut sum = vec![0; self.trajectories];
        if self.detail == Detail::Ages {
            for sex in sex.sexes() {
                for (sum, persons) in sum.iter_mut().zip(self.cell(year, *sex, age.min(OPEN))) {
                    *sum += persons;
                }
            }
        }
        sum
    }
}
