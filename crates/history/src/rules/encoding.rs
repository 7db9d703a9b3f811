//! The one way in which an entry becomes bytes and its hash.
//!
//! Form 1: the text `sammanhang.history.entry`, then every column in the order of [`Record`], each behind a byte
//! that tells whether it is there and, if so, its length as eight bytes. Nothing can run over into its
//! neighbour, and nothing is left out. A later form gets a new number; entries keep the form that they have.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::merkle::Hash;

/// The form in which new entries are hashed.
pub(crate) const FORM: i64 = 1;
/// What the first entry of a stream has as the hash before it.
pub(crate) const BEFORE_FIRST: Hash = [0; 32];

/// An entry as its row has it, column by column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) stream_kind: String,
    pub(crate) stream_id: Uuid,
    pub(crate) seq: i64,
    pub(crate) form: i64,
    pub(crate) at: i64,
    pub(crate) actor: ActorColumns,
    pub(crate) verb: String,
    pub(crate) subject_kind: String,
    pub(crate) subject_id: Uuid,
    pub(crate) person: Option<Uuid>,
    pub(crate) reason: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) changes: String,
    pub(crate) previous: Vec<u8>,
}

/// Who, column by column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ActorColumns {
    pub(crate) kind: String,
    pub(crate) user: Option<Uuid>,
    pub(crate) assignment: Option<Uuid>,
    pub(crate) role: Option<String>,
    pub(crate) unit: Option<Uuid>,
    pub(crate) person: Option<Uuid>,
    pub(crate) task: Option<String>,
}

struct Canon(Sha256);

impl Canon {
    fn put(&mut self, bytes: &[u8]) {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.0.update([1]);
        self.0.update(length.to_be_bytes());
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.put(text.as_bytes());
    }

    fn number(&mut self, number: i64) {
        self.put(&number.to_be_bytes());
    }

    fn id(&mut self, id: Uuid) {
        self.put(id.as_bytes());
    }

    fn maybe(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => self.put(bytes),
            None => self.0.update([0]),
        }
    }

    fn maybe_id(&mut self, id: Option<Uuid>) {
        self.maybe(id.as_ref().map(|id| id.as_bytes().as_slice()));
    }

    fn maybe_text(&mut self, text: Option<&str>) {
        self.maybe(text.map(str::as_bytes));
    }
}

impl Record {
    /// The hash over everything that the entry says and over the hash of the one before.
    pub(crate) fn digest(&self) -> Hash {
        let mut canon = Canon(Sha256::new());
        canon.text("sammanhang.history.entry");
        canon.text(&self.stream_kind);
        canon.id(self.stream_id);
        canon.number(self.seq);
        canon.number(self.form);
        canon.number(self.at);
        canon.text(&self.actor.kind);
        canon.maybe_id(self.actor.user);
        canon.maybe_id(self.actor.assignment);
        canon.maybe_text(self.actor.role.as_deref());
        canon.maybe_id(self.actor.unit);
        canon.maybe_id(self.actor.person);
        canon.maybe_text(self.actor.task.as_deref());
        canon.text(&self.verb);
        canon.text(&self.subject_kind);
        canon.id(self.subject_id);
        canon.maybe_id(self.person);
        canon.maybe_text(self.reason.as_deref());
        canon.maybe_text(self.link.as_deref());
        canon.text(&self.changes);
        canon.put(&self.previous);
        canon.0.finalize().into()
    }
}

/// The leaf of a head under a checkpoint's root.
pub(crate) fn head_leaf(stream_kind: &str, stream_id: Uuid, seq: i64, hash: &[u8]) -> Vec<u8> {
    let mut leaf = Vec::with_capacity(96);
    for part in [
        stream_kind.as_bytes(),
        stream_id.as_bytes(),
        &seq.to_be_bytes(),
        hash,
    ] {
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        leaf.extend_from_slice(&length.to_be_bytes());
        leaf.extend_from_slice(part);
    }
    leaf
}

/// 31 bits of a hash: an even draw for random samples.
pub(crate) fn draw(hash: &Hash) -> i64 {
    let first = hash.first_chunk::<4>().copied().unwrap_or_default();
    i64::from(u32::from_be_bytes(first) >> 1)
}

/// Bytes as small letters and digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ok = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        Record {
            stream_kind: "person".to_owned(),
            stream_id: Uuid::from_u128(1),
            seq: 1,
            form: FORM,
            at: 1_774_742_400_000,
            actor: ActorColumns {
                kind: "system".to_owned(),
                task: Some("escalation".to_owned()),
                ..ActorColumns::default()
            },
            verb: "cases.opened".to_owned(),
            subject_kind: "case".to_owned(),
            subject_id: Uuid::from_u128(2),
            person: Some(Uuid::from_u128(1)),
            reason: None,
            link: Some("/arenden/2".to_owned()),
            changes: "[]".to_owned(),
            previous: BEFORE_FIRST.to_vec(),
        }
    }

    /// Entries that lie in archives were hashed so: this value never changes.
    #[test]
    fn form_one_never_changes() {
        assert_eq!(
            hex(&record().digest()),
            "8f78b6e8920308661ffa03dad8200d2d11f2fde05150ed500850d50ca80a3d62"
        );
    }

    #[test]
    fn nothing_runs_over_into_its_neighbour() {
        let whole = record();
        let mut moved = record();
        moved.verb = "cases.openedc".to_owned();
        moved.subject_kind = "ase".to_owned();
        assert_ne!(whole.digest(), moved.digest());
        let mut empty = record();
        empty.reason = Some(String::new());
        assert_ne!(whole.digest(), empty.digest(), "empty is not nothing");
    }

    #[test]
    fn draws_are_of_31_bits() {
        assert_eq!(draw(&[0xff; 32]), (1 << 31) - 1);
        assert_eq!(draw(&[0; 32]), 0);
    }
}
