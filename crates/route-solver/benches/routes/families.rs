//! Public instances by family: our cost beside the best known, the mean and the worst of each group.

use std::collections::BTreeMap;
use std::path::Path;

use route_solver::{Format, Job, Objective};

use crate::instances::{Instance, research, tours};
use crate::options::Options;
use crate::timing::{Clocked, mean};
use crate::{Failure, say};

/// A family of instances and how each is planned.
#[derive(Debug)]
pub(crate) struct Family {
    pub(crate) name: &'static str,
    format: Format,
    objective: Objective,
    /// The time for each, unless the caller says.
    seconds: f64,
    find: fn(&Path) -> Result<Vec<Instance>, Failure>,
}

/// All families.
pub(crate) const FAMILIES: [Family; 5] = [
    Family {
        name: "hhcrsp",
        format: Format::HhcrspJson,
        objective: Objective::Hhcrsp,
        seconds: 60.0,
        find: research,
    },
    Family {
        name: "solomon",
        format: Format::Solomon,
        objective: Objective::Distance,
        seconds: 20.0,
        find: |data| {
            tours(data, |file, how| {
                is_solomon(file) && how.contains("distance")
            })
        },
    },
    Family {
        name: "solomon-vehicles",
        format: Format::Solomon,
        objective: Objective::VehiclesFirst,
        seconds: 20.0,
        find: |data| tours(data, |file, how| is_solomon(file) && how.contains("first")),
    },
    Family {
        name: "homberger",
        format: Format::Solomon,
        objective: Objective::VehiclesFirst,
        seconds: 20.0,
        find: |data| tours(data, |file, _| file.contains('_') && ends(file, "txt")),
    },
    Family {
        name: "thousand",
        format: Format::Vrplib,
        objective: Objective::Dimacs,
        seconds: 30.0,
        find: |data| tours(data, |file, _| ends(file, "vrp")),
    },
];

fn is_solomon(file: &str) -> bool {
    ends(file, "txt") && !file.contains('_')
}

fn ends(file: &str, kind: &str) -> bool {
    Path::new(file).extension().is_some_and(|end| end == kind)
}

/// What came out for an instance.
struct Found {
    group: String,
    /// In hundredths of the best known, or nothing if more vehicles were needed.
    gap: Option<f64>,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let data = options.data()?;
    for family in FAMILIES
        .iter()
        .filter(|f| options.families.iter().any(|n| n == f.name))
    {
        let seconds = options.seconds.unwrap_or(family.seconds);
        say(&format!(
            "\n{}: {seconds} s each, {}\n",
            family.name,
            options.words()
        ));
        say(
            "| instance | cost | routes | best known | gap % | iterations | flaws |\n|---|---|---|---|---|---|---|",
        );
        let mut found = Vec::new();
        for instance in (family.find)(data)? {
            found.push(plan(family, &instance, (options, seconds))?);
        }
        summary(&found);
    }
    Ok(())
}

fn plan(
    family: &Family,
    instance: &Instance,
    (options, seconds): (&Options, f64),
) -> Result<Found, Failure> {
    let job = Job::read(family.format, Some(family.objective), &instance.text)?;
    let budget = Clocked::new(seconds, options);
    let outcome = job.run(&options.search(), &budget)?;
    let summary = &outcome.summary;
    let cost = summary.objective;
    let same =
        instance.vehicles.is_none_or(|best| summary.routes <= best) && summary.unassigned == 0;
    let gap = same.then_some(100.0 * (cost / instance.best - 1.0));
    let best = instance.vehicles.map_or(format!("{}", instance.best), |v| {
        format!("{v}/{}", instance.best)
    });
    say(&format!(
        "| {} | {cost:.3} | {} | {best} | {} | {} | {} |",
        instance.name,
        summary.routes,
        gap.map_or("more vehicles".to_owned(), |gap| format!("{gap:+.2}")),
        summary.iterations,
        summary.flaws,
    ));
    Ok(Found {
        group: instance.group.clone(),
        gap,
    })
}

fn summary(found: &[Found]) {
    let mut groups: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for one in found {
        let gaps = groups.entry(&one.group).or_default();
        gaps.extend(one.gap);
    }
    let all: Vec<f64> = groups.values().flatten().copied().collect();
    say("\n| group | compared | mean gap % | worst gap % |\n|---|---|---|---|");
    let rows = groups.iter().chain([(&"all", &all)]);
    for (group, gaps) in rows.filter(|(_, gaps)| !gaps.is_empty()) {
        let worst = gaps.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        say(&format!(
            "| {group} | {} | {:+.2} | {worst:+.2} |",
            gaps.len(),
            mean(gaps)
        ));
    }
}
