//! Changes visits: when, by whom, on which day, or not at all. All of them or none.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use access::{Need, Resource};
use care_plans::CarePlanId;
use kernel::{Call, Date, Line, Period, PersonId, Problem, UnitId, UserId};
use store::{Action, Tx};

use super::steps::{place, planner, staff_on};
use crate::{
    model::{Placing, ScheduledVisit, SeenVisit, VisitState},
    rules::{PlacingFacts, check_placing},
    store::{
        day::day_of,
        step::{ChangeId, step_insert},
        visit::visit_by_id,
    },
};

/// One visit and where it is to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitChange {
    /// Which, as it was seen.
    pub seen: SeenVisit,
    /// Where it is to stand.
    pub to: Placing,
}

/// Changes visits of the own unit.
#[derive(Debug, Clone)]
pub struct ChangeVisits {
    /// Which, and how.
    pub changes: Vec<VisitChange>,
    /// Why, where a day is locked.
    pub why: Option<Line>,
}

impl Action for ChangeVisits {
    const NAME: &'static str = "change-visits";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let (user, unit) = planner(tx, call).await?;
        let change: ChangeId = call.new_id();
        let mut days = Days::default();
        for one in &self.changes {
            let visit = days.visit(tx, call, (one.seen, unit)).await?;
            let why = self.why.as_ref();
            let facts = days.facts(tx, call, (&visit, &one.to)).await?;
            let facts = PlacingFacts { why, ..facts };
            check_placing(&visit, &one.to, facts).map_err(Problem::Refused)?;
            // A change is undone where it was made: on the day that the planner looked at.
            step_insert(tx, call, (change, visit.placing.day, user), &visit).await?;
            let said = (
                "schedules.visit-changed",
                self.why.as_ref().map(Line::as_str),
            );
            place(tx, call, (&visit, &one.to), said).await?;
        }
        Ok(i64::try_from(self.changes.len()).unwrap_or(i64::MAX))
    }
}

/// What is asked about days and persons, once for each.
#[derive(Default)]
pub(super) struct Days {
    may: BTreeSet<PersonId>,
    help: BTreeMap<CarePlanId, Option<Period>>,
    locked: BTreeMap<Date, bool>,
    staff: BTreeMap<Date, Vec<UserId>>,
}

impl Days {
    /// A visit for those who plan it, in the version that they saw. Another provider's is not found.
    pub(super) async fn visit(
        &mut self,
        tx: &Tx,
        call: &Call,
        (seen, unit): (SeenVisit, UnitId),
    ) -> Result<ScheduledVisit, Problem> {
        let visit = visit_by_id(tx, seen.visit)
            .await?
            .filter(|visit| visit.provider == unit)
            .ok_or(Problem::NotFound)?;
        if !self.may.contains(&visit.person) {
            let need = Need::write(Resource::ScheduledVisit).about(visit.person);
            access::require(tx, call, need).await?;
            self.may.insert(visit.person);
        }
        Ok(ScheduledVisit {
            version: seen.version,
            ..visit
        })
    }

    /// What a change is judged by: the days that the visit leaves and comes to.
    pub(super) async fn facts(
        &mut self,
        tx: &Tx,
        call: &Call,
        (visit, to): (&ScheduledVisit, &Placing),
    ) -> Result<PlacingFacts<'_>, Problem> {
        let unit = visit.provider;
        let is_locked = self.is_locked(tx, (unit, visit.placing.day)).await?
            || self.is_locked(tx, (unit, to.day)).await?;
        let is_helped = self.is_helped(tx, (visit, to)).await?;
        Ok(PlacingFacts {
            staff: self.staff(tx, (unit, to.day)).await?,
            is_locked,
            why: None,
            is_back: false,
            is_helped,
            today: call.today(),
        })
    }

    /// Whether there is help on the day of a visit that comes to it. What stands where it stood is not asked about.
    async fn is_helped(
        &mut self,
        tx: &Tx,
        (visit, to): (&ScheduledVisit, &Placing),
    ) -> Result<bool, Problem> {
        let comes = to.day != visit.placing.day || !visit.is_planned();
        if to.state == VisitState::Cancelled || !comes {
            return Ok(true);
        }
        let help = match self.help.entry(visit.plan) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                let view = care_plans::plan(tx, visit.person, visit.plan).await?;
                let help = match &view {
                    Some(view) => care_plans::help_days(tx, &view.plan).await?,
                    None => None,
                };
                *place.insert(help)
            }
        };
        Ok(help.is_some_and(|help| help.contains(to.day)))
    }

    async fn is_locked(&mut self, tx: &Tx, (unit, day): (UnitId, Date)) -> Result<bool, Problem> {
        if let Some(known) = self.locked.get(&day) {
            return Ok(*known);
        }
        let is_locked = day_of(tx, unit, day).await?.locked.is_some();
        self.locked.insert(day, is_locked);
        Ok(is_locked)
    }

    async fn staff(&mut self, tx: &Tx, (unit, day): (UnitId, Date)) -> Result<&[UserId], Problem> {
        match self.staff.entry(day) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => Ok(place.insert(staff_on(tx, unit, day).await?)),
        }
    }
}
