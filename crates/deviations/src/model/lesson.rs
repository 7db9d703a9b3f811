//! What was learned of a deviation, without names.

use kernel::{Date, Prose, UnitId};

use super::{DeviationKind, StepId};

/// A lesson that is shared with everybody who works here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The step in which it was written.
    pub id: StepId,
    /// Where it happened.
    pub unit: UnitId,
    /// What sort of thing went wrong.
    pub kind: DeviationKind,
    /// What was learned.
    pub words: Prose,
    /// Since when it is shared.
    pub shared: Date,
}
