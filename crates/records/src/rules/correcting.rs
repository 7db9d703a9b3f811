//! Who may put a new entry in the place of one: those who keep it, and only once.

use kernel::Refusal;

use crate::model::{Entry, EntryId, Keeper};

/// What is known when a correction is written.
#[derive(Debug)]
pub(crate) struct CorrectFacts<'e> {
    /// The entry that was wrong.
    pub(crate) entry: &'e Entry,
    /// Who writes.
    pub(crate) keeper: Keeper,
    /// The correction that there is already.
    pub(crate) corrected_by: Option<EntryId>,
}

/// Whether an entry may be corrected. What is signed is never changed (`SoL` 14:6 lets the person's objection be noted
/// beside it, not in it); a correction of a correction is written to the latest.
pub(crate) fn may_correct(facts: &CorrectFacts<'_>) -> Result<(), Refusal> {
    if facts.entry.keeper != facts.keeper {
        return Err(Refusal::new("records-refusal-not-keeper"));
    }
    if facts.corrected_by.is_some() {
        return Err(Refusal::new("records-refusal-corrected"));
    }
    Ok(())
}
