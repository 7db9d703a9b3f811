//! What may be relaxed so that a visit comes in, the least first.

use super::compile::may_serve;
use super::explain::Relaxation;
use super::model::{Carer, Problem, Shift, Visit};
use super::prove::party;
use super::units::{Moment, Span};

/// How much longer windows and shifts are tried, in minutes.
const LONGER: [i32; 6] = [15, 30, 60, 120, 240, 480];
/// The most that a shift is made longer, in minutes.
const SHIFT_LONGER: i32 = 60;

/// What to try, least first: time by its length, windows before shifts; then what is a question of who; then more
/// carers.
pub(super) fn candidates(problem: &Problem, id: &str) -> Vec<Relaxation> {
    let mut list = vec![Relaxation::Nothing];
    let Some(visit) = problem.visits.iter().find(|v| v.id == id) else {
        return list;
    };
    let client = problem.clients.iter().find(|c| c.id == visit.client);
    for minutes in LONGER {
        list.push(Relaxation::WiderWindow(Span::minutes(minutes)));
        if minutes > SHIFT_LONGER {
            continue;
        }
        let able = problem
            .carers
            .iter()
            .filter(|carer| client.is_some_and(|client| may_serve(visit, client, carer)));
        list.extend(able.map(|carer| Relaxation::LongerShift {
            carer: carer.id.clone(),
            by: Span::minutes(minutes),
        }));
    }
    if visit.pin.is_some() {
        list.push(Relaxation::WithoutPin);
    }
    if client.is_some_and(|client| !client.excluded.is_empty()) {
        list.push(Relaxation::WithoutExclusions);
    }
    if client.is_some_and(|client| client.team.is_some()) {
        list.push(Relaxation::OtherTeam);
    }
    list.extend(visit.needs.iter().cloned().map(Relaxation::WithoutSkill));
    if let Some(window) = visit.windows.first() {
        let members = party(problem, id).len();
        list.extend((1..=members).map(|carers| Relaxation::MoreCarers {
            carers,
            from: window.from,
        }));
    }
    list
}

/// The same kind of relaxation with as few minutes as are enough, found by halving.
pub(super) fn finer<P>(
    found: Relaxation,
    proof: P,
    tried: impl Fn(&Relaxation) -> Option<P>,
) -> (Relaxation, P) {
    let sized = |by: Span| match &found {
        Relaxation::WiderWindow(_) => Some(Relaxation::WiderWindow(by)),
        Relaxation::LongerShift { carer, .. } => Some(Relaxation::LongerShift {
            carer: carer.clone(),
            by,
        }),
        Relaxation::Nothing
        | Relaxation::WithoutSkill(_)
        | Relaxation::WithoutExclusions
        | Relaxation::OtherTeam
        | Relaxation::WithoutPin
        | Relaxation::MoreCarers { .. } => None,
    };
    let (Relaxation::WiderWindow(most) | Relaxation::LongerShift { by: most, .. }) = found else {
        return (found, proof);
    };
    let mut enough = (found.clone(), proof);
    let (mut low, mut high) = (0, most.0 / 60);
    while high - low > 1 {
        let middle = i32::midpoint(low, high);
        let smaller = sized(Span::minutes(middle));
        match smaller.and_then(|one| Some((tried(&one)?, one))) {
            Some((proof, one)) => {
                enough = (one, proof);
                high = middle;
            }
            None => low = middle,
        }
    }
    enough
}

/// The problem with a relaxation for one visit and those that stand or fall with it.
pub(super) fn relaxed(problem: &Problem, id: &str, relaxation: &Relaxation) -> Problem {
    let mut relaxed = problem.clone();
    let members = party(problem, id);
    let client = problem
        .visits
        .iter()
        .find(|v| v.id == id)
        .map(|v| v.client.clone());
    let visits = relaxed
        .visits
        .iter_mut()
        .filter(|v| members.contains(&v.id));
    let clients = relaxed
        .clients
        .iter_mut()
        .filter(|c| Some(&c.id) == client.as_ref());
    match relaxation {
        Relaxation::Nothing => {}
        Relaxation::WiderWindow(by) => visits.for_each(|visit| widen(visit, *by)),
        Relaxation::LongerShift { carer, by } => {
            let carers = relaxed.carers.iter_mut().filter(|c| c.id == *carer);
            carers.for_each(|carer| lengthen(carer, *by));
        }
        Relaxation::WithoutSkill(skill) => visits.for_each(|visit| {
            visit.needs.remove(skill);
        }),
        Relaxation::WithoutPin => visits.for_each(|visit| visit.pin = None),
        Relaxation::WithoutExclusions => clients.for_each(|client| client.excluded.clear()),
        Relaxation::OtherTeam => clients.for_each(|client| client.team = None),
        Relaxation::MoreCarers { carers, from } => {
            for number in 1..=*carers {
                add_carer(&mut relaxed, id, (number, *from));
            }
        }
    }
    relaxed
}

fn widen(visit: &mut Visit, by: Span) {
    for window in &mut visit.windows {
        window.from = Moment((window.from.0 - by.0).max(0));
        window.to = window.to.plus(by);
    }
    // Windows that now meet are one.
    visit.windows.dedup_by(|later, first| {
        let meet = later.from <= first.to;
        if meet {
            first.to = later.to;
        }
        meet
    });
}

/// Lets every shift of a carer begin earlier, though not before the one before it is over, and end later.
fn lengthen(carer: &mut Carer, by: Span) {
    let mut over = Moment(0);
    for shift in &mut carer.shifts {
        shift.from = Moment(shift.from.0 - by.0).max(over).min(shift.from);
        shift.overtime_max = Span(shift.overtime_max.0.saturating_add(by.0));
        over = shift.to;
    }
}

/// Adds a carer who can make just this visit, or any that stands or falls with it, from its own place.
fn add_carer(problem: &mut Problem, id: &str, (number, from): (usize, Moment)) {
    let members = party(problem, id);
    let own = problem.visits.iter().filter(|v| members.contains(&v.id));
    let skills = own.clone().flat_map(|v| v.needs.iter().cloned()).collect();
    let last = own.clone().flat_map(|v| &v.windows).map(|w| w.to).max();
    let length = own.clone().map(|v| v.length).max().unwrap_or_default();
    let first = own.clone().flat_map(|v| &v.windows).map(|w| w.from).min();
    let visit = problem.visits.iter().find(|v| v.id == id);
    let client = visit.and_then(|v| problem.clients.iter().find(|c| c.id == v.client));
    let place = client.map_or(0, |client| client.place);
    let from = first.map_or(from, |first| first.min(from));
    let carer = Carer {
        id: format!("one more {number}"),
        skills,
        team: client.and_then(|client| client.team.clone()),
        mode: problem
            .modes
            .first()
            .map(|mode| mode.id.clone())
            .unwrap_or_default(),
        shifts: vec![Shift {
            from,
            to: last.map_or(from, |last| last.max(from)).plus(length),
            overtime_max: Span(0),
            start: place,
            end: place,
            breaks: Vec::new(),
        }],
    };
    problem.carers.push(carer);
}
