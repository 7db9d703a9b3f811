//! A proposal for a day by the route engine, judged by the same findings as what people plan.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{PersonId, UserId};
use route_solver::{
    Budget, Search, Trouble,
    care::{
        Break, Carer, Client, Mode, Moment, Pin, Place, Prices, Problem, Shift, Span, Start, Tie,
        TieKind, Travel, Visit, Window, Wish, plan_care,
    },
};

use super::{Finding, Grade, Limits, findings};
use crate::model::{Board, Placing, ScheduledVisit, SeenVisit};

/// The way in which everybody travels: the board knows minutes, not roads.
const WAY: &str = "way";
/// What a visit by somebody who speaks the person's language is worth, in seconds of travel.
const LANGUAGE: i32 = -900;

/// A day in figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// Visits that lack a time or somebody.
    pub open: usize,
    /// Breaches of a rule.
    pub breaches: usize,
    /// Remarks.
    pub remarks: usize,
    /// Minutes of travel between visits.
    pub travel: i64,
    /// How many different people come to a person that day, in the mean; none where nobody comes.
    pub people: Option<f64>,
}

impl Figures {
    /// The figures of a day.
    pub fn of(board: &Board, limits: &Limits) -> Self {
        let found = findings(board, limits);
        let count = |grade| {
            found
                .iter()
                .filter(|f: &&Finding| f.kind.grade() == grade)
                .count()
        };
        let travel = board.workers.iter().map(|worker| {
            let visits = board.visits_of(worker.user);
            let ways = visits.windows(2).map(|pair| match pair {
                [one, other] => limits.between(board, one.person, other.person),
                _ => 0,
            });
            ways.sum::<i64>()
        });
        let mut met: BTreeMap<PersonId, BTreeSet<UserId>> = BTreeMap::new();
        for visit in board.visits.iter().filter(|visit| visit.is_planned()) {
            let workers = visit.placing.workers.iter().copied();
            met.entry(visit.person).or_default().extend(workers);
        }
        let met: Vec<usize> = met.values().map(BTreeSet::len).filter(|n| *n > 0).collect();
        let number = |n: usize| u32::try_from(n).map(f64::from).ok();
        let people = number(met.iter().sum()).zip(number(met.len()).filter(|n| *n > 0.0));
        Self {
            open: board.open_visits().len(),
            breaches: count(Grade::Breach),
            remarks: count(Grade::Remark),
            travel: travel.sum(),
            people: people.map(|(sum, of)| sum / of),
        }
    }
}

/// A proposed change of one visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedChange {
    /// Which visit, as it stood.
    pub seen: SeenVisit,
    /// Where it would stand.
    pub to: Placing,
}

/// What the engine proposes.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// The changes, in the order of the day.
    pub changes: Vec<ProposedChange>,
    /// The day as it is.
    pub before: Figures,
    /// The day as it would be.
    pub after: Figures,
}

/// Plans a day: with `keep`, what somebody has placed stays and the rest is put around it; otherwise all is planned
/// anew. `met` is who has come to a person lately. The same board, seed and count of iterations give the same answer.
pub fn propose(
    board: &Board,
    limits: &Limits,
    (met, keep): (&BTreeMap<PersonId, Vec<UserId>>, bool),
    (search, budget): (&Search, &dyn Budget),
) -> Result<Proposed, Trouble> {
    let day = Day::of(board);
    let problem = day.problem(limits, met, keep);
    let planned = plan_care(&problem, None, search, budget)?;
    let changes = day.changes(&planned.plan.starts);
    let mut after = board.clone();
    for change in &changes {
        let visit = after.visits.iter_mut().find(|v| v.id == change.seen.visit);
        if let Some(visit) = visit {
            visit.placing = change.to.clone();
        }
    }
    Ok(Proposed {
        before: Figures::of(board, limits),
        after: Figures::of(&after, limits),
        changes,
    })
}

/// A span of minutes for the engine.
fn span(minutes: i64) -> Span {
    Span::minutes(i32::try_from(minutes).unwrap_or(i32::MAX / 60))
}

fn moment(minute: i64) -> Moment {
    Moment(0).plus(span(minute))
}

/// The day with numbers for those who live somewhere.
struct Day<'b> {
    board: &'b Board,
    persons: Vec<PersonId>,
}

impl<'b> Day<'b> {
    fn of(board: &'b Board) -> Self {
        let persons: BTreeSet<PersonId> = board.visits.iter().map(|visit| visit.person).collect();
        Self {
            board,
            persons: persons.into_iter().collect(),
        }
    }

    fn visits(&self) -> impl Iterator<Item = &'b ScheduledVisit> {
        self.board.visits.iter().filter(|visit| visit.is_planned())
    }

    fn problem(
        &self,
        limits: &Limits,
        met: &BTreeMap<PersonId, Vec<UserId>>,
        keep: bool,
    ) -> Problem {
        let carers = self.carers();
        let here: BTreeSet<&str> = carers.iter().map(|carer| carer.id.as_str()).collect();
        let visits: Vec<Visit> = self
            .visits()
            .flat_map(|visit| self.rows(visit, keep, &here))
            .collect();
        let double = self.visits().filter(|visit| visit.staff.count() > 1);
        let ties = double.map(|visit| Tie {
            first: name(visit, 0),
            second: name(visit, 1),
            least: Span(0),
            most: Span(0),
            kind: TieKind::Double,
        });
        Problem {
            version: 1,
            places: vec![Place::default(); self.persons.len() + 1],
            modes: vec![Mode {
                id: WAY.to_owned(),
                travel: Travel::Matrix(self.matrix(limits)),
            }],
            clients: self.clients(met, &here),
            ties: ties.collect(),
            visits,
            prices: Prices::default(),
            rest: None,
            carers,
        }
    }

    /// Place 0 is where shifts begin and end: from there to the first home and back costs nothing, since nobody has
    /// said where that is.
    fn matrix(&self, limits: &Limits) -> Vec<Vec<Span>> {
        let mut rows = vec![vec![Span(0); self.persons.len() + 1]];
        rows.extend(self.persons.iter().map(|from| {
            let ways = self
                .persons
                .iter()
                .map(|to| span(limits.between(self.board, *from, *to)));
            std::iter::once(Span(0)).chain(ways).collect()
        }));
        rows
    }

    fn clients(&self, met: &BTreeMap<PersonId, Vec<UserId>>, here: &BTreeSet<&str>) -> Vec<Client> {
        let of = |(number, person): (usize, &PersonId)| {
            let came = met.get(person).into_iter().flatten();
            let came: Vec<String> = came
                .map(ToString::to_string)
                .filter(|user| here.contains(user.as_str()))
                .collect();
            let demand = self.board.demands.get(person);
            let language = demand.and_then(|demand| demand.language.as_ref());
            let wishes = language.map_or_else(Vec::new, |language| {
                let workers = self.board.workers.iter();
                let speaks = workers.filter(|one| one.profile.languages.contains(language));
                speaks
                    .map(|one| one.user.to_string())
                    .filter(|user| here.contains(user.as_str()))
                    .map(|carer| Wish {
                        carer,
                        price: LANGUAGE,
                    })
                    .collect()
            });
            Client {
                id: person.to_string(),
                place: number + 1,
                team: None,
                named: None,
                usual: vec![],
                excluded: vec![],
                wishes,
                met: came,
            }
        };
        self.persons.iter().enumerate().map(of).collect()
    }

    fn carers(&self) -> Vec<Carer> {
        let day = self.board.day.day;
        let working = self
            .board
            .workers
            .iter()
            .filter(|one| one.absence_on(day).is_none() && one.shifts_on(day).next().is_some());
        working
            .map(|worker| {
                let mut shifts: Vec<Shift> = worker
                    .shifts_on(day)
                    .map(|shift| {
                        let shift = &shift.shift;
                        let breaks = shift.pause.map(|pause| Break {
                            length: span(pause.minutes),
                            from: moment(pause.from),
                            to: moment(pause.from),
                        });
                        Shift {
                            from: moment(shift.from),
                            to: moment(shift.to),
                            overtime_max: Span(0),
                            start: 0,
                            end: 0,
                            breaks: breaks.into_iter().collect(),
                        }
                    })
                    .collect();
                shifts.sort_by_key(|shift| shift.from);
                let skills = worker.profile.competences.iter();
                Carer {
                    id: worker.user.to_string(),
                    skills: skills.map(|one| one.key().to_owned()).collect(),
                    team: None,
                    mode: WAY.to_owned(),
                    shifts,
                }
            })
            .collect()
    }

    /// A visit as the engine knows it: once for each who is to come.
    fn rows(&self, visit: &ScheduledVisit, keep: bool, here: &BTreeSet<&str>) -> Vec<Visit> {
        let latest = visit.window.to() - visit.minutes.count();
        let placed = keep && visit.lacks() == 0;
        let start = visit.placing.start.filter(|_| placed);
        let (from, to) = match start {
            Some(start) => (start, start),
            None => (visit.window.from(), latest.max(visit.window.from())),
        };
        let demand = self.board.demands.get(&visit.person);
        let needs = demand.map_or_else(BTreeSet::new, |demand| {
            let needs = demand.competences.iter();
            needs.map(|one| one.key().to_owned()).collect()
        });
        let times = usize::try_from(visit.staff.count()).unwrap_or(1);
        let row = |n: usize| {
            let carer = visit.placing.workers.get(n).map(ToString::to_string);
            let carer = carer.filter(|id| here.contains(id.as_str()));
            Visit {
                id: name(visit, n),
                client: visit.person.to_string(),
                length: span(visit.minutes.count()),
                windows: vec![Window {
                    from: moment(from),
                    due: moment(to),
                    to: moment(to),
                }],
                needs: needs.clone(),
                priority: 5,
                remote: false,
                pin: start.and_then(|start| {
                    carer.map(|carer| Pin {
                        carer,
                        start: Some(moment(start)),
                    })
                }),
            }
        };
        (0..times).map(row).collect()
    }

    /// What would be changed by a plan.
    fn changes(&self, starts: &[Start]) -> Vec<ProposedChange> {
        let by_name: BTreeMap<&str, &Start> = starts
            .iter()
            .map(|start| (start.visit.as_str(), start))
            .collect();
        let mut changes: Vec<ProposedChange> = self
            .visits()
            .filter_map(|visit| {
                let to = placed(visit, &by_name);
                (to != visit.placing).then_some(ProposedChange {
                    seen: SeenVisit {
                        visit: visit.id,
                        version: visit.version,
                    },
                    to,
                })
            })
            .collect();
        changes.sort_by_key(|change| (change.to.start.unwrap_or(i64::MAX), change.seen.visit));
        changes
    }
}

fn name(visit: &ScheduledVisit, n: usize) -> String {
    format!("{}/{n}", visit.id)
}

/// Where a visit stands in a plan; as it is where the plan leaves it out.
fn placed(visit: &ScheduledVisit, by_name: &BTreeMap<&str, &Start>) -> Placing {
    let times = usize::try_from(visit.staff.count()).unwrap_or(1);
    let found: Vec<&&Start> = (0..times)
        .filter_map(|n| by_name.get(name(visit, n).as_str()))
        .collect();
    let (Some(first), true) = (found.first(), found.len() == times) else {
        return visit.placing.clone();
    };
    // Starts are whole minutes, since all that goes in is; seconds would be cut, never rounded up past a window.
    let start = i64::from(first.start.0) / 60;
    let mut workers: Vec<UserId> = found
        .iter()
        .filter_map(|start| start.carer.parse().ok())
        .collect();
    let same = |old: &UserId| visit.placing.workers.contains(old);
    if workers.len() == visit.placing.workers.len() && workers.iter().all(same) {
        workers.clone_from(&visit.placing.workers);
    }
    Placing {
        start: Some(start),
        workers,
        ..visit.placing.clone()
    }
}
