//! The groups that the figures are divided by.

use std::collections::BTreeMap;

use kernel::{
    Fault, PersonId, Sex,
    measure::{Dimension, MeasureRow},
};
use organisation::Forms;
use residents::Person;
use store::Ask;

use super::half_year;
use crate::store::measured::Belongs;

/// How many persons are asked for at once.
const AT_ONCE: usize = 1_000;

/// What is known of the persons and providers behind a figure.
pub(super) struct Known {
    persons: BTreeMap<PersonId, Person>,
    forms: Forms,
}

impl Known {
    /// Reads what is known of some persons, and of all providers.
    pub(super) async fn read(ask: &dyn Ask, mut ids: Vec<PersonId>) -> Result<Self, Fault> {
        ids.sort_unstable();
        ids.dedup();
        let mut persons = BTreeMap::new();
        for some in ids.chunks(AT_ONCE) {
            let found = residents::persons(ask, some).await?;
            persons.extend(found.into_iter().map(|person| (person.id, person)));
        }
        let forms = Forms::read(ask).await?;
        Ok(Self { persons, forms })
    }

    /// A row about somebody. Its day is the first of the half-year, so that it tells no more.
    pub(super) fn row(&self, of: &Belongs, (value, meets): (Option<i64>, bool)) -> MeasureRow {
        MeasureRow {
            link: format!("/personer/{}/uppfoljningar/{}", of.person, of.follow_up),
            label: of.service.clone(),
            person: Some(of.person),
            day: half_year(of.day).0,
            value,
            meets,
            groups: self.groups(of),
        }
    }

    fn groups(&self, of: &Belongs) -> BTreeMap<Dimension, String> {
        let mut groups = of
            .provider
            .map_or_else(BTreeMap::new, |provider| self.forms.groups(provider));
        groups.insert(Dimension::Unit, of.unit.to_string());
        groups.insert(Dimension::Service, of.service.clone());
        if let Some(district) = &of.district {
            groups.insert(Dimension::District, district.clone());
        }
        let Some(person) = self.persons.get(&of.person) else {
            return groups;
        };
        if let Some(sex) = person.identity.sex() {
            let key = match sex {
                Sex::Woman => "woman",
                Sex::Man => "man",
            };
            groups.insert(Dimension::Sex, key.to_owned());
        }
        if let Some(age) = person.identity.age_on(of.day) {
            groups.insert(
                Dimension::AgeBand,
                cases::measures::age_band(age).to_owned(),
            );
        }
        groups
    }
}
