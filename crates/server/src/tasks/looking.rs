//! Every night it is looked whether all holds that must hold, so that nobody has to ask.

use std::time::Duration;

use history::{After, Entry, Stream, Subject};
use jiff::SignedDuration;
use kernel::{Call, Fault, Problem};
use store::{Action, Tx};

use super::{Bench, Task, nightly::Nightly};
use crate::invariants::{self, Looked};

/// From this hour on: what the night counts and reads is counted and read.
const HOUR: i8 = 4;

/// The entry of what was found.
const LOOKED: &str = "history.looked";

/// The change that tells how much could not be read; each of the others is of one thing that does not hold.
const UNREAD: &str = "unread";

/// What was found today stands in history no longer ago than this.
const TODAY: SignedDuration = SignedDuration::from_hours(48);

/// What all texts of findings begin with.
const TEXTS: &str = "server-verify-";

/// Looks once a night at what [`invariants::look`] looks at, and writes what it found into history, where the
/// administrator's home reads it. Names nobody.
#[derive(Debug, Default)]
pub struct Looking(Nightly);

impl Task for Looking {
    const NAME: &'static str = "looking";
    const EVERY: Duration = Duration::from_mins(5);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let Some(day) = self.0.due(bench, HOUR) else {
            return Ok(0);
        };
        let call = bench.call(Self::NAME, &day.to_string());
        // A process that begins in the middle of a day does not look at everything again.
        if bench.store.was_carried_out(&call).await? {
            if let Some(found) = kept(bench).await? {
                tell(found);
            }
            self.0.done(day);
            return Ok(0);
        }
        let looked = invariants::look(&bench.store, bench.clock.now()).await?;
        for unread in &looked.unread {
            tracing::error!(unread, "cannot be read");
        }
        for broken in &looked.broken {
            let first = broken.first.join(", ");
            tracing::error!(
                what = broken.key,
                count = broken.count,
                first,
                "does not hold"
            );
        }
        let found = looked.broken.len() + looked.unread.len();
        tell(u32::try_from(found).unwrap_or(u32::MAX));
        bench.store.act(&call, &NoteLooked(looked)).await?;
        self.0.done(day);
        Ok(1)
    }
}

/// Tells those who watch over the installation how much does not hold.
fn tell(found: u32) {
    metrics::gauge!("sammanhang_broken_invariants").set(found);
}

/// How much the last look found, by history: a process that began after it tells the same as the one that looked.
async fn kept(bench: &Bench) -> Result<Option<u32>, Fault> {
    let after = After::Moment(bench.clock.now() - TODAY);
    let entries = history::since(bench.store.reader(), Subject::installation(), after).await?;
    let last = entries.iter().rev().find(|entry| entry.verb == LOOKED);
    Ok(last.map(|entry| {
        let counts = entry.changes.iter().map(|change| match &change.after {
            Some(count) if change.field == UNREAD => count.parse::<u32>().unwrap_or(1),
            Some(_) | None => 1,
        });
        counts.fold(0, u32::saturating_add)
    }))
}

/// Writes what was found.
struct NoteLooked(Looked);

impl Action for NoteLooked {
    const NAME: &'static str = "note-looked";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let mut entry = Entry::new(Stream::Installation, LOOKED, Subject::installation());
        if !self.0.unread.is_empty() {
            let count = self.0.unread.len().to_string();
            entry = entry.change(UNREAD, None, Some(count));
        }
        for broken in &self.0.broken {
            let field = broken.key.strip_prefix(TEXTS).unwrap_or(broken.key);
            entry = entry.change(field, None, Some(broken.count.to_string()));
        }
        history::write(tx, call, entry).await?;
        Ok(())
    }
}
