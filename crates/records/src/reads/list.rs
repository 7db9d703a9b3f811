//! A person's record, narrowed; and what a unit has written lately.

use std::collections::BTreeMap;

use kernel::{Call, Date, Fault, PersonId, Role, UnitId};
use page_kit::Window;
use store::Ask;

use super::{EntryView, View, entry::beside};
use crate::{
    model::{Entry, EntryKind},
    store::list,
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
    Ok((beside(ask, entries).await?, total))
}

/// An entry in a list, with the name of the person.
#[derive(Debug, Clone)]
pub struct Line {
    /// The entry.
    pub entry: Entry,
    /// The person's name.
    pub person_name: String,
}

/// What a unit has written lately about persons whom the caller may see, and how many entries there are.
pub async fn entries_of_unit(
    ask: &dyn Ask,
    call: &Call,
    unit: UnitId,
    window: Window,
) -> Result<(Vec<Line>, i64), Fault> {
    let (entries, total) = list::entries_of_unit(ask, call, unit, window).await?;
    let mut ids: Vec<PersonId> = entries.iter().map(|entry| entry.person).collect();
    ids.sort_unstable();
    ids.dedup();
    let persons = residents::persons(ask, &ids).await?;
    let names: BTreeMap<PersonId, String> = persons
        .iter()
        .map(|person| (person.id, person.name()))
        .collect();
    let line = |entry: Entry| Line {
        person_name: names.get(&entry.person).cloned().unwrap_or_default(),
        entry,
    };
    Ok((entries.into_iter().map(line).collect(), total))
}
