//! A county and a municipality that do not exist, year by year, as the files that forecasts rest on.
//!
//! Everybody is made by formulas: births that come in waves, deaths that grow a tenth with each year of age and fall a
//! little every year, moves of the young, and a little chance from a seed. No figure of any real place is in it.

use std::fmt::Write as _;

/// The oldest age, which holds all who are older.
const OPEN: usize = 100;
/// Women, then men.
type People = [[f64; OPEN + 1]; 2];

/// The code of the county: none of the real ones.
pub(crate) const COUNTY: &str = "99";
/// The code of the municipality in it.
pub(crate) const MUNICIPALITY: &str = "9910";

/// What is wished for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CountryWish {
    /// About how many live in the municipality.
    pub(crate) persons: f64,
    /// The first year that is told of the county.
    pub(crate) first: i32,
    /// The last year that is told.
    pub(crate) last: i32,
    /// What chance begins with.
    pub(crate) seed: u64,
}

/// The files, as the command line and the pages read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CountryFiles {
    /// Persons in the municipality.
    pub(crate) population: String,
    /// Deaths in it.
    pub(crate) deaths: String,
    /// Births in it.
    pub(crate) births: String,
    /// Persons in the county.
    pub(crate) rates_population: String,
    /// Deaths in it.
    pub(crate) rates_deaths: String,
    /// Births in it.
    pub(crate) rates_births: String,
    /// Use, places, staff and prices.
    pub(crate) assumptions: String,
}

/// So many years are told of the municipality itself.
const OWN_YEARS: i32 = 10;
/// How many times as many live in the county.
const COUNTY_TIMES: f64 = 9.0;

/// A county and a municipality until a year. Another last year changes nothing before it.
pub(crate) fn country(wish: CountryWish) -> CountryFiles {
    let county = Place {
        code: COUNTY,
        persons: wish.persons * COUNTY_TIMES,
        tilt: 0.0,
        frailty: 1.0,
        seed: wish.seed,
    };
    let own = Place {
        code: MUNICIPALITY,
        persons: wish.persons,
        tilt: 0.003,
        frailty: 1.04,
        seed: wish.seed ^ 0x5eed,
    };
    let (rates, _) = county.told((wish.first, wish.first, wish.last));
    let from = wish.last - OWN_YEARS + 1;
    let (files, people) = own.told((wish.first, from, wish.last));
    let [population, deaths, births] = files;
    let [rates_population, rates_deaths, rates_births] = rates;
    CountryFiles {
        population,
        deaths,
        births,
        rates_population,
        rates_deaths,
        rates_births,
        assumptions: assumptions(&people, wish.last),
    }
}

/// A place and how it differs from others.
struct Place {
    code: &'static str,
    persons: f64,
    /// How much more there are of each year of age.
    tilt: f64,
    /// How many times as many die.
    frailty: f64,
    seed: u64,
}

impl Place {
    /// Population, deaths and births from a year on, and the people of the last year.
    fn told(&self, (first, from, last): (i32, i32, i32)) -> ([String; 3], People) {
        let place = if self.code.len() == 2 {
            "county"
        } else {
            "municipality"
        };
        let heading = || format!("{place},year,age,sex,value\n");
        let mut files = [heading(), heading(), heading()];
        let mut people = self.begin(first);
        for year in first..=last {
            let (mut died, mut born) = (empty(), Vec::new());
            if year > first {
                (died, born) = self.year(&mut people, year);
            }
            if year < from {
                continue;
            }
            self.write(&mut files[0], &people, year);
            if year > first {
                self.write(&mut files[1], &died, year);
                for (mother, sex, count) in born {
                    row(&mut files[2], (self.code, year, mother, sex), count);
                }
            }
        }
        (files, people)
    }

    fn write(&self, file: &mut String, people: &People, year: i32) {
        for (sex, ages) in people.iter().enumerate() {
            for (age, count) in ages.iter().enumerate() {
                row(file, (self.code, year, age, sex), *count);
            }
        }
    }

    fn begin(&self, year: i32) -> People {
        let mut people = empty();
        for (sex, ages) in people.iter_mut().enumerate() {
            let mut left = 1.0;
            for (age, count) in ages.iter_mut().enumerate() {
                let tilt = 1.0 + self.tilt * (age as f64 - 40.0);
                *count = wave(year - age as i32) * left * tilt;
                left *= 1.0 - self.rate(sex, age, year).min(0.9) * 1.1;
            }
        }
        let all: f64 = people.iter().flatten().sum();
        for sex in &mut people {
            for count in sex {
                *count = (*count * self.persons / all).round();
            }
        }
        people
    }

    /// A tenth more with every year of age, a seventieth less with every year that passes.
    fn rate(&self, sex: usize, age: usize, year: i32) -> f64 {
        let level = [2.1e-5, 3.1e-5][sex] * self.frailty;
        let fall = (-0.014 * f64::from(year - 2000)).exp();
        let infants = if age == 0 { 0.002 } else { 0.0 };
        (level * fall * (0.099 * age as f64).exp() + infants).clamp(5e-5, 0.6)
    }

    /// What happens in a year: deaths, half of them on each side of a birthday; births; moves.
    fn year(&self, people: &mut People, year: i32) -> (People, Vec<(usize, usize, f64)>) {
        let (mut next, mut died) = (empty(), empty());
        let mut born = Vec::new();
        for sex in 0..2 {
            for age in 0..=OPEN {
                let older = (age + 1).min(OPEN);
                let rates = (self.rate(sex, age, year), self.rate(sex, older, year));
                let expected = people[sex][age] * (1.0 - (-f64::midpoint(rates.0, rates.1)).exp());
                let noise = self.chance(year, (sex, age));
                let gone = (expected + noise * expected.sqrt()).round();
                let gone = gone.clamp(0.0, people[sex][age]);
                let before = (gone / 2.0).floor();
                died[sex][age] += before;
                died[sex][older] += gone - before;
                next[sex][older] += people[sex][age] - gone;
            }
        }
        for (mother, women) in people[0].iter().enumerate().take(47).skip(16) {
            let spread = (mother as f64 - 31.0) / 4.8;
            let share = 0.142 * (-spread * spread / 2.0).exp();
            let children = women * share * (1.0 + 0.08 * self.chance(year, (2, mother)));
            for (sex, part) in [(0, 0.486), (1, 0.514)] {
                let count = (children * part).round().max(0.0);
                born.push((mother, sex, count));
                next[sex][0] += count;
            }
        }
        for (sex, ages) in next.iter_mut().enumerate() {
            for (age, count) in ages.iter_mut().enumerate() {
                let chance = 0.2 * self.chance(year, (3 + sex, age));
                let moved = (*count * net(age) * (1.0 + chance)).round();
                *count = (*count + moved).max(0.0);
            }
        }
        *people = next;
        (died, born)
    }

    /// A number around zero, about as far from it as a normal one; the same for the same place, year and cell.
    fn chance(&self, year: i32, (kind, age): (usize, usize)) -> f64 {
        let mut state = self.seed
            ^ (year as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ ((kind * 131 + age) as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mut sum = 0.0;
        for _ in 0..4 {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
            sum += (mixed >> 11) as f64 / (1_u64 << 53) as f64 - 0.5;
        }
        sum * 3.0_f64.sqrt()
    }
}

fn empty() -> People {
    [[0.0; OPEN + 1]; 2]
}

/// How many were born in a year beside others: three waves and a trough.
fn wave(year: i32) -> f64 {
    let at = |middle: f64, width: f64| {
        let away = (f64::from(year) - middle) / width;
        (-away * away).exp()
    };
    1.0 + 0.30 * at(1946.0, 5.0) - 0.16 * at(1933.0, 6.0)
        + 0.14 * at(1966.0, 5.0)
        + 0.20 * at(1991.0, 4.0)
        + 0.08 * at(2010.0, 6.0)
}

/// Moves in less moves out, as a share of an age: the young leave, families come, and some come back.
fn net(age: usize) -> f64 {
    match age {
        0..=14 => 0.006,
        19..=24 => -0.03,
        27..=39 => 0.014,
        58..=72 => 0.003,
        82..=95 => -0.002,
        _ => 0.001,
    }
}

fn row(file: &mut String, (code, year, age, sex): (&str, i32, usize, usize), count: f64) {
    let sex = ["F", "M"][sex];
    // Writing to a text cannot fail.
    let _written = writeln!(file, "{code},{year},{age},{sex},{}", count as u64);
}

/// Shares who have a service: of women and men of 65 to 79, then of 80 and more.
type Use = [f64; 4];
const HOME_CARE: Use = [0.030, 0.026, 0.22, 0.17];
const CARE_HOME: Use = [0.010, 0.010, 0.14, 0.095];

/// A service for people of certain ages: from, up to and with, and the shares of women and men in them.
type Band = (usize, usize, f64, f64);
const ASSISTANCE: &[Band] = &[
    (0, 19, 0.0007, 0.0009),
    (20, 64, 0.0014, 0.0016),
    (65, OPEN, 0.0012, 0.0011),
];
const GROUP_HOUSING: &[Band] = &[
    (18, 22, 0.002, 0.003),
    (23, 64, 0.0045, 0.006),
    (65, OPEN, 0.002, 0.0025),
];
const DAILY_ACTIVITY: &[Band] = &[(20, 66, 0.006, 0.008)];
const SHORT_TERM_STAY: &[Band] = &[(3, 20, 0.002, 0.0035)];
const CONTACT_PERSON: &[Band] = &[(16, 64, 0.0018, 0.0017), (65, OPEN, 0.0004, 0.0004)];

fn users_of(people: &People, bands: &[Band]) -> f64 {
    let sum = |sex: usize, from: usize, to: usize| -> f64 { people[sex][from..=to].iter().sum() };
    let users = bands
        .iter()
        .map(|(from, to, women, men)| women * sum(0, *from, *to) + men * sum(1, *from, *to));
    users.sum()
}

/// Bands as assumptions have them: each with one share, since disability does not rise with age as frailty does.
fn written(bands: &[Band]) -> String {
    let each = bands.iter().map(|(from, to, women, men)| {
        format!("{{ from = {from}, to = {to}, women = {women:?}, men = {men:?}, flat = true }}")
    });
    format!("[{}]", each.collect::<Vec<_>>().join(", "))
}

fn users(people: &People, shares: Use) -> f64 {
    let sum = |sex: usize, ages: std::ops::RangeInclusive<usize>| -> f64 {
        people[sex][ages].iter().sum()
    };
    let [young_women, young_men, women, men] = shares;
    young_women * sum(0, 65..=79)
        + young_men * sum(1, 65..=79)
        + women * sum(0, 80..=OPEN)
        + men * sum(1, 80..=OPEN)
}

/// What such a municipality assumes: as many places as are needed today and a few less, and staff for its hours.
fn assumptions(people: &People, year: i32) -> String {
    let [home_care, places] = [HOME_CARE, CARE_HOME].map(|shares| users(people, shares));
    let home: f64 = if places > 2_000.0 { 90.0 } else { 54.0 };
    // Hours of work beside what a person employed works in a year.
    let assistant = (home_care * 215.0 + places * 830.0) / 1_290.0;
    let care = (home_care * 160.0 + places * 330.0) / 1_190.0;
    let registered = (home_care * 8.0 + places * 75.0) / 1_450.0;
    let support = (users_of(people, GROUP_HOUSING) * 1_550.0
        + users_of(people, DAILY_ACTIVITY) * 260.0
        + users_of(people, SHORT_TERM_STAY) * 420.0)
        / 1_400.0;
    let personal = users_of(people, ASSISTANCE) * 1_900.0 / 1_350.0;
    let share = |shares: Use| {
        let [young_women, young_men, women, men] = shares;
        format!(
            "[{{ from = 65, to = 79, women = {young_women:?}, men = {young_men:?} }}, {{ from = 80, to = 100, women = {women:?}, men = {men:?} }}]"
        )
    };
    let one = |number: f64| format!("{:.1}", number.round());
    let filled = [
        ("home_care_use", share(HOME_CARE)),
        ("alarm_use", share([0.05, 0.035, 0.33, 0.24])),
        ("short_use", share([0.002, 0.003, 0.011, 0.012])),
        ("care_home_use", share(CARE_HOME)),
        ("assistance_use", written(ASSISTANCE)),
        ("group_use", written(GROUP_HOUSING)),
        ("daily_use", written(DAILY_ACTIVITY)),
        ("respite_use", written(SHORT_TERM_STAY)),
        ("contact_use", written(CONTACT_PERSON)),
        ("year", year.to_string()),
        ("soon", (year + 1).to_string()),
        ("next", (year + 3).to_string()),
        ("late", (year + 6).to_string()),
        ("until", (year + 8).to_string()),
        ("places", one(places)),
        ("home", one(home)),
        ("evacuated", one(home / 2.0)),
        ("assistant", one(assistant)),
        ("care", one(care)),
        ("registered", one(registered.max(1.0))),
        ("support", one(support.max(1.0))),
        ("personal", one(personal.max(1.0))),
        ("retiring_support", one(support * 0.018)),
        ("retiring_personal", one(personal * 0.012)),
        ("retiring", one(assistant * 0.027)),
        ("retiring_care", one(care * 0.013)),
        ("retiring_registered", one(registered * 0.03)),
    ];
    let text = include_str!("country.toml").to_owned();
    filled.iter().fold(text, |text, (name, value)| {
        text.replace(&format!("@{name}@"), value)
    })
}
