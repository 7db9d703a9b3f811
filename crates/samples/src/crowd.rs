//! Residents without a case, one by one: a million of them take no memory.

use kernel::{Date, Sex};
use residents::{ContactDetails, Household, Identity, NewPerson, ResidentRow};

use crate::{
    ages::POPULATION,
    draws::{Area, Draws},
    ids::person_id,
    lists::Lists,
    names::{draw_languages, draw_name, draw_origin, line},
    numbers::{Given, nth_number},
    places::{draw_address, draw_mobile, email},
    units::Units,
};

/// The oldest age.
const OLDEST: i16 = 105;

/// Streams the residents, the oldest first.
#[derive(Debug)]
pub struct Crowd<'a> {
    lists: &'a Lists,
    units: &'a Units,
    given: &'a Given,
    seed: u64,
    today: Date,
    total: u64,
    /// The day of birth that is at hand, and how many on it are left and done.
    born: Date,
    left: u64,
    done: u64,
    /// The next place, for ids and chance.
    place: u64,
    made: u64,
}

impl<'a> Crowd<'a> {
    pub(crate) fn new(
        (lists, units, given): (&'a Lists, &'a Units, &'a Given),
        (seed, today): (u64, Date),
        (place, total): (u64, u64),
    ) -> Self {
        let born = today
            .checked_sub(jiff::Span::new().years(OLDEST))
            .unwrap_or(today);
        let mut crowd = Self {
            lists,
            units,
            given,
            seed,
            today,
            total,
            born,
            left: 0,
            done: 0,
            place,
            made: 0,
        };
        crowd.left = crowd.born_on(born);
        crowd
    }

    /// How many are born on a day: the age class's share, spread evenly with a remainder that wanders.
    fn born_on(&self, day: Date) -> u64 {
        let age = usize::try_from(self.today.year() - day.year()).unwrap_or(0);
        let share = POPULATION.get(age / 5).copied().unwrap_or(1);
        // A class has 1,826 days; the last one about as many, by the oldest age.
        let wanted = self.total * share;
        let nth = u64::from(day.day_of_year().unsigned_abs());
        let per_class = 1_826_u64 * 1_000;
        (wanted * (nth + 1)) / per_class - (wanted * nth) / per_class
    }

    fn next_day(&mut self) -> Option<()> {
        self.born = self.born.tomorrow().ok().filter(|day| *day <= self.today)?;
        self.left = self.born_on(self.born);
        self.done = 0;
        Some(())
    }

    fn make(&self, nth: u64) -> Option<ResidentRow> {
        let mut draws = Draws::at(self.seed, Area::Crowd, self.place);
        let sex = if nth.is_multiple_of(2) {
            Sex::Woman
        } else {
            Sex::Man
        };
        let used = self.given.on(self.born, sex);
        let number = nth_number(self.born, sex, used + u16::try_from(nth / 2).ok()?)?;
        let age = i32::from(number.age_on(self.today));
        let origin = draw_origin(&mut draws, self.lists, age)?;
        let name = draw_name(&mut draws, origin, sex, self.born.year());
        let languages = draw_languages(&mut draws, origin, age);
        let (address, district) = draw_address(&mut draws, self.lists, self.units.elder.len());
        let mail = format!("{} {}", name.given, name.family);
        Some(ResidentRow {
            id: Some(person_id(self.seed, self.place)),
            line: 0,
            person: NewPerson {
                identity: Identity::Number(number),
                given_name: line(&name.given),
                family_name: line(&name.family),
                household: if age < 18 {
                    Household::WithParents
                } else {
                    Household::Unknown
                },
                languages,
            },
            contact_details: ContactDetails {
                address,
                district: self
                    .units
                    .district(district)
                    .map(|code| line(code.as_str())),
                phone: if age >= 12 {
                    draw_mobile(&mut draws)
                } else {
                    None
                },
                second_phone: None,
                email: if age >= 18 && draws.chance(300) {
                    email(&mail)
                } else {
                    None
                },
                version: 0,
            },
            relatives: vec![],
        })
    }
}

impl Iterator for Crowd<'_> {
    type Item = ResidentRow;

    fn next(&mut self) -> Option<ResidentRow> {
        while self.made < self.total {
            if self.left == 0 {
                self.next_day()?;
                continue;
            }
            let nth = self.done;
            self.left -= 1;
            self.done += 1;
            let row = self.make(nth);
            self.place += 1;
            if row.is_some() {
                self.made += 1;
                return row;
            }
        }
        None
    }
}
