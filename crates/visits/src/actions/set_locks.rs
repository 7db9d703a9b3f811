//! Says which lock is on which home.

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Problem};
use store::{Action, Tx};

use crate::{
    model::LockedHome,
    store::lock::{lock_on, lock_save},
};

/// Says which locks are on which homes, as the supplier's register has it. What stands already is left as it is.
#[derive(Debug, Clone)]
pub struct SetLocks {
    /// Each lock with its home.
    pub locks: Vec<LockedHome>,
}

impl Action for SetLocks {
    const NAME: &'static str = "set-locks";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        access::require(tx, call, Need::administer(Resource::VisitReport)).await?;
        for home in &self.locks {
            let before = lock_on(tx, &home.lock, home.from).await?;
            let is_known = |before: &LockedHome| {
                (before.person, before.provider) == (home.person, home.provider)
            };
            if before.as_ref().is_some_and(is_known) {
                continue;
            }
            lock_save(tx, home).await?;
            let of = [
                (before.and_then(|before| before.person), "visits.lock-off"),
                (home.person, "visits.lock-on"),
            ];
            for (person, verb) in of {
                let Some(person) = person else {
                    continue;
                };
                let entry =
                    Entry::new(Stream::Person(person), verb, Subject::new("person", person))
                        .change("lock", None, Some(home.lock.to_string()))
                        .change("from", None, Some(home.from.to_string()));
                history::write(tx, call, entry).await?;
            }
        }
        Ok(())
    }
}
