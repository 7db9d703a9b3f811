//! A day of a made-up city: when the first whole plan stands, how good it grows, and what memory it takes.

use std::collections::BTreeMap;

use route_solver::care::{Planned, Problem, SampleSize, check, explain, plan_care, sample};
use route_solver::{Budget, Iterations};

use crate::options::Options;
use crate::timing::Clocked;
use crate::{Failure, say};

/// What is planned: 20,000 clients need some 70,000 visits.
const CITY: SampleSize = SampleSize {
    clients: 20_000,
    carers: 6_000,
    days: 1,
};
/// How many of those left out are explained at most.
const EXPLAINED: usize = 40;
/// The time for the plan, unless the caller says.
const SECONDS: f64 = 600.0;

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let problem = sample(CITY, options.seed);
    let seconds = options.seconds.unwrap_or(SECONDS);
    say(&format!(
        "\ncity: {} clients, {} carers, {} visits, {}\n",
        problem.clients.len(),
        problem.carers.len(),
        problem.visits.len(),
        options.words()
    ));
    say(
        "| plan | s, of each thread | left out | travel, h | late, h | objective | flaws | peak MB |\n|---|---|---|---|---|---|---|---|",
    );
    let mut left = Vec::new();
    let first: &dyn Budget = &Iterations(0);
    for (name, budget) in [("first", first), ("best", &Clocked::new(seconds, options))] {
        let watch = Clocked::new(1.0, options);
        let planned = plan_care(&problem, None, &options.search(), budget)?;
        let took = watch.seconds();
        let terms = &planned.terms;
        say(&format!(
            "| {name} | {took:.1} | {} | {:.0} | {:.0} | {} | {} | {} |",
            terms.unassigned,
            terms.travel as f64 / 3_600.0,
            terms.late as f64 / 3_600.0,
            planned.objective,
            check(&problem, &planned.plan).len(),
            peak()
        ));
        left.push((name, planned));
    }
    say(
        "\n| plan | of those left out | what is in their way | what would bring them in |\n|---|---|---|---|",
    );
    for (name, planned) in left {
        for ((reasons, relaxation), visits) in why(&problem, &planned) {
            say(&format!("| {name} | {visits} | {reasons} | {relaxation} |"));
        }
    }
    Ok(())
}

/// Why visits are left out and the smallest thing that would bring each in, by kind and how many of each; of some,
/// since in a whole city each takes a third of a second.
fn why(problem: &Problem, planned: &Planned) -> BTreeMap<(String, String), usize> {
    let mut kinds = BTreeMap::new();
    let left_out = &planned.plan.unassigned;
    for visit in left_out
        .iter()
        .step_by(left_out.len().div_ceil(EXPLAINED).max(1))
    {
        let Some(said) = explain(problem, &planned.plan, visit) else {
            continue;
        };
        let reasons: Vec<String> = said.reasons.iter().map(|r| format!("{r:?}")).collect();
        // The kind alone: whose shift or from when differs for each.
        let relaxation = said
            .relaxation
            .map_or("none found".to_owned(), |relaxation| {
                let words = format!("{relaxation:?}");
                words
                    .split([' ', '('])
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            });
        *kinds.entry((reasons.join(", "), relaxation)).or_default() += 1;
    }
    kinds
}

/// The most memory that this process has had, in megabytes, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or("unknown".to_owned(), |size| format!("{}", size / 1_024))
}
