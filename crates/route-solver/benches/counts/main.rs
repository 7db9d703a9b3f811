//! Searches whose instructions are counted: each is the same to the last instruction whenever it is run.
//!
//! `cargo xtask counts` runs each under callgrind and holds what it took against the limits beside this file. A search
//! is named on the command line; it ends by saying what its plan costs, so that another course can be told from a
//! slower one.
#![expect(
    clippy::indexing_slicing,
    reason = "the instances are made here and have what is taken out of them"
)]

mod instances;

use std::error::Error;
use std::hint::black_box;
use std::io::{self, Write};
use std::process::ExitCode;

use route_solver::care::{Moment, plan_care, replan};
use route_solver::{Aim, Budget, Iterations, Search, plan_fleet};

/// Why a search could not be run.
type Failure = Box<dyn Error + Send + Sync>;

/// One chain on one thread: nothing depends on who waits for whom.
const ALONE: Search = Search {
    seed: 1,
    threads: 1,
    chains: 1,
};

/// A search that is counted.
struct Counted {
    name: &'static str,
    /// Runs it, and tells what its plan costs.
    run: fn() -> Result<i64, Failure>,
}

/// All of them, and one that is slowed on purpose: whoever counts must see it.
const ALL: [Counted; 4] = [
    Counted {
        name: "day",
        run: || day(&Iterations(600_000)),
    },
    Counted {
        name: "day-slowed",
        run: || day(&Slowed(Iterations(600_000))),
    },
    Counted {
        name: "replan",
        run: after_a_sick_call,
    },
    Counted {
        name: "fleet",
        run: fleet,
    },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.iter().any(|word| word == "--bench") {
        // Built and run among the tests: there is nothing to be tested.
        return ExitCode::SUCCESS;
    }
    let chosen = ALL.iter().find(|one| words.iter().any(|w| w == one.name));
    let Some(chosen) = chosen else {
        let names: Vec<&str> = ALL.iter().map(|one| one.name).collect();
        return complain(&format!("say one of {}", names.join(", ")));
    };
    match (chosen.run)() {
        Ok(cost) => {
            drop(writeln!(io::stdout().lock(), "cost {cost}"));
            ExitCode::SUCCESS
        }
        Err(failure) => complain(&failure.to_string()),
    }
}

fn complain(what: &str) -> ExitCode {
    drop(writeln!(io::stderr().lock(), "counts: {what}"));
    ExitCode::from(2)
}

/// A day of a unit, some visits by two carers at once.
fn day(budget: &dyn Budget) -> Result<i64, Failure> {
    Ok(plan_care(&instances::unit(1), None, &ALONE, budget)?.objective)
}

/// The same in short, and then what is left of it without a carer, moved as little as may be.
fn after_a_sick_call() -> Result<i64, Failure> {
    let mut unit = instances::unit(2);
    unit.prices.moved = 600;
    let in_force = plan_care(&unit, None, &ALONE, &Iterations(200_000))?.plan;
    unit.carers[0].shifts.clear();
    let now = Moment::clock(0, 6, 0);
    let after = replan(&unit, (&in_force, now), &ALONE, &Iterations(600_000))?;
    Ok(after.objective)
}

/// A fleet with capacities and hard windows.
fn fleet() -> Result<i64, Failure> {
    let fleet = instances::fleet()?;
    let plan = plan_fleet(&fleet, (Aim::Distance, None), &ALONE, &Iterations(60_000));
    Ok(plan.distance)
}

/// A budget that does some work of its own each time it is asked: the same search, but slower.
struct Slowed(Iterations);

impl Budget for Slowed {
    fn used(&self, iterations: u64) -> f64 {
        /// A tenth or so of what the search does between two questions.
        const TURNS: u64 = 20_000;
        for turn in 0..TURNS {
            black_box(turn);
        }
        self.0.used(iterations)
    }

    fn counts(&self) -> bool {
        true
    }
}
