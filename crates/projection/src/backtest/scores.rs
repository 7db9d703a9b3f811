//! What makes a forecast good: near, unbiased, and as sure as it says.

use serde::Serialize;

use crate::people::Year;

use super::baselines::Method;

/// A share with the band in which it may lie by chance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Band {
    /// The share, in per cent.
    pub share: f64,
    /// The band that holds 95 of 100 shares when whole jump-off years are drawn again.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// What the band says of the intervals.
    pub verdict: Verdict,
}

/// What a share of outcomes says of intervals that should hold so many of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The share that should lie in them lies in the band of chance.
    Held,
    /// Fewer lie in them than chance explains.
    TooNarrow,
    /// More lie in them than chance explains.
    TooWide,
    /// There are fewer than three jump-offs: what chance does cannot be told.
    Untold,
}

impl Verdict {
    /// How it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::TooNarrow => "narrow",
            Self::TooWide => "wide",
            Self::Untold => "untold",
        }
    }
}

/// Jump-offs from which a band of chance can be drawn.
const JUMP_OFFS_MIN: usize = 3;

/// How good a method was for a group at a horizon. All but counts are in per cent of the outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// The method.
    pub method: Method,
    /// The group of ages.
    pub group: &'static str,
    /// Years ahead.
    pub ahead: usize,
    /// Outcomes held against forecasts: areas times jump-offs.
    pub outcomes: usize,
    /// Mean absolute error.
    pub mape: f64,
    /// Mean signed error; above nothing when more were forecast than came.
    pub signed: f64,
    /// Outcomes inside the interval of 80 per cent, for methods that have one.
    pub cover_80: Option<Band>,
    /// Outcomes inside the interval of 95 per cent.
    pub cover_95: Option<Band>,
    /// Mean width of the interval of 80 per cent.
    pub width_80: Option<f64>,
    /// Mean width of the interval of 95 per cent.
    pub width_95: Option<f64>,
    /// Continuous ranked probability score; for methods without intervals it is the mean absolute error.
    pub crps: f64,
}

/// One outcome beside its forecast, relative to the outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Held {
    pub(super) jump_off: Year,
    pub(super) error: f64,
    pub(super) interval: Option<Interval>,
    pub(super) crps: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub(super) is_in_80: bool,
    pub(super) is_in_95: bool,
    pub(super) width_80: f64,
    pub(super) width_95: f64,
}

/// The continuous ranked probability score of trajectories: how far their distribution lies from the outcome.
pub fn crps(values: &mut [u32], outcome: f64) -> f64 {
    values.sort_unstable();
    let count = values.len() as f64;
    let sum: f64 = (1_u32..)
        .zip(values.iter())
        .map(|(rank, value)| {
            let value = f64::from(*value);
            let above = if outcome < value { count } else { 0.0 };
            (value - outcome) * (above - f64::from(rank) + 0.5)
        })
        .sum();
    2.0 * sum / (count * count)
}

pub(super) fn score(method: Method, (group, ahead): (&'static str, usize), held: &[Held]) -> Score {
    let count = held.len().max(1) as f64;
    let mean = |of: &dyn Fn(&Held) -> f64| 100.0 * held.iter().map(of).sum::<f64>() / count;
    let intervals: Vec<(Year, Interval)> = held
        .iter()
        .filter_map(|one| one.interval.map(|interval| (one.jump_off, interval)))
        .collect();
    let has = !intervals.is_empty();
    let width = |of: &dyn Fn(&Interval) -> f64| {
        let sum: f64 = intervals.iter().map(|(_, interval)| of(interval)).sum();
        has.then(|| 100.0 * sum / intervals.len() as f64)
    };
    let cover = |aim: f64, is_in: &dyn Fn(&Interval) -> bool| {
        let all: Vec<(Year, bool)> = intervals
            .iter()
            .map(|(year, one)| (*year, is_in(one)))
            .collect();
        has.then(|| band(&all, aim))
    };
    Score {
        method,
        group,
        ahead,
        outcomes: held.len(),
        mape: mean(&|one| one.error.abs()),
        signed: mean(&|one| one.error),
        cover_80: cover(80.0, &|one| one.is_in_80),
        cover_95: cover(95.0, &|one| one.is_in_95),
        width_80: width(&|one| one.width_80),
        width_95: width(&|one| one.width_95),
        crps: mean(&|one| one.crps),
    }
}

/// Times that the jump-offs are drawn again.
const DRAWS: u32 = 1_000;

/// A share, and the band in which it lies when whole jump-off years are drawn again with replacement: outcomes of one
/// year have the nation's mortality in common and say less than their number.
fn band(all: &[(Year, bool)], aim: f64) -> Band {
    let mut years: Vec<(Year, f64, f64)> = Vec::new();
    for (year, is_in) in all {
        let hit = f64::from(u8::from(*is_in));
        match years.iter_mut().find(|known| known.0 == *year) {
            Some(known) => {
                known.1 += hit;
                known.2 += 1.0;
            }
            None => years.push((*year, hit, 1.0)),
        }
    }
    let share = |hits: f64, count: f64| 100.0 * hits / count.max(1.0);
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let (mut hits, mut count) = (0.0, 0.0);
            for _ in &years {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let at = state % years.len().max(1) as u64;
                let one = years[usize::try_from(at).unwrap_or(0)];
                hits += one.1;
                count += one.2;
            }
            share(hits, count)
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let hits: f64 = years.iter().map(|year| year.1).sum();
    let (low, high) = (
        drawn[drawn.len() / 40],
        drawn[drawn.len() - 1 - drawn.len() / 40],
    );
    let verdict = if years.len() < JUMP_OFFS_MIN {
        Verdict::Untold
    } else if high < aim {
        Verdict::TooNarrow
    } else if low > aim {
        Verdict::TooWide
    } else {
        Verdict::Held
    };
    Band {
        share: share(hits, all.len() as f64),
        low,
        high,
        verdict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sure_and_right_forecast_scores_nothing() {
        assert!(crps(&mut [7; 50], 7.0).abs() < 1e-12);
        assert!((crps(&mut [9; 50], 7.0) - 2.0).abs() < 1e-12);
        // Two equally likely values one apart: a quarter, by the definition's integral.
        assert!((crps(&mut [0, 1], 0.0) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn a_band_of_one_year_is_a_point() {
        let held: Vec<(Year, bool)> = (0..10).map(|at| (2000, at < 8)).collect();
        let band = band(&held, 80.0);
        assert_eq!((band.share, band.low, band.high), (80.0, 80.0, 80.0));
        assert_eq!(band.verdict, Verdict::Untold);
    }

    #[test]
    fn a_share_beside_its_band_is_judged() {
        let judged = |hits: usize, aim: f64| {
            let held: Vec<(Year, bool)> = (0..60)
                .map(|at| (2000 + at / 10, at % 10 < i32::try_from(hits).unwrap()))
                .collect();
            band(&held, aim).verdict
        };
        assert_eq!(judged(8, 80.0), Verdict::Held);
        assert_eq!(judged(6, 80.0), Verdict::TooNarrow);
        assert_eq!(judged(10, 80.0), Verdict::TooWide);
    }
}
