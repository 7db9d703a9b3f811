//! From values to places on the drawing: round marks, and how far down a value stands.

/// The height of the drawing's field; times stand below it.
pub(super) const HEIGHT: u16 = 220;

/// Room above the highest mark, for its word.
const TOP: f64 = 26.0;

/// A scale with round marks that covers its values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// A scale over values; from zero if asked, or if a value is near zero anyway.
    pub(super) fn over(values: impl Iterator<Item = f64>, from_zero: bool) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|v| v.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if from_zero {
            low = low.min(0.0);
            high = high.max(0.0);
        }
        if (high - low).abs() < f64::EPSILON {
            high = low + 1.0;
        }
        let step = round_step((high - low) / 4.0);
        Self {
            low: (low / step).floor() * step,
            high: (high / step).ceil() * step,
            step,
        }
    }

    /// How far down a value stands.
    pub(super) fn down(self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let field = f64::from(HEIGHT) - TOP;
        f64::from(HEIGHT) - share.clamp(0.0, 1.0) * field
    }

    /// The round marks, from below.
    pub(super) fn marks(self) -> impl Iterator<Item = f64> {
        (0..=20)
            .map(move |n| self.low + f64::from(n) * self.step)
            .take_while(move |m| *m <= self.high + self.step / 2.0)
    }
}

/// The next of 1, 2, 5, 10, 20, 50, … from below.
fn round_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let lead = rough / power;
    let round = if lead <= 1.0 {
        1.0
    } else if lead <= 2.0 {
        2.0
    } else if lead <= 5.0 {
        5.0
    } else {
        10.0
    };
    round * power
}

/// A count as a float; counts of points are small.
pub(super) fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(values: &[f64], from_zero: bool) -> Vec<f64> {
        Scale::over(values.iter().copied(), from_zero)
            .marks()
            .collect()
    }

    #[test]
    fn marks_are_round_and_cover_the_values() {
        assert_eq!(marks(&[3.0, 17.0], true), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(
            marks(&[85_000.0, 85_500.0], false),
            [85_000.0, 85_200.0, 85_400.0, 85_600.0]
        );
        assert_eq!(marks(&[], true).first(), Some(&0.0));
        assert_eq!(marks(&[-4.0, 4.0], true), [-4.0, -2.0, 0.0, 2.0, 4.0]);
    }

    #[test]
    fn higher_values_stand_higher() {
        let scale = Scale::over([0.0, 10.0].into_iter(), true);
        assert!(scale.down(10.0) < scale.down(5.0));
        assert!((scale.down(0.0) - f64::from(HEIGHT)).abs() < 1e-9);
    }
}
