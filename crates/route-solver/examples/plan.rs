//! Plans one file by the wall clock: `plan FORMAT OBJECTIVE INPUT OUTPUT SECONDS SEED THREADS`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a caller on the command line has a clock and a screen"
)]

use std::time::Instant;

use route_solver::{Format, Job, Objective, Search};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [format, objective, input, output, seconds, seed, threads] = words.as_slice() else {
        return Err("plan FORMAT OBJECTIVE INPUT OUTPUT SECONDS SEED THREADS".into());
    };
    let format = match format.as_str() {
        "hhcrsp-json" => Format::HhcrspJson,
        "solomon" => Format::Solomon,
        "vrplib" => Format::Vrplib,
        "sammanhang" => Format::Sammanhang,
        other => return Err(format!("{other} is no format").into()),
    };
    let objective = match objective.as_str() {
        "hhcrsp" => Objective::Hhcrsp,
        "distance" => Objective::Distance,
        "vehicles-first" => Objective::VehiclesFirst,
        "dimacs" => Objective::Dimacs,
        "care" => Objective::Care,
        other => return Err(format!("{other} is no objective").into()),
    };
    let job = Job::read(format, Some(objective), &std::fs::read_to_string(input)?)?;
    let threads: usize = threads.parse()?;
    let how = Search {
        seed: seed.parse()?,
        threads,
        chains: threads,
    };
    let seconds: f64 = seconds.parse()?;
    let begun = Instant::now();
    let mut outcome = job.run(&how, &|_: u64| begun.elapsed().as_secs_f64() / seconds)?;
    outcome.summary.seconds = begun.elapsed().as_secs_f64();
    std::fs::write(output, outcome.text)?;
    println!("{}", serde_json::to_string(&outcome.summary)?);
    Ok(())
}
