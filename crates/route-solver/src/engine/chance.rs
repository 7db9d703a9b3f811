//! Chance for the search: small, fast, and the same for the same seed on every machine.

/// How many values of −ln(u) are kept ready.
const COOL_VALUES: usize = 4096;

/// A generator of the xoshiro256++ family, seeded by splitmix64.
#[derive(Debug, Clone)]
pub(crate) struct Chance {
    state: [u64; 4],
}

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        let mut z = seed;
        let mut word = || {
            z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut x = z;
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            x ^ (x >> 31)
        };
        Self {
            state: [word(), word(), word(), word()],
        }
    }

    #[inline]
    pub(crate) fn word(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let drawn = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let shifted = b << 17;
        let (c2, d2) = (c ^ a, d ^ b);
        self.state = [a ^ d2, b ^ c2, c2 ^ shifted, d2.rotate_left(45)];
        drawn
    }

    /// A number below `bound`, or 0 if the bound is 0.
    #[inline]
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.word()) * (bound as u128);
        (wide >> 64) as usize
    }

    /// A fraction in `[0, 1)`.
    #[inline]
    pub(crate) fn fraction(&mut self) -> f64 {
        (self.word() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// −ln(u) of evenly spread u: how much worse than now a plan may be, in units of the temperature.
#[derive(Debug, Clone)]
pub(crate) struct Tolerance {
    values: Vec<f32>,
}

impl Tolerance {
    pub(crate) fn new() -> Self {
        let values = (0..COOL_VALUES)
            .map(|i| -((i as f64 + 0.5) / COOL_VALUES as f64).ln() as f32)
            .collect();
        Self { values }
    }

    #[inline]
    pub(crate) fn draw(&self, chance: &mut Chance) -> f64 {
        f64::from(self.values[(chance.word() as usize) & (COOL_VALUES - 1)])
    }
}
