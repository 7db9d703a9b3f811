//! The clock of the benchmark: a budget that ends with it, and shares of measured times.

use std::time::{Duration, Instant};

use route_solver::Budget;

use crate::options::Options;

/// A budget of so many seconds from the moment it was made.
#[derive(Debug)]
pub(crate) struct Clocked {
    begun: Instant,
    /// The processor time that had been used by then, if that is what counts.
    worked: Option<f64>,
    threads: usize,
    seconds: f64,
}

impl Clocked {
    /// By the clock, or by processor time a thread: on a machine that does other work besides, only that compares.
    pub(crate) fn new(seconds: f64, options: &Options) -> Self {
        Self {
            begun: Instant::now(),
            worked: options.processor.then(processor_time).flatten(),
            threads: options.threads,
            seconds,
        }
    }

    /// The time since it was made, by the clock.
    pub(crate) fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// The seconds that count.
    pub(crate) fn seconds(&self) -> f64 {
        match (self.worked, processor_time()) {
            (Some(before), Some(now)) => (now - before) / self.threads as f64,
            (None | Some(_), _) => self.begun.elapsed().as_secs_f64(),
        }
    }
}

impl Budget for Clocked {
    fn used(&self, _iterations: u64) -> f64 {
        self.seconds() / self.seconds
    }
}

/// The processor time of this process so far, where the system tells.
fn processor_time() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may hold anything; hundredths of a second in user mode and in the kernel are the
    // 12th and 13th field after it.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(11);
    let user: f64 = times.next()?.parse().ok()?;
    let kernel: f64 = times.next()?.parse().ok()?;
    Some((user + kernel) / 100.0)
}

/// The time that so many of a hundred stay under, in milliseconds.
pub(crate) fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    let at = (times.len() * percent).div_ceil(100).max(1) - 1;
    times
        .get(at)
        .map_or(f64::NAN, |time| 1_000.0 * time.as_secs_f64())
}

/// The mean; not a number of nothing.
pub(crate) fn mean(of: &[f64]) -> f64 {
    of.iter().sum::<f64>() / of.len() as f64
}
