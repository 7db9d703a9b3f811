//! Why a visit was left out, and the smallest thing that would bring it in; each can be proved.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::check::check;
use super::compile::compile;
use super::model::{Problem, Travel};
use super::plan::{CarePlan, insert_one};
use super::prove::{is_met, party, starts_by_visit};
use super::relax::{candidates, finer, relaxed};
use super::travel::matrix;
use super::units::{Moment, Span};

/// What is said of a need that takes part in a conflict.
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
    /// The same with the way to it and from it.
    Way,
    /// The same with the rest that must follow the shift.
    Rest,
    /// The same with the breaks of the shift.
    Breaks,
    /// The other carer of a double staffing, who must be there at the same time.
    Partner,
    /// What else those who could are doing.
    OtherVisits,
    /// It could be made, but costs more than leaving it out.
    Price,
}

/// The smallest change found that brings a visit in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relaxation {
    /// None: it can be made as things are.
    Nothing,
    /// Start this much earlier or later than the windows say.
    WiderWindow(Span),
    /// Let this carer's shifts be this much longer at either end.
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
    /// So many more carers with what it takes, from this moment: two for a double staffing of which nobody comes.
    MoreCarers {
        /// How many.
        carers: usize,
        /// From when.
        from: Moment,
    },
}

/// What is said of a visit that was left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// The visit.
    pub visit: String,
    /// The smallest set of needs that no shift meets together, or what else stands in the way.
    pub reasons: BTreeSet<Reason>,
    /// The smallest relaxation of those tried with which the plan takes it in; others keep their shifts and orders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relaxation: Option<Relaxation>,
    /// What proves the relaxation.
    #[serde(skip)]
    pub proof: Option<Proof>,
}

/// A relaxed problem and a plan for it that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The problem, relaxed.
    pub problem: Problem,
    /// The plan that takes the visit in.
    pub plan: CarePlan,
}

/// Explains why a visit was left out of a plan; nothing if it is not in the problem. [`prove`](super::prove) holds
/// what is said against other code than the search's.
pub fn explain(problem: &Problem, plan: &CarePlan, visit: &str) -> Option<Explanation> {
    let number = problem.visits.iter().position(|v| v.id == visit)?;
    let day = Day::around(problem, plan, number);
    let found = relaxation(problem, plan, &day);
    let (relaxation, proof) = found.map_or((None, None), |(r, p)| (Some(r), Some(p)));
    let reasons = match &relaxation {
        Some(Relaxation::Nothing) => BTreeSet::from([Reason::Price]),
        Some(_) | None => conflict(problem, number),
    };
    Some(Explanation {
        visit: visit.to_owned(),
        reasons,
        relaxation,
        proof,
    })
}

/// The smallest set of needs that no shift meets together, smallest first, or what else is being done.
fn conflict(problem: &Problem, number: usize) -> BTreeSet<Reason> {
    let visit = &problem.visits[number];
    let members = party(problem, &visit.id);
    let mut needs = vec![Reason::Hours, Reason::Pin, Reason::Team, Reason::Exclusions];
    let of_party = problem.visits.iter().filter(|v| members.contains(&v.id));
    let skills: BTreeSet<&String> = of_party.flat_map(|v| &v.needs).collect();
    needs.extend(skills.into_iter().cloned().map(Reason::Skill));
    // The way says all that the hours say, the breaks all that the way says, and so on: one of them is enough.
    needs.extend([Reason::Way, Reason::Rest, Reason::Breaks]);
    if members.len() > 1 {
        needs.push(Reason::Partner);
    }
    let all: Vec<&Reason> = needs.iter().collect();
    if is_met(problem, visit, &all) {
        return BTreeSet::from([Reason::OtherVisits]);
    }
    // Leave out what is not needed, the most telling last: what remains needs every one of its members.
    let mut kept = all;
    for reason in needs.iter().rev() {
        let others: Vec<&Reason> = kept.iter().copied().filter(|r| *r != reason).collect();
        if !others.is_empty() && !is_met(problem, visit, &others) {
            kept = others;
        }
    }
    smaller(problem, visit, &needs, kept)
        .into_iter()
        .cloned()
        .collect()
}

/// A set of one or two needs that no shift meets, if there is one smaller than that already found.
fn smaller<'a>(
    problem: &Problem,
    visit: &super::model::Visit,
    needs: &'a [Reason],
    found: Vec<&'a Reason>,
) -> Vec<&'a Reason> {
    let alone = needs.iter().map(|reason| vec![reason]);
    let pairs = needs
        .iter()
        .enumerate()
        .flat_map(|(i, one)| needs.iter().skip(i + 1).map(move |other| vec![one, other]));
    let mut sets = alone.chain(pairs).take_while(|set| set.len() < found.len());
    sets.find(|set| !is_met(problem, visit, set))
        .unwrap_or(found)
}

/// What of a problem and its plan has to do with a visit: the visits of about the same time.
struct Day {
    /// The problem with those visits only, with matrices instead of speeds.
    problem: Problem,
    plan: CarePlan,
    number: usize,
}

impl Day {
    fn around(problem: &Problem, plan: &CarePlan, number: usize) -> Self {
        const SHIFT: i32 = 24 * 3_600;
        let visit = &problem.visits[number];
        let members = party(problem, &visit.id);
        let from = visit.windows.first().map_or(0, |w| w.from.0 - SHIFT);
        let to = visit.windows.last().map_or(0, |w| w.to.0 + SHIFT);
        let near = |moment: Moment| (from..=to).contains(&moment.0);
        let starts = starts_by_visit(plan);
        let mut day = problem.clone();
        day.visits.retain(|v| {
            members.contains(&v.id) || starts.get(v.id.as_str()).copied().is_some_and(near)
        });
        let ids: BTreeSet<&str> = day.visits.iter().map(|v| v.id.as_str()).collect();
        day.ties
            .retain(|t| ids.contains(t.first.as_str()) && ids.contains(t.second.as_str()));
        for mode in &mut day.modes {
            if let Travel::Speed { .. } = mode.travel {
                let ticks = matrix(mode, &problem.places).ticks;
                let size = problem.places.len().max(1);
                let rows = ticks
                    .chunks(size)
                    .map(|row| row.iter().map(|&t| Span(t)).collect());
                mode.travel = Travel::Matrix(rows.collect());
            }
        }
        for shift in day.carers.iter_mut().flat_map(|carer| &mut carer.shifts) {
            if !near(shift.from) && !near(shift.to) {
                shift.breaks.clear();
            }
        }
        let part = CarePlan {
            starts: plan
                .starts
                .iter()
                .filter(|s| ids.contains(s.visit.as_str()))
                .cloned()
                .collect(),
            pauses: plan
                .pauses
                .iter()
                .filter(|p| near(p.start))
                .cloned()
                .collect(),
            ..CarePlan::default()
        };
        let number = day
            .visits
            .iter()
            .position(|v| v.id == visit.id)
            .unwrap_or(0);
        Self {
            plan: part,
            number,
            problem: day,
        }
    }

    /// The whole plan with this part of it anew.
    fn whole(&self, plan: &CarePlan, part: CarePlan) -> CarePlan {
        let ids: BTreeSet<&str> = self.problem.visits.iter().map(|v| v.id.as_str()).collect();
        let mut whole = plan.clone();
        whole.starts.retain(|s| !ids.contains(s.visit.as_str()));
        whole.unassigned.retain(|id| !ids.contains(id.as_str()));
        whole
            .pauses
            .retain(|pause| !self.plan.pauses.contains(pause));
        whole.starts.extend(part.starts);
        whole.unassigned.extend(part.unassigned);
        whole.pauses.extend(part.pauses);
        whole
    }
}

fn relaxation(problem: &Problem, plan: &CarePlan, day: &Day) -> Option<(Relaxation, Proof)> {
    let id = &day.problem.visits[day.number].id;
    let before: BTreeSet<String> = check(problem, plan)
        .iter()
        .map(ToString::to_string)
        .collect();
    let tried = |relaxation: &Relaxation| -> Option<Proof> {
        let part = relaxed(&day.problem, id, relaxation);
        let compiled = compile(&part).ok()?;
        let number = part.visits.iter().position(|v| v.id == *id)?;
        let after = insert_one(&part, &compiled, (&day.plan, number))?;
        if after.unassigned.contains(id) {
            return None;
        }
        let proof = Proof {
            problem: relaxed(problem, id, relaxation),
            plan: day.whole(plan, after),
        };
        let stays = proof
            .plan
            .unassigned
            .iter()
            .all(|id| plan.unassigned.contains(id));
        let flaws = check(&proof.problem, &proof.plan);
        let holds = flaws.iter().all(|flaw| before.contains(&flaw.to_string()));
        (stays && holds).then_some(proof)
    };
    let all = candidates(&day.problem, id);
    let (found, proof) = all
        .into_iter()
        .find_map(|one| Some((tried(&one)?, one)).map(|(p, r)| (r, p)))?;
    Some(finer(found, proof, tried))
}
