//! That the person holds something in an entry to be wrong (`SoL` 14:6, LSS 21 b).

use kernel::{Date, Id, Prose, Timestamp, UserId};

use super::EntryId;

/// Kind of [`DisputeId`].
pub enum Disputes {}
/// Id of a dispute.
pub type DisputeId = Id<Disputes>;

kernel::keyed! {
    /// How it came to be noted.
    pub enum DisputeWay {
        /// The person wrote it.
        Written => "written",
        /// The person said it, and somebody at work noted it.
        Told => "told",
    }
}

/// A note beside an entry, in the person's words. It is never taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// Of which entry.
    pub entry: EntryId,
    /// How it came to be noted.
    pub way: DisputeWay,
    /// The day on which it was said or written.
    pub said: Date,
    /// What is wrong, and how it is, as the person says.
    pub view: Prose,
    /// When it was noted.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// The name, as it was then.
    pub name: String,
}
