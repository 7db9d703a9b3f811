//! Every night it is looked whether all holds that must hold, so that nobody has to ask.

use std::time::Duration;

use history::{Entry, Stream, Subject};
use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{Bench, Task, nightly::Nightly};
use crate::invariants::{self, Looked};

/// From this hour on: what the night counts and reads is counted and read.
const HOUR: i8 = 4;

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
        metrics::gauge!("sammanhang_broken_invariants")
            .set(u32::try_from(found).unwrap_or(u32::MAX));
        bench.store.act(&call, &NoteLooked(looked)).await?;
        self.0.done(day);
        Ok(1)
    }
}

/// Writes what was found.
struct NoteLooked(Looked);

impl Action for NoteLooked {
    const NAME: &'static str = "note-looked";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let mut entry = Entry::new(
            Stream::Installation,
            "history.looked",
            Subject::installation(),
        );
        if !self.0.unread.is_empty() {
            let count = self.0.unread.len().to_string();
            entry = entry.change("unread", None, Some(count));
        }
        for broken in &self.0.broken {
            let field = broken.key.strip_prefix(TEXTS).unwrap_or(broken.key);
            entry = entry.change(field, None, Some(broken.count.to_string()));
        }
        history::write(tx, call, entry).await?;
        Ok(())
    }
}
