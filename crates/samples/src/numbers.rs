//! Numbers that belong to nobody.
//!
//! The Tax Agency publishes numbers for tests; nearly all have the birth numbers 238 and 239, then 980 and 981. So
//! those come first. Beyond four persons on a date we go on with 982–999, which is our own extension. When those too
//! are used up on a date (only in a city of a million), coordination numbers follow, by the same rule.

use std::collections::BTreeMap;

use kernel::{Date, NumberKind, PersonalNumber, Sex};

/// Where a synthetic number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberSource {
    /// Birth number 238, 239, 980 or 981: as the Tax Agency publishes for tests.
    Published,
    /// Birth number 982–999: our own extension.
    Extension,
    /// Any other: not of our making.
    Foreign,
}

/// Where a number comes from. A number from elsewhere never occurs in a plan.
pub fn number_source(number: PersonalNumber) -> NumberSource {
    let digits = number.twelve_digits();
    match digits
        .get(8..11)
        .and_then(|birth| birth.parse::<u16>().ok())
    {
        Some(238 | 239 | 980 | 981) => NumberSource::Published,
        Some(982..=999) => NumberSource::Extension,
        Some(_) | None => NumberSource::Foreign,
    }
}

/// How many of one sex have a personal number on one date: 238 or 239, 980 or 981, and nine more.
const PERSONAL: u16 = 11;

/// The number of the `nth` of one sex on a date, from 0; none when all are used.
pub(crate) fn nth_number(born: Date, sex: Sex, nth: u16) -> Option<PersonalNumber> {
    let man = u16::from(sex == Sex::Man);
    let birth_number = match nth % PERSONAL {
        0 => 238 + man,
        later => 978 + later * 2 + man,
    };
    match nth / PERSONAL {
        0 => PersonalNumber::compose(born, birth_number).ok(),
        1 => coordination(born, birth_number),
        _ => None,
    }
}

/// The coordination number: the day with sixty added, and the one check digit that fits.
fn coordination(born: Date, birth_number: u16) -> Option<PersonalNumber> {
    let (year, month, day) = (born.year(), born.month(), born.day() + 60);
    (0..10).find_map(|check| {
        let digits = format!("{year:04}{month:02}{day:02}{birth_number:03}{check}");
        PersonalNumber::from_stored(&digits).ok()
    })
}

/// Whether a number is one for those outside the population register.
pub(crate) fn is_coordination(number: PersonalNumber) -> bool {
    number.kind() == NumberKind::Coordination
}

/// How many have been given on each date.
#[derive(Debug, Clone, Default)]
pub(crate) struct Given(BTreeMap<(Date, bool), u16>);

impl Given {
    /// The next personal number at the date, or at the nearest date before it that has one left.
    pub(crate) fn next(&mut self, born: Date, sex: Sex) -> Option<PersonalNumber> {
        let mut day = born;
        for _ in 0..3_650 {
            let used = self.0.entry((day, sex == Sex::Man)).or_default();
            let number = nth_number(day, sex, *used).filter(|number| !is_coordination(*number));
            if number.is_some() {
                *used += 1;
                return number;
            }
            day = day.yesterday().ok()?;
        }
        None
    }

    /// How many of one sex have been given on a date.
    pub(crate) fn on(&self, born: Date, sex: Sex) -> u16 {
        self.0.get(&(born, sex == Sex::Man)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    #[test]
    fn published_first_then_ours_then_coordination_numbers_and_none_twice() {
        let born = date(1943, 11, 4);
        let mut seen = BTreeSet::new();
        for sex in [Sex::Woman, Sex::Man] {
            for nth in 0..22 {
                let number = nth_number(born, sex, nth).expect("a number");
                assert_eq!((number.born(), number.sex()), (born, sex));
                assert_eq!(is_coordination(number), nth >= 11);
                let source = number_source(number);
                assert_eq!(source == NumberSource::Published, nth % 11 < 2, "{number}");
                assert_ne!(source, NumberSource::Foreign);
                assert!(seen.insert(number));
            }
            assert_eq!(nth_number(born, sex, 22), None);
        }
    }

    #[test]
    fn a_full_date_gives_the_day_before() {
        let born = date(1943, 11, 4);
        let mut given = Given::default();
        let numbers: Vec<_> = (0..12).filter_map(|_| given.next(born, Sex::Man)).collect();
        assert_eq!(numbers.len(), 12);
        assert_eq!(numbers[11].born(), date(1943, 11, 3));
        assert_eq!(given.on(born, Sex::Man), 11);
    }
}
