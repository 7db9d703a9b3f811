//! What was done, by whom, in which assignment, when, to what and why: one entry a change, chained by hash.
//!
//! | word | meaning |
//! |---|---|
//! | [`Stream`] | a chain of its own: a person's file, the reads of it, a unit, the installation |
//! | [`Entry`] | one thing that was done, before it is written |
//! | [`EntryView`] | one thing that was done, as it is read |
//! | head | the last entry of a stream |
//! | [`Checkpoint`] | a root over all heads, short enough to print and keep elsewhere |
//!
//! ```
//! use history::{Entry, Stream, Subject};
//! # async fn example(tx: &store::Tx, call: &kernel::Call, person: kernel::PersonId) -> Result<(), kernel::Problem> {
//! let application = call.new_id::<()>();
//! let entry = Entry::new(Stream::Person(person), "cases.application-registered", Subject::new("application", application))
//!     .change("state", None, Some("registered".to_owned()))
//!     .reason("told on the telephone")
//!     .link(format!("/arenden/{application}"));
//! history::write(tx, call, entry).await?;
//! # Ok(()) }
//! ```
//!
//! Invariants
//! - An entry is written in the transaction of the change that it tells of, and never altered or removed:
//!   the database itself refuses.
//! - An entry's hash covers every column of it and the hash of the one before. [`verify()`] finds any entry that
//!   was flipped, removed, inserted or moved.
//! - A chain alone cannot show that its tail was cut or that all of it was written anew. A checkpoint that was
//!   printed and kept elsewhere can: [`check`].
//! - Reads have streams of their own, so that reading never waits for writing.
//!
//! The language files of the room that writes a verb have it in words: `cases.decided` at `cases-history-decided`,
//! and the names of changed fields at `cases-field-…` ([`EntryView::text`], [`EntryView::field_text`]).
//!
//! Law: `OSL` 26 kap. and `SoL` on records (what is recorded is not altered), 2022:913 8 kap. on the access log.

mod actions;
mod model;
mod reads;
mod rules;
mod store;

pub use crate::store::{List, READERS_INDEXES};
pub use actions::{LogRead, TakeCheckpoint, checkpoint, log_read, write};
pub use model::{
    Checkpoint, CheckpointError, Entry, EntryView, FieldChange, Page, PageAt, Stream, Subject,
};
pub use reads::{
    After, CheckOutcome, CountBy, Finding, Flaw, Kept, Report, ReviewFilter, Tally, TimelineFilter,
    check, checkpoints, is_anything_since, latest_checkpoint, reads_by_user, reads_of_person,
    review, review_counts, review_sample, since, timeline, touched_since, verify,
};
pub use rules::merkle;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "history",
    steps: &[
        ::store::Step::both(
            "0001_history",
            include_str!("../migrations/0001_history.sql"),
        ),
        ::store::Step::each(
            "0002_never_altered",
            include_str!("../migrations/0002_never_altered.sql"),
            include_str!("../migrations/0002_never_altered.postgres.sql"),
        ),
    ],
};
