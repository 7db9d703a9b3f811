//! Why an approved decision has not become help yet, and what the person has been offered.

use kernel::{Date, Id, PersonId, Prose, Timestamp, UserId};

use super::DecisionId;

/// Kind of [`DelayNoteId`].
pub enum DelayNotes {}
/// Id of a note on a delay.
pub type DelayNoteId = Id<DelayNotes>;

/// The reason of a delay, in the few kinds by which it is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DelayReason {
    /// No place, home or staff is free.
    NoRoom,
    /// The person waits for a certain place, home or provider.
    WaitsForWish,
    /// The person has said no to what was offered.
    DeclinedOffer,
    /// The person has asked to begin later.
    AskedToWait,
    /// The person is in hospital or away.
    Away,
    /// Nobody suitable has been found yet, such as a contact person.
    NobodySuitable,
    /// Something else, told in words.
    Other,
}

kernel::keyed!(DelayReason {
    NoRoom => "no-room",
    WaitsForWish => "waits-for-wish",
    DeclinedOffer => "declined-offer",
    AskedToWait => "asked-to-wait",
    Away => "away",
    NobodySuitable => "nobody-suitable",
    Other => "other",
});

/// What became of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfferAnswer {
    /// The person is thinking it over.
    Open,
    /// Yes.
    Accepted,
    /// No.
    Declined,
}

kernel::keyed!(OfferAnswer { Open => "open", Accepted => "accepted", Declined => "declined" });

/// What a note tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DelayMatter {
    /// Why it is delayed.
    Reason(DelayReason),
    /// That the person was offered something.
    Offer(OfferAnswer),
}

/// A note on the delay of a decision.
#[derive(Debug, Clone)]
pub struct DelayNote {
    /// Its id.
    pub id: DelayNoteId,
    /// Of which decision.
    pub decision: DecisionId,
    /// Whose.
    pub person: PersonId,
    /// The day that it is about.
    pub on: Date,
    /// What it tells.
    pub matter: DelayMatter,
    /// In words.
    pub words: Option<Prose>,
    /// When it was written.
    pub noted: Timestamp,
    /// By whom.
    pub by: UserId,
}
