//! A judge of care plans of its own: it trusts no figure of the search, and shares only the travel times with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

use super::model::{Break, Problem, Shift, TieKind, Visit};
use super::plan::{CarePlan, Pause, Start};
use super::travel::travel;

/// What is wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The visit, carer or tie that it is about.
    pub of: String,
    /// What it is.
    pub what: String,
}

impl Display for Flaw {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.of, self.what)
    }
}

/// Clients by id.
type Clients<'a> = BTreeMap<&'a str, &'a super::model::Client>;

/// What stands in a shift: a visit or a break.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) start: i32,
    pub(super) length: i32,
    /// Nothing if it is wherever the carer is.
    pub(super) place: Option<usize>,
    pub(super) visit: Option<&'a Visit>,
}

/// The shifts of a plan, each in order.
pub(super) fn items<'a>(
    problem: &'a Problem,
    plan: &'a CarePlan,
) -> BTreeMap<(&'a str, usize), Vec<Item<'a>>> {
    let visits: BTreeMap<&str, &Visit> =
        problem.visits.iter().map(|v| (v.id.as_str(), v)).collect();
    let places: BTreeMap<&str, usize> = problem
        .clients
        .iter()
        .map(|c| (c.id.as_str(), c.place))
        .collect();
    let mut shifts: BTreeMap<(&str, usize), Vec<Item<'_>>> = BTreeMap::new();
    for Start {
        visit,
        carer,
        shift,
        start,
    } in &plan.starts
    {
        let Some(data) = visits.get(visit.as_str()) else {
            continue;
        };
        let place = places
            .get(data.client.as_str())
            .copied()
            .filter(|_| !data.remote);
        shifts.entry((carer, *shift)).or_default().push(Item {
            start: start.0,
            length: data.length.0,
            place,
            visit: Some(data),
        });
    }
    for Pause {
        carer,
        shift,
        start,
        length,
    } in &plan.pauses
    {
        shifts.entry((carer, *shift)).or_default().push(Item {
            start: start.0,
            length: length.0,
            place: None,
            visit: None,
        });
    }
    for shift in shifts.values_mut() {
        shift.sort_by_key(|item| (item.start, item.start + item.length));
    }
    shifts
}

/// How many breaks are not taken: each needs a pause of its own. Pauses are given, in the order of their starts, to
/// the break that must begin first, which leaves the fewest without one.
fn missed(breaks: &[Break], pauses: &[(i32, i32)]) -> usize {
    let mut due: Vec<&Break> = breaks.iter().collect();
    due.sort_by_key(|rest| rest.to);
    let mut pauses = pauses.to_vec();
    pauses.sort_unstable();
    for (start, length) in pauses {
        let takes =
            |rest: &&Break| rest.length.0 == length && (rest.from.0..=rest.to.0).contains(&start);
        if let Some(at) = due.iter().position(takes) {
            due.remove(at);
        }
    }
    due.len()
}

/// Everything that is wrong with a plan; nothing if it may be carried out.
pub fn check(problem: &Problem, plan: &CarePlan) -> Vec<Flaw> {
    let mut judge = Judge::default();
    let carers: BTreeMap<&str, _> = problem.carers.iter().map(|c| (c.id.as_str(), c)).collect();
    let clients: Clients<'_> = problem.clients.iter().map(|c| (c.id.as_str(), c)).collect();
    judge.all_there(problem, plan);
    for ((carer, shift), items) in items(problem, plan) {
        let data = carers.get(carer);
        let Some((data, hours)) = data.and_then(|c| Some((c, c.shifts.get(shift)?))) else {
            judge.flaw(carer, format!("has no shift {shift}"));
            continue;
        };
        judge.shift((problem, &clients), (data, hours), &items);
    }
    judge.windows(problem, plan);
    judge.ties(problem, plan);
    judge.flaws
}

#[derive(Debug, Default)]
struct Judge {
    flaws: Vec<Flaw>,
}

impl Judge {
    fn flaw(&mut self, of: &str, what: impl Into<String>) {
        self.flaws.push(Flaw {
            of: of.to_owned(),
            what: what.into(),
        });
    }

    fn all_there(&mut self, problem: &Problem, plan: &CarePlan) {
        let mut seen = BTreeSet::new();
        let named = plan
            .starts
            .iter()
            .map(|start| &start.visit)
            .chain(&plan.unassigned);
        for visit in named {
            if !seen.insert(visit.as_str()) {
                self.flaw(visit, "is there twice");
            }
        }
        for visit in &problem.visits {
            if !seen.remove(visit.id.as_str()) {
                self.flaw(&visit.id, "is neither planned nor unassigned");
            }
        }
        for unknown in seen {
            self.flaw(unknown, "is not in the problem");
        }
    }

    fn shift(
        &mut self,
        (problem, clients): (&Problem, &Clients<'_>),
        (carer, hours): (&super::model::Carer, &Shift),
        items: &[Item<'_>],
    ) {
        let mode = problem.modes.iter().find(|mode| mode.id == carer.mode);
        let Some(mode) = mode else {
            return self.flaw(&carer.id, "has no mode");
        };
        let (mut free, mut here) = (hours.from.0, hours.start);
        for item in items {
            let there = item.place.unwrap_or(here);
            let name = item.visit.map_or("a break", |visit| visit.id.as_str());
            if item.start < free + travel(mode, &problem.places, (here, there)) {
                self.flaw(&carer.id, format!("cannot be in time for {name}"));
            }
            if let Some(visit) = item.visit {
                self.skills(clients, visit, carer);
            }
            (free, here) = (item.start + item.length, there);
        }
        let home = free + travel(mode, &problem.places, (here, hours.end));
        if home > hours.to.0 + hours.overtime_max.0 {
            self.flaw(&carer.id, "is back after the shift and its overtime");
        }
        let pauses: Vec<(i32, i32)> = items
            .iter()
            .filter(|item| item.visit.is_none())
            .map(|item| (item.start, item.length))
            .collect();
        for _ in 0..missed(&hours.breaks, &pauses) {
            self.flaw(&carer.id, "has no break where one is due");
        }
    }

    fn skills(&mut self, clients: &Clients<'_>, visit: &Visit, carer: &super::model::Carer) {
        for need in &visit.needs {
            if !carer.skills.contains(need) {
                self.flaw(&visit.id, format!("needs {need}, which {} lacks", carer.id));
            }
        }
        if let Some(client) = clients.get(visit.client.as_str()) {
            if client.excluded.contains(&carer.id) {
                self.flaw(
                    &visit.id,
                    format!("is made by {}, who is excluded", carer.id),
                );
            }
            if client.team.is_some() && client.team != carer.team {
                self.flaw(
                    &visit.id,
                    format!("is made by {} of another team", carer.id),
                );
            }
        }
        if visit.pin.as_ref().is_some_and(|pin| pin.carer != carer.id) {
            self.flaw(&visit.id, "is pinned to another carer");
        }
    }

    fn windows(&mut self, problem: &Problem, plan: &CarePlan) {
        let starts: BTreeMap<&str, i32> = plan
            .starts
            .iter()
            .map(|s| (s.visit.as_str(), s.start.0))
            .collect();
        for visit in &problem.visits {
            let Some(&start) = starts.get(visit.id.as_str()) else {
                if visit.pin.is_some() {
                    self.flaw(&visit.id, "is pinned, but nobody makes it");
                }
                continue;
            };
            if !visit
                .windows
                .iter()
                .any(|w| w.from.0 <= start && start <= w.to.0)
            {
                self.flaw(&visit.id, "starts outside its windows");
            }
            if visit
                .pin
                .as_ref()
                .and_then(|pin| pin.start)
                .is_some_and(|pinned| pinned.0 != start)
            {
                self.flaw(&visit.id, "is pinned to another time");
            }
        }
    }

    fn ties(&mut self, problem: &Problem, plan: &CarePlan) {
        let starts: BTreeMap<&str, &Start> =
            plan.starts.iter().map(|s| (s.visit.as_str(), s)).collect();
        for tie in &problem.ties {
            match (
                starts.get(tie.first.as_str()),
                starts.get(tie.second.as_str()),
            ) {
                (Some(first), Some(second)) => {
                    let gap = second.start.0 - first.start.0;
                    if gap < tie.least.0 || gap > tie.most.0 {
                        self.flaw(&tie.second, format!("starts {gap} s after {}", tie.first));
                    }
                    if tie.kind == TieKind::Double && first.carer == second.carer {
                        self.flaw(&tie.second, "is double staffed by one carer");
                    }
                }
                (None, None) => {}
                (Some(_), None) | (None, Some(_)) => {
                    if tie.kind == TieKind::Double {
                        self.flaw(&tie.second, "has only half of its double staffing");
                    }
                }
            }
        }
    }
}
