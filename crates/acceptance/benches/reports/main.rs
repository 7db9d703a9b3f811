//! The benchmark of reports: how many a second are taken and durable before they are answered, on each database.
//!
//! `cargo xtask bench reports` runs it. A municipality is filled and its visits are given away; then phones tell at the
//! same moment that visits began and ended, each when its last report is answered, by the use case that the product
//! itself uses. What it takes to read a request and to look a session up is not in it: that stands under pages.

#[path = "../shared/errands.rs"]
mod errands;
mod options;
mod town;

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use store::{Store, on_own_thread, testing};
use visits::ReportVisit;
use xtask::postgres::{Durability, Private};

use self::{errands::Errand, options::Options, town::Shared};

/// What is promised, a second.
const GOAL: f64 = 2_000.0;

/// Why the benchmark could not be run; its text says what was tried.
type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        // Built and run among the tests: there is nothing to be tested.
        Ok(None) => return ExitCode::SUCCESS,
        Err(failure) => return complain(&failure, 2),
    };
    match run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => complain(&failure, 1),
    }
}

fn run(options: Options) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let rooms = server::product::migrations();
    let scratch = runtime.block_on(testing::sqlite(&rooms))?;
    runtime.block_on(measure("SQLite", &scratch.address, options))?;
    drop(scratch);
    let server = Private::start(Durability::Kept)?;
    let scratch = runtime.block_on(testing::postgres(server.url(), &rooms))?;
    runtime.block_on(measure("PostgreSQL", &scratch.address, options))?;
    drop(scratch);
    server.stop();
    Ok(())
}

async fn measure(database: &str, address: &str, options: Options) -> Result<(), Failure> {
    say(&format!("{database}: filling a municipality …"));
    // As the product opens it: that of the tests notes every statement.
    let store = town::hearing(Store::open(address).await?);
    let given: Shared = town::errands(&store, options).await?.into();
    let next = Arc::new(AtomicUsize::new(0));
    let began = now();
    let mut phones = vec![];
    for _ in 0..options.phones {
        let (store, given, next) = (store.clone(), Arc::clone(&given), Arc::clone(&next));
        phones.push(tokio::spawn(on_own_thread(async move {
            phone(&store, &given, &next).await
        })));
    }
    let mut took: Vec<Duration> = vec![];
    for phone in phones {
        took.extend(phone.await?.ok_or("a phone was stopped")??);
    }
    say(&report(database, began.elapsed(), &mut took));
    say(&format!(
        "{} of them were tried again after a conflict",
        store.conflicts()
    ));
    Ok(())
}

/// One phone after its last report: takes the next visit, tells that it began, then that it ended.
async fn phone(
    store: &Store,
    given: &[Errand],
    next: &AtomicUsize,
) -> Result<Vec<Duration>, Failure> {
    let mut took = vec![];
    while let Some(errand) = given.get(next.fetch_add(1, Ordering::Relaxed)) {
        for report in errand.reports()? {
            let call = errands::call(&errand.by, report.at())?;
            let action = ReportVisit {
                visit: errand.visit.id,
                report,
                code: None,
            };
            let sent = now();
            store.act(&call, &action).await?;
            took.push(sent.elapsed());
        }
    }
    Ok(took)
}

fn report(database: &str, lasted: Duration, took: &mut [Duration]) -> String {
    took.sort_unstable();
    let many = u32::try_from(took.len()).unwrap_or(u32::MAX);
    let rate = f64::from(many) / lasted.as_secs_f64();
    let at = |percent: usize| {
        let place = (took.len() * percent / 100).min(took.len().saturating_sub(1));
        took.get(place).copied().unwrap_or_default().as_secs_f64() * 1_000.0
    };
    let is_met = if rate >= GOAL { "met" } else { "not met" };
    format!(
        "{database}: {many} reports in {:.1} s, {rate:.0} a second (goal {GOAL:.0}: {is_met}); answered after p50 \
         {:.1} ms, p99 {:.1} ms",
        lasted.as_secs_f64(),
        at(50),
        at(99)
    )
}

/// Says a line. A reader who has gone away is no reason to stop.
fn say(text: &str) {
    drop(writeln!(io::stdout().lock(), "{text}"));
}

fn complain(failure: &Failure, code: u8) -> ExitCode {
    drop(writeln!(io::stderr().lock(), "bench reports: {failure}"));
    ExitCode::from(code)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures real time, and nothing of the product is decided by it"
)]
fn now() -> Instant {
    Instant::now()
}
