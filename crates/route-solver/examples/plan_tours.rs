//! Plans tours: `plan_tours solomon|vrplib exact|dimacs distance|vehicles IN SECONDS SEED THREADS`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a caller on the command line has a clock and a screen"
)]

use std::time::Instant;

use route_solver::formats::tour_text::Rounding;
use route_solver::formats::{solomon, vrplib};
use route_solver::{Aim, Search, plan_fleet};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [format, rounding, aim, input, seconds, seed, threads] = words.as_slice() else {
        return Err("see the first line of the source".into());
    };
    let text = std::fs::read_to_string(input)?;
    let rounding = if rounding == "dimacs" {
        Rounding::OneDecimal
    } else {
        Rounding::Exact
    };
    let scaled = if format == "solomon" {
        solomon::read(&text, rounding)?
    } else {
        vrplib::read(&text, rounding)?
    };
    let aim = if aim == "vehicles" {
        Aim::VehiclesFirst
    } else {
        Aim::Distance
    };
    let seconds: f64 = seconds.parse()?;
    let threads: usize = threads.parse()?;
    let how = Search {
        seed: seed.parse()?,
        threads,
        chains: threads,
    };
    let begun = Instant::now();
    let last = std::sync::atomic::AtomicU64::new(0);
    let shown = std::sync::atomic::AtomicU64::new(0);
    let budget = |_: u64| {
        use std::sync::atomic::Ordering::Relaxed;
        let now = begun.elapsed().as_millis() as u64 / 10;
        if last.swap(now, Relaxed) != now {
            let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
            let f: Vec<&str> = stat
                .rsplit(')')
                .next()
                .unwrap()
                .split_whitespace()
                .collect();
            let t: u64 = f[11].parse::<u64>().unwrap() + f[12].parse::<u64>().unwrap();
            shown.store(t, Relaxed);
        }
        shown.load(Relaxed) as f64 / 100.0 / threads as f64 / seconds
    };
    let plan = plan_fleet(&scaled.fleet, aim, &how, &budget);
    println!(
        "{:.4} routes {} its {}",
        scaled.cost(&plan),
        plan.routes.len(),
        plan.iterations
    );
    Ok(())
}
