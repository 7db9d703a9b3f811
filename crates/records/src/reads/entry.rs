//! An entry with what stands beside it, and an author's drafts. Whether the reader may see the person is asked before.

use kernel::{Fault, PersonId, Prose, UserId};
use store::Ask;

use super::View;
use crate::{
    model::{Dispute, Draft, DraftId, Entry, EntryId, MarkedText, Masking, Span},
    store::{
        beside::{corrections, disputes, maskings},
        draft::{draft_by_id, draft_list},
        entry::entry_by_id,
        list::is_seen,
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

    /// Whether anything of it is about somebody else.
    pub fn has_others(&self) -> bool {
        self.masking()
            .is_some_and(|m| m.is_whole || !m.fact.is_empty() || !m.judgement.is_empty())
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
}

fn marked(text: &Prose, marks: Option<&Vec<Span>>) -> MarkedText {
    MarkedText {
        text: text.clone(),
        marks: marks.cloned().unwrap_or_default(),
    }
}

/// Entries with what was noted beside them.
pub(super) async fn beside(ask: &dyn Ask, entries: Vec<Entry>) -> Result<Vec<EntryView>, Fault> {
    let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut marked = maskings(ask, &ids).await?;
    let mut disputed = disputes(ask, &ids).await?;
    let corrected = corrections(ask, &ids).await?;
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
    let all = beside(ask, found.into_iter().collect()).await?;
    Ok(all.into_iter().next())
}

/// The drafts that somebody has about a person, the latest first.
pub async fn drafts_of(
    ask: &dyn Ask,
    person: PersonId,
    author: UserId,
) -> Result<Vec<Draft>, Fault> {
    draft_list(ask, person, author).await
}

/// A draft, for its author.
pub async fn draft(
    ask: &dyn Ask,
    (person, author): (PersonId, UserId),
    id: DraftId,
) -> Result<Option<Draft>, Fault> {
    draft_by_id(ask, (person, author), id).await
}
