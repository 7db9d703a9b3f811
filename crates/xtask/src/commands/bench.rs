//! `cargo xtask bench`: how long the pages take under load, how good routes are and how fast forecasts, with an optimised build.

use super::Command;
use crate::{Failure, cargo::cargo, options::Options};

pub(super) const COMMAND: Command = Command {
    name: "bench",
    usage: "bench pages [--of cases|thread] [--size small|municipality|city] [--rate N] [--seconds N] [--seed N] [--keep DIR]
    Serves a demo and asks for its pages at a fixed rate; fails if any answer is an error.
    --of         whose: case officers', or those of care workers, planners, controllers and the committee in a
                 demo with the visits of today given to somebody and half of them made (cases)
    --size       how large a demo (city)
    --rate       requests a second, in all (200)
    --seconds    for how long (30)
    --seed       of the demo and of what is asked for (1)
    --keep       the folder in which demos are kept from run to run (under the target folder)

bench reports [--visits N] [--phones N] [--seed N]
    Tells of visits as fast as they are taken, on SQLite and on a PostgreSQL of its own.
    --visits     how many, with two reports each (10,000)
    --phones     how many tell at the same moment (64)
    --seed       of the municipality (1)

bench routes [--instances FAMILY,…] [--sick-calls N] [--fortnight] [--city] [--data DIR]
             [--seconds N] [--processor-time] [--threads N] [--seed N]
    Plans routes and says how good the plans are; at least one of the first four says which.
    --instances  public instances beside their best known plans: all, hhcrsp, solomon, solomon-vehicles,
                 homberger, thousand
    --sick-calls N carers of a unit with 400 visits call in sick, each alone
    --fortnight  fourteen days of a unit, with and without few carers for each client
    --city       a day of 70,000 visits
    --data       where the instances are (SAMMANHANG_ROUTE_DATA); they are no part of the project
    --seconds    for each plan (60 for home care, 20 or 30 for tours, 600 for the city)
    --processor-time  seconds of the processor instead of the clock, on a machine that does other work
    --threads    of the search (as many as the machine has)
    --seed       of the search, and of what is made up (1)

bench forecast [--areas N] [--years N] [--trajectories N] [--threads N] [--seed N] [--rounds N]
    Forecasts made-up municipalities and says how long it takes, how much memory, and how long one of them takes
    through need, places, staff and cost; and tests forecasts of 21 counties at earlier years.
    --areas      how many municipalities (290)
    --years      ahead (30)
    --trajectories  of each (1,000)
    --threads    as many as the machine has
    --seed       of what is made up, and of chance (1)
    --rounds     of each, of which the best is told (3; ten times as many of one municipality)",
    run,
};

/// A benchmark, and what it takes.
struct Bench {
    name: &'static str,
    package: &'static str,
    /// Options with a value that are passed on.
    values: &'static [&'static str],
    /// Options without one.
    switches: &'static [&'static str],
    /// Of all these, the folders: they are the caller's, not those of the workspace's root.
    folders: &'static [&'static str],
    /// Of all these, those of which one at least must be given.
    one_of: &'static [&'static str],
}

const BENCHES: [Bench; 4] = [
    Bench {
        name: "pages",
        package: "acceptance",
        values: &["--of", "--size", "--rate", "--seconds", "--seed", "--keep"],
        switches: &[],
        folders: &["--keep"],
        one_of: &[],
    },
    Bench {
        name: "reports",
        package: "acceptance",
        values: &["--visits", "--phones", "--seed"],
        switches: &[],
        folders: &[],
        one_of: &[],
    },
    Bench {
        name: "routes",
        package: "route-solver",
        values: &[
            "--instances",
            "--sick-calls",
            "--data",
            "--seconds",
            "--threads",
            "--seed",
        ],
        switches: &["--fortnight", "--city", "--processor-time"],
        folders: &["--data"],
        one_of: &["--instances", "--sick-calls", "--fortnight", "--city"],
    },
    Bench {
        name: "forecast",
        package: "projection",
        values: &[
            "--areas",
            "--years",
            "--trajectories",
            "--threads",
            "--seed",
            "--rounds",
        ],
        switches: &[],
        folders: &[],
        one_of: &[],
    },
];

fn run(mut options: Options) -> Result<(), Failure> {
    let Some(bench) = BENCHES.iter().find(|bench| options.switch(bench.name)) else {
        let what = "say what is to be measured: `cargo xtask bench pages`, `reports`, `routes` or `forecast`";
        return Err(Failure::Usage(what.to_owned()));
    };
    let passed_on = passed_on(bench, &mut options)?;
    options.end()?;
    let mut command = cargo(&["bench", "-p", bench.package, "--bench", bench.name, "--"]);
    let status = command
        .args(passed_on)
        .status()
        .map_err(Failure::program("cargo bench"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Found)
    }
}

/// The options that were given, as words; folders are made whole where the caller stands.
fn passed_on(bench: &Bench, options: &mut Options) -> Result<Vec<String>, Failure> {
    let mut words = Vec::new();
    for name in bench.values {
        let Some(mut value) = options.value(name)? else {
            continue;
        };
        if bench.folders.contains(name) {
            let whole = std::path::absolute(&value).map_err(Failure::program("the bench"))?;
            value = whole.to_string_lossy().into_owned();
        }
        words.extend([(*name).to_owned(), value]);
    }
    let given = bench.switches.iter().filter(|name| options.switch(name));
    words.extend(given.map(|name| (*name).to_owned()));
    let is_said = |word: &String| bench.one_of.contains(&word.as_str());
    if !bench.one_of.is_empty() && !words.iter().any(is_said) {
        let what = format!("say what is to be measured: {}", bench.one_of.join(", "));
        return Err(Failure::Usage(what));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Options {
        Options::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_are_passed_on_and_nothing_else() {
        let mut typed = options("pages --seconds=5 --size small");
        let words = passed_on(&BENCHES[0], &mut typed).unwrap();
        assert_eq!(words, ["--size", "small", "--seconds", "5"]);
        assert!(typed.switch("pages"));
        assert!(typed.end().is_ok());
    }

    #[test]
    fn a_folder_is_made_whole_where_the_caller_stands() {
        let words = passed_on(&BENCHES[0], &mut options("pages --keep here")).unwrap();
        let folder = std::path::absolute("here").unwrap();
        assert_eq!(words, ["--keep", folder.to_str().unwrap()]);
    }

    #[test]
    fn switches_are_passed_on_and_one_of_what_can_be_measured_must_be_said() {
        let mut typed = options("routes --threads 1 --city --processor-time");
        let words = passed_on(&BENCHES[2], &mut typed).unwrap();
        assert_eq!(words, ["--threads", "1", "--city", "--processor-time"]);
        let nothing = run(options("routes --threads 1"));
        assert!(matches!(nothing, Err(Failure::Usage(what)) if what.contains("--fortnight")));
    }

    #[test]
    fn what_is_measured_must_be_said() {
        assert!(matches!(
            run(options("--size small")),
            Err(Failure::Usage(_))
        ));
        assert!(matches!(
            run(options("pages --sise small")),
            Err(Failure::Usage(_))
        ));
    }
}
