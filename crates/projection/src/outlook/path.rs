//! The expected path of an area: one year after another, by cohort and component.

use crate::people::{AGES, MOTHER_FIRST, MOTHERS, OPEN, Pyramid, Sex};
use crate::rates::{Fertility, GIRLS, INFANT_SAME_YEAR, Net, cohort_hazard};

/// What happens to an area in a year, as rates.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The hazard of death of each cohort over the year, by its age when the year begins.
    pub hazard: Pyramid,
    /// The hazard of those born in the year until it ends, girls and boys.
    pub newborn_hazard: [f64; 2],
}

impl Path {
    /// A year at given death rates.
    pub fn at(rates: &Pyramid) -> Self {
        Self {
            hazard: cohort_hazard(rates),
            newborn_hazard: Sex::BOTH.map(|sex| rates.at(sex, 0) * INFANT_SAME_YEAR),
        }
    }

    /// The population a year later, if all goes as expected.
    pub fn advance(&self, people: &Pyramid, net: &Net, fertility: &Fertility) -> Pyramid {
        let mut after = Pyramid::default();
        for sex in Sex::BOTH {
            for age in 0..AGES {
                let stay = (-self.hazard.at(sex, age)).exp() + net.rate.at(sex, age);
                after.add(
                    sex,
                    (age + 1).min(OPEN),
                    people.at(sex, age) * stay.max(0.0),
                );
            }
        }
        let born = expected_births(people, &after, fertility);
        for (sex, share) in [(Sex::Female, GIRLS), (Sex::Male, 1.0 - GIRLS)] {
            let stay = (-self.newborn_hazard[sex.at()]).exp() + net.newborn;
            after.add(sex, 0, born * share * stay.max(0.0));
        }
        after
    }
}

/// Births of a year by women who were there when it began.
fn expected_births(begin: &Pyramid, end: &Pyramid, fertility: &Fertility) -> f64 {
    (MOTHER_FIRST - 1..MOTHER_FIRST + MOTHERS)
        .map(|age| {
            let women = f64::midpoint(begin.at(Sex::Female, age), end.at(Sex::Female, age + 1));
            women * fertility.of_cohort(age)
        })
        .sum()
}
