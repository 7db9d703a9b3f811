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
use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Instant;

use projection::Tuning;
use projection::backtest::{Method, Plan, backtest};
use projection::care::{Scenario, Shares, needs, places, staff};
use projection::economy::costs;
use projection::outlook::{Fit, Outlook, Terms};
use projection::rates::Slopes;
use projection::trajectories::{
    Counts, Detail, NationShocks, Run, summarise, trajectories_of, with_sums,
};

/// Why the benchmark could not be run; its text says what was tried.
type Failure = Box<dyn Error + Send + Sync>;

/// What is measured.
struct Options {
    areas: usize,
    years: usize,
    rounds: usize,
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
        rounds: 3,
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
            "--rounds" => options.rounds = value.parse()?,
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
    let (sums, all) = best((options.rounds, on_all_threads), || {
        let fit = Fit::new(&municipalities, Some(&country), terms)?;
        let told = with_sums(&fit, &options.run, &|_| {}, &|_, counts| summarise(counts));
        Ok(told.len())
    })?;
    say(&format!(
        "{} municipalities, {} years, {} trajectories, {} threads: {all}; {sums} sums and areas; most memory {}",
        options.areas,
        options.years,
        options.run.trajectories,
        options.run.threads,
        memory()
    ));
    let fit = Fit::new(&municipalities, Some(&country), terms)?;
    one(options, &fit)?;
    let plan = Plan {
        jump_offs: (1990..=2006).step_by(2).collect(),
        horizons: vec![5, 10, 15],
        trajectories: options.run.trajectories,
        seed: options.run.seed,
        threads: options.run.threads,
        methods: Method::ALL.to_vec(),
        tuning: Tuning::default(),
    };
    let (scores, all) = best((options.rounds, on_all_threads), || {
        Ok(backtest(&country, &plan, &|_| {})?.scores.len())
    })?;
    say(&format!(
        "forecasts of 21 counties at {} earlier years, by 5 methods: {all}; {scores} scores",
        plan.jump_offs.len(),
    ));
    Ok(())
}

/// How long something took, by the clock and on the processor: the best of several rounds, since others may work on
/// the same machine.
struct Took {
    seconds: f64,
    processor: f64,
    rounds: usize,
}

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, processor, rounds) = (self.seconds, self.processor, self.rounds);
        if seconds < 1.0 {
            let (seconds, processor) = (1e3 * seconds, 1e3 * processor);
            return write!(
                f,
                "{seconds:.1} ms ({processor:.1} of the processor), best of {rounds}"
            );
        }
        write!(
            f,
            "{seconds:.2} s ({processor:.2} of the processor), best of {rounds}"
        )
    }
}

fn best<T>(
    (rounds, processor_seconds): (usize, fn() -> f64),
    mut work: impl FnMut() -> Result<T, Failure>,
) -> Result<(T, Took), Failure> {
    let mut took = Took {
        seconds: f64::INFINITY,
        processor: f64::INFINITY,
        rounds: rounds.max(1),
    };
    let mut last = None;
    for _ in 0..took.rounds {
        let (begun, before) = (Instant::now(), processor_seconds());
        last = Some(work()?);
        took.seconds = took.seconds.min(begun.elapsed().as_secs_f64());
        took.processor = took.processor.min(processor_seconds() - before);
    }
    let last = last.ok_or("nothing was done")?;
    Ok((last, took))
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
    let rounds = (options.rounds * 10, on_this_thread as fn() -> f64);
    let (counts, people) = best(rounds, || Ok(trajectories_of(fit, area, &nation, &run)))?;
    let ((), care) = best(rounds, || {
        through(&scenario, (fit, area, &counts), run.seed)
    })?;
    let ((), whole) = best(rounds, || {
        let counts = trajectories_of(fit, area, &nation, &run);
        through(&scenario, (fit, area, &counts), run.seed)
    })?;
    say(&format!(
        "one municipality of {:.0}, {} years, one thread\n  people: {people}\n  need, places, staff and cost on people \
         that are there: {care}\n  all of it: {whole}",
        area.start.total(),
        options.years,
    ));
    Ok(())
}

fn through(
    scenario: &Scenario,
    people: (&Fit, &Outlook, &Counts),
    seed: u64,
) -> Result<(), Failure> {
    let shares = Shares::of(scenario, &people.1.start);
    let need = needs(scenario, Some("falling"), people, (&shares, seed))?;
    let housing = scenario.housing.as_ref();
    let housing = housing.ok_or("the scenario has no housing")?;
    std::hint::black_box((
        places(housing, &need)?,
        staff(scenario, &need)?,
        costs(scenario, &need)?,
    ));
    Ok(())
}

/// Seconds of the processor so far, on all threads, where the machine says so; others' work does not count.
fn on_all_threads() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    // In hundredths of a second: for the program and for the machine on its behalf.
    let ticks = after.split_whitespace().skip(11).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// The same for this thread alone, in nanoseconds.
fn on_this_thread() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split_whitespace().next();
    nanos
        .and_then(|nanos| nanos.parse::<f64>().ok())
        .unwrap_or_default()
        / 1e9
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
