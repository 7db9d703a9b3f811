//! A day of a made-up city: when the first whole plan stands, how good it grows, and what memory it takes.

use std::collections::{BTreeMap, BTreeSet};

use route_solver::care::{Planned, Problem, SampleSize, check, plan_care, sample};
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
    say("\n| plan | from hour | needs | left out |\n|---|---|---|---|");
    for (name, planned) in left {
        for ((hour, needs), visits) in left_out(&problem, &planned) {
            say(&format!("| {name} | {hour} | {needs} | {visits} |"));
        }
    }
    Ok(())
}

/// What is left out, by the hour from which it may start and what it needs. The engine can explain each one; in a
/// whole city that takes seconds for each.
fn left_out(problem: &Problem, planned: &Planned) -> BTreeMap<(i32, String), usize> {
    let left: BTreeSet<&String> = planned.plan.unassigned.iter().collect();
    let mut kinds = BTreeMap::new();
    for visit in problem.visits.iter().filter(|v| left.contains(&v.id)) {
        let hour = visit.windows.first().map_or(0, |w| w.from.0 / 3_600);
        let needs: Vec<&str> = visit.needs.iter().map(String::as_str).collect();
        *kinds.entry((hour, needs.join(", "))).or_default() += 1;
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
