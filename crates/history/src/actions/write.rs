//! Writes one entry, in the transaction of the change that it tells of.

use kernel::{Call, Fault};
use store::Tx;

use crate::{
    Entry,
    rules::encoding::{FORM, Record},
    store::{actor_columns, entry_insert, head_advance, head_put},
};

/// Writes an entry at the end of its stream and answers its place. Three statements.
pub async fn write(tx: &Tx, call: &Call, entry: Entry) -> Result<i64, Fault> {
    if entry.changes.len() > Entry::CHANGES_MAX {
        return Err(Fault::new(format!(
            "an entry {} tells of too many fields",
            entry.verb
        )));
    }
    let changes = serde_json::to_string(&entry.changes)
        .map_err(|e| Fault::from_source("writing an entry's changes", e))?;
    let (seq, previous) = head_advance(tx, entry.stream).await?;
    let record = Record {
        stream_kind: entry.stream.kind().to_owned(),
        stream_id: entry.stream.id(),
        seq,
        form: FORM,
        at: call.now.as_millisecond(),
        actor: actor_columns(&call.actor),
        verb: entry.verb.to_owned(),
        subject_kind: entry.subject.kind.to_owned(),
        subject_id: entry.subject.id,
        person: entry.person.map(kernel::Id::uuid),
        reason: entry.reason,
        link: entry.link,
        changes,
        previous,
    };
    let hash = entry_insert(tx, record).await?;
    head_put(tx, entry.stream, seq, hash).await?;
    Ok(seq)
}
