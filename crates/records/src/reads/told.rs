//! What of the history of a record somebody may be told: what is done to entries and handovers that the reader's side
//! does not see is not told either.

use std::collections::BTreeSet;

use history::EntryView as Told;
use kernel::{Actor, Fault, Id, PersonId};
use store::Ask;

use super::{View, handovers_of, view_for};
use crate::{
    model::{EntryId, HandoverId},
    rules::ENTRY,
    store::list,
};

/// Which things of the record, of those that some entries of history are about, a reader sees.
#[derive(Debug)]
pub struct TellsOf {
    is_own: bool,
    entries: BTreeSet<EntryId>,
    handovers: BTreeSet<HandoverId>,
}

impl TellsOf {
    /// Finds out what a reader sees of what some entries of a person's history are about.
    pub async fn read(
        ask: &dyn Ask,
        (actor, person): (&Actor, PersonId),
        told: &[Told],
    ) -> Result<Self, Fault> {
        let of_record: Vec<&Told> = told.iter().filter(|one| is_of_record(one)).collect();
        let view = view_for(ask, actor).await?;
        let (mut entries, mut handovers) = (BTreeSet::new(), BTreeSet::new());
        if let (Some(view @ View::Keeper(_)), false) = (view, of_record.is_empty()) {
            let of_entries = of_record.iter().filter(|one| one.subject_kind == ENTRY);
            let ids: BTreeSet<EntryId> = of_entries
                .map(|one| Id::from_uuid(one.subject_id))
                .collect();
            let ids: Vec<EntryId> = ids.into_iter().collect();
            entries.extend(list::seen_among(ask, (person, view), &ids).await?);
            let found = handovers_of(ask, person, view).await?;
            handovers.extend(found.iter().map(|one| one.handover.id));
        }
        Ok(Self {
            is_own: view == Some(View::Own),
            entries,
            handovers,
        })
    }

    /// Whether the reader may be told what an entry of history says.
    pub fn may_tell(&self, told: &Told) -> bool {
        self.is_own
            || !is_of_record(told)
            || self.entries.contains(&Id::from_uuid(told.subject_id))
            || self.handovers.contains(&Id::from_uuid(told.subject_id))
    }
}

fn is_of_record(told: &Told) -> bool {
    told.room() == "records"
}
