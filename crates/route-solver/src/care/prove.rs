//! Whether what is said of a visit that was left out is true: by the judge's own reckoning, not the search's.

use std::collections::{BTreeMap, BTreeSet};

use super::check::{Flaw, check};
use super::explain::{Explanation, Reason};
use super::model::{Carer, Mode, Problem, Shift, Tie, TieKind, Visit};
use super::plan::CarePlan;
use super::rest::overtime_with_rest;
use super::travel::travel;
use super::units::Moment;

/// What is wrong with what was said of a visit that was left out: nothing if it is left out, no shift meets the needs
/// named together while some shift meets all of them but any one, and the plan with the relaxation holds, takes the
/// visit in, and leaves out nobody else.
pub fn prove(problem: &Problem, plan: &CarePlan, said: &Explanation) -> Vec<Flaw> {
    let flaw = |what: &str| Flaw {
        of: said.visit.clone(),
        what: what.to_owned(),
    };
    let mut flaws = Vec::new();
    let Some(visit) = problem.visits.iter().find(|v| v.id == said.visit) else {
        return vec![flaw("is not in the problem")];
    };
    if !plan.unassigned.contains(&said.visit) {
        flaws.push(flaw("is explained, but not left out"));
    }
    let Some(reasons) = hard(&said.reasons) else {
        return vec![flaw("is explained by what does not go together")];
    };
    if !reasons.is_empty() {
        if is_met(problem, visit, &reasons) {
            flaws.push(flaw("has its needs met by some shift"));
        }
        let all_but = |left: &Reason| {
            reasons
                .iter()
                .copied()
                .filter(move |r| *r != left)
                .collect()
        };
        let needless = |left: &Reason| {
            let others: Vec<&Reason> = all_but(left);
            others.is_empty() != (reasons.len() == 1) || !is_met(problem, visit, &others)
        };
        if reasons.iter().any(|reason| needless(reason)) {
            flaws.push(flaw("is explained by more than is needed"));
        }
    }
    if let Some(proof) = &said.proof {
        let before: BTreeSet<String> = check(problem, plan)
            .iter()
            .map(ToString::to_string)
            .collect();
        let after = check(&proof.problem, &proof.plan);
        let new = after
            .into_iter()
            .filter(|f| !before.contains(&f.to_string()));
        flaws.extend(new);
        if proof.plan.unassigned.contains(&said.visit) {
            flaws.push(flaw("is left out even with the relaxation"));
        }
        let is_new = |id: &&String| !plan.unassigned.contains(id);
        if proof.plan.unassigned.iter().any(|id| is_new(&id)) {
            flaws.push(flaw("comes in, but another goes"));
        }
    } else {
        flaws.push(flaw("has no relaxation that is proved"));
    }
    flaws
}

/// The reasons that no shift meets together; none if the reason is another kind, nothing if kinds are mixed.
fn hard(reasons: &BTreeSet<Reason>) -> Option<Vec<&Reason>> {
    let soft = |reason: &&Reason| matches!(reason, Reason::OtherVisits | Reason::Price);
    let (soft, hard): (Vec<&Reason>, Vec<&Reason>) = reasons.iter().partition(soft);
    match (soft.len(), hard.len()) {
        (0, 1..) | (1, 0) => Some(hard),
        _ => None,
    }
}

/// Whether some shift (or, for double staffing, shifts of different carers) meets all of these.
pub(super) fn is_met(problem: &Problem, visit: &Visit, reasons: &[&Reason]) -> bool {
    let shifts = |of: &Visit| -> Vec<(usize, usize)> {
        let all = problem.carers.iter().enumerate();
        all.flat_map(|(c, carer)| (0..carer.shifts.len()).map(move |s| (c, s)))
            .filter(|&at| {
                reasons
                    .iter()
                    .all(|reason| meets(problem, of, (reason, at)))
            })
            .collect()
    };
    let own = shifts(visit);
    if !reasons.contains(&&Reason::Partner) {
        return !own.is_empty();
    }
    let doubles = |tie: &&Tie| tie.kind == TieKind::Double;
    let mut ties = problem.ties.iter().filter(doubles);
    ties.all(|tie| {
        let (other, is_first) = if tie.first == visit.id {
            (&tie.second, true)
        } else if tie.second == visit.id {
            (&tie.first, false)
        } else {
            return true;
        };
        let Some(other) = problem.visits.iter().find(|v| v.id == *other) else {
            return true;
        };
        let theirs = shifts(other);
        own.iter().any(|&mine| {
            theirs.iter().any(|&yours| {
                let (first, second) = (spans(problem, visit, mine), spans(problem, other, yours));
                let (first, second) = if is_first {
                    (first, second)
                } else {
                    (second, first)
                };
                mine.0 != yours.0 && go_together(tie, &first, &second)
            })
        })
    })
}

/// Whether two visits can start as their tie says, each within one of its spans.
fn go_together(tie: &Tie, first: &[(i32, i32)], second: &[(i32, i32)]) -> bool {
    first.iter().any(|&(from, to)| {
        second.iter().any(|&(other_from, other_to)| {
            other_from - to <= tie.most.0 && other_to - from >= tie.least.0
        })
    })
}

fn meets(problem: &Problem, visit: &Visit, (reason, (c, s)): (&Reason, (usize, usize))) -> bool {
    let (Some(carer), client) = (
        problem.carers.get(c),
        problem
            .clients
            .iter()
            .find(|client| client.id == visit.client),
    ) else {
        return false;
    };
    let Some(shift) = carer.shifts.get(s) else {
        return false;
    };
    match reason {
        Reason::Skill(skill) => !visit.needs.contains(skill) || carer.skills.contains(skill),
        Reason::Exclusions => client.is_none_or(|client| !client.excluded.contains(&carer.id)),
        Reason::Team => {
            client.is_none_or(|client| client.team.is_none() || client.team == carer.team)
        }
        Reason::Pin => visit.pin.as_ref().is_none_or(|pin| pin.carer == carer.id),
        Reason::Hours => starts(visit).iter().any(|&(from, to)| {
            let from = from.max(shift.from.0);
            from <= to && from + visit.length.0 <= shift.to.0 + shift.overtime_max.0
        }),
        Reason::Way => !spans(problem, visit, (c, s)).is_empty(),
        Reason::Rest => fits(problem, visit, (carer, s), &[]),
        Reason::Breaks => fits(problem, visit, (carer, s), &shift.breaks),
        Reason::Partner | Reason::OtherVisits | Reason::Price => true,
    }
}

/// When a visit may start.
fn starts(visit: &Visit) -> Vec<(i32, i32)> {
    match visit.pin.as_ref().and_then(|pin| pin.start) {
        Some(start) => vec![(start.0, start.0)],
        None => visit.windows.iter().map(|w| (w.from.0, w.to.0)).collect(),
    }
}

/// When a visit that is alone in a shift may start, so that its carer can come and go in time.
fn spans(problem: &Problem, visit: &Visit, (c, s): (usize, usize)) -> Vec<(i32, i32)> {
    let of = |c: usize| {
        let carer = problem.carers.get(c)?;
        Some((carer, carer.shifts.get(s)?, mode(problem, carer)?))
    };
    let Some((_, shift, mode)) = of(c) else {
        return Vec::new();
    };
    let (come, go) = ways(problem, visit, (shift, mode));
    let last = shift.to.0 + shift.overtime_max.0 - go - visit.length.0;
    starts(visit)
        .into_iter()
        .map(|(from, to)| (from.max(shift.from.0 + come), to.min(last)))
        .filter(|(from, to)| from <= to)
        .collect()
}

fn mode<'a>(problem: &'a Problem, carer: &Carer) -> Option<&'a Mode> {
    problem.modes.iter().find(|mode| mode.id == carer.mode)
}

/// The way to a visit from the start of a shift, and from it to the end.
fn ways(problem: &Problem, visit: &Visit, (shift, mode): (&Shift, &Mode)) -> (i32, i32) {
    let client = problem
        .clients
        .iter()
        .find(|client| client.id == visit.client);
    let place = client.filter(|_| !visit.remote).map(|client| client.place);
    let way = |from: usize, to: usize| travel(mode, &problem.places, (from, to));
    match place {
        Some(place) => (way(shift.start, place), way(place, shift.end)),
        None => (0, way(shift.start, shift.end)),
    }
}

/// Whether a visit alone and these breaks fit into a shift, with the overtime that rest allows: before, between or
/// after the breaks.
fn fits(
    problem: &Problem,
    visit: &Visit,
    (carer, s): (&Carer, usize),
    breaks: &[super::model::Break],
) -> bool {
    let (Some(shift), Some(mode)) = (carer.shifts.get(s), mode(problem, carer)) else {
        return false;
    };
    let (come, go) = ways(problem, visit, (shift, mode));
    let end = shift.to.0 + overtime_with_rest(&carer.shifts, s, problem.rest).0;
    let mut breaks = breaks.to_vec();
    breaks.sort_by_key(|rest| rest.to);
    (0..=breaks.len()).any(|at| {
        let mut free = Some(shift.from.0);
        for (number, rest) in breaks.iter().enumerate() {
            if number == at {
                free = free.and_then(|free| made(visit, free + come));
            }
            free = free
                .map(|free| free.max(rest.from.0))
                .filter(|&start| start <= rest.to.0)
                .map(|start| start + rest.length.0);
        }
        if at == breaks.len() {
            free = free.and_then(|free| made(visit, free + come));
        }
        free.is_some_and(|free| free + go <= end)
    })
}

/// When a visit that is reached at this time is over, if it may still start.
fn made(visit: &Visit, reached: i32) -> Option<i32> {
    let open = starts(visit).into_iter().find(|&(_, to)| reached <= to);
    open.map(|(from, _)| reached.max(from) + visit.length.0)
}

/// The visits that stand or fall with a visit, itself among them.
pub(super) fn party(problem: &Problem, visit: &str) -> BTreeSet<String> {
    let mut party = BTreeSet::from([visit.to_owned()]);
    let doubles: Vec<&Tie> = problem
        .ties
        .iter()
        .filter(|t| t.kind == TieKind::Double)
        .collect();
    loop {
        let before = party.len();
        for tie in &doubles {
            if party.contains(&tie.first) || party.contains(&tie.second) {
                party.extend([tie.first.clone(), tie.second.clone()]);
            }
        }
        if party.len() == before {
            return party;
        }
    }
}

/// The starts of a plan by visit.
pub(super) fn starts_by_visit(plan: &CarePlan) -> BTreeMap<&str, Moment> {
    plan.starts
        .iter()
        .map(|s| (s.visit.as_str(), s.start))
        .collect()
}
