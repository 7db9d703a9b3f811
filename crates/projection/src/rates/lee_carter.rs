//! The model of Lee and Carter (1992): one index of mortality over time, to which each age answers in its own degree.

use crate::people::{AGES, Year};

use super::mortality::LogRates;

/// Rounds of the power method; the first component of mortality stands out, so few are needed.
const ROUNDS: usize = 60;

/// The parts of the model over a window of years.
#[derive(Debug, Clone, PartialEq)]
pub struct LeeCarter {
    /// The mean log rate at each age.
    pub level: [f64; AGES],
    /// How much each age answers to the index; they sum to one.
    pub answer: [f64; AGES],
    /// The index, by year; it sums to nothing.
    pub index: Vec<(Year, f64)>,
}

impl LeeCarter {
    /// The model over the last years; none of fewer than three.
    pub fn fit(rates: &LogRates, window: usize) -> Option<Self> {
        let mut years: Vec<(Year, &[f64; AGES])> = rates
            .iter()
            .rev()
            .take(window)
            .map(|(year, all)| (*year, all))
            .collect();
        years.reverse();
        if years.len() < 3 {
            return None;
        }
        let count = years.len() as f64;
        let level: [f64; AGES] =
            std::array::from_fn(|age| years.iter().map(|(_, all)| all[age]).sum::<f64>() / count);
        let departure = |at: usize, age: usize| years[at].1[age] - level[age];
        let mut answer = [1.0 / AGES as f64; AGES];
        let mut index = vec![0.0; years.len()];
        for _ in 0..ROUNDS {
            for (at, value) in index.iter_mut().enumerate() {
                *value = (0..AGES).map(|age| departure(at, age) * answer[age]).sum();
            }
            let size: f64 = index.iter().map(|value| value * value).sum();
            if size <= 0.0 {
                break;
            }
            answer = std::array::from_fn(|age| {
                let sum: f64 = index
                    .iter()
                    .enumerate()
                    .map(|(at, value)| departure(at, age) * value)
                    .sum();
                sum / size
            });
        }
        let scale: f64 = answer.iter().sum();
        if scale.abs() < f64::EPSILON {
            return None;
        }
        let index = years
            .iter()
            .zip(&index)
            .map(|((year, _), value)| (*year, value * scale))
            .collect();
        Some(Self {
            level,
            answer: answer.map(|one| one / scale),
            index,
        })
    }

    /// The mean yearly change of the index.
    pub fn drift(&self) -> f64 {
        match (self.index.first(), self.index.last()) {
            (Some((from, first)), Some((to, last))) if to > from => {
                (last - first) / f64::from(to - from)
            }
            _ => 0.0,
        }
    }

    /// The yearly change of log mortality at each age.
    pub fn slopes(&self) -> [f64; AGES] {
        let drift = self.drift();
        self.answer.map(|one| one * drift)
    }
}
