//! How many leave and how many come: binomial and Poisson, exact where few are expected.

use super::{Generator, LANES, Lane};

/// Below this many expected, counts are drawn from the exact distribution; above it from the normal distribution with
/// its skewness corrected (Cornish and Fisher), rounded.
const FEW: f32 = 2.0;
/// What rounding adds to the variance of a normal number and what correcting its skewness adds, taken away beforehand.
const ADDED: f32 = 0.139;
/// Adding and taking away this rounds a float to the nearest whole number.
const ROUND: f32 = 12_582_912.0;

/// The exponential function, to five parts in a million; for arguments from −80 to 80.
#[inline(always)]
pub fn exp(value: f32) -> f32 {
    let scaled = value * std::f32::consts::LOG2_E;
    let whole = (scaled + ROUND) - ROUND;
    let rest = (scaled - whole) * std::f32::consts::LN_2;
    // The whole power of two is put straight into the exponent.
    let exponent = ((whole + ROUND).to_bits() << 23).wrapping_add(0x3F80_0000);
    power(rest) * f32::from_bits(exponent)
}

/// The first terms of the exponential series, for arguments up to a half.
#[inline(always)]
fn power(value: f32) -> f32 {
    let high = 0.166_666_67 + value * (0.041_666_67 + value * 0.008_333_33);
    1.0 + value * (1.0 + value * (0.5 + value * high))
}

/// How counts around an expected one are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// Exactly, up to so many.
    Few(u8),
    /// By the normal distribution.
    Many,
}

impl Drawing {
    /// For counts around an expected one; single trajectories may well expect half as many again.
    pub fn around(expected: f32) -> Self {
        if expected >= FEW {
            return Self::Many;
        }
        let high = 0.05 + 1.5 * expected.max(0.0);
        Self::Few((high + 3.2 * high.sqrt() + 0.6).ceil() as u8)
    }
}

/// The larger of two; a comparison that machines do for several lanes at once.
#[inline(always)]
fn at_least(value: f32, least: f32) -> f32 {
    if value > least { value } else { least }
}

/// The smaller of two.
#[inline(always)]
fn at_most(value: f32, most: f32) -> f32 {
    if value < most { value } else { most }
}

/// How many of each lane's persons leave at the lane's hazard: binomial.
#[inline(always)]
pub fn leavers(people: &Lane, hazard: &Lane, how: Drawing, generator: &mut Generator) -> Lane {
    let mut stay = [0.0; LANES];
    for lane in 0..LANES {
        stay[lane] = exp(-hazard[lane]);
    }
    match how {
        Drawing::Few(most) => few_leavers(people, (hazard, &stay), most, generator),
        Drawing::Many => many_leavers(people, &stay, generator),
    }
}

#[inline(always)]
fn many_leavers(people: &Lane, stay: &Lane, generator: &mut Generator) -> Lane {
    let normal = generator.normal();
    let mut drawn = [0.0; LANES];
    for lane in 0..LANES {
        let mean = people[lane] * (1.0 - stay[lane]);
        let deviation = at_least(mean * stay[lane] - ADDED, 0.0).sqrt();
        let skewness = (2.0 * stay[lane] - 1.0) * (normal[lane] * normal[lane] - 1.0) / 6.0;
        let count = mean + deviation * normal[lane] + skewness;
        let whole = (at_least(count, 0.0) + ROUND) - ROUND;
        drawn[lane] = at_most(whole, people[lane]);
    }
    drawn
}

#[inline(always)]
fn few_leavers(
    people: &Lane,
    (hazard, stay): (&Lane, &Lane),
    most: u8,
    generator: &mut Generator,
) -> Lane {
    let even = generator.even();
    let mut none = [0.0; LANES];
    let mut odds = [0.0; LANES];
    for lane in 0..LANES {
        none[lane] = exp(at_least(-hazard[lane] * people[lane], -80.0));
        odds[lane] = (1.0 - stay[lane]) / stay[lane];
    }
    let mut drawn = [0.0; LANES];
    for first in (0..LANES).step_by(ABREAST) {
        let (even, odds) = (part(&even, first), part(&odds, first));
        let mut chance = part(&none, first);
        let mut left = part(people, first);
        let mut sum = chance;
        let mut count = [0.0; ABREAST];
        for number in 0..most {
            let next = 1.0 / (f32::from(number) + 1.0);
            for lane in 0..ABREAST {
                count[lane] += if even[lane] >= sum[lane] { 1.0 } else { 0.0 };
                chance[lane] *= odds[lane] * (left[lane] * next);
                left[lane] = at_least(left[lane] - 1.0, 0.0);
                sum[lane] += chance[lane];
            }
        }
        for lane in 0..ABREAST {
            drawn[first + lane] = at_most(count[lane], people[first + lane]);
        }
    }
    drawn
}

/// Lanes that fit the machine's registers together.
const ABREAST: usize = 8;

#[inline(always)]
fn part(lanes: &Lane, first: usize) -> [f32; ABREAST] {
    std::array::from_fn(|at| lanes[first + at])
}

/// How many come where so many are expected: Poisson.
#[inline(always)]
pub fn newcomers(mean: &Lane, how: Drawing, generator: &mut Generator) -> Lane {
    match how {
        Drawing::Few(most) => few_newcomers(mean, most, generator),
        Drawing::Many => many_newcomers(mean, generator),
    }
}

#[inline(always)]
fn many_newcomers(mean: &Lane, generator: &mut Generator) -> Lane {
    let normal = generator.normal();
    let mut drawn = [0.0; LANES];
    for lane in 0..LANES {
        let skewness = (normal[lane] * normal[lane] - 1.0) / 6.0;
        let deviation = at_least(mean[lane] - ADDED, 0.0).sqrt();
        let count = mean[lane] + deviation * normal[lane] + skewness;
        drawn[lane] = (at_least(count, 0.0) + ROUND) - ROUND;
    }
    drawn
}

/// Newcomers less leavers where many of both are expected: one draw with the mean, variance and skewness of their
/// difference.
#[inline(always)]
pub fn balance(people: &Lane, hazard: &Lane, coming: &Lane, generator: &mut Generator) -> Lane {
    let normal = generator.normal();
    let mut drawn = [0.0; LANES];
    for lane in 0..LANES {
        let stay = exp(-hazard[lane]);
        let gone = people[lane] * (1.0 - stay);
        let spread = gone * stay;
        let variance = spread + coming[lane];
        let third = coming[lane] - spread * (2.0 * stay - 1.0);
        let skewness = third / at_least(variance, 1.0) * (normal[lane] * normal[lane] - 1.0) / 6.0;
        let deviation = at_least(variance - ADDED, 0.0).sqrt();
        let end = people[lane] - gone + coming[lane] + deviation * normal[lane] + skewness;
        let whole = (at_least(end, 0.0) + ROUND) - ROUND;
        drawn[lane] = whole - people[lane];
    }
    drawn
}

#[inline(always)]
fn few_newcomers(mean: &Lane, most: u8, generator: &mut Generator) -> Lane {
    let even = generator.even();
    let mut none = [0.0; LANES];
    for lane in 0..LANES {
        none[lane] = exp(at_least(-mean[lane], -80.0));
    }
    let mut drawn = [0.0; LANES];
    for first in (0..LANES).step_by(ABREAST) {
        let (even, mean) = (part(&even, first), part(mean, first));
        let mut chance = part(&none, first);
        let mut sum = chance;
        let mut count = [0.0; ABREAST];
        for number in 0..most {
            let next = 1.0 / (f32::from(number) + 1.0);
            for lane in 0..ABREAST {
                count[lane] += if even[lane] >= sum[lane] { 1.0 } else { 0.0 };
                chance[lane] *= mean[lane] * next;
                sum[lane] += chance[lane];
            }
        }
        drawn[first..first + ABREAST].copy_from_slice(&count);
    }
    drawn
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "what is compared is exact, or the same calculation twice"
)]
mod tests {
    use super::*;

    fn around(expected: f32) -> Drawing {
        Drawing::around(expected)
    }

    fn moments(rounds: usize, mut draw: impl FnMut() -> Lane) -> (f64, f64) {
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..rounds {
            for value in draw() {
                let value = f64::from(value);
                assert!(value >= 0.0 && value.fract() == 0.0, "{value} is no count");
                sum += value;
                squares += value * value;
            }
        }
        let count = (rounds * LANES) as f64;
        let mean = sum / count;
        (mean, squares / count - mean * mean)
    }

    #[test]
    fn the_exponential_function_is_near() {
        for step in -160_i16..=80 {
            let value = f32::from(step) / 10.0;
            let error = f64::from(exp(value)) / f64::from(value).exp() - 1.0;
            assert!(error.abs() < 1e-5, "{value}: {error}");
        }
    }

    #[test]
    fn leavers_are_binomial() {
        let mut generator = Generator::new(3, "leavers", 0);
        for (people, hazard) in [
            (1.0, 0.3),
            (3.0, 0.6),
            (12.0, 0.02),
            (40.0, 0.12),
            (60.0, 0.045),
            (60.0, 0.055),
            (80.0, 0.2),
            (900.0, 0.01),
            (5_000.0, 0.4),
        ] {
            let (mean, variance) = moments(8_000, || {
                leavers(
                    &[people; LANES],
                    &[hazard; LANES],
                    around(people * hazard),
                    &mut generator,
                )
            });
            let leave = 1.0 - (-f64::from(hazard)).exp();
            let expected = f64::from(people) * leave;
            let apart = (mean - expected).abs() / expected;
            assert!(apart < 0.01, "{people} at {hazard}: {mean}, not {expected}");
            let expected = expected * (1.0 - leave);
            let ratio = variance / expected;
            assert!((ratio - 1.0).abs() < 0.04, "{people} at {hazard}: {ratio}");
        }
    }

    #[test]
    fn newcomers_are_poisson() {
        let mut generator = Generator::new(3, "newcomers", 0);
        for expected in [0.02_f32, 0.4, 2.0, 2.9, 3.1, 9.0, 60.0, 4_000.0] {
            let (mean, variance) = moments(8_000, || {
                newcomers(&[expected; LANES], around(expected), &mut generator)
            });
            let expected = f64::from(expected);
            assert!((mean / expected - 1.0).abs() < 0.03, "{expected}: {mean}");
            assert!(
                (variance / expected - 1.0).abs() < 0.04,
                "{expected}: {variance}"
            );
        }
    }

    #[test]
    fn a_balance_has_the_moments_of_both() {
        let mut generator = Generator::new(3, "balance", 0);
        for (people, hazard, coming) in
            [(60.0, 0.05, 3.5), (400.0, 0.2, 9.0), (9_000.0, 0.02, 200.0)]
        {
            let (mean, variance) = moments(8_000, || {
                let lanes = ([people; LANES], [hazard; LANES], [coming; LANES]);
                let balance = balance(&lanes.0, &lanes.1, &lanes.2, &mut generator);
                balance.map(|one| one + people)
            });
            let stay = (-f64::from(hazard)).exp();
            let expected = f64::from(people) * stay + f64::from(coming);
            assert!(
                (mean / expected - 1.0).abs() < 0.002,
                "{mean}, not {expected}"
            );
            let expected = f64::from(people) * stay * (1.0 - stay) + f64::from(coming);
            assert!(
                (variance / expected - 1.0).abs() < 0.04,
                "{variance}, not {expected}"
            );
        }
    }

    #[test]
    fn nobody_leaves_who_is_not_there() {
        let mut generator = Generator::new(3, "edges", 0);
        for people in [0.0, 1.0, 7.0, 30.0] {
            for hazard in [0.0, 0.5, 3.0, 60.0] {
                let gone = leavers(
                    &[people; LANES],
                    &[hazard; LANES],
                    around(people * hazard),
                    &mut generator,
                );
                assert!(gone.iter().all(|one| (0.0..=people).contains(one)));
            }
        }
        assert_eq!(
            newcomers(&[0.0; LANES], around(0.0), &mut generator),
            [0.0; LANES]
        );
    }
}
