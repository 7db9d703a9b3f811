//! Plans a made-up problem: `plan_sample CLIENTS CARERS DAYS SECONDS SEED THREADS ANOTHER_CARER`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a caller on the command line has a clock and a screen"
)]

use std::time::Instant;

use route_solver::care::{SampleSize, check, plan_care, sample};
use route_solver::{Iterations, Search};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [clients, carers, days, seconds, seed, threads, another] = words.as_slice() else {
        return Err("see the first line of the source".into());
    };
    let size = SampleSize {
        clients: clients.parse()?,
        carers: carers.parse()?,
        days: days.parse()?,
    };
    let seed = seed.parse()?;
    let mut problem = sample(size, seed);
    problem.prices.another_carer = another.parse()?;
    println!(
        "visits {} ties {}",
        problem.visits.len(),
        problem.ties.len()
    );
    let threads: usize = threads.parse()?;
    let how = Search {
        seed,
        threads,
        chains: threads,
    };
    let begun = Instant::now();
    let first = plan_care(&problem, None, &how, &Iterations(0))?;
    println!(
        "first plan after {:.2} s: {:?} {:?}",
        begun.elapsed().as_secs_f64(),
        first.objective,
        first.terms
    );
    let seconds: f64 = seconds.parse()?;
    let begun = Instant::now();
    let budget = |_: u64| begun.elapsed().as_secs_f64() / seconds;
    let planned = plan_care(&problem, None, &how, &budget)?;
    println!(
        "after {:.2} s: {:?} {:?}",
        begun.elapsed().as_secs_f64(),
        planned.objective,
        planned.terms
    );
    println!(
        "iterations {} flaws {:?}",
        planned.iterations,
        check(&problem, &planned.plan).first()
    );
    Ok(())
}
