//! Values that cannot be wrong; one noun a file.

mod case;
mod channel;
mod contact;
mod topic;

pub use case::{Case, CaseId, CaseState, Cases};
pub use channel::Channel;
pub use contact::{Caller, Contact, ContactId, ContactState, Contacts};
pub use organisation::Regime;
pub use topic::Topic;
