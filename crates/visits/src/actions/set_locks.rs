//! Says which lock is on whose home.

use std::collections::{BTreeMap, BTreeSet};

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Date, PersonId, Problem, UserId};
use store::{Action, Tx};

use super::lock_steps::look_again;
use crate::{
    model::{LockName, LockedHome},
    store::lock::{lock_from, lock_save, used_since},
};

/// Says which locks are on whose homes, as the supplier's register has it. For a lock and a day, what the list says
/// stands in place of what was said before.
#[derive(Debug, Clone)]
pub struct SetLocks {
    /// Each lock with its homes.
    pub locks: Vec<LockedHome>,
}

impl Action for SetLocks {
    const NAME: &'static str = "set-locks";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        access::require(tx, call, Need::administer(Resource::VisitReport)).await?;
        let mut said: BTreeMap<(&str, Date), Vec<&LockedHome>> = BTreeMap::new();
        for home in &self.locks {
            let of = said.entry((home.lock.as_str(), home.from)).or_default();
            of.push(home);
        }
        let mut used: BTreeSet<(UserId, Date)> = BTreeSet::new();
        for homes in said.into_values() {
            let Some(first) = homes.first() else {
                continue;
            };
            let of = (&first.lock, first.from);
            let before = lock_from(tx, of.0, of.1).await?;
            if before.iter().eq(homes.iter().copied()) {
                continue;
            }
            lock_save(tx, of, &homes).await?;
            used.extend(used_since(tx, of).await?);
            let persons = |homes: &[&LockedHome]| -> BTreeSet<PersonId> {
                homes.iter().filter_map(|home| home.person).collect()
            };
            let before: BTreeSet<PersonId> = persons(&before.iter().collect::<Vec<_>>());
            let after = persons(&homes);
            for (persons, verb) in [
                (before.difference(&after), "visits.lock-off"),
                (after.difference(&before), "visits.lock-on"),
            ] {
                for person in persons {
                    history::write(tx, call, entry(*person, verb, of)).await?;
                }
            }
        }
        // What a lock noted before anybody said whose it is.
        look_again(tx, call, &used).await?;
        Ok(())
    }
}

fn entry(person: PersonId, verb: &'static str, (lock, from): (&LockName, Date)) -> Entry {
    Entry::new(Stream::Person(person), verb, Subject::new("person", person))
        .change("lock", None, Some(lock.to_string()))
        .change("from", None, Some(from.to_string()))
}
