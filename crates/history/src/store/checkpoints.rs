//! Roots over all heads, and the heads that lie under them.

use kernel::{Fault, Timestamp};
use store::{Ask, Row, Tx, sql};
use uuid::Uuid;

use crate::{
    Checkpoint,
    rules::{chain::Head, merkle::Hash},
};

const COLUMNS: &str = "number, at, root, streams, entries, previous";

fn hash_of(bytes: &[u8]) -> Result<Hash, Fault> {
    Hash::try_from(bytes).map_err(|e| Fault::from_source("a root of another length", e))
}

fn read(row: &Row) -> Result<Checkpoint, Fault> {
    Ok(Checkpoint {
        number: row.get("number")?,
        at: row.get::<Timestamp>("at")?,
        root: hash_of(&row.get::<Vec<u8>>("root")?)?,
        streams: row.get("streams")?,
        entries: row.get("entries")?,
        previous: row
            .get::<Option<Vec<u8>>>("previous")?
            .map(|bytes| hash_of(&bytes))
            .transpose()?,
    })
}

/// The last checkpoint, if any was taken.
pub(crate) async fn checkpoint_latest(ask: &dyn Ask) -> Result<Option<Checkpoint>, Fault> {
    sql(format!(
        "SELECT {COLUMNS} FROM history_checkpoint ORDER BY number DESC LIMIT 1"
    ))
    .one(ask)
    .await?
    .as_ref()
    .map(read)
    .transpose()
}

/// One checkpoint.
pub(crate) async fn checkpoint_by_number(
    ask: &dyn Ask,
    number: i64,
) -> Result<Option<Checkpoint>, Fault> {
    sql(format!(
        "SELECT {COLUMNS} FROM history_checkpoint WHERE number = $1"
    ))
    .bind(number)
    .one(ask)
    .await?
    .as_ref()
    .map(read)
    .transpose()
}

/// Checkpoints, the newest first.
pub(crate) async fn checkpoint_list(ask: &dyn Ask, limit: i64) -> Result<Vec<Checkpoint>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM history_checkpoint ORDER BY number DESC LIMIT $1"
    ))
    .bind(limit)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Keeps a checkpoint.
pub(crate) async fn checkpoint_insert(tx: &Tx, checkpoint: &Checkpoint) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO history_checkpoint ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(checkpoint.number)
    .bind(checkpoint.at)
    .bind(checkpoint.root.to_vec())
    .bind(checkpoint.streams)
    .bind(checkpoint.entries)
    .bind(checkpoint.previous.map(|hash| hash.to_vec()))
    .run(tx)
    .await?;
    Ok(())
}

/// Keeps the heads that moved since they were last kept.
pub(crate) async fn heads_keep(tx: &Tx, number: i64) -> Result<u64, Fault> {
    sql(
        "INSERT INTO history_checkpoint_head (stream_kind, stream_id, seq, number, hash) \
         SELECT h.stream_kind, h.stream_id, h.seq, $1, h.hash FROM history_head h WHERE NOT EXISTS \
         (SELECT 1 FROM history_checkpoint_head c \
          WHERE c.stream_kind = h.stream_kind AND c.stream_id = h.stream_id AND c.seq = h.seq) \
         ORDER BY h.stream_kind, h.stream_id",
    )
    .bind(number)
    .run(tx)
    .await
}

/// A head under a checkpoint, beside the hash of the entry that stands at its place now.
#[derive(Debug, Clone)]
pub(crate) struct KeptHead {
    pub(crate) kept: Head,
    pub(crate) now: Option<Vec<u8>>,
}

/// The next heads under a checkpoint after a stream, in order. A stream's last kept head up to the
/// checkpoint's number is the one under it.
pub(crate) async fn checkpoint_head_batch(
    ask: &dyn Ask,
    number: i64,
    after: Option<(String, Uuid)>,
    limit: i64,
) -> Result<Vec<KeptHead>, Fault> {
    let (kind, id) = after.unwrap_or_default();
    let rows = sql(
        "SELECT c.stream_kind, c.stream_id, c.seq, c.hash, e.hash AS now \
         FROM history_checkpoint_head c LEFT JOIN history_entry e \
         ON e.stream_kind = c.stream_kind AND e.stream_id = c.stream_id AND e.seq = c.seq \
         WHERE (c.stream_kind, c.stream_id) > ($1, $2) AND c.number <= $3 AND NOT EXISTS \
         (SELECT 1 FROM history_checkpoint_head l WHERE l.stream_kind = c.stream_kind \
          AND l.stream_id = c.stream_id AND l.seq > c.seq AND l.number <= $3) \
         ORDER BY c.stream_kind, c.stream_id LIMIT $4",
    )
    .bind(kind)
    .bind(id)
    .bind(number)
    .bind(limit)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(KeptHead {
                kept: Head {
                    stream_kind: row.get("stream_kind")?,
                    stream_id: row.get("stream_id")?,
                    seq: row.get("seq")?,
                    hash: row.get("hash")?,
                },
                now: row.get("now")?,
            })
        })
        .collect()
}
