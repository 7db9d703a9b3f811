//! A letter as it was sent, and the day on which the person got it.

use kernel::{Date, Id, Language, PersonId, UserId};
use serde::{Deserialize, Serialize};

use super::{AppealId, DecisionId};

/// Kind of [`LetterId`].
pub enum Letters {}
/// Id of a letter.
pub type LetterId = Id<Letters>;

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterKind {
    /// A decision, to the person.
    Decision,
    /// That an appeal came too late, to the person.
    Dismissal,
    /// An appeal with its documents, to the court.
    Forwarding,
}

kernel::keyed!(LetterKind { Decision => "decision", Dismissal => "dismissal", Forwarding => "forwarding" });

/// By which way a letter goes to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterWay {
    /// By post.
    Post,
    /// From hand to hand.
    HandedOver,
    /// To the person's digital mailbox.
    DigitalMailbox,
    /// Read aloud, and left with the person.
    ReadAloud,
    /// Through the Tax Agency, which alone knows where a person with a protected identity lives.
    Forwarded,
}

kernel::keyed!(LetterWay {
    Post => "post",
    HandedOver => "handed-over",
    DigitalMailbox => "digital-mailbox",
    ReadAloud => "read-aloud",
    Forwarded => "forwarded",
});

impl LetterWay {
    /// How the person got it, where the way itself says so: on the same day.
    pub const fn receipt(self) -> Option<ReceiptHow> {
        match self {
            Self::HandedOver => Some(ReceiptHow::HandedOver),
            Self::ReadAloud => Some(ReceiptHow::Told),
            Self::Post | Self::DigitalMailbox | Self::Forwarded => None,
        }
    }

    /// Whether it can be used without knowing, or showing, where the person lives.
    pub const fn needs_no_address(self) -> bool {
        match self {
            Self::HandedOver | Self::ReadAloud | Self::Forwarded => true,
            Self::Post | Self::DigitalMailbox => false,
        }
    }
}

/// How it is known that the person got a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReceiptHow {
    /// A signed receipt came back.
    Certificate,
    /// It was handed over.
    HandedOver,
    /// The person was told.
    Told,
    /// The person has said so.
    Confirmed,
}

kernel::keyed!(ReceiptHow {
    Certificate => "certificate",
    HandedOver => "handed-over",
    Told => "told",
    Confirmed => "confirmed",
});

/// That the person got a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The day; the time of appeal runs from it (FL 44 §).
    pub on: Date,
    /// How it is known.
    pub how: ReceiptHow,
}

/// A stretch of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph of our own.
    Words(String),
    /// What was decided: the words that matter most.
    Decided(String),
    /// What somebody has written, in her or his own words.
    Written(String),
    /// A list.
    List(Vec<String>),
}

/// A part of a letter, under a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its language.
    pub language: Language,
    /// Its heading; none at the beginning.
    pub heading: Option<String>,
    /// Whether it begins a new sheet.
    pub is_new_sheet: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// All that a letter says, line by line: the same on the page, on paper and in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterText {
    /// Its day.
    pub day: Date,
    /// What it is called.
    pub title: String,
    /// Who sends it: the committee, the municipality, how they are reached.
    pub sender: Vec<String>,
    /// Who gets it: the name.
    pub reader: String,
    /// Where it goes; empty if nobody is to see where the person lives.
    pub address: Vec<String>,
    /// The number of the case.
    pub reference: String,
    /// What it says.
    pub parts: Vec<Part>,
    /// Who signs.
    pub signer: Vec<String>,
}

/// A letter that was sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// What it is about.
    pub kind: LetterKind,
    /// The decision.
    pub decision: DecisionId,
    /// The appeal, where it is about one.
    pub appeal: Option<AppealId>,
    /// About whom.
    pub person: PersonId,
    /// The day it was sent.
    pub sent: Date,
    /// By whom.
    pub by: UserId,
    /// By which way.
    pub way: LetterWay,
    /// What it says.
    pub text: LetterText,
    /// That the person got it, once it is known.
    pub receipt: Option<Receipt>,
    /// Counts the changes.
    pub version: i64,
}
