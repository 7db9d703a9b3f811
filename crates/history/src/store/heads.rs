//! The last entry of each stream.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};
use uuid::Uuid;

use crate::{
    Stream,
    rules::{chain::Head, encoding::BEFORE_FIRST},
};

fn read(row: &Row) -> Result<Head, Fault> {
    Ok(Head {
        stream_kind: row.get("stream_kind")?,
        stream_id: row.get("stream_id")?,
        seq: row.get("seq")?,
        hash: row.get("hash")?,
    })
}

/// Takes the next place of a stream and tells it with the hash before it. Holds the stream until the
/// transaction ends.
///
/// It writes before it reads, so that two streams that are new at the same moment never conflict.
pub(crate) async fn head_advance(tx: &Tx, stream: Stream) -> Result<(i64, Vec<u8>), Fault> {
    let row = sql(
        "INSERT INTO history_head (stream_kind, stream_id, seq, hash) VALUES ($1, $2, 1, $3) \
         ON CONFLICT (stream_kind, stream_id) DO UPDATE SET seq = history_head.seq + 1 \
         RETURNING seq, hash",
    )
    .bind(stream.kind())
    .bind(stream.id())
    .bind(BEFORE_FIRST.to_vec())
    .one(tx)
    .await?
    .ok_or_else(|| Fault::new("a head was not written"))?;
    Ok((row.get("seq")?, row.get("hash")?))
}

/// Sets the hash of the place that was taken.
pub(crate) async fn head_put(
    tx: &Tx,
    stream: Stream,
    seq: i64,
    hash: Vec<u8>,
) -> Result<(), Fault> {
    sql(
        "INSERT INTO history_head (stream_kind, stream_id, seq, hash) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (stream_kind, stream_id) DO UPDATE SET hash = excluded.hash",
    )
    .bind(stream.kind())
    .bind(stream.id())
    .bind(seq)
    .bind(hash)
    .run(tx)
    .await?;
    Ok(())
}

/// The head of one stream.
pub(crate) async fn head_of(ask: &dyn Ask, kind: &str, id: Uuid) -> Result<Option<Head>, Fault> {
    sql("SELECT stream_kind, stream_id, seq, hash FROM history_head WHERE stream_kind = $1 AND stream_id = $2")
        .bind(kind)
        .bind(id)
        .one(ask)
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// The next heads after a stream, in order.
pub(crate) async fn head_batch(
    ask: &dyn Ask,
    after: Option<(String, Uuid)>,
    limit: i64,
) -> Result<Vec<Head>, Fault> {
    let (kind, id) = after.unwrap_or_default();
    let rows = sql(
        "SELECT stream_kind, stream_id, seq, hash FROM history_head \
         WHERE (stream_kind, stream_id) > ($1, $2) ORDER BY stream_kind, stream_id LIMIT $3",
    )
    .bind(kind)
    .bind(id)
    .bind(limit)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// The heads from one stream to another, both included.
pub(crate) async fn heads_between(
    ask: &dyn Ask,
    from: (String, Uuid),
    to: (String, Uuid),
) -> Result<Vec<Head>, Fault> {
    let rows = sql(
        "SELECT stream_kind, stream_id, seq, hash FROM history_head \
         WHERE (stream_kind, stream_id) >= ($1, $2) AND (stream_kind, stream_id) <= ($3, $4)",
    )
    .bind(from.0)
    .bind(from.1)
    .bind(to.0)
    .bind(to.1)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Heads of streams that have no entry at all, at most `limit`.
pub(crate) async fn heads_without_entries(ask: &dyn Ask, limit: i64) -> Result<Vec<Head>, Fault> {
    let rows = sql("SELECT stream_kind, stream_id, seq, hash FROM history_head h WHERE NOT EXISTS \
         (SELECT 1 FROM history_entry e WHERE e.stream_kind = h.stream_kind AND e.stream_id = h.stream_id) \
         ORDER BY h.stream_kind, h.stream_id LIMIT $1")
    .bind(limit)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}
