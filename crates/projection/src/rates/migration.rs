//! Migration by age: net as what population, births and deaths leave over; gross turnover by a model schedule.

use crate::people::{AGES, Area, OPEN, Pyramid, Sex, Year};
use crate::{Constant, Tuning};

use super::{level::recent_weight, mortality, smoothing};

/// Years that are looked at.
const YEARS: Year = 15;
/// From this age on, the residual is more noise of ages at death than migration, and none is assumed.
const LAST_AGE: usize = 90;
/// From this age on, women and men are taken together.
const POOLED_FROM: usize = 50;
/// Smoothing over ages, below and from 60 on.
const HALF_WIDTHS: (usize, usize) = (2, 6);

/// The bands of ages that move together from year to year: children with their parents, young adults, families,
/// those in middle age, the newly retired, and the old.
pub const MOVE_BANDS: [(usize, usize); 6] =
    [(0, 16), (17, 29), (30, 49), (50, 64), (65, 79), (80, OPEN)];

/// The band in which an age at the beginning of the year lies.
pub fn move_band_of(age: usize) -> usize {
    MOVE_BANDS
        .iter()
        .position(|(_, last)| age <= *last)
        .unwrap_or(MOVE_BANDS.len() - 1)
}

/// Net migration of a year as what is left over, by age when the year began; of those born in the year, apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Moved in less moved out.
    pub net: Pyramid,
    /// Persons who could have moved.
    pub at_risk: Pyramid,
}

/// Net migration of a year: who is there less who would be there, had nobody moved.
///
/// Deaths are split half and half between cohorts, so that population, deaths and moves close to the person.
pub fn residual(area: &Area, year: Year, deaths: &Pyramid) -> Option<Flow> {
    let (begin, end) = (
        area.population.get(&(year - 1))?,
        area.population.get(&year)?,
    );
    let died = mortality::cohort_deaths(deaths);
    let net = Pyramid::from_fn(|sex, age| match age {
        // Ninety-nine and the open age arrive in one; their moves cannot be told apart from deaths.
        age if age + 1 >= OPEN => 0.0,
        _ => end.at(sex, age + 1) - begin.at(sex, age) + died.at(sex, age),
    });
    Some(Flow {
        net,
        at_risk: begin.clone(),
    })
}

/// Net migration per person and year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Net {
    /// By age when the year begins.
    pub rate: Pyramid,
    /// Of children born in the year, per child.
    pub newborn: f64,
}

impl Net {
    /// The mean of recent years, smoothed over ages and drawn towards the parent's where few are at risk.
    pub fn fit(area: &Area, last: Year, parent: Option<&Self>, tuning: &Tuning) -> Self {
        let mut sum = Flow {
            net: Pyramid::default(),
            at_risk: Pyramid::default(),
        };
        let mut newborn = (0.0, 0.0);
        let last = last_flow(area, last);
        for year in (last - YEARS + 1)..=last {
            let Some(deaths) = area.deaths.get(&year) else {
                continue;
            };
            let Some(flow) = residual(area, year, deaths) else {
                continue;
            };
            let weight = recent_weight(last - year, tuning.of(Constant::MovesHalfLife));
            sum.net.add_all(&flow.net.map(|value| value * weight));
            sum.at_risk
                .add_all(&flow.at_risk.map(|value| value * weight));
            if let Some((stayed, born)) = newborns(area, year, deaths) {
                newborn.0 += weight * (stayed - born);
                newborn.1 += weight * born;
            }
        }
        Self {
            rate: smooth(&sum, parent, tuning.of(Constant::MovesShrink)),
            newborn: if newborn.1 > 0.0 {
                newborn.0 / newborn.1
            } else {
                parent.map_or(0.0, |parent| parent.newborn)
            },
        }
    }
}

/// The last year whose moves can be told: years are counted back from it.
fn last_flow(area: &Area, last: Year) -> Year {
    let known = area.deaths.range(..=last).rev().find(|(year, _)| {
        area.population.contains_key(year) && area.population.contains_key(&(*year - 1))
    });
    known.map_or(last, |(year, _)| *year)
}

/// Children under one at the end of the year, and those born in it who lived.
fn newborns(area: &Area, year: Year, deaths: &Pyramid) -> Option<(f64, f64)> {
    let births = area.births.get(&year)?.total();
    let infants = |people: &Pyramid| people.at(Sex::Female, 0) + people.at(Sex::Male, 0);
    let lived = births - infants(deaths) * mortality::INFANT_SAME_YEAR;
    Some((infants(area.population.get(&year)?), lived))
}

fn smooth(sum: &Flow, parent: Option<&Net>, shrink: f64) -> Pyramid {
    let both = |of: &Pyramid, age: usize| of.at(Sex::Female, age) + of.at(Sex::Male, age);
    let mut rate = Pyramid::default();
    for sex in Sex::BOTH {
        let pooled = |of: &Pyramid, age: usize| {
            if age < POOLED_FROM {
                of.at(sex, age)
            } else {
                both(of, age)
            }
        };
        let at_risk: Vec<f64> = (0..AGES).map(|age| pooled(&sum.at_risk, age)).collect();
        let raw: Vec<f64> = (0..AGES)
            .map(|age| pooled(&sum.net, age) / at_risk[age].max(1.0))
            .collect();
        let narrow = smoothing::over_ages(&raw, &at_risk, HALF_WIDTHS.0);
        let wide = smoothing::over_ages(&raw, &at_risk, HALF_WIDTHS.1);
        for age in 0..LAST_AGE {
            let own = if age < 60 { narrow[age] } else { wide[age] };
            let trust = at_risk[age] / (at_risk[age] + shrink);
            let parents = parent.map_or(0.0, |parent| parent.rate.at(sex, age));
            rate.of_sex_mut(sex)[age] = trust * own + (1.0 - trust) * parents;
        }
    }
    rate
}

/// Moves in and out together per person and year, by age: a model schedule after Rogers and Castro, with children, a
/// peak when young adults leave home, and a slow fall, scaled to a mean over all ages.
///
/// Only chance uses it: how many moves the net is the difference of. Swedish means are about 0.06 across the borders of
/// counties and 0.12 across those of municipalities, in and out together.
pub fn turnover(mean: f64) -> Pyramid {
    let shape = |age: usize| {
        let years = age as f64;
        let child = 0.9 * (-0.12 * years).exp();
        let leaving = years - 22.0;
        let young = 3.4 * (-0.105 * leaving - (-0.42 * leaving).exp()).exp();
        child + young + 0.2
    };
    let mean_shape = (0..90).map(shape).sum::<f64>() / 90.0;
    Pyramid::from_fn(|_, age| mean * shape(age) / mean_shape)
}
