//! A made-up country with the ages of a real one: counties with a history, and municipalities of many sizes.

use std::collections::BTreeMap;

use projection::people::{AGES, Area, Births, OPEN, Pyramid, Register, Sex, Year};

/// The last year that is known.
pub(crate) const LAST: Year = 2020;
const FIRST: Year = 1970;

/// Counties of sizes as uneven as real ones, with deaths that fall one and a half per cent a year.
pub(crate) fn country(counties: usize, seed: u64) -> Register {
    let areas = (0..counties).map(|number| {
        let size = 400.0 + 900.0 * ((number as u64 * 7 + seed) % 21) as f64 / 4.0;
        (format!("{:02}", number + 1), county(size))
    });
    Register {
        areas: areas.collect(),
        national: None,
    }
}

fn county(size: f64) -> Area {
    let mut area = Area::default();
    let mut people =
        Pyramid::from_fn(|_, age| (size * (1.0 - age as f64 / 102.0).powf(0.6)).round());
    area.population.insert(FIRST, people.clone());
    for year in FIRST + 1..=LAST {
        let (mut next, mut died, mut born) =
            (Pyramid::default(), Pyramid::default(), Births::default());
        let rate = |sex: Sex, age: usize| -> f64 {
            let level = if sex == Sex::Male { 1.4 } else { 1.0 };
            let fall = (-0.015 * f64::from(year - FIRST)).exp();
            (level * fall * 5e-5 * (0.098 * age as f64).exp()).clamp(2e-4, 0.7)
        };
        for sex in Sex::BOTH {
            for age in 0..AGES {
                let hazard = f64::midpoint(rate(sex, age), rate(sex, (age + 1).min(OPEN)));
                let gone = people.at(sex, age) * (1.0 - (-hazard).exp());
                died.add(sex, age, gone / 2.0);
                died.add(sex, age + 1, gone / 2.0);
                next.add(sex, age + 1, people.at(sex, age) - gone);
            }
            for mother in 20..40 {
                born.add(Some(mother), sex, size / 20.0);
            }
            next.add(sex, 0, size);
        }
        people = next;
        area.population.insert(year, people.clone());
        area.deaths.insert(year, died);
        area.births.insert(year, born);
    }
    area
}

/// Municipalities from a few thousand persons to a quarter of a county.
pub(crate) fn municipalities(country: &Register, count: usize) -> Register {
    let mut areas = BTreeMap::new();
    let counties = country.areas.len().max(1);
    for (number, (code, county)) in country.areas.iter().enumerate() {
        let own = count / counties + usize::from(number < count % counties);
        let weights: Vec<f64> = (1..=own).map(|rank| 1.0 / rank as f64).collect();
        let whole: f64 = weights.iter().sum();
        let Some(people) = county.population.get(&LAST) else {
            continue;
        };
        for (rank, weight) in weights.iter().enumerate() {
            let mut area = Area::default();
            area.population
                .insert(LAST, people.map(|count| count * weight / whole));
            areas.insert(format!("{code}{:02}", rank + 1), area);
        }
    }
    Register {
        areas,
        national: None,
    }
}
