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
use crate::model::{Board, DayMinute, NewShift, Placing, ScheduledVisit, SeenVisit};

/// The way in which everybody travels: the board knows minutes, not roads.
const WAY: &str = "way";
/// Minutes of a column of the board.
const SLOT: i64 = 5;
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

/// What a proposal is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Who has come to a person lately.
    pub met: &'a BTreeMap<PersonId, Vec<UserId>>,
    /// Whether what somebody has placed stays and the rest is put around it; otherwise all is planned anew.
    pub keep: bool,
    /// Whom the planner may see: visits to others stay as they are, and take their time all the same.
    pub seen: &'a BTreeSet<PersonId>,
    /// When it is asked: what has begun stays, and nothing is put before it.
    pub now: DayMinute,
}

/// Plans a day. The same board, question, seed and count of iterations give the same answer.
pub fn propose(
    board: &Board,
    limits: &Limits,
    asked: Asked<'_>,
    (search, budget): (&Search, &dyn Budget),
) -> Result<Proposed, Trouble> {
    let day = Day::of(board, asked);
    let problem = day.problem(limits);
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

/// How much of a visit is to be found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// All of it.
    Free,
    /// What nobody has said.
    Kept,
    /// Nothing: it only takes its time.
    Fixed,
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
    asked: Asked<'b>,
    persons: Vec<PersonId>,
}

impl<'b> Day<'b> {
    fn of(board: &'b Board, asked: Asked<'b>) -> Self {
        let persons: BTreeSet<PersonId> = board.visits.iter().map(|visit| visit.person).collect();
        Self {
            board,
            asked,
            persons: persons.into_iter().collect(),
        }
    }

    fn visits(&self) -> impl Iterator<Item = &'b ScheduledVisit> {
        self.board.visits.iter().filter(|visit| visit.is_planned())
    }

    fn hold(&self, visit: &ScheduledVisit) -> Hold {
        if !self.asked.seen.contains(&visit.person) || visit.has_begun(self.asked.now) {
            Hold::Fixed
        } else if self.asked.keep {
            Hold::Kept
        } else {
            Hold::Free
        }
    }

    /// The first minute of the day in which anything can begin, on whole columns of the board.
    fn earliest(&self) -> i64 {
        let now = self.asked.now;
        if now.day == self.board.day.day {
            (now.minute + SLOT).div_euclid(SLOT) * SLOT
        } else {
            0
        }
    }

    fn problem(&self, limits: &Limits) -> Problem {
        let carers = self.carers();
        let here: BTreeSet<&str> = carers.iter().map(|carer| carer.id.as_str()).collect();
        let mut visits = vec![];
        let mut ties = vec![];
        for visit in self.visits() {
            let rows = self.rows(visit, &here);
            // Those who come together to a time that is said already need not be tied to each other.
            if let [first, second] = rows.as_slice()
                && self.said(visit).is_none()
            {
                ties.push(Tie {
                    first: first.id.clone(),
                    second: second.id.clone(),
                    least: Span(0),
                    most: Span(0),
                    kind: TieKind::Double,
                });
            }
            visits.extend(rows);
        }
        Problem {
            version: 1,
            places: vec![Place::default(); self.persons.len() + 1],
            modes: vec![Mode {
                id: WAY.to_owned(),
                travel: Travel::Matrix(self.matrix(limits)),
            }],
            clients: self.clients(&here),
            ties,
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

    fn clients(&self, here: &BTreeSet<&str>) -> Vec<Client> {
        let of = |(number, person): (usize, &PersonId)| {
            let came = self.asked.met.get(person).into_iter().flatten();
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
        let here = self.board.workers.iter();
        let here = here.filter(|one| one.absence_on(day).is_none());
        here.filter_map(|worker| {
            let mut shifts: Vec<Shift> = worker
                .shifts_over(day)
                .into_iter()
                .filter_map(shift)
                .collect();
            shifts.sort_by_key(|shift| shift.from);
            let skills = worker.profile.competences.iter();
            (!shifts.is_empty()).then(|| Carer {
                id: worker.user.to_string(),
                skills: skills.map(|one| one.key().to_owned()).collect(),
                team: None,
                mode: WAY.to_owned(),
                shifts,
            })
        })
        .collect()
    }

    /// The time that is said of a visit and stays.
    fn said(&self, visit: &ScheduledVisit) -> Option<i64> {
        match self.hold(visit) {
            Hold::Free => None,
            Hold::Kept | Hold::Fixed => visit.placing.start,
        }
    }

    /// A visit as the engine knows it: once for each who is to come. Of one that is only to take its time, those who
    /// are there at a time that is said.
    fn rows(&self, visit: &ScheduledVisit, here: &BTreeSet<&str>) -> Vec<Visit> {
        let (hold, said) = (self.hold(visit), self.said(visit));
        let window = match said {
            Some(start) => Some((start, start)),
            None => self.room(visit),
        };
        let Some((from, to)) = window else {
            return vec![];
        };
        let demand = self.board.demands.get(&visit.person);
        let needs = demand.map_or_else(BTreeSet::new, |demand| {
            let needs = demand.competences.iter();
            needs.map(|one| one.key().to_owned()).collect()
        });
        let times = usize::try_from(visit.staff.count()).unwrap_or(1);
        let row = |n: usize| {
            let carer = visit.placing.workers.get(n).filter(|_| hold != Hold::Free);
            let carer = carer.map(ToString::to_string);
            let carer = carer.filter(|id| here.contains(id.as_str()));
            if hold == Hold::Fixed && (carer.is_none() || said.is_none()) {
                return None;
            }
            Some(Visit {
                id: name(visit, n),
                client: visit.person.to_string(),
                length: span(visit.minutes.count()),
                windows: vec![Window {
                    from: moment(from),
                    due: moment(to),
                    to: moment(to),
                }],
                // Whom somebody has chosen is not judged by the engine; the findings say what is lacking.
                needs: if carer.is_some() {
                    BTreeSet::new()
                } else {
                    needs.clone()
                },
                priority: 5,
                remote: false,
                pin: carer.map(|carer| Pin {
                    carer,
                    start: said.map(moment),
                }),
            })
        };
        (0..times).filter_map(row).collect()
    }

    /// Between which minutes a visit can begin; none where its time has run out.
    fn room(&self, visit: &ScheduledVisit) -> Option<(i64, i64)> {
        let latest = visit.window.to() - visit.minutes.count();
        let latest = latest.max(visit.window.from());
        let first = visit.window.from().max(self.earliest());
        (first <= latest).then_some((first, latest))
    }

    /// What would be changed by a plan.
    fn changes(&self, starts: &[Start]) -> Vec<ProposedChange> {
        let by_name: BTreeMap<&str, &Start> = starts
            .iter()
            .map(|start| (start.visit.as_str(), start))
            .collect();
        let free = self
            .visits()
            .filter(|visit| self.hold(visit) != Hold::Fixed);
        let mut changes: Vec<ProposedChange> = free
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

/// A shift of the day as the engine knows it; what was before midnight is over.
fn shift(shift: NewShift) -> Option<Shift> {
    let pause = shift.pause.filter(|pause| pause.to() > 0);
    let from = match pause {
        Some(pause) if pause.from <= 0 => pause.to(),
        Some(_) | None => shift.from.max(0),
    };
    let breaks = pause.filter(|pause| pause.from > 0).map(|pause| Break {
        length: span(pause.minutes),
        from: moment(pause.from),
        to: moment(pause.from),
    });
    (from < shift.to).then(|| Shift {
        from: moment(from),
        to: moment(shift.to),
        overtime_max: Span(0),
        start: 0,
        end: 0,
        breaks: breaks.into_iter().collect(),
    })
}

/// Where a visit stands in a plan; as it is where the plan leaves it out.
fn placed(visit: &ScheduledVisit, by_name: &BTreeMap<&str, &Start>) -> Placing {
    let times = usize::try_from(visit.staff.count()).unwrap_or(1);
    let found: Vec<Option<&Start>> = (0..times)
        .map(|n| by_name.get(name(visit, n).as_str()).copied())
        .collect();
    let Some(first) = found.iter().flatten().next() else {
        return visit.placing.clone();
    };
    // Starts are whole minutes, since all that goes in is; seconds would be cut, never rounded up past a window.
    let start = i64::from(first.start.0) / 60;
    let mut workers: Vec<UserId> = vec![];
    for (n, found) in found.iter().enumerate() {
        // Who was to come and for whom nobody else was found is still to come, and the findings say why not.
        let user = match found {
            Some(start) => start.carer.parse().ok(),
            None => visit.placing.workers.get(n).copied(),
        };
        workers.extend(user.filter(|user| !workers.contains(user)));
    }
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

#[cfg(test)]
#[path = "proposal_tests.rs"]
mod tests;
