//! Who may put a new entry in the place of one: those who keep it, and only once.

use std::collections::BTreeSet;

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
    if !facts.entry.keeper.keeps_with(facts.keeper) {
        return Err(Refusal::new("records-refusal-not-keeper"));
    }
    if facts.corrected_by.is_some() {
        return Err(Refusal::new("records-refusal-corrected"));
    }
    Ok(())
}

/// Entries together with all that corrects them and all that they correct. `pairs` are old and new.
pub(crate) fn with_corrections(picked: Vec<EntryId>, pairs: &[(EntryId, EntryId)]) -> Vec<EntryId> {
    let mut all: BTreeSet<EntryId> = picked.into_iter().collect();
    loop {
        let before = all.len();
        for (old, new) in pairs {
            if all.contains(old) || all.contains(new) {
                all.extend([*old, *new]);
            }
        }
        if all.len() == before {
            return all.into_iter().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_chain_of_corrections_goes_whole() {
        let of = |numbers: &[u128]| -> Vec<EntryId> {
            let id = |n: &u128| Id::from_uuid(Uuid::from_u128(*n));
            numbers.iter().map(id).collect()
        };
        let chain = of(&[1, 2, 3, 4]);
        let pairs: Vec<(EntryId, EntryId)> =
            chain.windows(2).map(|two| (two[0], two[1])).rev().collect();
        assert_eq!(with_corrections(of(&[1]), &pairs), chain);
        assert_eq!(with_corrections(of(&[4]), &pairs), chain);
        assert_eq!(with_corrections(of(&[3, 9]), &pairs), of(&[1, 2, 3, 4, 9]));
        assert_eq!(with_corrections(of(&[9]), &pairs), of(&[9]));
    }
}
