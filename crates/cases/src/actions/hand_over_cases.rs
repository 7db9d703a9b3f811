//! Hands many cases over at once: an officer leaves, or has too many.

use kernel::{Call, Problem, Prose, Refusal, UserId};
use store::{Action, Tx};

use super::hand_over_case::give;
use crate::model::SeenCase;

/// Many cases get another officer: all of them, or none.
#[derive(Debug, Clone)]
pub struct HandOverCases {
    /// Which, each as it was seen; not more than [`HandOverCases::MOST`].
    pub seen: Vec<SeenCase>,
    /// Who is to have them.
    pub to: UserId,
    /// Why.
    pub reason: Prose,
}

impl HandOverCases {
    /// The most cases that are handed over at once.
    pub const MOST: usize = 200;
}

impl Action for HandOverCases {
    const NAME: &'static str = "hand-over-cases";
    type Done = usize;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<usize, Problem> {
        call.staff()?;
        if self.seen.is_empty() {
            return Err(Refusal::new("cases-refusal-handover-none")
                .at("cases")
                .into());
        }
        for seen in self.seen.iter().take(Self::MOST) {
            give(tx, call, *seen, (self.to, &self.reason)).await?;
        }
        Ok(self.seen.len().min(Self::MOST))
    }
}
