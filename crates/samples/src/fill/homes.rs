//! What shows in some homes that somebody came: a tag by the door, or a lock that tells.

use std::collections::BTreeMap;

use ::visits::{
    HearLocks, HomeCode, LockEvent, LockUse, LockedHome, MakeHomeCode, Proof, SetLocks,
};
use jiff::SignedDuration;
use kernel::{Line, PersonId, Problem, Role, Timestamp};
use schedules::ScheduledVisit;

use super::stage::{FillError, Stage, Worker};

/// One home of so many has a tag, and one of so many a lock.
const TAGS: usize = 4;
const LOCKS: usize = 9;

/// What a home has.
enum Home {
    Nothing,
    Tag(HomeCode),
    Lock(Line),
}

/// The homes that were met so far, and what their locks have noted.
#[derive(Default)]
pub(super) struct Homes {
    known: BTreeMap<PersonId, Home>,
    events: Vec<LockEvent>,
}

impl Homes {
    /// Comes to the home of a visit; the first time, something may be put up there.
    pub(super) async fn meet(
        &mut self,
        stage: &mut Stage<'_>,
        one: &ScheduledVisit,
    ) -> Result<(), FillError> {
        let (person, provider) = (one.person, one.provider);
        if self.known.contains_key(&person) {
            return Ok(());
        }
        let place = self.known.len();
        // Not before the provider has come to know the person.
        let at = stage.moment(one.placing.day, 5, 0);
        let manager = stage.worker_at(provider, Role::UnitManager);
        let home = if place % LOCKS == 2 {
            let lock = Line::parse(&format!("L-{}", 1001 + place));
            let lock = lock.map_err(|e| FillError::Plan(e.to_string()))?;
            let home = LockedHome {
                lock: lock.clone(),
                from: super::year::began(stage),
                person: Some(person),
                provider,
            };
            stage.system(at, &SetLocks { locks: vec![home] }).await?;
            Home::Lock(lock)
        } else if place % TAGS == 1
            && let Some(manager) = manager
        {
            match stage
                .act(manager.actor(), at, &MakeHomeCode { person })
                .await
            {
                // A protected person is for those who are named.
                Err(FillError::Action {
                    problem: Problem::NotFound,
                    ..
                }) => {}
                made => made?,
            }
            let code = ::visits::home_code(stage.reader(), person, provider).await;
            let code = code.map_err(Problem::from)?;
            code.map_or(Home::Nothing, Home::Tag)
        } else {
            Home::Nothing
        };
        self.known.insert(person, home);
        Ok(())
    }

    /// What a phone shows in a person's home.
    pub(super) fn proof(&self, person: PersonId) -> (Proof, Option<HomeCode>) {
        match self.known.get(&person) {
            Some(Home::Tag(code)) => (Proof::Tag, Some(code.clone())),
            Some(Home::Lock(_) | Home::Nothing) | None => (Proof::Pressed, None),
        }
    }

    /// A lock notes that a key was used, a minute from when the phone was pressed.
    pub(super) fn note(
        &mut self,
        worker: Worker,
        one: &ScheduledVisit,
        (at, what): (Timestamp, LockUse),
    ) {
        let Some(Home::Lock(lock)) = self.known.get(&one.person) else {
            return;
        };
        let minute = SignedDuration::from_mins(1);
        self.events.push(LockEvent {
            lock: lock.clone(),
            at: match what {
                LockUse::Opened => at - minute,
                LockUse::Closed => at + minute,
            },
            user: worker.user,
            what,
        });
    }

    /// What locks noted until last night is read in.
    pub(super) async fn hear(self, stage: &mut Stage<'_>) -> Result<(), FillError> {
        let night = stage.moment(stage.today(), 0, 0);
        let mut events = self.events;
        events.retain(|event| event.at < night);
        let heard = stage.moment(stage.today(), 3, 30);
        stage.system(heard, &HearLocks { events }).await?;
        Ok(())
    }
}
