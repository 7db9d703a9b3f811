//! `sammanhang plan-routes`: plans home care or a fleet from a file, without a database.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};

use jiff::Timestamp;
use kernel::{Clock, SystemClock};
use route_solver::{Budget, Format, Job, Objective, Search, Trouble};

use crate::{
    Stop,
    console::{complain, say},
};

const AFTER: &str = "\
Writes the plan in the form that belongs to the format, and one line of JSON with its figures. Ctrl-C writes the best
plan so far. With --iterations the answer is the same for any number of threads. The formats are described in
docs/plan-routes.md.

Examples:
  sammanhang plan-routes --format sammanhang --input monday.json --seconds 60 --output plan.json --html plan.html
  sammanhang plan-routes --format solomon --input R101.txt --objective vehicles-first --seconds 20 --output R101.sol
  sammanhang plan-routes --format hhcrsp-json --input a1.json --iterations 1000000 --seed 7 --output a1.sol.json";

/// Chains of the search where iterations are counted: fixed, so that threads change nothing.
const CHAINS: usize = 2;
/// The most threads.
const THREADS_MAX: u64 = 64;
/// The largest file read.
const FILE_MAX: u64 = 1 << 30;

/// How the problem is written
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Written {
    HhcrspJson,
    Solomon,
    Vrplib,
    Sammanhang,
}

/// What is made small
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Small {
    Hhcrsp,
    Distance,
    VehiclesFirst,
    Dimacs,
    Care,
}

/// Plan home care or a fleet from a file, without a database
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct PlanRoutes {
    /// How the problem is written: hhcrsp-json, solomon, vrplib or sammanhang
    #[arg(long, value_enum, hide_possible_values = true)]
    format: Written,
    /// The problem
    #[arg(long, value_name = "FILE")]
    input: PathBuf,
    /// Where the plan goes
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
    /// When to stop, in seconds
    #[arg(long, value_name = "S", required_unless_present = "iterations")]
    seconds: Option<f64>,
    /// When to stop, in iterations of the search
    #[arg(long, value_name = "N")]
    iterations: Option<u64>,
    /// What chance begins with
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Threads; as many as the machine has unless given
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u64).range(1..=THREADS_MAX))]
    threads: Option<u64>,
    /// What is made small: hhcrsp, distance, vehicles-first, dimacs or care
    #[arg(long, value_enum, hide_possible_values = true)]
    objective: Option<Small>,
    /// Begin from a plan in the form of the output; for care, the plan in force
    #[arg(long, value_name = "PLAN")]
    warm_start: Option<PathBuf>,
    /// A visit that one carer keeps; may be given several times
    #[arg(long, value_name = "VISIT=CARER")]
    pin: Vec<String>,
    /// Say how it goes on the error stream
    #[arg(long)]
    progress: bool,
    /// Write a page with the day of each carer
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

/// What has been used, by the clock or by counting, or all of it once somebody has had enough.
#[derive(Debug)]
struct Granted {
    begun: Timestamp,
    seconds: Option<f64>,
    iterations: Option<u64>,
    enough: Arc<AtomicBool>,
    best: AtomicI64,
    /// The second of the last line of progress; nothing is said if it is the last of all.
    said: AtomicU64,
}

impl Granted {
    fn elapsed(&self) -> f64 {
        SystemClock
            .now()
            .duration_since(self.begun)
            .as_secs_f64()
            .max(0.0)
    }

    fn tell(&self, elapsed: f64) {
        let second = std::time::Duration::try_from_secs_f64(elapsed).map_or(0, |d| d.as_secs());
        let said = self.said.load(Ordering::Relaxed);
        if said < second && self.said.swap(second, Ordering::Relaxed) < second {
            let best = self.best.load(Ordering::Relaxed);
            let left = self.seconds.map(|all| (all - elapsed).max(0.0));
            complain(progress(second, (best < i64::MAX).then_some(best), left));
        }
    }
}

/// A line of progress: what is not known, such as the best of several teams together, is not in it.
fn progress(second: u64, best: Option<i64>, left: Option<f64>) -> String {
    let known = [
        best.map(|best| format!("best {best}")),
        left.map(|left| format!("{left:.0} s left")),
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    if known.is_empty() {
        return format!("{second} s");
    }
    format!("{second} s: {}", known.join(", "))
}

impl Budget for Granted {
    fn used(&self, iterations: u64) -> f64 {
        if self.enough.load(Ordering::Relaxed) {
            return 1.0;
        }
        let elapsed = self.elapsed();
        self.tell(elapsed);
        let by_clock = self
            .seconds
            .map_or(0.0, |all| if all > 0.0 { elapsed / all } else { 1.0 });
        match self.iterations {
            Some(_) if by_clock >= 1.0 => 1.0,
            // The clock ends a count, and says nothing else: what it does not end is the same again.
            Some(all) => route_solver::Iterations(all).used(iterations),
            None => by_clock,
        }
    }

    fn counts(&self) -> bool {
        self.iterations.is_some()
    }

    fn seen(&self, cost: i64) {
        self.best.fetch_min(cost, Ordering::Relaxed);
    }
}

impl PlanRoutes {
    pub(super) async fn run(self) -> Result<(), Stop> {
        if self
            .seconds
            .is_some_and(|seconds| !seconds.is_finite() || seconds < 0.0)
        {
            return Err(Stop::Usage("--seconds is not a time".to_owned()));
        }
        let job = self.job()?;
        for file in [Some(&self.output), self.html.as_ref()]
            .into_iter()
            .flatten()
        {
            may_write(file)?;
        }
        let enough = Arc::new(AtomicBool::new(false));
        let raise = Arc::clone(&enough);
        let watch = tokio::spawn(async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                raise.store(true, Ordering::Relaxed);
            }
        });
        let how = self.search();
        let granted = Granted {
            begun: SystemClock.now(),
            seconds: self.seconds,
            iterations: self
                .iterations
                .map(|all| all.div_ceil(how.chains.try_into().unwrap_or(1))),
            enough,
            best: AtomicI64::new(i64::MAX),
            said: AtomicU64::new(if self.tells() { 0 } else { u64::MAX }),
        };
        let done = tokio::task::spawn_blocking(move || {
            let outcome = job.run(&how, &granted);
            (outcome, granted.elapsed())
        });
        let (outcome, seconds) = done.await.map_err(|e| Stop::fault("planning", e))?;
        watch.abort();
        let mut outcome = outcome.map_err(|e| self.wrong(&e))?;
        outcome.summary.seconds = seconds;
        write(&self.output, &outcome.text)?;
        if let Some(html) = &self.html {
            write(html, &outcome.page)?;
        }
        for flaw in &outcome.flaws {
            complain(flaw);
        }
        say(outcome.summary.line());
        Ok(())
    }

    fn job(&self) -> Result<Job, Stop> {
        let format = match self.format {
            Written::HhcrspJson => Format::HhcrspJson,
            Written::Solomon => Format::Solomon,
            Written::Vrplib => Format::Vrplib,
            Written::Sammanhang => Format::Sammanhang,
        };
        let objective = self.objective.map(|objective| match objective {
            Small::Hhcrsp => Objective::Hhcrsp,
            Small::Distance => Objective::Distance,
            Small::VehiclesFirst => Objective::VehiclesFirst,
            Small::Dimacs => Objective::Dimacs,
            Small::Care => Objective::Care,
        });
        let mut job =
            Job::read(format, objective, &read(&self.input)?).map_err(|e| self.wrong(&e))?;
        for pin in &self.pin {
            job.pin(pin)
                .map_err(|e| Stop::Usage(format!("--pin: {e}")))?;
        }
        if let Some(plan) = &self.warm_start {
            job.begin_from(read(plan)?)
                .map_err(|e| Stop::Usage(format!("{}: {e}", plan.display())))?;
        }
        Ok(job)
    }

    fn search(&self) -> Search {
        let machine = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = self
            .threads
            .map_or(machine, |t| usize::try_from(t).unwrap_or(1));
        Search {
            seed: self.seed,
            threads,
            chains: if self.iterations.is_some() {
                CHAINS
            } else {
                threads
            },
        }
    }

    fn tells(&self) -> bool {
        self.progress || std::io::stderr().is_terminal()
    }

    fn wrong(&self, trouble: &Trouble) -> Stop {
        Stop::Usage(format!("{}: {trouble}", self.input.display()))
    }
}

fn read(file: &Path) -> Result<String, Stop> {
    let wrong = |e: std::io::Error| Stop::Usage(format!("{} cannot be read: {e}", file.display()));
    let size = std::fs::metadata(file).map_err(wrong)?.len();
    if size > FILE_MAX {
        return Err(Stop::Usage(format!(
            "{} is larger than {FILE_MAX} bytes",
            file.display()
        )));
    }
    std::fs::read_to_string(file).map_err(wrong)
}

fn write(file: &Path, text: &str) -> Result<(), Stop> {
    std::fs::write(file, text).map_err(|e| not_written(file, &e))
}

fn not_written(file: &Path, e: &std::io::Error) -> Stop {
    Stop::Usage(format!("{} cannot be written: {e}", file.display()))
}

/// Whether a file can be written: found out before the search, whose plan would be lost otherwise. What is there
/// stays as it is; devices and pipes are left alone, since opening them is more than a question.
fn may_write(file: &Path) -> Result<(), Stop> {
    let is_new = match std::fs::metadata(file) {
        Ok(there) if there.is_file() || there.is_dir() => false,
        Ok(_) => return Ok(()),
        Err(_) if file.is_symlink() => return Ok(()),
        Err(_) => true,
    };
    std::fs::OpenOptions::new()
        .append(true)
        .create_new(is_new)
        .open(file)
        .map_err(|e| not_written(file, &e))?;
    if is_new {
        std::fs::remove_file(file).map_err(|e| not_written(file, &e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn granted(seconds: Option<f64>, iterations: Option<u64>) -> Granted {
        Granted {
            begun: SystemClock.now(),
            seconds,
            iterations,
            enough: Arc::new(AtomicBool::new(false)),
            best: AtomicI64::new(i64::MAX),
            said: AtomicU64::new(u64::MAX),
        }
    }

    #[test]
    fn what_cannot_be_written_is_known_without_writing() {
        let folder = std::env::temp_dir();
        assert!(may_write(&folder).is_err());
        assert!(may_write(&folder.join("no-such-folder-here").join("plan.json")).is_err());
        let file = folder.join(format!("plan-{}.json", std::process::id()));
        assert!(may_write(&file).is_ok());
        assert!(!file.exists());
        assert!(write(&file, "a plan").is_ok() && may_write(&file).is_ok());
        assert!(std::fs::read_to_string(&file).is_ok_and(|text| text == "a plan"));
        assert!(std::fs::remove_file(&file).is_ok());
    }

    #[test]
    fn progress_says_what_is_known() {
        assert_eq!(progress(3, Some(7), Some(2.0)), "3 s: best 7, 2 s left");
        assert_eq!(progress(3, None, Some(2.0)), "3 s: 2 s left");
        assert_eq!(progress(3, None, None), "3 s");
    }

    #[test]
    fn a_clock_beside_a_count_ends_it_and_says_nothing_else() {
        let both = granted(Some(1e9), Some(1_000));
        assert!(both.counts());
        assert_eq!(both.used(0).to_bits(), 0.0_f64.to_bits());
        assert_eq!(both.used(500).to_bits(), 0.5_f64.to_bits());
        assert!(granted(Some(0.0), Some(1_000)).used(1) >= 1.0);
        assert!(!granted(Some(1e9), None).counts());
    }
}
