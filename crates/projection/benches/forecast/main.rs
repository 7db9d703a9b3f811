//! The benchmark of forecasts: made-up municipalities, one of them through need to cost, and forecasts at earlier years.
//!
//! `cargo xtask bench forecast` runs it.
#![expect(
    clippy::disallowed_methods,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a benchmark has a clock, and its figures need no more than their first digits"
)]

mod made_up;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Instant;

use projection::Tuning;
use projection::backtest::{Method, Plan, backtest};
use projection::care::{Scenario, Shares, needs, places, staff};
use projection::economy::costs;
use projection::outlook::{Fit, Outlook, Terms};
use projection::rates::Slopes;
use projection::trajectories::{Detail, NationShocks, Run, summarise, trajectories_of, with_sums};

/// Why the benchmark could not be run; its text says what was tried.
type Failure = Box<dyn Error + Send + Sync>;

/// What is measured.
struct Options {
    areas: usize,
    years: usize,
    run: Run,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // Built and run among the tests: there is nothing to be tested.
    if words.iter().any(|word| word == "--test") {
        return ExitCode::SUCCESS;
    }
    match options(&words).and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            drop(writeln!(io::stderr().lock(), "bench forecast: {failure}"));
            ExitCode::from(2)
        }
    }
}

fn options(words: &[String]) -> Result<Options, Failure> {
    let mut options = Options {
        areas: 290,
        years: 30,
        run: Run {
            seed: 1,
            trajectories: 1_000,
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            detail: Detail::Groups,
        },
    };
    let mut words = words.iter().filter(|word| *word != "--bench");
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} has no value"))?;
        match word.as_str() {
            "--areas" => options.areas = value.parse()?,
            "--years" => options.years = value.parse()?,
            "--trajectories" => options.run.trajectories = value.parse()?,
            "--threads" => options.run.threads = value.parse()?,
            "--seed" => options.run.seed = value.parse()?,
            _ => return Err(format!("{word} is not known").into()),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), Failure> {
    let country = made_up::country(21, options.run.seed);
    let municipalities = made_up::municipalities(&country, options.areas);
    let terms = Terms {
        jump_off: made_up::LAST,
        horizon: options.years,
        slopes: Slopes::Ensemble,
    };
    let (begun, before) = (Instant::now(), processor_seconds());
    let fit = Fit::new(&municipalities, Some(&country), terms)?;
    let fitted = begun.elapsed();
    let told = with_sums(&fit, &options.run, &|_| {}, &|_, counts| summarise(counts));
    let processor = processor_seconds() - before;
    say(&format!(
        "{} municipalities, {} years, {} trajectories, {} threads: {:.2} s ({processor:.2} of the processor), of which \
         fitting {:.2}; {} sums and areas; most memory {}",
        options.areas,
        options.years,
        options.run.trajectories,
        options.run.threads,
        begun.elapsed().as_secs_f64(),
        fitted.as_secs_f64(),
        told.len(),
        memory()
    ));
    one(options, &fit)?;
    let (begun, before) = (Instant::now(), processor_seconds());
    let plan = Plan {
        jump_offs: (1990..=2006).step_by(2).collect(),
        horizons: vec![5, 10, 15],
        trajectories: options.run.trajectories,
        seed: options.run.seed,
        threads: options.run.threads,
        methods: Method::ALL.to_vec(),
        tuning: Tuning::default(),
    };
    let scores = backtest(&country, &plan, &|_| {})?.scores;
    say(&format!(
        "forecasts of 21 counties at {} earlier years, by 5 methods: {:.2} s ({:.2} of the processor), {} scores",
        plan.jump_offs.len(),
        begun.elapsed().as_secs_f64(),
        processor_seconds() - before,
        scores.len()
    ));
    Ok(())
}

/// One municipality, through everything, and again with another scenario on the same people.
fn one(options: &Options, fit: &Fit) -> Result<(), Failure> {
    let scenario = Scenario::read(include_str!("../../examples/scenario.toml"))?;
    let sizes = fit.areas.iter().enumerate();
    let away = |area: &Outlook| (area.start.total() - 20_000.0).abs();
    let middle = sizes.min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)));
    let (_, area) = middle.ok_or("there is no area")?;
    let run = Run {
        detail: Detail::Ages,
        threads: 1,
        ..options.run
    };
    let nation = NationShocks::new(fit, run.seed, run.trajectories);
    let begun = Instant::now();
    let counts = trajectories_of(fit, area, &nation, &run);
    let people = begun.elapsed();
    let begun = Instant::now();
    let shares = Shares::of(&scenario, &area.start);
    let need = needs(
        &scenario,
        Some("falling"),
        (fit, area, &counts),
        (&shares, run.seed),
    )?;
    let housing = scenario
        .housing
        .as_ref()
        .ok_or("the scenario has no housing")?;
    let supplied = places(housing, &need)?;
    let staffed = staff(&scenario, &need)?;
    let cost = costs(&scenario, &need)?;
    say(&format!(
        "one municipality of {:.0}, {} years, one thread: people {:.1} ms; need, places, staff and cost {:.1} ms ({} years of {} professions)",
        area.start.total(),
        options.years,
        people.as_secs_f64() * 1e3,
        begun.elapsed().as_secs_f64() * 1e3,
        supplied.years.len().min(cost.len()),
        staffed.professions.len()
    ));
    Ok(())
}

/// Seconds of the processor so far, on all threads, where the machine says so; others' work does not count.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    // In hundredths of a second: for the program and for the machine on its behalf.
    let ticks = after.split_whitespace().skip(11).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// The most memory that was ever taken, where the machine says so.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "not known".to_owned(), |line| line.trim().to_owned())
}

/// Says one line or more. A reader who has gone away is no reason to stop.
fn say(text: &str) {
    let mut out = io::stdout().lock();
    drop(writeln!(out, "{text}"));
    drop(out.flush());
}
