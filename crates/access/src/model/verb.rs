//! What can be done to something, as far as access is asked.

use serde::{Deserialize, Serialize};

/// What the actor wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// Read it, on a page or in a list.
    See,
    /// Register, note, change.
    Write,
    /// Make a decision that binds the municipality.
    Decide,
    /// Answer what was asked or ordered: acknowledge an order, answer a question.
    Answer,
    /// Take it out as a file or on paper in bulk.
    Export,
    /// Check how others have used it.
    Review,
    /// Set who may use it, and how.
    Administer,
}

impl Verb {
    /// All of them, in the order in which tables show them.
    pub const ALL: [Self; 7] = [
        Self::See,
        Self::Write,
        Self::Decide,
        Self::Answer,
        Self::Export,
        Self::Review,
        Self::Administer,
    ];

    /// The key of its text.
    pub fn text_key(self) -> String {
        format!("access-verb-{}", self.key())
    }

    /// Its name in the policy and in keys of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Write => "write",
            Self::Decide => "decide",
            Self::Answer => "answer",
            Self::Export => "export",
            Self::Review => "review",
            Self::Administer => "administer",
        }
    }
}
