//! The benchmark of pages: the program as it is, under an open load, and how long its pages take.
//!
//! `cargo xtask bench pages` runs it. The program is a process of its own over a demo on SQLite. Case officers log
//! in, the addresses that are asked for are read from their own pages, and then requests go out at a fixed rate
//! whether or not earlier ones are answered. A request's time counts from the moment it was due, so that waiting in
//! any queue, here or in the program, is a part of it.

mod asked;
mod data;
#[path = "../shared/errands.rs"]
mod errands;
mod gather;
mod lived;
mod load;
mod officer;
mod options;
mod program;
mod report;
mod thread;
mod wire;

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

use self::{
    data::Data,
    lived::Seat,
    options::{Of, Options},
    program::Program,
    report::Report,
};

/// Why the benchmark could not be run; its text says what was tried.
type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        // Built and run among the tests: there is nothing to be tested.
        Ok(None) => return ExitCode::SUCCESS,
        Err(failure) => return complain(&failure, 2),
    };
    match run(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => complain(&failure, 1),
    }
}

/// Runs it, and says what came out; whether every answer was as it should be.
fn run(options: &Options) -> Result<bool, Failure> {
    let data = Data::made(options)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let seats = match options.of {
        Of::Cases => vec![],
        Of::Thread => runtime.block_on(lived::seats(&data.address()))?,
    };
    let program = Program::start(options, data.scratch())?;
    say(&format!(
        "{} at {}, {} a second for {} s, seed {}",
        options.size, program.at, options.rate, options.seconds, options.seed
    ));
    let report = runtime.block_on(measure(options, &program.at, &seats))?;
    program.stop()?;
    say(&report.to_string());
    Ok(report.is_clean())
}

async fn measure(options: &Options, at: &str, seats: &[Seat]) -> Result<Report, Failure> {
    let found = match options.of {
        Of::Cases => gather::gather(officer::enter(at).await?).await?,
        Of::Thread => thread::gather(at, seats).await?,
    };
    say(&found.to_string());
    let plan = asked::plan(options, &found)?;
    let answers = load::play(options, at, plan).await?;
    Ok(Report::of(options, answers))
}

/// Says one line or more. A reader who has gone away is no reason to stop.
fn say(text: &str) {
    drop(writeln!(io::stdout().lock(), "{text}"));
}

fn complain(failure: &Failure, code: u8) -> ExitCode {
    drop(writeln!(io::stderr().lock(), "bench pages: {failure}"));
    ExitCode::from(code)
}
