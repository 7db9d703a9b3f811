//! The groups that figures about persons are divided by: district, unit, sex, age.

use std::collections::BTreeMap;

use kernel::{Date, Fault, PersonId, Sex, UnitId, measure::Dimension};
use organisation::UnitFilter;
use residents::Person;
use store::Ask;

/// How many persons are asked for at once.
const AT_ONCE: usize = 1_000;

/// What is known of the persons and units behind a figure.
pub(super) struct Known {
    persons: BTreeMap<PersonId, Person>,
    districts: BTreeMap<UnitId, String>,
}

impl Known {
    /// Reads what is known of those persons, and of all units.
    pub(super) async fn read(ask: &dyn Ask, mut ids: Vec<PersonId>) -> Result<Self, Fault> {
        ids.sort_unstable();
        ids.dedup();
        let mut persons = BTreeMap::new();
        for some in ids.chunks(AT_ONCE) {
            let found = residents::persons(ask, some).await?;
            persons.extend(found.into_iter().map(|person| (person.id, person)));
        }
        let units = organisation::units(ask, &UnitFilter::default()).await?;
        let districts = units
            .into_iter()
            .filter_map(|unit| Some((unit.id, unit.district?.to_string())));
        Ok(Self {
            persons,
            districts: districts.collect(),
        })
    }

    /// The groups of a row about a person at a unit on a day.
    pub(super) fn groups(
        &self,
        person: PersonId,
        unit: UnitId,
        day: Date,
    ) -> BTreeMap<Dimension, String> {
        let mut groups = BTreeMap::from([(Dimension::Unit, unit.to_string())]);
        if let Some(district) = self.districts.get(&unit) {
            groups.insert(Dimension::District, district.clone());
        }
        let Some(person) = self.persons.get(&person) else {
            return groups;
        };
        if let Some(sex) = person.identity.sex() {
            groups.insert(Dimension::Sex, sex_key(sex).to_owned());
        }
        if let Some(age) = person.identity.age_on(day) {
            groups.insert(Dimension::AgeBand, age_band(age).to_owned());
        }
        groups
    }
}

const fn sex_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Woman => "woman",
        Sex::Man => "man",
    }
}

/// The band of an age, as the national statistics on elder care have them.
pub const fn age_band(age: i16) -> &'static str {
    match age {
        ..=17 => "0-17",
        18..=64 => "18-64",
        65..=79 => "65-79",
        80..=89 => "80-89",
        _ => "90-",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_age_has_one_band() {
        let bands: Vec<&str> = (0..120).map(age_band).collect();
        let mut unique = bands.clone();
        unique.dedup();
        assert_eq!(unique, ["0-17", "18-64", "65-79", "80-89", "90-"]);
        assert_eq!((age_band(64), age_band(65)), ("18-64", "65-79"));
    }
}
