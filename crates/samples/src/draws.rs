//! Chance that follows from a seed and a place, and from nothing else.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// What the draws are for: two areas never share chance.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Area {
    Persons,
    Clients,
    Staff,
    Units,
    Crowd,
    Certificates,
    Visits,
    FollowUps,
    Skills,
}

impl Area {
    const fn number(self) -> u64 {
        match self {
            Self::Persons => 1,
            Self::Clients => 2,
            Self::Staff => 3,
            Self::Units => 4,
            Self::Crowd => 5,
            Self::Certificates => 6,
            Self::Visits => 7,
            Self::FollowUps => 8,
            Self::Skills => 9,
        }
    }
}

/// A row of draws.
#[derive(Debug)]
pub(crate) struct Draws(ChaCha8Rng);

impl Draws {
    /// The draws of one place.
    pub(crate) fn at(seed: u64, area: Area, place: u64) -> Self {
        let mut bytes = [0_u8; 32];
        let parts = [seed, area.number(), place];
        for (to, from) in bytes
            .iter_mut()
            .zip(parts.iter().flat_map(|p| p.to_le_bytes()))
        {
            *to = from;
        }
        Self(ChaCha8Rng::from_seed(bytes))
    }

    /// Sixty-four bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0 up to but not including `end`; 0 if there is none.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // The high half of a product spreads evenly enough: the bias is below one in a billion here.
        let product = u128::from(self.bits()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// A place in a list of this length.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        let end = u64::try_from(length).unwrap_or(u64::MAX);
        usize::try_from(self.below(end)).unwrap_or(0)
    }

    /// A whole number from one to another, both included.
    pub(crate) fn between(&mut self, from: i32, to: i32) -> i32 {
        let width = u64::try_from(i64::from(to) - i64::from(from) + 1).unwrap_or(1);
        from + i32::try_from(self.below(width)).unwrap_or(0)
    }

    /// Yes, so many times in a thousand.
    pub(crate) fn chance(&mut self, in_a_thousand: u64) -> bool {
        self.below(1_000) < in_a_thousand
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.place(from.len()))
    }

    /// One of several by weight.
    pub(crate) fn weighted<'a, T>(
        &mut self,
        from: &'a [T],
        weight: impl Fn(&T) -> u64,
    ) -> Option<&'a T> {
        let sum: u64 = from.iter().map(&weight).sum();
        let mut left = self.below(sum);
        from.iter().find(|one| {
            let own = weight(one);
            let found = left < own;
            left = left.saturating_sub(own);
            found
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_place_draws_the_same() {
        let three = |seed, place| {
            let mut draws = Draws::at(seed, Area::Clients, place);
            [draws.bits(), draws.bits(), draws.bits()]
        };
        assert_eq!(three(1, 7), three(1, 7));
        assert_ne!(three(1, 7), three(1, 8));
        assert_ne!(three(1, 7), three(2, 7));
    }

    #[test]
    fn every_number_of_a_range_comes() {
        let mut draws = Draws::at(3, Area::Staff, 0);
        let mut seen = [0; 6];
        for _ in 0..6_000 {
            seen[draws.place(6)] += 1;
        }
        assert!(seen.iter().all(|n| (800..1_200).contains(n)), "{seen:?}");
        assert_eq!(draws.below(0), 0);
        let weighted = draws.weighted(&[0_u64, 5, 0], |w| *w);
        assert_eq!(weighted, Some(&5));
    }
}
