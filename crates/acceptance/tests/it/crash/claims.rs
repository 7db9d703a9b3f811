//! What writers claim: this was sent with this key, and this was the answer.

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Contact,
    Guidance,
    EarlyHelp,
    Question,
    /// A visit that began.
    Report,
    /// A signed entry of the social record.
    Entry,
}

/// One write.
#[derive(Debug, Clone)]
pub(super) struct Write {
    pub(super) kind: Kind,
    pub(super) path: String,
    pub(super) fields: Vec<(String, String)>,
    /// What the row can be found by: a word that occurs once, or the contact's id.
    pub(super) mark: String,
}

/// A write that was acknowledged, and where the answer led.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    /// Which writer wrote it.
    pub(super) place: usize,
    pub(super) write: Write,
    pub(super) location: String,
}

/// All writes of a run.
#[derive(Debug, Default)]
pub(super) struct Claims {
    pub(super) acknowledged: Vec<Claim>,
    /// Sent, never answered, and acknowledged when sent again.
    pub(super) sent_again: u64,
}
