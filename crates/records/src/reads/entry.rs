//! An entry with what stands beside it, and an author's drafts. Whether the reader may see the person is asked before.

use kernel::{Fault, PersonId, Prose};
use store::Ask;

use super::View;
use crate::{
    model::{Dispute, Draft, DraftId, DraftsOf, Entry, EntryId, MarkedText, Masking, Span},
    rules::{CONSIDER, entry_subject},
    store::{
        beside::{disputes, maskings},
        draft::{draft_by_id, draft_list},
        entry::entry_by_id,
        list::{corrections_seen, is_seen},
    },
};

/// An entry with all that was noted beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    /// The entry.
    pub entry: Entry,
    /// What the person holds to be wrong in it, the earliest first.
    pub disputes: Vec<Dispute>,
    /// What was marked as being about somebody else, the earliest first; the last holds.
    pub maskings: Vec<Masking>,
    /// The entry that has taken its place.
    pub corrected_by: Option<EntryId>,
}

impl EntryView {
    /// The marks that hold.
    pub fn masking(&self) -> Option<&Masking> {
        self.maskings.last()
    }

    /// Whether all of it is about somebody else.
    pub fn is_whole(&self) -> bool {
        self.masking().is_some_and(|masking| masking.is_whole)
    }

    /// How often it has been marked, which tells whether somebody has marked it anew.
    pub fn times_marked(&self) -> i64 {
        i64::try_from(self.maskings.len()).unwrap_or(i64::MAX)
    }

    /// What happened, with its marks.
    pub fn fact(&self) -> MarkedText {
        marked(&self.entry.fact, self.masking().map(|m| &m.fact))
    }

    /// What was made of it, with its marks.
    pub fn judgement(&self) -> Option<MarkedText> {
        let text = self.entry.judgement.as_ref()?;
        Some(marked(text, self.masking().map(|m| &m.judgement)))
    }

    /// Why it takes the place of another, with its marks.
    pub fn why(&self) -> Option<MarkedText> {
        let correction = self.entry.correction.as_ref()?;
        Some(marked(&correction.why, self.masking().map(|m| &m.why)))
    }
}

fn marked(text: &Prose, marks: Option<&Vec<Span>>) -> MarkedText {
    MarkedText {
        text: text.clone(),
        marks: marks.cloned().unwrap_or_default(),
    }
}

/// Entries with what was noted beside them. Of corrections only those that the side sees are told.
pub(super) async fn beside(
    ask: &dyn Ask,
    of: (PersonId, View),
    entries: Vec<Entry>,
) -> Result<Vec<EntryView>, Fault> {
    let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut marked = maskings(ask, &ids).await?;
    let mut disputed = disputes(ask, &ids).await?;
    let corrected = corrections_seen(ask, of, &ids).await?;
    let view = |entry: Entry| EntryView {
        disputes: disputed.remove(&entry.id).unwrap_or_default(),
        maskings: marked.remove(&entry.id).unwrap_or_default(),
        corrected_by: corrected.get(&entry.id).copied(),
        entry,
    };
    Ok(entries.into_iter().map(view).collect())
}

/// One entry of a person, if the side sees it.
pub async fn entry(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
    id: EntryId,
) -> Result<Option<EntryView>, Fault> {
    if !is_seen(ask, (person, view), id).await? {
        return Ok(None);
    }
    let found = entry_by_id(ask, person, id).await?;
    let all = beside(ask, (person, view), found.into_iter().collect()).await?;
    Ok(all.into_iter().next())
}

/// Whether those who keep an entry are still to look into what the person disputes in it.
pub(crate) async fn is_to_be_considered(ask: &dyn Ask, id: EntryId) -> Result<bool, Fault> {
    let duties = duties::of_subject(ask, entry_subject(id)).await?;
    Ok(duties
        .iter()
        .any(|duty| duty.kind == CONSIDER.key && duty.state == duties::State::Open))
}

/// The drafts that somebody has about a person, the latest first.
pub async fn drafts_of(ask: &dyn Ask, of: DraftsOf) -> Result<Vec<Draft>, Fault> {
    draft_list(ask, of).await
}

/// A draft, for its author.
pub async fn draft(ask: &dyn Ask, of: DraftsOf, id: DraftId) -> Result<Option<Draft>, Fault> {
    draft_by_id(ask, of, id).await
}
