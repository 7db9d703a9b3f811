//! Why a visit was left out, and the smallest thing that would bring it in; each proved by planning it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::check::check;
use super::compile::{compile, may_serve};
use super::model::{Problem, Shift, Visit};
use super::plan::{CarePlan, insert_one};
use super::units::{Moment, Span};

/// How much longer windows and shifts are tried, in minutes.
const LONGER: [i32; 6] = [15, 30, 60, 120, 240, 480];

/// A need that takes part in a conflict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// This skill or licence.
    Skill(String),
    /// The carers that the client will not have.
    Exclusions,
    /// The client's team.
    Team,
    /// The carer that it is pinned to.
    Pin,
    /// The hours at which it may start, against the hours that carers work.
    Hours,
    /// What else those who could are doing.
    OtherVisits,
}

/// The smallest change found that brings a visit in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relaxation {
    /// Start this much earlier or later than the windows say.
    WiderWindow(Span),
    /// Let this carer's shift be this much longer at either end.
    LongerShift {
        /// Who.
        carer: String,
        /// How much.
        by: Span,
    },
    /// Let somebody without this skill make it, or teach one.
    WithoutSkill(String),
    /// Let an excluded carer come.
    WithoutExclusions,
    /// Let another team come.
    OtherTeam,
    /// Take the pin away.
    WithoutPin,
    /// One more carer with what it takes, from this moment.
    OneMoreCarer(Moment),
}

/// Why a visit was left out of a plan: the smallest set of needs that no shift meets together, and the
/// smallest relaxation of those tried with which the plan takes it, checked by the independent judge.
pub fn explain(
    problem: &Problem,
    plan: &CarePlan,
    visit: &str,
) -> Option<(BTreeSet<Reason>, Option<Relaxation>)> {
    let number = problem.visits.iter().position(|v| v.id == visit)?;
    Some((conflict(problem, number), relaxation(problem, plan, number)))
}

/// The smallest set of needs that no shift meets together, smallest first, or what else is being done.
fn conflict(problem: &Problem, number: usize) -> BTreeSet<Reason> {
    let visit = &problem.visits[number];
    let mut needs: Vec<Reason> = visit.needs.iter().cloned().map(Reason::Skill).collect();
    needs.extend([Reason::Exclusions, Reason::Team, Reason::Pin, Reason::Hours]);
    needs.truncate(16);
    let mut sets: Vec<u32> = (1..1_u32 << needs.len()).collect();
    sets.sort_by_key(|set| (set.count_ones(), *set));
    for set in sets {
        let chosen: Vec<&Reason> = needs
            .iter()
            .enumerate()
            .filter(|(i, _)| set >> i & 1 == 1)
            .map(|(_, need)| need)
            .collect();
        let met = problem.carers.iter().any(|carer| {
            carer.shifts.iter().any(|shift| {
                chosen
                    .iter()
                    .all(|need| meets(problem, visit, (need, carer, shift)))
            })
        });
        if !met {
            return chosen.into_iter().cloned().collect();
        }
    }
    BTreeSet::from([Reason::OtherVisits])
}

fn meets(
    problem: &Problem,
    visit: &Visit,
    (need, carer, shift): (&Reason, &super::model::Carer, &Shift),
) -> bool {
    let client = problem
        .clients
        .iter()
        .find(|client| client.id == visit.client);
    match need {
        Reason::Skill(skill) => carer.skills.contains(skill),
        Reason::Exclusions => client.is_none_or(|client| !client.excluded.contains(&carer.id)),
        Reason::Team => {
            client.is_none_or(|client| client.team.is_none() || client.team == carer.team)
        }
        Reason::Pin => visit.pin.as_ref().is_none_or(|pin| pin.carer == carer.id),
        Reason::Hours => visit.windows.iter().any(|w| {
            shift.from.0.max(w.from.0) + visit.length.0 <= shift.to.0 + shift.overtime_max.0
                && shift.from <= w.to
        }),
        Reason::OtherVisits => true,
    }
}

fn relaxation(problem: &Problem, plan: &CarePlan, number: usize) -> Option<Relaxation> {
    candidates(problem, number).into_iter().find(|relaxation| {
        let relaxed = relaxed(problem, number, relaxation);
        let Ok(compiled) = compile(&relaxed) else {
            return false;
        };
        insert_one(&relaxed, &compiled, (plan, number)).is_some_and(|after| {
            let id = &problem.visits[number].id;
            !after.unassigned.contains(id) && check(&relaxed, &after).is_empty()
        })
    })
}

/// What to try, least first.
fn candidates(problem: &Problem, number: usize) -> Vec<Relaxation> {
    let visit = &problem.visits[number];
    let mut list = Vec::new();
    for minutes in LONGER {
        list.push(Relaxation::WiderWindow(Span::minutes(minutes)));
        if minutes > 60 {
            continue;
        }
        for carer in &problem.carers {
            let client = problem
                .clients
                .iter()
                .find(|client| client.id == visit.client);
            if client.is_some_and(|client| may_serve(visit, client, carer)) {
                list.push(Relaxation::LongerShift {
                    carer: carer.id.clone(),
                    by: Span::minutes(minutes),
                });
            }
        }
    }
    if visit.pin.is_some() {
        list.push(Relaxation::WithoutPin);
    }
    list.push(Relaxation::WithoutExclusions);
    list.push(Relaxation::OtherTeam);
    list.extend(visit.needs.iter().cloned().map(Relaxation::WithoutSkill));
    if let Some(window) = visit.windows.first() {
        list.push(Relaxation::OneMoreCarer(window.from));
    }
    list
}

fn relaxed(problem: &Problem, number: usize, relaxation: &Relaxation) -> Problem {
    let mut relaxed = problem.clone();
    let id = relaxed.visits[number].client.clone();
    let visit = &mut relaxed.visits[number];
    match relaxation {
        Relaxation::WiderWindow(by) => {
            for window in &mut visit.windows {
                window.from = Moment((window.from.0 - by.0).max(0));
                window.to = window.to.plus(*by);
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
        Relaxation::LongerShift { carer, by } => {
            for shift in relaxed
                .carers
                .iter_mut()
                .filter(|c| c.id == *carer)
                .flat_map(|c| &mut c.shifts)
            {
                shift.from = Moment((shift.from.0 - by.0).max(0));
                shift.overtime_max = Span(shift.overtime_max.0.saturating_add(by.0));
            }
        }
        Relaxation::WithoutSkill(skill) => {
            visit.needs.remove(skill);
        }
        Relaxation::WithoutPin => visit.pin = None,
        Relaxation::WithoutExclusions => {
            relaxed
                .clients
                .iter_mut()
                .filter(|c| c.id == id)
                .for_each(|c| c.excluded.clear());
        }
        Relaxation::OtherTeam => {
            relaxed
                .clients
                .iter_mut()
                .filter(|c| c.id == id)
                .for_each(|c| c.team = None);
        }
        Relaxation::OneMoreCarer(from) => add_carer(&mut relaxed, (number, *from)),
    }
    relaxed
}

/// Adds a carer who can make just this visit, from its own place.
fn add_carer(problem: &mut Problem, (number, from): (usize, Moment)) {
    let visit = &problem.visits[number];
    let client = problem
        .clients
        .iter()
        .find(|client| client.id == visit.client);
    let place = client.map_or(0, |client| client.place);
    let carer = super::model::Carer {
        id: "one more".to_owned(),
        skills: visit.needs.clone(),
        team: client.and_then(|client| client.team.clone()),
        mode: problem
            .modes
            .first()
            .map(|mode| mode.id.clone())
            .unwrap_or_default(),
        shifts: vec![Shift {
            from,
            to: from.plus(visit.length),
            overtime_max: Span(0),
            start: place,
            end: place,
            breaks: Vec::new(),
        }],
    };
    problem.carers.push(carer);
}
