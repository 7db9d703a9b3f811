//! Holds a checkpoint that was kept elsewhere against what the database says now.

use kernel::Fault;
use store::Ask;

use crate::{
    Checkpoint,
    reads::verify::{Finding, Flaw, Report},
    rules::{chain::Walk, encoding::head_leaf, merkle::Tree},
    store::{checkpoint_by_number, checkpoint_head_batch, checkpoint_latest, checkpoint_list},
};

/// Heads read at a time.
const BATCH: i64 = 2_000;

/// What became of a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckOutcome {
    /// Everything that lay under it is still there, unaltered. Whole only together with [`crate::verify()`].
    Holds,
    /// The database does not know it: it was taken of another database, or everything was written anew.
    Unknown,
    /// What lay under it is not what lies there now.
    Broken {
        /// The streams whose entries differ; empty when the list of heads itself was tampered with.
        findings: Vec<Finding>,
    },
}

/// Computes the root again from the entries that stood at the heads' places, and compares it with the printed
/// one. Finds a tail that was cut and a history that was written anew, however consistently.
pub async fn check(ask: &dyn Ask, printed: &Checkpoint) -> Result<CheckOutcome, Fault> {
    let Some(kept) = checkpoint_by_number(ask, printed.number).await? else {
        return Ok(CheckOutcome::Unknown);
    };
    let mut tree = Tree::default();
    let mut findings = vec![];
    let mut entries = 0;
    let mut after = None;
    loop {
        let heads = checkpoint_head_batch(ask, printed.number, after, BATCH).await?;
        for head in &heads {
            let kept = &head.kept;
            let now = head.now.as_deref().unwrap_or_default();
            tree.add(&head_leaf(&kept.stream_kind, kept.stream_id, kept.seq, now));
            entries += kept.seq;
            if now != kept.hash && findings.len() < Report::KEPT {
                let place = Walk::new(&kept.stream_kind, kept.stream_id);
                findings.push(place.finding(kept.seq, Flaw::RootDiffers));
            }
        }
        let Some(last) = heads.into_iter().next_back() else {
            break;
        };
        after = Some((last.kept.stream_kind, last.kept.stream_id));
    }
    let holds = kept == *printed
        && tree.root() == printed.root
        && i64::try_from(tree.leaves()) == Ok(printed.streams)
        && entries == printed.entries;
    Ok(if holds {
        CheckOutcome::Holds
    } else {
        CheckOutcome::Broken { findings }
    })
}

/// The last checkpoint, if any was taken.
pub async fn latest_checkpoint(ask: &dyn Ask) -> Result<Option<Checkpoint>, Fault> {
    checkpoint_latest(ask).await
}

/// Checkpoints, the newest first.
pub async fn checkpoints(ask: &dyn Ask, limit: i64) -> Result<Vec<Checkpoint>, Fault> {
    checkpoint_list(ask, limit).await
}
