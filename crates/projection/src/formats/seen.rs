//! Whether a file is whole: every area and year with both sexes and all ages, and no figure given twice.

use std::collections::BTreeMap;

use super::cells::{AGE_MAX, Cell, level};
use crate::people::{OPEN, Sex, Year};
use crate::{Kind, Trouble};

/// Ages that are read, and one more for those that are not known.
const SLOTS: usize = AGE_MAX + 2;

/// Which ages of each sex were there.
type Slots = [[bool; SLOTS]; 2];

/// What has been seen of a file.
#[derive(Default)]
pub(super) struct Seen {
    cells: BTreeMap<String, BTreeMap<Year, Box<Slots>>>,
}

impl Seen {
    /// Sees a figure; refuses one that was there before.
    pub(super) fn cell(&mut self, cell: &Cell<'_>) -> Result<(), Trouble> {
        // Most figures are of an area that is known: its code is not copied for each of them.
        if !self.cells.contains_key(cell.area) {
            self.cells.insert(cell.area.to_owned(), BTreeMap::new());
        }
        let Some(years) = self.cells.get_mut(cell.area) else {
            return Ok(());
        };
        let slots = years
            .entry(cell.year)
            .or_insert_with(|| Box::new([[false; SLOTS]; 2]));
        let slot = slots[cell.sex.at()].get_mut(cell.age.unwrap_or(SLOTS - 1));
        match slot {
            Some(slot) if !*slot => {
                *slot = true;
                Ok(())
            }
            _ => {
                let what = "a figure of this area, year, age and sex was given before";
                Err(Trouble::at("age", what).of(Kind::Twice))
            }
        }
    }

    /// Refuses a file in which ages or a sex are missing from an area and year.
    pub(super) fn is_whole(&self) -> Result<(), Trouble> {
        self.each(|slots, sex| {
            let mut missing = (0..OPEN).filter(|age| !slots[*age]);
            let open = slots[OPEN..=AGE_MAX].iter().any(|there| *there);
            let first = missing.next().or((!open).then_some(OPEN))?;
            let more = missing.count() + usize::from(!open && first != OPEN);
            let whom = match sex {
                Sex::Female => "women",
                Sex::Male => "men",
            };
            let others = match more {
                0 => String::new(),
                more => format!(" and {more} more ages"),
            };
            Some(format!(
                "{whom} of {first}{others} are missing; every age to 100 is needed, 0 where there are none"
            ))
        })
    }

    /// Refuses a file in which a sex is missing from an area and year.
    pub(super) fn has_both_sexes(&self) -> Result<(), Trouble> {
        self.each(|slots, sex| {
            let whom = match sex {
                Sex::Female => "girls",
                Sex::Male => "boys",
            };
            let is_there = slots.iter().any(|there| *there);
            (!is_there).then(|| format!("{whom} are missing"))
        })
    }

    fn each(&self, wrong: impl Fn(&[bool; SLOTS], Sex) -> Option<String>) -> Result<(), Trouble> {
        let all = self.cells.iter();
        let all = all.flat_map(|(area, years)| years.iter().map(move |year| (area, year)));
        for (area, (year, slots)) in all {
            let mut wrong = Sex::BOTH
                .iter()
                .filter_map(|sex| wrong(&slots[sex.at()], *sex));
            if let Some(what) = wrong.next() {
                let place = match area.as_str() {
                    "" => format!("year {year}"),
                    area => format!("area {area}, year {year}"),
                };
                return Err(Trouble::at(place, what).of(Kind::Missing));
            }
        }
        Ok(())
    }
}

/// Refuses the code of an area that is not of the same level as those that are known, such as a municipality among
/// counties or the nation among its parts: it would count everybody twice.
pub(super) fn same_level<'a>(
    code: &str,
    mut known: impl Iterator<Item = &'a String>,
) -> Result<(), Trouble> {
    let wrong = |what: String| Trouble::at("area", what).of(Kind::Area);
    let own = level(code).map_err(wrong)?;
    let Some(other) = known.find(|other| *other != code) else {
        return Ok(());
    };
    if code == NATION || other == NATION {
        let what = format!("`{NATION}` is the nation, the sum of the others: leave it out");
        return Err(wrong(what));
    }
    let others = level(other).map_err(wrong)?;
    if own != others {
        let (own, others) = (own.name(), others.name());
        return Err(wrong(format!(
            "`{code}` is a {own} and `{other}` a {others}: one level at a time"
        )));
    }
    Ok(())
}

/// The code under which offices publish the nation among its parts.
const NATION: &str = "00";
