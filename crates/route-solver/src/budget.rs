//! When to stop: the caller says, since the engine has no clock.

/// How much of what was granted is used up: asked now and then by every chain of the search.
///
/// An answer depends on nothing but problem, seed and number of iterations if the budget counts
/// iterations only ([`Iterations`]); a budget that looks at a clock stops where the clock says.
pub trait Budget: Sync {
    /// The share used, from 0 to 1, after this many iterations of one chain; 1 or more ends the search.
    fn used(&self, iterations: u64) -> f64;

    /// Whether the share follows iterations alone, so that parts may each be given theirs; something else, such as
    /// a clock, may still end the search.
    fn counts(&self) -> bool {
        false
    }

    /// Is told, now and then, what the best plan of a chain costs so far, in ticks.
    fn seen(&self, _cost: i64) {}
}

impl<F: Fn(u64) -> f64 + Sync> Budget for F {
    fn used(&self, iterations: u64) -> f64 {
        self(iterations)
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a share needs no more than the first digits"
)]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// A fixed number of iterations for each chain.
#[derive(Debug, Clone, Copy)]
pub struct Iterations(pub u64);

impl Budget for Iterations {
    fn used(&self, iterations: u64) -> f64 {
        if self.0 == 0 {
            return 1.0;
        }
        share(iterations, self.0)
    }

    fn counts(&self) -> bool {
        true
    }
}

/// The share of a budget that one of several searches has: of a count its part, of a clock its turn.
pub(crate) struct Slice<'a> {
    pub(crate) budget: &'a dyn Budget,
    /// How many chains were granted iterations for each one that this search runs.
    pub(crate) chains: usize,
    /// Into how many parts a count is split.
    pub(crate) parts: usize,
    /// How many turns share the clock, and which turn this is.
    pub(crate) turns: (usize, usize),
}

impl Budget for Slice<'_> {
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "a share needs no more than the first digits"
    )]
    fn used(&self, iterations: u64) -> f64 {
        if self.budget.counts() {
            let number = |of: usize| u64::try_from(of).unwrap_or(u64::MAX);
            let all = iterations.saturating_mul(number(self.parts));
            return self.budget.used(all / number(self.chains).max(1));
        }
        let (turns, turn) = self.turns;
        self.budget.used(iterations) * turns as f64 - turn as f64
    }

    fn counts(&self) -> bool {
        self.budget.counts()
    }
}
