//! Questions that pages and other rooms may ask. Plain views, no changes.

mod entry;
mod handover;
mod keeper;
mod list;
mod told;

pub(crate) use entry::is_to_be_considered;
pub use entry::{EntryView, draft, drafts_of, entry};
pub use handover::{HandoverView, handover, handovers_of};
pub(crate) use handover::{receiver, receivers};
pub(crate) use keeper::keeper_of;
pub use keeper::{View, view_for};
pub use list::{DraftLine, Line, RecordFilter, drafts_by, entries_of_unit, latest, record};
pub use told::TellsOf;
