//! The use cases of this room; one file each, verb first.

mod consider_dispute;
mod correct_entry;
mod dispute_entry;
mod drop_draft;
mod hand_over;
mod hear_orders;
mod keep_draft;
mod mark_others;
mod receive_handover;
mod sign_entry;
mod steps;

pub use consider_dispute::ConsiderDispute;
pub use correct_entry::CorrectEntry;
pub use dispute_entry::DisputeEntry;
pub use drop_draft::DropDraft;
pub use hand_over::HandOver;
pub use hear_orders::{HearOrders, listeners};
pub use keep_draft::KeepDraft;
pub use mark_others::MarkOthers;
pub use receive_handover::ReceiveHandover;
pub use sign_entry::SignEntry;
