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
    /// How it is written in files; the open age is 100, as in the files that are read.
    pub fn name(self) -> String {
        match self {
            Self::Group(group) => group.name.to_owned(),
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
                    quantiles: quantiles(&persons),
                });
            }
        }
    }
    figures
}

/// The quantiles at [`LEVELS`], between neighbours in proportion.
pub fn quantiles(values: &[u32]) -> [f64; 5] {
    let (Some(least), Some(most)) = (values.iter().min(), values.iter().max()) else {
        return [0.0; 5];
    };
    let (least, range) = (*least, (most - least) as usize);
    let places = LEVELS.map(|level| level * (values.len() - 1) as f64);
    let between = |low: u32, high: u32, place: f64| {
        f64::from(low) + place.fract() * (f64::from(high) - f64::from(low))
    };
    if range >= COUNTED {
        let mut values = values.to_vec();
        values.sort_unstable();
        let at = |rank: usize| values[rank.min(values.len() - 1)];
        return places.map(|place| between(at(place as usize), at(place as usize + 1), place));
    }
    // Few different values: counting them is quicker than sorting.
    let mut counts = [0_u32; COUNTED];
    for value in values {
        counts[(value - least) as usize] += 1;
    }
    let (mut low, mut high) = (Cursor::new(&counts), Cursor::new(&counts));
    places.map(|place| {
        let rank = place as usize;
        between(least + low.at(rank), least + high.at(rank + 1), place)
    })
}

/// Walks up through counted values as ranks grow.
struct Cursor<'a> {
    counts: &'a [u32; COUNTED],
    value: usize,
    up_to: usize,
}

impl<'a> Cursor<'a> {
    fn new(counts: &'a [u32; COUNTED]) -> Self {
        Self {
            counts,
            value: 0,
            up_to: counts[0] as usize,
        }
    }

    /// The value at a rank, which is no lower than the last one asked for; the highest for ranks beyond all.
    fn at(&mut self, rank: usize) -> u32 {
        let mut ahead = self.value;
        let mut seen = self.up_to;
        while seen <= rank && ahead + 1 < COUNTED {
            ahead += 1;
            seen += self.counts[ahead] as usize;
            if self.counts[ahead] > 0 {
                (self.value, self.up_to) = (ahead, seen);
            }
        }
        self.value as u32
    }
}

/// How many different values are counted one by one.
const COUNTED: usize = 4_096;

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "what is compared is exact, or the same calculation twice"
)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_values() {
        let wide: Vec<u32> = (0..=200).rev().map(|value| value * 100).collect();
        assert_eq!(
            quantiles(&wide),
            [500.0, 2_000.0, 10_000.0, 18_000.0, 19_500.0]
        );
        let values: Vec<u32> = (0..=200).rev().collect();
        assert_eq!(quantiles(&values), [5.0, 20.0, 100.0, 180.0, 195.0]);
        assert_eq!(quantiles(&[7]), [7.0; 5]);
        assert_eq!(quantiles(&[0, 10]), [0.25, 1.0, 5.0, 9.0, 9.75]);
        assert_eq!(quantiles(&[]), [0.0; 5]);
    }
}
