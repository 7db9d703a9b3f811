//! What a chain must be like: walks over its entries one by one and tells every flaw.

use uuid::Uuid;

use super::encoding::{BEFORE_FIRST, FORM, Record, draw};

/// An entry as it lies there, with the hash that it claims.
#[derive(Debug, Clone)]
pub(crate) struct StoredEntry {
    pub(crate) record: Record,
    pub(crate) hash: Vec<u8>,
    pub(crate) draw: i64,
}

/// The last entry of a stream, as it is kept beside the entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) stream_kind: String,
    pub(crate) stream_id: Uuid,
    pub(crate) seq: i64,
    pub(crate) hash: Vec<u8>,
}

/// What is wrong at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// The entry is not what was hashed: something in it was altered.
    Altered,
    /// Entries before this place are gone, or this one was put in.
    Gap,
    /// The entry does not continue the one before it.
    Unlinked,
    /// The row cannot be read as an entry at all.
    Unreadable,
    /// The stream has entries but no head.
    HeadMissing,
    /// The head is not the last entry: the tail was cut or prolonged.
    HeadDiffers,
    /// There is a head, but not one entry.
    Emptied,
    /// A checkpoint was taken over another entry than stands here.
    RootDiffers,
}

impl Flaw {
    /// The key of its name in the language files.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Altered => "history-flaw-altered",
            Self::Gap => "history-flaw-gap",
            Self::Unlinked => "history-flaw-unlinked",
            Self::Unreadable => "history-flaw-unreadable",
            Self::HeadMissing => "history-flaw-head-missing",
            Self::HeadDiffers => "history-flaw-head-differs",
            Self::Emptied => "history-flaw-emptied",
            Self::RootDiffers => "history-flaw-root-differs",
        }
    }
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Kind of stream, as it stands there.
    pub stream_kind: String,
    /// Id of the stream.
    pub stream_id: Uuid,
    /// The place in it.
    pub seq: i64,
    /// What is wrong.
    pub flaw: Flaw,
}

/// Where a walk along one stream stands.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    pub(crate) kind: String,
    pub(crate) id: Uuid,
    pub(crate) seq: i64,
    hash: Vec<u8>,
}

impl Walk {
    /// Before the first entry of a stream.
    pub(crate) fn new(kind: &str, id: Uuid) -> Self {
        Self {
            kind: kind.to_owned(),
            id,
            seq: 0,
            hash: BEFORE_FIRST.to_vec(),
        }
    }

    /// Whether an entry belongs to this stream.
    pub(crate) fn is_of(&self, entry: &StoredEntry) -> bool {
        self.kind == entry.record.stream_kind && self.id == entry.record.stream_id
    }

    /// A finding here.
    pub(crate) fn finding(&self, seq: i64, flaw: Flaw) -> Finding {
        Finding {
            stream_kind: self.kind.clone(),
            stream_id: self.id,
            seq,
            flaw,
        }
    }

    /// Steps to the next entry and tells what is wrong with it.
    pub(crate) fn step(&mut self, entry: &StoredEntry) -> Vec<Finding> {
        let seq = entry.record.seq;
        let digest = entry.record.digest();
        let mut findings = vec![];
        if entry.record.form != FORM || entry.hash != digest || entry.draw != draw(&digest) {
            findings.push(self.finding(seq, Flaw::Altered));
        }
        if seq != self.seq + 1 {
            findings.push(self.finding(seq, Flaw::Gap));
        } else if entry.record.previous != self.hash {
            findings.push(self.finding(seq, Flaw::Unlinked));
        }
        self.seq = seq;
        self.hash.clone_from(&entry.hash);
        findings
    }

    /// Whether the head is the entry at which the walk stands.
    pub(crate) fn ends_at(&self, head: &Head) -> bool {
        head.seq == self.seq && head.hash == self.hash
    }
}
