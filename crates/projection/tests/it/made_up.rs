//! A made-up country: counties whose people are born, move and die by known rates, without chance.

use std::collections::BTreeMap;

use projection::people::{AGES, Area, Births, OPEN, Pyramid, Register, Sex, Year};

/// Death rates of a year: Gompertz' law, falling one and a half per cent a year.
pub(crate) fn rates(year: Year) -> Pyramid {
    Pyramid::from_fn(|sex, age| {
        let level = if sex == Sex::Male { 1.4 } else { 1.0 };
        let fall = (-0.015 * f64::from(year - 1970)).exp();
        (level * fall * 5e-5 * (0.098 * age as f64).exp()).clamp(2e-4, 0.7)
    })
}

/// A register of counties of different sizes from 1970 to a last year.
pub(crate) fn country(counties: &[(&str, f64)], last: Year) -> Register {
    let areas = counties
        .iter()
        .map(|(code, size)| ((*code).to_owned(), county(*size, last)));
    Register {
        areas: areas.collect(),
        national: None,
    }
}

fn county(size: f64, last: Year) -> Area {
    let mut area = Area::default();
    let mut people = Pyramid::from_fn(|_, age| size * (1.0 - age as f64 / 102.0).powf(0.6));
    area.population.insert(1970, people.clone());
    for year in 1971..=last {
        let (next, died, born) = a_year(&people, size, year);
        people = next;
        area.population.insert(year, people.clone());
        area.deaths.insert(year, died);
        area.births.insert(year, born);
    }
    area
}

/// A year passes; half of a cohort's deaths are at the age it began with, half at the next.
fn a_year(people: &Pyramid, size: f64, year: Year) -> (Pyramid, Pyramid, Births) {
    let rates = rates(year);
    let (mut next, mut died, mut born) =
        (Pyramid::default(), Pyramid::default(), Births::default());
    for sex in Sex::BOTH {
        for age in 0..AGES {
            let hazard = f64::midpoint(rates.at(sex, age), rates.at(sex, (age + 1).min(OPEN)));
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
    (next, died, born)
}

/// The same people in municipalities, as shares of each county.
pub(crate) fn municipalities(country: &Register, shares: &[f64], year: Year) -> Register {
    let mut areas = BTreeMap::new();
    for (code, county) in &country.areas {
        let people = county
            .population
            .get(&year)
            .expect("the country is known in that year");
        for (number, share) in shares.iter().enumerate() {
            let mut area = Area::default();
            area.population
                .insert(year, people.map(|count| count * share));
            areas.insert(format!("{code}{:02}", 80 + number), area);
        }
    }
    Register {
        areas,
        national: None,
    }
}
