//! All SQL of this room.

mod checkpoints;
mod entries;
mod heads;
mod pages;

pub(crate) use checkpoints::{
    checkpoint_by_number, checkpoint_head_batch, checkpoint_insert, checkpoint_latest,
    checkpoint_list, heads_keep,
};
pub(crate) use entries::{
    COLUMNS, actor_columns, entry_batch, entry_insert, entry_page, entry_view, is_anything_since,
    record_of, stream_batch, touched_since,
};
pub(crate) use heads::{
    head_advance, head_batch, head_of, head_put, heads_between, heads_without_entries,
};
pub use pages::List;

/// Indexes that serve readers alone: nothing is asked by them while a database is filled.
pub const READERS_INDEXES: &[&str] = &[
    "history_entry_person",
    "history_entry_subject",
    "history_entry_user",
    "history_entry_unit",
    "history_entry_at",
];
