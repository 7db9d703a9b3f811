//! What many trajectories say together: the mean, and what lies below and above.

use serde::Serialize;

use crate::people::{AGES, Group, SexOf};

use super::counts::{Counts, Detail};

/// The shares of trajectories below the quantiles that are told.
pub const LEVELS: [f64; 5] = [0.025, 0.10, 0.50, 0.90, 0.975];

/// Which ages a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Cell {
    /// A group of ages.
    Group(Group),
    /// One year of age.
    Age(usize),
}

impl Cell {
    /// How it is written in files.
    pub fn name(self) -> String {
        match self {
            Self::Group(group) => group.name.to_owned(),
            Self::Age(age) if age + 1 == AGES => format!("{age}+"),
            Self::Age(age) => age.to_string(),
        }
    }
}

/// What is told of one group in one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Years after the jump-off, from 1.
    pub ahead: usize,
    /// Which ages.
    pub cell: Cell,
    /// Which sex.
    pub sex: SexOf,
    /// The mean over trajectories.
    pub mean: f64,
    /// The quantiles at [`LEVELS`].
    pub quantiles: [f64; 5],
}

/// Every group, and every year of age if they were told apart, of all years.
pub fn summarise(counts: &Counts) -> Vec<Figure> {
    let mut cells: Vec<Cell> = Group::ALL.into_iter().map(Cell::Group).collect();
    if counts.detail == Detail::Ages {
        cells.extend((0..AGES).map(Cell::Age));
    }
    let mut figures = Vec::new();
    for year in 0..counts.years {
        for cell in &cells {
            for sex in SexOf::ALL {
                let persons = match cell {
                    Cell::Group(group) => counts.of_group(year, *group, sex),
                    Cell::Age(age) => counts.of_age(year, *age, sex),
                };
                let sum: u64 = persons.iter().map(|one| u64::from(*one)).sum();
                figures.push(Figure {
                    ahead: year + 1,
                    cell: *cell,
                    sex,
                    mean: sum as f64 / persons.len().max(1) as f64,
                    quantiles: quantiles(persons),
                });
            }
        }
    }
    figures
}

/// The quantiles at [`LEVELS`], between neighbours in proportion.
pub fn quantiles(mut values: Vec<u32>) -> [f64; 5] {
    let last = values.len().saturating_sub(1);
    let places = LEVELS.map(|level| level * last as f64);
    // From the highest down, each within what the last left below it.
    let mut found = [0.0; 5];
    let mut end = values.len();
    let mut last_found = (usize::MAX, 0.0, 0.0);
    for (found, place) in found.iter_mut().zip(places).rev() {
        let at = place.floor() as usize;
        if at != last_found.0 && at < end {
            let (_, value, above) = values[..end].select_nth_unstable(at);
            let low = f64::from(*value);
            let next = above.iter().min().map_or(low, |next| f64::from(*next));
            last_found = (at, low, next);
            end = at + 1;
        }
        let (_, low, next) = last_found;
        *found = low + (place - at as f64) * (next - low);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_values() {
        let values: Vec<u32> = (0..=200).rev().collect();
        assert_eq!(quantiles(values), [5.0, 20.0, 100.0, 180.0, 195.0]);
        assert_eq!(quantiles(vec![7]), [7.0; 5]);
        assert_eq!(quantiles(vec![0, 10]), [0.25, 1.0, 5.0, 9.0, 9.75]);
        assert_eq!(quantiles(Vec::new()), [0.0; 5]);
    }
}
