//! A person's record, narrowed; and what a unit has written lately.

use std::collections::BTreeMap;

use kernel::{Call, Date, Fault, PersonId, Role, Timestamp, UnitId};
use page_kit::Window;
use store::Ask;

use super::{EntryView, View, entry::beside};
use crate::{
    model::{Brief, Draft, EntryId, EntryKind},
    store::{beside::disputes, draft::draft_list_by, list},
};

/// What narrows a record.
#[derive(Debug, Clone, Default)]
pub struct RecordFilter {
    /// Of which kind.
    pub kind: Option<EntryKind>,
    /// Written in which role.
    pub role: Option<Role>,
    /// Of what happened from this day.
    pub from: Option<Date>,
    /// To this day.
    pub to: Option<Date>,
    /// With these words somewhere. Not for the person, who does not see all words.
    pub words: Option<kernel::Line>,
}

/// The entries about a person that a side sees, the latest first, and how many there are.
pub async fn record(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
    filter: &RecordFilter,
    (offset, limit): (i64, i64),
) -> Result<(Vec<EntryView>, i64), Fault> {
    let (entries, total) = list::record_list(ask, (person, view), filter, (offset, limit)).await?;
    Ok((beside(ask, (person, view), entries).await?, total))
}

/// An entry in a list, with the name of the person.
#[derive(Debug, Clone)]
pub struct Line {
    /// The entry.
    pub entry: Brief,
    /// The person's name.
    pub person_name: String,
    /// Whether the person holds something in it to be wrong.
    pub is_disputed: bool,
}

/// A draft in a list, with the name of the person.
#[derive(Debug, Clone)]
pub struct DraftLine {
    /// The draft.
    pub draft: Draft,
    /// The person's name.
    pub person_name: String,
}

/// The most drafts that are listed.
const DRAFTS: i64 = 50;

/// What the caller has begun to write and not signed, the latest first.
pub async fn drafts_by(ask: &dyn Ask, call: &Call) -> Result<Vec<DraftLine>, Fault> {
    let Ok((author, unit)) = call.staff() else {
        return Ok(vec![]);
    };
    let drafts = draft_list_by(ask, call, (author, unit, DRAFTS)).await?;
    let names = names(ask, drafts.iter().map(|draft| draft.person)).await?;
    let line = |draft: Draft| DraftLine {
        person_name: names.get(&draft.person).cloned().unwrap_or_default(),
        draft,
    };
    Ok(drafts.into_iter().map(line).collect())
}

/// The names of persons.
async fn names(
    ask: &dyn Ask,
    persons: impl Iterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, String>, Fault> {
    let mut ids: Vec<PersonId> = persons.collect();
    ids.sort_unstable();
    ids.dedup();
    let persons = residents::persons(ask, &ids).await?;
    Ok(persons
        .iter()
        .map(|person| (person.id, person.name()))
        .collect())
}

/// The latest entry about a person that a side sees; by what happened, as the record begins.
pub async fn latest(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
) -> Result<Option<Brief>, Fault> {
    list::latest(ask, (person, view)).await
}

/// What a unit has written since a moment about persons whom the caller may see, and how many entries there are.
pub async fn entries_of_unit(
    ask: &dyn Ask,
    call: &Call,
    (unit, since): (UnitId, Timestamp),
    window: Window,
) -> Result<(Vec<Line>, i64), Fault> {
    let (entries, total) = list::entries_of_unit(ask, call, (unit, since), window).await?;
    let names = names(ask, entries.iter().map(|entry| entry.person)).await?;
    let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    let disputed = disputes(ask, &ids).await?;
    let line = |entry: Brief| Line {
        is_disputed: disputed.contains_key(&entry.id),
        person_name: names.get(&entry.person).cloned().unwrap_or_default(),
        entry,
    };
    Ok((entries.into_iter().map(line).collect(), total))
}
