//! What has been done in a person's matters, the newest first.

use kernel::{Fault, PersonId, Timestamp};
use store::{Ask, Where};

use crate::{EntryView, Page, PageAt, store::entry_page};

/// Which part of a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimelineFilter {
    /// Only what begins with this, for example `cases.`.
    pub verb: Option<String>,
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub before: Option<Timestamp>,
}

/// A person's timeline: her or his own stream, and what units did about the person. Not the reads.
pub async fn timeline(
    ask: &dyn Ask,
    person: PersonId,
    filter: &TimelineFilter,
    at: PageAt,
) -> Result<Page<EntryView>, Fault> {
    let condition = Where::all()
        .part("stream_kind <> 'reads'")
        .with("person = ?", Some(person))
        .with("at >= ?", filter.from)
        .with("at < ?", filter.before)
        .with("SUBSTR(verb, 1, LENGTH(?)) = ?", filter.verb.clone());
    entry_page(ask, condition, at).await
}
