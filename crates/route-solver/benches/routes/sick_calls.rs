//! Sick calls in a unit of 400 visits: how soon a legal plan stands, how good it is soon after, and whom it moves.

use std::time::Duration;

use route_solver::Iterations;
use route_solver::care::{
    CarePlan, Moment, Planned, Problem, SampleSize, Span, Start, check, plan_care, replan, sample,
};

use crate::options::Options;
use crate::timing::{Clocked, mean, percentile};
use crate::{Failure, say};

/// What is planned: some 400 visits.
const UNIT: SampleSize = SampleSize {
    clients: 116,
    carers: 42,
    days: 1,
};
/// The time for the plan in force and for the plan that others are compared with, unless the caller says.
const SECONDS: f64 = 60.0;
/// How many calls are also planned at length.
const AT_LENGTH: usize = 5;
/// What moving one visit is worth, in seconds of travel.
const MOVED: i64 = 600;

/// What came out for the calls.
#[derive(Debug, Default)]
struct Found {
    times: Vec<Duration>,
    first_moved: Vec<f64>,
    moved: Vec<f64>,
    gaps: Vec<f64>,
    left_out: usize,
    flaws: usize,
}

pub(crate) fn run(options: &Options, calls: usize) -> Result<(), Failure> {
    let mut unit = sample(UNIT, options.seed);
    unit.prices.moved = MOVED;
    let seconds = options.seconds.unwrap_or(SECONDS);
    let in_force = plan_care(
        &unit,
        None,
        &options.search(),
        &Clocked::new(seconds, options),
    )?;
    say(&format!(
        "\nsick calls: {} carers, {} visits, {}; {} left out before any call\n",
        unit.carers.len(),
        unit.visits.len(),
        options.words(),
        in_force.plan.unassigned.len()
    ));
    let working: Vec<usize> = (0..unit.carers.len())
        .filter(|&c| {
            in_force
                .plan
                .starts
                .iter()
                .any(|s| s.carer == unit.carers[c].id)
        })
        .collect();
    let mut found = Found::default();
    for call in 0..calls {
        // Each carer in turn, one to four hours before the shift but not before five in the morning.
        let Some(&carer) = working.get(call % working.len().max(1)) else {
            return Err("nobody works".into());
        };
        let early = Span::minutes(60 + i32::try_from(call * 37 % 180)?);
        let shifts = unit.carers[carer].shifts.first();
        let from = shifts.map_or(0, |shift| shift.from.0);
        let now = Moment::clock(0, 5, 0).max(Moment(from - early.0));
        let called = sick(&unit, carer);
        found.call((&called, &in_force.plan, now), options)?;
        if call < AT_LENGTH {
            found.compare((&called, &in_force.plan, now), options, seconds)?;
        }
    }
    found.say();
    Ok(())
}

/// The problem without a carer.
fn sick(unit: &Problem, carer: usize) -> Problem {
    let mut called = unit.clone();
    called.carers[carer].shifts.clear();
    called
}

impl Found {
    fn call(
        &mut self,
        (called, in_force, now): (&Problem, &CarePlan, Moment),
        options: &Options,
    ) -> Result<(), Failure> {
        let watch = Clocked::new(1.0, options);
        let first = replan(called, (in_force, now), &options.search(), &Iterations(0))?;
        self.times.push(watch.elapsed());
        self.first_moved.push(moved((called, in_force), &first));
        self.flaws += check(called, &first.plan).len();
        Ok(())
    }

    fn compare(
        &mut self,
        (called, in_force, now): (&Problem, &CarePlan, Moment),
        options: &Options,
        seconds: f64,
    ) -> Result<(), Failure> {
        let soon = Clocked::new(1.0, options);
        let soon = replan(called, (in_force, now), &options.search(), &soon)?;
        let late = Clocked::new(seconds, options);
        let late = replan(called, (in_force, now), &options.search(), &late)?;
        self.moved.push(moved((called, in_force), &soon));
        self.gaps
            .push(100.0 * (soon.objective as f64 / late.objective as f64 - 1.0));
        self.left_out += soon.plan.unassigned.len();
        self.flaws += check(called, &soon.plan).len() + check(called, &late.plan).len();
        Ok(())
    }

    fn say(&mut self) {
        let most = |of: &[f64]| of.iter().copied().fold(f64::NAN, f64::max);
        say("| figure | mean or p50 | worst or p99 | goal |\n|---|---|---|---|");
        say(&format!(
            "| first legal plan, ms | {:.1} | {:.1} | p99 50 |",
            percentile(&mut self.times, 50),
            percentile(&mut self.times, 99)
        ));
        let rows = [
            ("others moved in the first plan, %", &self.first_moved, "15"),
            ("others moved after 1 s, %", &self.moved, "15"),
            (
                "cost after 1 s beside that after long, %",
                &self.gaps,
                "0.5",
            ),
        ];
        for (name, of, goal) in rows {
            say(&format!(
                "| {name} ({}) | {:.2} | {:.2} | {goal} |",
                of.len(),
                mean(of),
                most(of)
            ));
        }
        say(&format!(
            "| left out after 1 s, all together | {} | | |\n| flaws | {} | | 0 |",
            self.left_out, self.flaws
        ));
    }
}

/// The share of the visits of other carers that another shift makes now, or nobody, in hundredths.
fn moved((called, in_force): (&Problem, &CarePlan), after: &Planned) -> f64 {
    let before = in_force.starts.iter();
    let others = before.filter(|start| {
        let carer = called.carers.iter().find(|carer| carer.id == start.carer);
        carer.is_some_and(|carer| !carer.shifts.is_empty())
    });
    let (mut all, mut moved) = (0_u32, 0_u32);
    for start in others {
        let same = |now: &&Start| now.visit == start.visit;
        let stays = after.plan.starts.iter().find(same);
        all += 1;
        moved +=
            u32::from(stays.is_none_or(|s| (&s.carer, s.shift) != (&start.carer, start.shift)));
    }
    100.0 * f64::from(moved) / f64::from(all.max(1))
}
