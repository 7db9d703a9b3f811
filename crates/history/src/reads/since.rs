//! What has happened to one thing since somebody saw it.

use std::collections::BTreeSet;

use kernel::{Fault, PersonId, Timestamp};
use store::{Ask, Where};

use crate::{
    EntryView, Subject,
    store::{self as entries, COLUMNS, entry_view},
};

/// The most entries told at once.
const MOST: i64 = 200;

/// From where on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// After this place of the stream.
    Seq(i64),
    /// After this moment.
    Moment(Timestamp),
}

/// What was done to a thing after it was seen, the oldest first: to tell a second officer what the first has
/// changed. `Seq(0)` gives all of it, at most 200 entries.
pub async fn since(ask: &dyn Ask, subject: Subject, after: After) -> Result<Vec<EntryView>, Fault> {
    let (seq, moment) = match after {
        After::Seq(seq) => (Some(seq), None),
        After::Moment(moment) => (None, Some(moment)),
    };
    let condition = Where::all()
        .part("stream_kind <> 'reads'")
        .with("subject_id = ?", Some(subject.id))
        .with("subject_kind = ?", Some(subject.kind))
        .with("seq > ?", seq)
        .with("at > ?", moment);
    let most = condition.next();
    let rows = condition
        .statement(
            &format!("SELECT {COLUMNS} FROM history_entry"),
            &format!("ORDER BY at, seq LIMIT ${most}"),
        )
        .bind(MOST)
        .all(ask)
        .await?;
    rows.iter().map(entry_view).collect()
}

/// With which of some persons anything has been done after a moment; reads are nothing.
pub async fn touched_since(
    ask: &dyn Ask,
    persons: &[PersonId],
    moment: Timestamp,
) -> Result<BTreeSet<PersonId>, Fault> {
    entries::touched_since(ask, persons, moment).await
}

/// Whether anything has been done after a moment but by one room, by the beginning of its verbs; reads are nothing.
pub async fn is_anything_since(
    ask: &dyn Ask,
    moment: Timestamp,
    but: &[&str],
) -> Result<bool, Fault> {
    entries::is_anything_since(ask, moment, but).await
}
