//! What the filling goes on with: the database, the plan, those who work there by now, and who watches.

use std::collections::BTreeMap;

use jiff::{Zoned, civil::DateTime};
use kernel::{
    Actor, AssignmentId, Call, Date, Problem, RequestKey, Role, TimeZone, Timestamp, UnitId, UserId,
};
use organisation::{UnitKind, Workplace};
use sha2::{Digest, Sha256};
use store::{Action, Reader, Store};
use uuid::Builder;

use super::{Filling, year::Year};
use crate::{Plan, StaffPlan};

/// Why the filling stopped.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// A use case said no, which the plan should never lead to.
    #[error("a step of the filling, {step}, was not carried out")]
    Action {
        /// Which use case.
        step: &'static str,
        /// What it said.
        #[source]
        problem: Problem,
    },
    /// The machine.
    #[error("the filling could not go on")]
    Problem(#[from] Problem),
    /// The plan does not fit itself.
    #[error("the plan does not fit: {0}")]
    Plan(String),
}

/// A part of the filling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Units, services, standard times, staff.
    House,
    /// Persons with services.
    People,
    /// Residents without a case.
    Residents,
    /// From application to the care plan.
    Threads,
    /// Visits, shifts and who goes where.
    Schedule,
    /// What was told of visits.
    Visits,
    /// Conversations about decisions, and answers to questions on quality.
    FollowUps,
    /// What has been written about persons with care.
    Records,
    /// What providers are paid for.
    Account,
    /// The committee's goals.
    Goals,
    /// Forecasts of need.
    Needs,
    /// What went wrong, and what came of it.
    Deviations,
}

/// Who watches how far the filling has come.
pub trait Progress: Sync {
    /// So many of so many are done.
    fn at(&self, step: Step, done: u64, of: u64);
}

impl Progress for () {
    fn at(&self, _step: Step, _done: u64, _of: u64) {}
}

/// Somebody who works there, in an assignment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worker {
    pub(super) user: UserId,
    pub(super) assignment: AssignmentId,
    pub(super) role: Role,
    pub(super) unit: UnitId,
}

impl Worker {
    pub(super) const fn actor(self) -> Actor {
        Actor::Staff {
            user: self.user,
            assignment: self.assignment,
            role: self.role,
            unit: self.unit,
        }
    }
}

/// What the filling goes on with.
pub(super) struct Stage<'a> {
    pub(super) store: &'a Store,
    pub(super) plan: &'a Plan,
    pub(super) filling: Filling,
    pub(super) progress: &'a dyn Progress,
    /// Each member of the plan's staff, with all assignments.
    pub(super) workers: Vec<Vec<Worker>>,
    /// Who is told of for a whole year, and the database where the schedule hears of their plans.
    pub(super) year: Option<(Year, &'a Store)>,
    /// The first in each role at each unit.
    first: BTreeMap<(UnitId, Role), Worker>,
    /// Who may be a named care contact, by the provider for which they work.
    nurses: BTreeMap<UnitId, Vec<UserId>>,
    zone: TimeZone,
    drawn: u64,
}

impl<'a> Stage<'a> {
    pub(super) fn new(
        store: &'a Store,
        plan: &'a Plan,
        filling: Filling,
        progress: &'a dyn Progress,
    ) -> Result<Self, FillError> {
        let name = plan.municipality.zone.as_str();
        let zone = TimeZone::get(name).map_err(|e| FillError::Plan(e.to_string()))?;
        Ok(Self {
            store,
            plan,
            filling,
            progress,
            workers: Vec::new(),
            year: None,
            first: BTreeMap::new(),
            nurses: BTreeMap::new(),
            zone,
            drawn: 0,
        })
    }

    /// The day on which the municipality is looked at.
    pub(super) fn today(&self) -> Date {
        self.filling.now.to_zoned(self.zone.clone()).date()
    }

    /// A moment of a day, never ahead of the moment that the municipality is looked at.
    pub(super) fn moment(&self, day: Date, hour: i8, minute: i8) -> Timestamp {
        let wall: DateTime = day.at(hour, minute, 0, 0);
        let at = wall
            .to_zoned(self.zone.clone())
            .as_ref()
            .map_or(self.filling.now, Zoned::timestamp);
        at.min(self.filling.now)
    }

    /// The next call; its key follows from the seed and how many calls there were. The keys rise, so that the list of
    /// requests grows at its end.
    pub(super) fn call(&mut self, actor: Actor, at: Timestamp) -> Call {
        self.drawn += 1;
        let hash = Sha256::new()
            .chain_update(self.plan.wish.seed.to_be_bytes())
            .chain_update(self.drawn.to_be_bytes())
            .finalize();
        let mut bytes = hash.first_chunk::<16>().copied().unwrap_or_default();
        for (byte, risen) in bytes
            .iter_mut()
            .zip(self.drawn.to_be_bytes().iter().skip(2))
        {
            *byte = *risen;
        }
        let key = RequestKey(Builder::from_custom_bytes(bytes).into_uuid());
        Call::new(actor, at, key).in_zone(self.zone.clone())
    }

    /// Carries out a use case.
    pub(super) async fn act<A: Action>(
        &mut self,
        actor: Actor,
        at: Timestamp,
        action: &A,
    ) -> Result<A::Done, FillError> {
        let call = self.call(actor, at);
        let done = self.store.act(&call, action).await;
        done.map_err(|problem| FillError::Action {
            step: A::NAME,
            problem,
        })
    }

    /// Reads what has been done so far.
    pub(super) fn reader(&self) -> &'a Reader {
        self.store.reader()
    }

    /// Carries out a use case as the system.
    pub(super) async fn system<A: Action>(
        &mut self,
        at: Timestamp,
        action: &A,
    ) -> Result<A::Done, FillError> {
        self.act(Actor::system("samples"), at, action).await
    }

    /// Adds a member of the plan's staff.
    pub(super) fn employ(&mut self, planned: &StaffPlan, workers: Vec<Worker>) {
        for worker in &workers {
            let seat = (worker.unit, worker.role);
            self.first.entry(seat).or_insert(*worker);
            if planned.assistant_nurse.is_some() && worker.role == Role::CareWorker {
                self.nurses
                    .entry(worker.unit)
                    .or_default()
                    .push(worker.user);
            }
        }
        self.workers.push(workers);
    }

    /// Where somebody of a planned unit works: a team counts as the unit that it is a part of.
    pub(super) fn workplace(&self, id: UnitId) -> Workplace {
        let units = &self.plan.organisation.units;
        let team = units
            .iter()
            .find(|unit| unit.id == id && unit.kind == UnitKind::Team);
        match team.and_then(|team| team.parent) {
            Some(unit) => Workplace {
                unit,
                team: Some(id),
            },
            None => Workplace {
                unit: id,
                team: None,
            },
        }
    }

    /// Somebody in a role at a unit: the first of them.
    pub(super) fn worker_at(&self, unit: UnitId, role: Role) -> Option<Worker> {
        self.first.get(&(unit, role)).copied()
    }

    /// The place of a user among the plan's staff.
    pub(super) fn known_worker(&self, user: UserId) -> usize {
        let place = self
            .workers
            .iter()
            .position(|all| all.iter().any(|one| one.user == user));
        place.unwrap_or(usize::MAX)
    }

    /// Who may be a named care contact of those whom a provider helps.
    pub(super) fn nurses_of(&self, provider: UnitId) -> &[UserId] {
        self.nurses.get(&provider).map_or(&[], Vec::as_slice)
    }
}
