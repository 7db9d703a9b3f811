//! Simpler methods, to see what the engine is worth.

use serde::Serialize;

use crate::outlook::{Fit, Terms};
use crate::people::{AGES, Area, MOTHER_FIRST, MOTHERS, OPEN, Pyramid, Register, Sex, Year};
use crate::rates::Slopes;
use crate::{Trouble, Tuning};

/// How a forecast was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The engine as it is used.
    Engine,
    /// The same with mortality after Lee and Carter alone.
    LeeCarter,
    /// The same with mortality as it is.
    FrozenMortality,
    /// Cohorts change as cohorts of their age did in the last five years (Hamilton and Perry, 1962).
    HamiltonPerry,
    /// Nothing changes.
    Naive,
}

impl Method {
    /// Every method, the engine first.
    pub const ALL: [Self; 5] = [
        Self::Engine,
        Self::LeeCarter,
        Self::FrozenMortality,
        Self::HamiltonPerry,
        Self::Naive,
    ];

    /// How it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Engine => "engine",
            Self::LeeCarter => "lee-carter",
            Self::FrozenMortality => "frozen-mortality",
            Self::HamiltonPerry => "hamilton-perry",
            Self::Naive => "naive",
        }
    }

    /// The method that is written so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// The engine's setting, for methods that are the engine with other mortality.
    pub(super) fn slopes(self) -> Option<Slopes> {
        match self {
            Self::Engine => Some(Slopes::Ensemble),
            Self::LeeCarter => Some(Slopes::LeeCarter),
            Self::FrozenMortality => Some(Slopes::Frozen),
            Self::HamiltonPerry | Self::Naive => None,
        }
    }
}

/// Expected populations from the jump-off on, by area in the order of codes.
pub(super) fn expected(
    (register, tuning): (&Register, &Tuning),
    method: Method,
    (jump_off, horizon): (Year, usize),
) -> Result<Vec<(String, Vec<Pyramid>)>, Trouble> {
    if let Some(slopes) = method.slopes() {
        let fit = Fit::without_spreads(
            register,
            Terms {
                jump_off,
                horizon,
                slopes,
            },
            tuning,
        )?;
        let areas = fit.areas.into_iter();
        return Ok(areas.map(|area| (area.code, area.expected)).collect());
    }
    let seen = register.until(jump_off);
    let areas = seen.areas.into_iter();
    areas
        .map(|(code, area)| {
            let unknown =
                || Trouble::at(format!("area {code}"), "has no population at the jump-off");
            let start = area.population.get(&jump_off).ok_or_else(unknown)?.clone();
            let path = if method == Method::Naive {
                vec![start; horizon + 1]
            } else {
                hamilton_perry(&area, (&start, jump_off), horizon)
            };
            Ok((code, path))
        })
        .collect()
}

/// Years over which cohorts are watched.
const WATCHED: Year = 5;

fn hamilton_perry(
    area: &Area,
    (start, jump_off): (&Pyramid, Year),
    horizon: usize,
) -> Vec<Pyramid> {
    let years = (jump_off - WATCHED + 1)..=jump_off;
    let pairs: Vec<(&Pyramid, &Pyramid)> = years
        .filter_map(|year| {
            area.population
                .get(&(year - 1))
                .zip(area.population.get(&year))
        })
        .collect();
    let sum = |of: &dyn Fn(&Pyramid, &Pyramid) -> f64| -> f64 {
        pairs.iter().map(|(begin, end)| of(begin, end)).sum()
    };
    let ratio = Pyramid::from_fn(|sex, age| {
        let arrived = sum(&|_, end| end.at(sex, age + 1));
        let before = sum(&|begin, _| match age + 1 {
            OPEN => begin.at(sex, age) + begin.at(sex, OPEN),
            _ => begin.at(sex, age),
        });
        if before > 0.0 { arrived / before } else { 1.0 }
    });
    let women =
        |people: &Pyramid| people.sum(Sex::Female, MOTHER_FIRST + 4, MOTHER_FIRST + MOTHERS);
    let children =
        Sex::BOTH.map(|sex| sum(&|_, end| end.at(sex, 0)) / sum(&|_, end| women(end)).max(1.0));
    let mut path = vec![start.clone()];
    for _ in 0..horizon {
        let begin = path.last().unwrap_or(start);
        let mut next = Pyramid::default();
        for sex in Sex::BOTH {
            for age in 0..AGES {
                // The open age goes on at the ratio of those who enter it with it.
                let ratio = ratio.at(sex, age.min(OPEN - 1));
                next.add(sex, age + 1, begin.at(sex, age) * ratio);
            }
        }
        for sex in Sex::BOTH {
            let born = women(&next) * children[sex.at()];
            next.add(sex, 0, born);
        }
        path.push(next);
    }
    path
}
