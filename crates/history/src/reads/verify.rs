//! Walks over all chains and tells what does not hold. Holds a batch in memory, never the whole.

use std::collections::BTreeMap;

use kernel::Fault;
use store::{Ask, Row};
use uuid::Uuid;

pub use crate::rules::chain::{Finding, Flaw};
use crate::{
    rules::chain::{Head, Walk},
    store::{entry_batch, head_of, heads_between, heads_without_entries, record_of, stream_batch},
};

/// Entries read at a time.
const BATCH: i64 = 2_000;

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Streams walked.
    pub streams: i64,
    /// Entries walked.
    pub entries: i64,
    /// The first findings, in the order of streams.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    pub found: i64,
}

impl Report {
    /// The most findings kept; the rest are counted.
    pub const KEPT: usize = 1_000;

    /// Whether every chain holds.
    pub const fn is_whole(&self) -> bool {
        self.found == 0
    }

    fn find(&mut self, finding: Finding) {
        self.found += 1;
        if self.findings.len() < Self::KEPT {
            self.findings.push(finding);
        }
    }
}

/// Verifies every entry of every stream, also while others write.
///
/// Finds what was altered, removed, inserted or moved. Not a tail that was cut together with its head, nor a
/// history written anew as a whole: for that, see [`crate::check`].
pub async fn verify(ask: &dyn Ask) -> Result<Report, Fault> {
    let mut report = Report::default();
    let mut walk: Option<Walk> = None;
    let mut after = None;
    loop {
        let rows = entry_batch(ask, after.clone(), BATCH).await?;
        let full = i64::try_from(rows.len()).unwrap_or(BATCH) >= BATCH;
        let mut ended = vec![];
        for row in &rows {
            walk = step(&mut report, walk, row, &mut ended);
        }
        end_all(ask, &mut report, ended).await?;
        let next = rows.iter().rev().find_map(place);
        if !full || next.is_none() || next == after {
            break;
        }
        after = next;
    }
    end_all(ask, &mut report, walk.into_iter().collect()).await?;
    for head in heads_without_entries(ask, BATCH).await? {
        report.find(Walk::new(&head.stream_kind, head.stream_id).finding(head.seq, Flaw::Emptied));
    }
    Ok(report)
}

/// Where a row stands, if that can be read.
fn place(row: &Row) -> Option<(String, Uuid, i64)> {
    let kind = row.get("stream_kind").ok()?;
    Some((kind, row.get("stream_id").ok()?, row.get("seq").ok()?))
}

/// Walks one row on; a stream that ends by it goes to `ended`.
fn step(report: &mut Report, walk: Option<Walk>, row: &Row, ended: &mut Vec<Walk>) -> Option<Walk> {
    report.entries += 1;
    let Ok(entry) = record_of(row) else {
        let (kind, id, seq) = place(row).unwrap_or_default();
        report.find(Walk::new(&kind, id).finding(seq, Flaw::Unreadable));
        return walk;
    };
    let mut walk = match walk {
        Some(walk) if walk.is_of(&entry) => walk,
        before => {
            ended.extend(before);
            report.streams += 1;
            Walk::new(&entry.record.stream_kind, entry.record.stream_id)
        }
    };
    for finding in walk.step(&entry) {
        report.find(finding);
    }
    Some(walk)
}

/// Compares streams that were walked to their end with their heads.
async fn end_all(ask: &dyn Ask, report: &mut Report, ended: Vec<Walk>) -> Result<(), Fault> {
    let (Some(first), Some(last)) = (ended.first(), ended.last()) else {
        return Ok(());
    };
    let from = (first.kind.clone(), first.id);
    let heads = heads_between(ask, from, (last.kind.clone(), last.id)).await?;
    let heads: BTreeMap<(String, Uuid), Head> = heads
        .into_iter()
        .map(|head| ((head.stream_kind.clone(), head.stream_id), head))
        .collect();
    for walk in ended {
        match heads.get(&(walk.kind.clone(), walk.id)) {
            Some(head) if walk.ends_at(head) => {}
            Some(_) | None => catch_up(ask, report, walk).await?,
        }
    }
    Ok(())
}

/// A head that differs may have moved while we walked: the entries up to it must then be there.
async fn catch_up(ask: &dyn Ask, report: &mut Report, mut walk: Walk) -> Result<(), Fault> {
    let Some(head) = head_of(ask, &walk.kind, walk.id).await? else {
        report.find(walk.finding(walk.seq, Flaw::HeadMissing));
        return Ok(());
    };
    while walk.seq < head.seq {
        let stream = (walk.kind.clone(), walk.id);
        let rows = stream_batch(ask, (&stream.0, stream.1), (walk.seq, head.seq), BATCH).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            report.entries += 1;
            let Ok(entry) = record_of(row) else {
                report.find(walk.finding(walk.seq + 1, Flaw::Unreadable));
                return Ok(());
            };
            for finding in walk.step(&entry) {
                report.find(finding);
            }
        }
    }
    if !walk.ends_at(&head) {
        report.find(walk.finding(walk.seq, Flaw::HeadDiffers));
    }
    Ok(())
}
