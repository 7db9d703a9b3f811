//! One job from text to text: any of the formats in, the usual solution out, with its figures.

use std::collections::BTreeMap;

use crate::answer::{Search, Summary};
use crate::budget::Budget;
use crate::care::{self, CarePlan, Pin, Problem};
use crate::fleet::{Aim, judge_tours, plan_fleet};
use crate::formats::hhcrsp::{Instance, Solution};
use crate::formats::tour_text::{Rounding, Scaled, read_tours};
use crate::formats::{solomon, vrplib};
use crate::page::{Bar, Row, Times, day_page};
use crate::trouble::Trouble;

/// How many visits left out are explained, the first ones; each takes some thousandths of a second or more.
const EXPLAINED_MAX: usize = 1_000;

/// How a problem is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON of the home health care research community.
    HhcrspJson,
    /// Solomon's plain text.
    Solomon,
    /// VRPLIB.
    Vrplib,
    /// Our own JSON: [`Problem`].
    Sammanhang,
}

/// What is made small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objective {
    /// A third of travel, tardiness and the largest tardiness.
    Hhcrsp,
    /// The way.
    Distance,
    /// Vehicles, then the way.
    VehiclesFirst,
    /// The way, each leg cut to one decimal.
    Dimacs,
    /// The priced sum of the care terms.
    Care,
}

#[derive(Debug)]
enum Kind {
    Research(Box<Instance>),
    Tours(Box<Scaled>, Aim),
    Care(Box<Problem>),
}

/// A problem that was read and can be planned.
#[derive(Debug)]
pub struct Job {
    kind: Kind,
    warm: Option<String>,
}

/// What a job gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The plan in the format that belongs to the problem's.
    pub text: String,
    /// Its figures; the seconds are the caller's to fill in.
    pub summary: Summary,
    /// A page with the day of each carer or vehicle.
    pub page: String,
    /// What a judge finds wrong, in words: an answer that may not be carried out says so.
    pub flaws: Vec<String>,
}

impl Job {
    /// Reads a problem. Without an objective, the format's usual one is taken.
    pub fn read(format: Format, objective: Option<Objective>, text: &str) -> Result<Self, Trouble> {
        let wrong = |objective: Objective| {
            let what = format!("{objective:?} does not go with {format:?}");
            Err(Trouble::at("objective", what))
        };
        let kind = match (format, objective) {
            (Format::HhcrspJson, None | Some(Objective::Hhcrsp)) => {
                Kind::Research(Box::new(Instance::read(text)?))
            }
            (Format::Sammanhang, None | Some(Objective::Care)) => {
                Kind::Care(Box::new(Problem::read(text)?))
            }
            (Format::Solomon | Format::Vrplib, objective) => {
                let (rounding, aim) = match objective.unwrap_or(Objective::Distance) {
                    Objective::Distance => (Rounding::Exact, Aim::Distance),
                    Objective::VehiclesFirst => (Rounding::Exact, Aim::VehiclesFirst),
                    Objective::Dimacs => (Rounding::OneDecimal, Aim::Distance),
                    other @ (Objective::Hhcrsp | Objective::Care) => return wrong(other),
                };
                let scaled = match format {
                    Format::Vrplib => vrplib::read(text, rounding)?,
                    Format::Solomon | Format::HhcrspJson | Format::Sammanhang => {
                        solomon::read(text, rounding)?
                    }
                };
                Kind::Tours(Box::new(scaled), aim)
            }
            (Format::HhcrspJson | Format::Sammanhang, Some(other)) => return wrong(other),
        };
        Ok(Self { kind, warm: None })
    }

    /// Begins from a plan in the format that [`Outcome::text`] has; for care, the plan in force.
    pub fn begin_from(&mut self, plan: String) -> Result<(), Trouble> {
        match &self.kind {
            Kind::Research(_) => drop(serde_json::from_str::<Solution>(&plan)?),
            Kind::Tours(..) => drop(read_tours(&plan)?),
            Kind::Care(_) => drop(serde_json::from_str::<CarePlan>(&plan)?),
        }
        self.warm = Some(plan);
        Ok(())
    }

    /// Pins a visit to a carer: `VISIT=CARER`.
    pub fn pin(&mut self, pin: &str) -> Result<(), Trouble> {
        let Kind::Care(problem) = &mut self.kind else {
            return Err(Trouble::at("pin", "only care plans have pins"));
        };
        let Some((visit, carer)) = pin.split_once('=') else {
            return Err(Trouble::at("pin", format!("{pin} is not VISIT=CARER")));
        };
        let Some(found) = problem.visits.iter_mut().find(|v| v.id == visit) else {
            return Err(Trouble::at("pin", format!("{visit} is no visit")));
        };
        found.pin = Some(Pin {
            carer: carer.to_owned(),
            start: None,
        });
        problem.whole()
    }

    /// Plans.
    pub fn run(&self, how: &Search, budget: &dyn Budget) -> Result<Outcome, Trouble> {
        match &self.kind {
            Kind::Research(instance) => self.research(instance, how, budget),
            Kind::Tours(scaled, aim) => self.tours((scaled, *aim), how, budget),
            Kind::Care(problem) => self.care(problem, how, budget),
        }
    }

    fn research(
        &self,
        instance: &Instance,
        how: &Search,
        budget: &dyn Budget,
    ) -> Result<Outcome, Trouble> {
        let warm = self
            .warm
            .as_deref()
            .map(serde_json::from_str::<Solution>)
            .transpose()?;
        let planned = instance.plan(how, budget, warm.as_ref());
        let figures = planned.figures;
        let (flaws, _) = instance.judge(&planned.solution);
        let rows = planned.solution.routes.iter().map(|route| Row {
            name: route.caregiver_id.clone(),
            bars: route
                .locations
                .iter()
                .map(|stop| Bar {
                    from: stop.arrival_time,
                    to: stop.departure_time,
                    label: format!("{} {}", stop.patient, stop.service),
                    is_break: false,
                })
                .collect(),
        });
        let rows: Vec<Row> = rows.collect();
        let summary = Summary {
            objective: figures.objective(),
            terms: named([
                ("travel", figures.travel),
                ("tardiness", figures.tardiness),
                ("max_tardiness", figures.max_tardiness),
            ]),
            unassigned: planned.unassigned,
            routes: rows.iter().filter(|row| !row.bars.is_empty()).count(),
            flaws: flaws.len(),
            seconds: 0.0,
            iterations: planned.iterations,
            seed: how.seed,
        };
        Ok(Outcome {
            text: serde_json::to_string(&planned.solution)?,
            page: day_page(&rows, &summary, (Times::Plain, &[])),
            summary,
            flaws,
        })
    }

    fn tours(
        &self,
        (scaled, aim): (&Scaled, Aim),
        how: &Search,
        budget: &dyn Budget,
    ) -> Result<Outcome, Trouble> {
        let warm = self.warm.as_deref().map(read_tours).transpose()?;
        let plan = plan_fleet(&scaled.fleet, (aim, warm.as_deref()), how, budget);
        let (flaws, _) = judge_tours(&scaled.fleet, &plan.routes);
        let rows: Vec<Row> = scaled.rows(&plan);
        let cost = scaled.cost(&plan);
        let summary = Summary {
            objective: cost,
            terms: named([("travel", cost), ("tardiness", 0.0), ("max_tardiness", 0.0)]),
            unassigned: plan.unassigned.len(),
            routes: plan.routes.len(),
            flaws: flaws.len(),
            seconds: 0.0,
            iterations: plan.iterations,
            seed: how.seed,
        };
        Ok(Outcome {
            text: scaled.write(&plan),
            page: day_page(&rows, &summary, (Times::Plain, &[])),
            summary,
            flaws,
        })
    }

    fn care(
        &self,
        problem: &Problem,
        how: &Search,
        budget: &dyn Budget,
    ) -> Result<Outcome, Trouble> {
        let warm = self
            .warm
            .as_deref()
            .map(serde_json::from_str::<CarePlan>)
            .transpose()?;
        let mut planned = care::plan_care(problem, warm.as_ref(), how, budget)?;
        let left_out = planned.plan.unassigned.iter().take(EXPLAINED_MAX);
        planned.plan.reasons = left_out
            .filter_map(|visit| care::explain(problem, &planned.plan, visit))
            .collect();
        let flaws: Vec<String> = care::check(problem, &planned.plan)
            .iter()
            .map(ToString::to_string)
            .chain(care::rest_flaws(problem).iter().map(ToString::to_string))
            .collect();
        let rows = care::rows(problem, &planned.plan);
        let summary = Summary {
            objective: planned.objective_as_number(),
            terms: planned.terms.by_name(),
            unassigned: planned.plan.unassigned.len(),
            routes: rows.iter().filter(|row| !row.bars.is_empty()).count(),
            flaws: flaws.len(),
            seconds: 0.0,
            iterations: planned.iterations,
            seed: how.seed,
        };
        Ok(Outcome {
            text: serde_json::to_string(&planned.plan)?,
            page: day_page(&rows, &summary, (Times::Clock, &why(&planned.plan))),
            summary,
            flaws,
        })
    }
}

/// Every visit left out of a care plan, with the reason as far as it was looked for.
fn why(plan: &CarePlan) -> Vec<(String, String)> {
    let said: BTreeMap<&str, String> = plan
        .reasons
        .iter()
        .map(|said| (said.visit.as_str(), care::in_swedish(said)))
        .collect();
    let one = |id: &String| {
        (
            id.clone(),
            said.get(id.as_str()).cloned().unwrap_or_default(),
        )
    };
    plan.unassigned.iter().map(one).collect()
}

fn named<const N: usize>(terms: [(&str, f64); N]) -> BTreeMap<String, f64> {
    terms
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
