//! The benchmark of routes: public instances beside their best known plans, and made-up units and cities.
//!
//! `cargo xtask bench routes` runs it. The instances are public and no part of this project: `--data` points them out.
//! Every plan is held before a judge, and what it finds wrong is told beside the figures.
#![expect(
    clippy::disallowed_methods,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "a benchmark has a clock, and its figures need no more than their first digits"
)]

mod city;
mod families;
mod fortnight;
mod instances;
mod options;
mod sick_calls;
mod timing;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use options::Options;

/// Why the benchmark could not be run; its text says what was tried.
type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        // Built and run among the tests: there is nothing to be tested.
        Ok(None) => return ExitCode::SUCCESS,
        Err(failure) => return complain(&failure),
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => complain(&failure),
    }
}

fn run(options: &Options) -> Result<(), Failure> {
    if !options.families.is_empty() {
        families::run(options)?;
    }
    if let Some(calls) = options.sick_calls {
        sick_calls::run(options, calls)?;
    }
    if options.fortnight {
        fortnight::run(options)?;
    }
    if options.city {
        city::run(options)?;
    }
    Ok(())
}

/// Says one line or more. A reader who has gone away is no reason to stop.
fn say(text: &str) {
    let mut out = io::stdout().lock();
    drop(writeln!(out, "{text}"));
    drop(out.flush());
}

fn complain(failure: &Failure) -> ExitCode {
    drop(writeln!(io::stderr().lock(), "bench routes: {failure}"));
    ExitCode::from(2)
}
