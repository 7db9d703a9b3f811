//! One generator of random bits for each trajectory: what a trajectory meets depends on its number alone.

use super::{LANES, Lane};

/// Xoshiro128+ (Blackman and Vigna, 2018), one for each lane: additions, shifts and exclusive ors only, which every
/// machine can do for several lanes at once.
#[derive(Debug, Clone)]
pub struct Generator {
    state: [[u32; LANES]; 4],
}

impl Generator {
    /// Generators for the trajectories from the first on, for one purpose of one seed.
    pub fn new(seed: u64, purpose: &str, first: u64) -> Self {
        let base = mix(seed ^ hash(purpose));
        let word = |lane: usize, word: u32| {
            let own = mix(base.wrapping_add(mix(first.wrapping_add(lane as u64))));
            let half = if word < 2 {
                mix(own)
            } else {
                mix(own ^ 0x5851_F42D_4C95_7F2D)
            };
            (half >> (32 * (word % 2))) as u32
        };
        let words = |at: u32| std::array::from_fn(|lane| word(lane, at));
        let mut state = [words(0), words(1), words(2), words(3)];
        // A state of nothing but zeros would stay so.
        state[3] = state[3].map(|word: u32| word | 1);
        Self { state }
    }

    #[inline(always)]
    fn bits(&mut self) -> [u32; LANES] {
        let mut drawn = [0; LANES];
        let [a, b, c, d] = &mut self.state;
        for lane in 0..LANES {
            drawn[lane] = a[lane].wrapping_add(d[lane]);
            let shifted = b[lane] << 9;
            c[lane] ^= a[lane];
            d[lane] ^= b[lane];
            b[lane] ^= c[lane];
            a[lane] ^= d[lane];
            c[lane] ^= shifted;
            d[lane] = d[lane].rotate_left(11);
        }
        drawn
    }

    /// Numbers from 0 up to but not with 1, evenly.
    #[inline(always)]
    pub fn even(&mut self) -> Lane {
        let bits = self.bits();
        let mut drawn = [0.0; LANES];
        for lane in 0..LANES {
            drawn[lane] = ((bits[lane] >> 8) as i32) as f32 * (1.0 / 16_777_216.0);
        }
        drawn
    }

    /// Numbers of the standard normal distribution, to the precision that counts of people need.
    ///
    /// The sum of the four bytes of a draw is nearly normal; a cubic takes away what its tails lack.
    #[inline(always)]
    pub fn normal(&mut self) -> Lane {
        let bits = self.bits();
        let mut drawn = [0.0; LANES];
        for lane in 0..LANES {
            let pairs = (bits[lane] & 0x00FF_00FF) + ((bits[lane] >> 8) & 0x00FF_00FF);
            let sum = ((pairs & 0xFFFF) + (pairs >> 16)) as i32;
            let even = (sum as f32 - 510.0) * (1.0 / SUM_DEVIATION);
            drawn[lane] = even * (LINEAR + CUBIC * even * even);
        }
        drawn
    }
}

/// The standard deviation of the sum of four bytes.
const SUM_DEVIATION: f32 = 147.801;
/// Chosen so that variance and kurtosis are those of the normal distribution.
const LINEAR: f32 = 0.949_033;
const CUBIC: f32 = 0.018_642;

/// Splitmix64's finishing step.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "what is compared is exact, or the same calculation twice"
)]
mod tests {
    use super::*;

    #[test]
    fn the_moments_are_those_of_the_normal_distribution() {
        let mut generator = Generator::new(1, "test", 0);
        let mut sums = [0.0_f64; 4];
        let mut beyond = 0;
        let rounds = 20_000;
        for _ in 0..rounds {
            for value in generator.normal() {
                let value = f64::from(value);
                for (power, sum) in sums.iter_mut().enumerate() {
                    *sum += value.powi(power as i32 + 1);
                }
                beyond += i32::from(value.abs() > 1.959_96);
            }
        }
        let count = (rounds * LANES) as f64;
        let [mean, square, cube, fourth] = sums.map(|sum| sum / count);
        assert!(mean.abs() < 0.005 && cube.abs() < 0.02, "{mean} {cube}");
        assert!((square - 1.0).abs() < 0.005, "{square}");
        assert!((fourth - 3.0).abs() < 0.06, "{fourth}");
        let beyond = f64::from(beyond) / count;
        assert!((beyond - 0.05).abs() < 0.003, "{beyond}");
    }

    #[test]
    fn a_trajectory_draws_the_same_wherever_its_block_begins() {
        let mut from_zero = Generator::new(7, "0180", 0);
        let mut from_five = Generator::new(7, "0180", 5);
        let (one, other) = (from_zero.even(), from_five.even());
        assert_eq!(one[5..].to_vec(), other[..LANES - 5].to_vec());
        assert_ne!(Generator::new(7, "0181", 0).even(), one);
        assert_ne!(Generator::new(8, "0180", 0).even(), one);
    }
}
