//! Replanning while the plan is carried out: what has begun stands, and the rest moves as little as asked.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::terms;
use super::model::{Carer, Problem, Shift, Visit};
use super::plan::{CarePlan, Pause, Planned, Start, plan_care};
use super::travel::travel;
use super::units::{Moment, Span};
use crate::answer::Search;
use crate::budget::Budget;
use crate::trouble::Trouble;

/// What of a shift has begun by now.
#[derive(Debug, Clone, Copy)]
struct Begun {
    /// When the carer is free.
    free: Moment,
    /// Where the carer is then.
    place: usize,
}

/// Plans anew from now on, as close to the plan in force as [`Prices::moved`](super::Prices::moved) says.
///
/// The problem is the one that holds now: the shifts of whoever called in sick are gone, a new visit is in it, a
/// cancelled one is not. Every visit and break of the plan in force that begins before `now`, or to which its carer is
/// under way by then, stays as it is; nothing else begins before `now`. A visit whose last window has passed is left
/// out. With [`Iterations(0)`](crate::Iterations) the first legal plan is given at once.
///
/// ```
/// use route_solver::care::{Moment, SampleSize, plan_care, replan, sample};
/// use route_solver::{Iterations, Search};
///
/// let mut problem = sample(SampleSize { clients: 8, carers: 5, days: 1 }, 7);
/// let in_force = plan_care(&problem, None, &Search::default(), &Iterations(2_000)).expect("it is whole").plan;
/// problem.carers[0].shifts.clear();
/// let now = Moment::clock(0, 9, 0);
/// let after = replan(&problem, (&in_force, now), &Search::default(), &Iterations(0)).expect("it is whole").plan;
/// let began = |s: &&route_solver::care::Start| s.start < now && s.carer != problem.carers[0].id;
/// assert!(in_force.starts.iter().filter(began).all(|s| after.starts.contains(s)));
/// ```
pub fn replan(
    problem: &Problem,
    (in_force, now): (&CarePlan, Moment),
    how: &Search,
    budget: &dyn Budget,
) -> Result<Planned, Trouble> {
    problem.whole()?;
    let past = Past::of(problem, (in_force, now));
    let (rest, expired) = past.what_is_left(problem, now);
    let planned = plan_care(&rest, Some(in_force), how, budget)?;
    let mut plan = CarePlan {
        starts: past.starts.into_values().collect(),
        pauses: past.pauses,
        unassigned: expired,
        reasons: Vec::new(),
    };
    plan.starts.extend(planned.plan.starts);
    plan.unassigned.extend(planned.plan.unassigned);
    plan.pauses.extend(planned.plan.pauses);
    let terms = terms(problem, &plan, Some(in_force));
    Ok(Planned {
        objective: terms.objective(&problem.prices),
        terms,
        plan,
        iterations: planned.iterations,
    })
}

/// What has begun.
#[derive(Debug, Default)]
struct Past<'a> {
    starts: BTreeMap<&'a str, Start>,
    pauses: Vec<Pause>,
    shifts: BTreeMap<(&'a str, usize), Begun>,
}

impl<'a> Past<'a> {
    fn of(problem: &'a Problem, (plan, now): (&'a CarePlan, Moment)) -> Self {
        let mut past = Self::default();
        let visits: BTreeMap<&str, &Visit> =
            problem.visits.iter().map(|v| (v.id.as_str(), v)).collect();
        let clients = problem.clients.iter().map(|c| (c.id.as_str(), c.place));
        let places: BTreeMap<&str, usize> = clients.collect();
        let mut of_shift: BTreeMap<(&str, usize), Vec<(Moment, Item<'_>)>> = BTreeMap::new();
        for start in &plan.starts {
            if let Some(visit) = visits.get(start.visit.as_str()) {
                let place = places.get(visit.client.as_str()).copied();
                let item = Item::Visit(start, visit, place.filter(|_| !visit.remote));
                let shift = of_shift.entry((&start.carer, start.shift)).or_default();
                shift.push((start.start, item));
            }
        }
        for pause in &plan.pauses {
            let shift = of_shift.entry((&pause.carer, pause.shift)).or_default();
            shift.push((pause.start, Item::Pause(pause)));
        }
        for carer in &problem.carers {
            for (number, shift) in carer.shifts.iter().enumerate() {
                let Some(mut items) = of_shift.remove(&(carer.id.as_str(), number)) else {
                    continue;
                };
                items.sort_by_key(|(start, _)| *start);
                past.shift(problem, ((carer, number), shift, &items), now);
            }
        }
        past
    }

    /// Takes over what has begun of a shift, and to what its carer is under way.
    fn shift(
        &mut self,
        problem: &'a Problem,
        ((carer, number), shift, items): ((&'a Carer, usize), &Shift, &[(Moment, Item<'a>)]),
        now: Moment,
    ) {
        let mode = problem.modes.iter().find(|mode| mode.id == carer.mode);
        let mut begun: Option<Begun> = None;
        for &(start, item) in items {
            let here = begun.map_or(shift.start, |begun| begun.place);
            let place = item.place().unwrap_or(here);
            let way = mode.map_or(0, |mode| travel(mode, &problem.places, (here, place)));
            if start.0.saturating_sub(way) >= now.0 {
                break;
            }
            match item {
                Item::Visit(start, visit, _) => {
                    self.starts.insert(&visit.id, start.clone());
                }
                Item::Pause(pause) => self.pauses.push(pause.clone()),
            }
            begun = Some(Begun {
                free: start.plus(item.length()),
                place,
            });
        }
        if let Some(begun) = begun {
            self.shifts.insert((&carer.id, number), begun);
        }
    }

    /// The problem without its past, and the visits for which it is too late.
    fn what_is_left(&self, problem: &Problem, now: Moment) -> (Problem, Vec<String>) {
        let mut left = problem.clone();
        for carer in &mut left.carers {
            for (number, shift) in carer.shifts.iter_mut().enumerate() {
                let begun = self.shifts.get(&(carer.id.as_str(), number));
                cut(shift, begun.copied(), now);
                let taken = self.pauses.iter();
                for pause in taken.filter(|p| p.carer == carer.id && p.shift == number) {
                    let at = shift.breaks.iter().position(|b| b.length == pause.length);
                    at.map(|at| shift.breaks.remove(at));
                }
                shift.breaks.retain(|rest| rest.to >= now);
                for rest in &mut shift.breaks {
                    rest.from = rest.from.max(now);
                }
            }
        }
        let mut visits = Vec::new();
        let mut expired = BTreeSet::new();
        for mut visit in std::mem::take(&mut left.visits) {
            if self.starts.contains_key(visit.id.as_str()) {
                continue;
            }
            for (least, most) in self.bounds(problem, &visit.id, now) {
                narrow(&mut visit, (least, most));
            }
            if visit.windows.is_empty() {
                expired.insert(visit.id);
            } else {
                visits.push(visit);
            }
        }
        left.visits = visits;
        let is_there =
            |id: &String| !self.starts.contains_key(id.as_str()) && !expired.contains(id);
        left.ties
            .retain(|tie| is_there(&tie.first) && is_there(&tie.second));
        self.remember(problem, &mut left);
        (left, expired.into_iter().collect())
    }

    /// When a visit may start at all: from now on, and as its ties to what has begun say.
    fn bounds(&self, problem: &Problem, visit: &str, now: Moment) -> Vec<(i64, i64)> {
        let mut bounds = vec![(i64::from(now.0), i64::MAX)];
        for tie in &problem.ties {
            let (least, most) = (i64::from(tie.least.0), i64::from(tie.most.0));
            if tie.second == visit
                && let Some(first) = self.starts.get(tie.first.as_str())
            {
                let first = i64::from(first.start.0);
                bounds.push((first + least, first + most));
            } else if tie.first == visit
                && let Some(second) = self.starts.get(tie.second.as_str())
            {
                let second = i64::from(second.start.0);
                bounds.push((second - most, second - least));
            }
        }
        bounds
    }

    /// Who has come already today is no further carer for the rest of the day.
    fn remember(&self, problem: &Problem, left: &mut Problem) {
        let of: BTreeMap<&str, &str> = problem
            .visits
            .iter()
            .map(|v| (v.id.as_str(), v.client.as_str()))
            .collect();
        let mut met: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for start in self.starts.values() {
            if let Some(client) = of.get(start.visit.as_str()) {
                met.entry(client).or_default().insert(&start.carer);
            }
        }
        for client in &mut left.clients {
            for carer in met.remove(client.id.as_str()).into_iter().flatten() {
                if !client.met.iter().any(|other| other == carer) {
                    client.met.push(carer.to_owned());
                }
            }
        }
    }
}

/// What stands in a shift.
#[derive(Debug, Clone, Copy)]
enum Item<'a> {
    Visit(&'a Start, &'a Visit, Option<usize>),
    Pause(&'a Pause),
}

impl Item<'_> {
    /// Nothing if it is wherever the carer is.
    const fn place(self) -> Option<usize> {
        match self {
            Self::Visit(_, _, place) => place,
            Self::Pause(_) => None,
        }
    }

    const fn length(self) -> Span {
        match self {
            Self::Visit(_, visit, _) => visit.length,
            Self::Pause(pause) => pause.length,
        }
    }
}

/// Lets a shift begin where and when its carer is free.
fn cut(shift: &mut Shift, begun: Option<Begun>, now: Moment) {
    if let Some(Begun { free, place }) = begun {
        shift.start = place;
        shift.from = shift.from.max(free);
    }
    shift.from = shift.from.max(now);
    if shift.from > shift.to {
        // Overtime has begun, or it is all over.
        let over = shift.from.since(shift.to);
        shift.overtime_max = Span((shift.overtime_max.0 - over.0).max(0));
        shift.to = shift.from;
    }
}

/// Keeps of a visit's windows what lies within these bounds.
fn narrow(visit: &mut Visit, (least, most): (i64, i64)) {
    let clamped = |moment: Moment| {
        let inside = i64::from(moment.0).clamp(least.min(most), most);
        Moment(i32::try_from(inside).unwrap_or(moment.0))
    };
    visit
        .windows
        .retain(|w| least <= most && i64::from(w.to.0) >= least && i64::from(w.from.0) <= most);
    for window in &mut visit.windows {
        (window.from, window.due, window.to) = (
            clamped(window.from),
            clamped(window.due),
            clamped(window.to),
        );
    }
    // A pinned start that cannot be kept any more would be outside every window.
    if let Some(pin) = &mut visit.pin {
        let inside = |start: &Moment| {
            visit
                .windows
                .iter()
                .any(|w| (w.from..=w.to).contains(start))
        };
        pin.start = pin.start.filter(inside);
    }
}
