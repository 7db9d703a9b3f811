//! What the pages of a day share: loading it, names, ways.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
};

use kernel::{Date, PersonId, Problem, UserId};
use page_kit::{
    Visit,
    components::{Breadcrumbs, Status, StatusKind},
};
use residents::Person;

use crate::{
    model::{Board, ScheduledVisit, VisitId},
    reads,
    rules::{Finding, FindingKind, Grade, Limits, findings},
};

/// A day of the reader's unit.
pub(super) struct Day {
    pub(super) board: Board,
    /// None on days of which the rule book says nothing.
    pub(super) limits: Option<Limits>,
    pub(super) findings: Vec<Finding>,
    by_visit: BTreeMap<VisitId, Vec<Finding>>,
    seen: BTreeSet<PersonId>,
    persons: BTreeMap<PersonId, Person>,
    gone: BTreeMap<UserId, String>,
}

/// The day in the address.
pub(super) fn day_of_address(visit: &Visit) -> Result<Date, Problem> {
    visit.part("day")
}

/// The day in the address, of the reader's unit.
pub(super) async fn load(visit: &Visit) -> Result<Day, Problem> {
    load_day(visit, day_of_address(visit)?).await
}

/// A day of the reader's unit.
pub(super) async fn load_day(visit: &Visit, day: Date) -> Result<Day, Problem> {
    let reader = visit.reader();
    let limits = reads::limits(reader, day).await?;
    let (board, seen) = reads::board(reader, &visit.call, (visit.unit()?, day)).await?;
    let ids: Vec<PersonId> = seen.iter().copied().collect();
    let persons = residents::persons(reader, &ids).await?;
    let coming: BTreeSet<UserId> = board
        .visits
        .iter()
        .flat_map(|one| one.placing.workers.iter().copied())
        .collect();
    let gone = coming
        .into_iter()
        .filter(|user| board.worker(*user).is_none());
    let gone: Vec<UserId> = gone.collect();
    let gone = access::user_names(reader, &gone).await?;
    let found = limits.map(|limits| findings(&board, &limits));
    let mut found = found.unwrap_or_default();
    found.retain(|one| !tells_of_unseen(&board, &seen, one));
    let mut by_visit: BTreeMap<VisitId, Vec<Finding>> = BTreeMap::new();
    for one in &found {
        if let Some(id) = one.visit {
            by_visit.entry(id).or_default().push(*one);
        }
    }
    Ok(Day {
        by_visit,
        findings: found,
        limits,
        board,
        seen,
        persons: persons.into_iter().map(|one| (one.id, one)).collect(),
        gone,
    })
}

/// Whether a finding tells what somebody asks for whom the reader may not see.
fn tells_of_unseen(board: &Board, seen: &BTreeSet<PersonId>, found: &Finding) -> bool {
    if !matches!(found.kind, FindingKind::Competence | FindingKind::Language) {
        return false;
    }
    let mut visits = board.visits.iter();
    let visit = visits.find(|one| found.visit == Some(one.id));
    visit.is_some_and(|visit| !seen.contains(&visit.person))
}

impl Day {
    /// Which day.
    pub(super) const fn date(&self) -> Date {
        self.board.day.day
    }

    /// Its page.
    pub(super) fn address(&self) -> String {
        address(self.date())
    }

    /// Whether the reader may see whom a visit is for.
    pub(super) fn sees(&self, one: &ScheduledVisit) -> bool {
        self.seen.contains(&one.person)
    }

    /// Whom the reader may see.
    pub(super) const fn seen(&self) -> &BTreeSet<PersonId> {
        &self.seen
    }

    /// What a visit is called; nothing where the reader may not know whom it is for.
    pub(super) fn visit_name(&self, one: &ScheduledVisit) -> String {
        if self.sees(one) {
            one.name.to_string()
        } else {
            String::new()
        }
    }

    /// Whom a visit is for; a word where the reader may not know.
    pub(super) fn person_name(&self, visit: &Visit, one: &ScheduledVisit) -> String {
        let person = self.persons.get(&one.person).filter(|_| self.sees(one));
        person.map_or_else(|| visit.t().say("schedules-somebody"), Person::name)
    }

    /// The name of one who works.
    pub(super) fn worker_name(&self, user: UserId) -> String {
        let here = self.board.worker(user).map(|worker| worker.name.clone());
        here.or_else(|| self.gone.get(&user).cloned())
            .unwrap_or_default()
    }

    /// What was found at a visit.
    pub(super) fn findings_at(&self, id: VisitId) -> &[Finding] {
        self.by_visit.get(&id).map_or(&[], Vec::as_slice)
    }

    /// How many breaches and remarks there are.
    pub(super) fn counts(&self) -> (usize, usize) {
        let breaches = self.findings.iter();
        let breaches = breaches.filter(|one| one.kind.grade() == Grade::Breach);
        let breaches = breaches.count();
        (breaches, self.findings.len() - breaches)
    }

    /// A tag on a visit: whether anything stands in its way.
    pub(super) fn status(&self, visit: &Visit, one: &ScheduledVisit) -> Status {
        let t = visit.t();
        if !one.is_planned() {
            return Status::new(StatusKind::Closed, t.say("schedules-state-cancelled"));
        }
        let found = self.findings_at(one.id);
        match found.iter().map(|one| one.kind.grade()).min() {
            Some(Grade::Breach) => {
                Status::new(StatusKind::Stopped, t.say("schedules-state-breach"))
            }
            Some(Grade::Remark) => {
                Status::new(StatusKind::Waiting, t.say("schedules-state-remark"))
            }
            None => Status::new(StatusKind::Done, t.say("schedules-state-ready")),
        }
    }

    /// The way to a page of the day.
    pub(super) fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let day = page_kit::dates::full_weekday(visit.language(), self.date());
        week_way(visit).step(day, self.address())
    }
}

/// The page of a day.
pub(super) fn address(day: Date) -> String {
    format!("/schema/dag/{day}")
}

/// The way to a page of the schedule.
pub(super) fn week_way(visit: &Visit) -> Breadcrumbs<'_> {
    let t = visit.t();
    Breadcrumbs::new(t).step(t.say("schedules-week-title"), "/schema")
}

/// A day in the query of an address, or another one where it says none.
pub(super) fn queried(visit: &Visit, name: &str, otherwise: Date) -> Date {
    Date::from_str(visit.query(name)).unwrap_or(otherwise)
}
