//! Central death rates of the nation, and the share of a cohort that dies in a year.

use std::collections::BTreeMap;

use crate::people::{AGES, National, OPEN, Pyramid, Sex, Year};
use crate::{Constant, Tuning};

use super::{lee_carter::LeeCarter, smoothing, trend};

/// Logarithms of central death rates (deaths per person-year), by year, of one sex.
pub type LogRates = BTreeMap<Year, [f64; AGES]>;

/// The lowest rate that is believed: a nation in which nobody ever died would have no logarithm.
const RATE_MIN: f64 = 1e-6;
/// Deaths at the believed rate that are added to those of a year and age.
const FEW: f64 = 1.0;
/// Ages on either side over which the believed rate is taken.
const POOLED: usize = 4;

/// The nation's death rates in logarithms, smoothed over neighbouring ages where deaths are few.
pub fn log_rates(nation: &National, sex: Sex) -> LogRates {
    let believed = believed(nation, sex);
    let years = nation.deaths.iter();
    years
        .filter_map(|(year, deaths)| {
            let exposure = nation.exposure.get(year)?;
            let year_of = of_year(deaths.of_sex(sex), exposure.of_sex(sex), &believed);
            Some((*year, year_of))
        })
        .collect()
}

/// The rate at each age over all years and neighbouring ages together: what a single year is drawn towards.
fn believed(nation: &National, sex: Sex) -> [f64; AGES] {
    let (mut deaths, mut exposure) = ([0.0; AGES], [0.0; AGES]);
    for (year, died) in &nation.deaths {
        let Some(risk) = nation.exposure.get(year) else {
            continue;
        };
        for age in 0..AGES {
            deaths[age] += died.at(sex, age);
            exposure[age] += risk.at(sex, age);
        }
    }
    std::array::from_fn(|age| {
        // Infants and the open age stand alone here too.
        let away = if age == 0 || age == OPEN { 0 } else { POOLED };
        let (mut died, mut risk) = (0.0, 0.0);
        for other in age.saturating_sub(away).max(age.min(1))..=(age + away).min(OPEN) {
            let weight = (away + 1 - age.abs_diff(other)) as f64;
            died += weight * deaths[other];
            risk += weight * exposure[other];
        }
        (died.max(0.5) / risk.max(1.0)).max(RATE_MIN)
    })
}

fn of_year(deaths: &[f64; AGES], exposure: &[f64; AGES], believed: &[f64; AGES]) -> [f64; AGES] {
    // A few deaths at the believed rate are added, so that every rate has its logarithm and a year in which one child
    // of a small nation died says no more than that. Weights are expected deaths: with those counted, ages at which
    // somebody happened to die would speak for all.
    let weights: Vec<f64> = (0..AGES).map(|age| exposure[age] * believed[age]).collect();
    // How much more or less than at the believed rates died in the year, all ages together.
    let year = deaths.iter().sum::<f64>().max(FEW) / weights.iter().sum::<f64>().max(FEW);
    let raw: Vec<f64> = (0..AGES)
        .map(|age| ((deaths[age] + FEW) / (exposure[age] + FEW / (believed[age] * year))).ln())
        .collect();
    let wide = smoothing::over_ages(&raw, &weights, 4);
    let narrow = smoothing::over_ages(&raw, &weights, 2);
    std::array::from_fn(|age| match age {
        // Infants stand alone; deaths of the young are few, and those of the oldest too.
        0 | OPEN => raw[age],
        1..50 | 95.. => wide[age],
        _ => narrow[age],
    })
}

/// Raw death rates of a year; nothing where nobody was at risk.
pub fn rates(nation: &National, year: Year) -> Option<Pyramid> {
    let (deaths, exposure) = (nation.deaths.get(&year)?, nation.exposure.get(&year)?);
    Some(Pyramid::from_fn(|sex, age| {
        let risk = exposure.at(sex, age);
        if risk > 0.0 {
            deaths.at(sex, age) / risk
        } else {
            0.0
        }
    }))
}

/// How the yearly change of mortality is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slopes {
    /// The mean of Lee–Carter's model and log-linear trends over several windows.
    Ensemble,
    /// Lee–Carter's model alone, over thirty years or what there is.
    LeeCarter,
    /// No change: the last years' mortality for ever.
    Frozen,
}

/// Windows of the log-linear trends, in years.
const TREND_WINDOWS: [usize; 3] = [10, 15, 20];
/// Windows of Lee–Carter's model in the ensemble, in years.
const LEE_CARTER_WINDOWS: [usize; 2] = [15, 25];
/// The window of Lee–Carter's model by itself.
const PLAIN_WINDOW: usize = 30;

/// The nation's expected mortality.
#[derive(Debug, Clone, PartialEq)]
pub struct Mortality {
    /// The last year with known deaths.
    pub last: Year,
    level: Pyramid,
    slope: Pyramid,
}

impl Mortality {
    /// Mortality out of the nation's deaths; none of fewer than three years.
    pub fn fit(nation: &National, how: Slopes, tuning: &Tuning) -> Option<Self> {
        let mut fitted = Self {
            last: *nation.deaths.keys().next_back()?,
            level: Pyramid::default(),
            slope: Pyramid::default(),
        };
        for sex in Sex::BOTH {
            let rates = log_rates(nation, sex);
            let slope = slope(&rates, how)?;
            let last = *rates.keys().next_back()?;
            fitted.last = last;
            *fitted.level.of_sex_mut(sex) = jump_off(&rates, &slope, (last, tuning));
            *fitted.slope.of_sex_mut(sex) = slope;
        }
        Some(fitted)
    }

    /// The same with a course that changes faster or slower, by so much a year in the logarithm of each sex and age.
    #[must_use]
    pub(crate) fn steeper(mut self, by: impl Fn(Sex, usize) -> f64) -> Self {
        for sex in Sex::BOTH {
            for (age, slope) in self.slope.of_sex_mut(sex).iter_mut().enumerate() {
                *slope += by(sex, age);
            }
        }
        self
    }

    /// Expected death rates of a year.
    pub fn rates(&self, year: Year) -> Pyramid {
        let ahead = f64::from(year - self.last);
        Pyramid::from_fn(|sex, age| {
            (self.level.at(sex, age) + ahead * self.slope.at(sex, age)).exp()
        })
    }

    /// The yearly change of the logarithm of mortality, by sex and age.
    pub fn slope(&self) -> &Pyramid {
        &self.slope
    }
}

fn slope(rates: &LogRates, how: Slopes) -> Option<[f64; AGES]> {
    let lee_carter = |window| LeeCarter::fit(rates, window).map(|model| model.slopes());
    let all: Vec<[f64; AGES]> = match how {
        Slopes::Frozen => vec![[0.0; AGES]],
        Slopes::LeeCarter => lee_carter(PLAIN_WINDOW).into_iter().collect(),
        Slopes::Ensemble => TREND_WINDOWS
            .iter()
            .filter_map(|window| trend::slopes(rates, *window))
            .chain(
                LEE_CARTER_WINDOWS
                    .iter()
                    .filter_map(|window| lee_carter(*window)),
            )
            .collect(),
    };
    if all.is_empty() || rates.len() < 3 {
        return None;
    }
    Some(std::array::from_fn(|age| {
        all.iter().map(|one| one[age]).sum::<f64>() / all.len() as f64
    }))
}

/// The level at the jump-off: the last years brought forward by the slope. One year alone carries its influenza with it.
fn jump_off(rates: &LogRates, slope: &[f64; AGES], (last, tuning): (Year, &Tuning)) -> [f64; AGES] {
    let years = tuning.of(Constant::JumpOffYears).max(1.0) as usize;
    let recent: Vec<(Year, &[f64; AGES])> = rates
        .iter()
        .rev()
        .take(years)
        .map(|(year, all)| (*year, all))
        .collect();
    std::array::from_fn(|age| {
        let sum: f64 = recent
            .iter()
            .map(|(year, all)| all[age] + f64::from(last - year) * slope[age])
            .sum();
        sum / recent.len().max(1) as f64
    })
}

/// The hazard of each cohort over a calendar year, by its age when the year begins.
///
/// Deaths are counted by age at death. Half of those at an age belong to the cohort that had that age when the year
/// began, and half to the one that reached it during the year: a cohort of age x dies at half the rate of x and half
/// of x + 1. Reading the age as "during the year" makes the oldest live too long.
pub fn cohort_hazard(rates: &Pyramid) -> Pyramid {
    Pyramid::from_fn(|sex, age| {
        f64::midpoint(rates.at(sex, age), rates.at(sex, (age + 1).min(OPEN)))
    })
}

/// Deaths of each cohort during a year by its age when the year began, out of deaths by age at death.
///
/// The last two cohorts share the deaths of the open age: half of those at exactly 100, taken as a share of all from
/// 100 on, fall in the cohort that was 99.
pub fn cohort_deaths(deaths: &Pyramid) -> Pyramid {
    Pyramid::from_fn(|sex, age| {
        let at = |age: usize| deaths.at(sex, age);
        match age {
            OPEN => at(OPEN) * (1.0 - REACHED_OPEN),
            age if age + 1 == OPEN => at(age) / 2.0 + at(OPEN) * REACHED_OPEN,
            _ => f64::midpoint(at(age), at(age + 1)),
        }
    })
}

/// The share of deaths at 100 or more that fall on those who turned 100 in the same year: about 0.45 of them are 100
/// at death, and half of these were 99 when the year began.
const REACHED_OPEN: f64 = 0.22;

/// The share of infant deaths that fall in the calendar year of birth.
pub const INFANT_SAME_YEAR: f64 = 0.87;
