//! The values of this room.

mod dispute;
mod draft;
mod entry;
mod handover;
mod marked;

pub use dispute::{Dispute, DisputeId, DisputeWay, Disputes};
pub use draft::{Draft, DraftId, DraftText, Drafts, DraftsOf, SeenDraft};
pub use entry::{
    Brief, Correction, Entry, EntryId, EntryKind, Happened, Keeper, NewEntry, Part, Records,
    Signature,
};
pub use handover::{Given, Ground, Handover, HandoverId, Handovers};
pub use marked::{MarkError, MarkedText, Masking, MaskingId, Maskings, Span};
pub(crate) use marked::{spans_from, spans_kept};
