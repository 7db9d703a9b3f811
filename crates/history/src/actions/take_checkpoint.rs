//! Takes a root over the heads of all streams.

use kernel::{Call, Fault, Problem};
use store::{Action, Tx};

use super::write;
use crate::{
    Checkpoint, Entry, Stream, Subject,
    rules::{
        encoding::{head_leaf, hex},
        merkle::Tree,
    },
    store::{checkpoint_insert, checkpoint_latest, head_batch, heads_keep},
};

/// Heads read at a time.
const BATCH: i64 = 5_000;

/// Takes a checkpoint. Print its answer and keep it outside the installation.
#[derive(Debug, Clone, Copy, Default)]
pub struct TakeCheckpoint;

impl Action for TakeCheckpoint {
    const NAME: &'static str = "take-checkpoint";
    type Done = Checkpoint;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Checkpoint, Problem> {
        Ok(checkpoint(tx, call).await?)
    }
}

/// Takes a checkpoint within a transaction, as [`TakeCheckpoint`] does.
///
/// That it was taken is itself an entry of the installation's stream, which the next root covers.
pub async fn checkpoint(tx: &Tx, call: &Call) -> Result<Checkpoint, Fault> {
    let before = checkpoint_latest(tx).await?;
    let number = before.as_ref().map_or(1, |before| before.number + 1);
    let mut tree = Tree::default();
    let mut entries = 0;
    let mut after = None;
    loop {
        let heads = head_batch(tx, after, BATCH).await?;
        for head in &heads {
            tree.add(&head_leaf(
                &head.stream_kind,
                head.stream_id,
                head.seq,
                &head.hash,
            ));
            entries += head.seq;
        }
        let Some(last) = heads.into_iter().next_back() else {
            break;
        };
        after = Some((last.stream_kind, last.stream_id));
    }
    let checkpoint = Checkpoint {
        number,
        at: call.now,
        root: tree.root(),
        streams: i64::try_from(tree.leaves()).unwrap_or(i64::MAX),
        entries,
        previous: before.map(|before| before.root),
    };
    checkpoint_insert(tx, &checkpoint).await?;
    heads_keep(tx, number).await?;
    let subject = Subject::new("checkpoint", call.new_id::<()>());
    let entry = Entry::new(Stream::Installation, "history.checkpoint-taken", subject)
        .change("number", None, Some(number.to_string()))
        .change("root", None, Some(hex(&checkpoint.root)));
    write(tx, call, entry).await?;
    Ok(checkpoint)
}
