//! How many leave and how many come: binomial and Poisson, exact where few are expected.

use super::{Generator, LANES, Lane};

/// Below this many expected, counts are drawn one by one from the exact distribution; above it from the normal
/// distribution with its skewness corrected (Cornish and Fisher), rounded.
const FEW: f32 = 6.0;
/// The most that a count from the exact distribution may be.
const COUNT_MAX: usize = 40;
/// Adding and taking away this rounds a float to the nearest whole number.
const ROUND: f32 = 12_582_912.0;

/// The exponential function, to seven parts in a million; for arguments from −80 to 80.
#[inline]
pub fn exp(value: f32) -> f32 {
    let scaled = value.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let whole = (scaled + ROUND) - ROUND;
    let rest = (scaled - whole) * std::f32::consts::LN_2;
    let power = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest * (0.166_666_67 + rest * (0.041_666_67 + rest * 0.008_333_33))));
    // The whole power of two is put straight into the exponent.
    let exponent = ((whole + ROUND).to_bits() << 23).wrapping_add(0x3F80_0000);
    power * f32::from_bits(exponent)
}

/// How many of each lane's persons leave at the lane's hazard: binomial.
#[inline]
pub fn leavers(people: &Lane, hazard: &Lane, generator: &mut Generator) -> Lane {
    let mut stay = [0.0; LANES];
    let mut mean = [0.0; LANES];
    let mut most = 0.0_f32;
    for lane in 0..LANES {
        stay[lane] = exp(-hazard[lane]);
        mean[lane] = people[lane] * (1.0 - stay[lane]);
        most = most.max(mean[lane]);
    }
    if most < FEW {
        few_leavers(people, hazard, &stay, generator)
    } else {
        many_leavers(people, &stay, &mean, generator)
    }
}

fn many_leavers(people: &Lane, stay: &Lane, mean: &Lane, generator: &mut Generator) -> Lane {
    let normal = generator.normal();
    let mut drawn = [0.0; LANES];
    for lane in 0..LANES {
        let deviation = (mean[lane] * stay[lane]).sqrt();
        let skewness = (2.0 * stay[lane] - 1.0) * (normal[lane] * normal[lane] - 1.0) / 6.0;
        let count = mean[lane] + deviation * normal[lane] + skewness;
        let whole = (count.max(0.0) + ROUND) - ROUND;
        drawn[lane] = whole.min(people[lane]);
    }
    drawn
}

fn few_leavers(people: &Lane, hazard: &Lane, stay: &Lane, generator: &mut Generator) -> Lane {
    let even = generator.even();
    let mut drawn = [0.0; LANES];
    let mut chance = [0.0; LANES];
    let mut sum = [0.0; LANES];
    let mut odds = [0.0; LANES];
    for lane in 0..LANES {
        chance[lane] = exp(-hazard[lane] * people[lane]);
        sum[lane] = chance[lane];
        odds[lane] = (1.0 - stay[lane]) / stay[lane].max(1e-30);
    }
    for count in 0..COUNT_MAX {
        let mut is_over = true;
        for lane in 0..LANES {
            let more = even[lane] >= sum[lane];
            drawn[lane] += f32::from(u8::from(more));
            is_over &= !more;
        }
        if is_over {
            break;
        }
        let next = 1.0 / (count + 1) as f32;
        for lane in 0..LANES {
            let left = (people[lane] - count as f32).max(0.0);
            chance[lane] *= odds[lane] * left * next;
            sum[lane] += chance[lane];
        }
    }
    for lane in 0..LANES {
        drawn[lane] = drawn[lane].min(people[lane]);
    }
    drawn
}

/// How many come where so many are expected: Poisson.
#[inline]
pub fn newcomers(mean: &Lane, generator: &mut Generator) -> Lane {
    let most = mean.iter().fold(0.0_f32, |most, one| most.max(*one));
    if most < FEW {
        few_newcomers(mean, generator)
    } else {
        many_newcomers(mean, generator)
    }
}

fn many_newcomers(mean: &Lane, generator: &mut Generator) -> Lane {
    let normal = generator.normal();
    let mut drawn = [0.0; LANES];
    for lane in 0..LANES {
        let skewness = (normal[lane] * normal[lane] - 1.0) / 6.0;
        let count = mean[lane] + mean[lane].sqrt() * normal[lane] + skewness;
        drawn[lane] = (count.max(0.0) + ROUND) - ROUND;
    }
    drawn
}

fn few_newcomers(mean: &Lane, generator: &mut Generator) -> Lane {
    let even = generator.even();
    let mut drawn = [0.0; LANES];
    let mut chance = [0.0; LANES];
    let mut sum = [0.0; LANES];
    for lane in 0..LANES {
        chance[lane] = exp(-mean[lane]);
        sum[lane] = chance[lane];
    }
    for count in 0..COUNT_MAX {
        let mut is_over = true;
        for lane in 0..LANES {
            let more = even[lane] >= sum[lane];
            drawn[lane] += f32::from(u8::from(more));
            is_over &= !more;
        }
        if is_over {
            break;
        }
        let next = 1.0 / (count + 1) as f32;
        for lane in 0..LANES {
            chance[lane] *= mean[lane] * next;
            sum[lane] += chance[lane];
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

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
            (60.0, 0.105),
            (80.0, 0.2),
            (900.0, 0.01),
            (5_000.0, 0.4),
        ] {
            let (mean, variance) = moments(8_000, || {
                leavers(&[people; LANES], &[hazard; LANES], &mut generator)
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
        for expected in [0.02_f32, 0.4, 2.0, 5.9, 6.1, 9.0, 60.0, 4_000.0] {
            let (mean, variance) = moments(8_000, || newcomers(&[expected; LANES], &mut generator));
            let expected = f64::from(expected);
            assert!((mean / expected - 1.0).abs() < 0.03, "{expected}: {mean}");
            assert!((variance / expected - 1.0).abs() < 0.04, "{expected}: {variance}");
        }
    }

    #[test]
    fn nobody_leaves_who_is_not_there() {
        let mut generator = Generator::new(3, "edges", 0);
        for people in [0.0, 1.0, 7.0, 30.0] {
            for hazard in [0.0, 0.5, 3.0, 60.0] {
                let gone = leavers(&[people; LANES], &[hazard; LANES], &mut generator);
                assert!(gone.iter().all(|one| (0.0..=people).contains(one)));
            }
        }
        assert_eq!(newcomers(&[0.0; LANES], &mut generator), [0.0; LANES]);
    }
}
