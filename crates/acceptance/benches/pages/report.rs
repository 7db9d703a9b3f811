//! What came out: per kind of page and in all, and whether the goals are met.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    time::Duration,
};

use crate::{
    asked::Kind,
    load::{Answers, Outcome},
    options::{Of, Options},
};

/// The slowest that one page of a hundred may be, of case officers' and of those along the thread.
const PAGE_GOALS: [Duration; 2] = [Duration::from_millis(25), Duration::from_millis(50)];
/// The slowest that one change of a hundred may be.
const POST_GOAL: Duration = Duration::from_millis(50);
/// The rate at which the goals hold, a second.
const GOAL_RATE: u32 = 200;
/// The most different errors that are shown.
const ERRORS_SHOWN: usize = 5;

/// What came out.
#[derive(Debug)]
pub(crate) struct Report {
    rate: u32,
    lasted: Duration,
    connections: usize,
    lines: Vec<Line>,
    /// All pages, then all posts.
    sums: [Line; 2],
    errors: BTreeMap<String, usize>,
}

/// The figures of some requests.
#[derive(Debug)]
struct Line {
    name: &'static str,
    is_post: bool,
    goal: Duration,
    errors: usize,
    /// From the quickest.
    times: Vec<Duration>,
}

impl Line {
    fn of<'a>(
        (name, is_post): (&'static str, bool),
        of: Of,
        outcomes: impl Iterator<Item = &'a Outcome>,
    ) -> Self {
        let [cases, thread] = PAGE_GOALS;
        let goal = match (is_post, of) {
            (true, _) => POST_GOAL,
            (false, Of::Cases) => cases,
            (false, Of::Thread) => thread,
        };
        let mut errors = 0;
        let mut times = vec![];
        for outcome in outcomes {
            errors += usize::from(outcome.error.is_some());
            times.push(outcome.took);
        }
        times.sort_unstable();
        Self {
            name,
            is_post,
            goal,
            errors,
            times,
        }
    }

    /// The time that so many of a hundred are within: the exact one, by its rank.
    fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.times.len() * percent).div_ceil(100);
        let place = rank.saturating_sub(1);
        self.times.get(place).copied().unwrap_or_default()
    }

    fn is_met(&self) -> bool {
        self.errors == 0 && self.percentile(99) < self.goal
    }

    fn write(&self, out: &mut fmt::Formatter<'_>, lasted: Duration) -> fmt::Result {
        let each = |percent| milliseconds(self.percentile(percent));
        let count = u32::try_from(self.times.len()).unwrap_or(u32::MAX);
        let rate = f64::from(count) / lasted.as_secs_f64();
        writeln!(
            out,
            "{:<30} {:>8} {:>6} {rate:>7.1} {:>8.1} {:>8.1} {:>8.1} {:>8.1}",
            self.name,
            self.times.len(),
            self.errors,
            each(50),
            each(90),
            each(99),
            each(100),
        )
    }
}

impl Report {
    pub(crate) fn of(options: &Options, answers: Answers) -> Self {
        let Answers {
            outcomes,
            lasted,
            connections,
        } = answers;
        let line = |kind: Kind| {
            let own = outcomes.iter().filter(move |outcome| outcome.kind == kind);
            Line::of((kind.name(), kind.is_post()), options.of, own)
        };
        let sum = |name, is_post| {
            let own = outcomes
                .iter()
                .filter(move |outcome| outcome.kind.is_post() == is_post);
            Line::of((name, is_post), options.of, own)
        };
        let mut errors = BTreeMap::new();
        for outcome in &outcomes {
            if let Some(error) = &outcome.error {
                let what = format!("{}: {error}", outcome.kind.name());
                *errors.entry(what).or_default() += 1;
            }
        }
        Self {
            rate: options.rate,
            lasted,
            connections,
            lines: Kind::of(options.of).iter().copied().map(line).collect(),
            sums: [sum("all pages", false), sum("all posts", true)],
            errors,
        }
    }

    /// Whether every answer was as it should be.
    pub(crate) fn is_clean(&self) -> bool {
        self.errors.is_empty()
    }

    fn goal(&self, out: &mut fmt::Formatter<'_>, sum: &Line) -> fmt::Result {
        let slow: BTreeSet<&str> = self
            .lines
            .iter()
            .filter(|line| line.is_post == sum.is_post && !line.is_met())
            .map(|line| line.name)
            .collect();
        let verdict = if sum.is_met() { "met" } else { "MISSED" };
        write!(
            out,
            "goal {verdict}: {} p99 {:.1} ms, to be under {:.0} ms at {GOAL_RATE} a second",
            sum.name,
            milliseconds(sum.percentile(99)),
            milliseconds(sum.goal),
        )?;
        if self.rate != GOAL_RATE {
            write!(out, " (measured at {})", self.rate)?;
        }
        if !slow.is_empty() {
            let names: Vec<&str> = slow.into_iter().collect();
            write!(out, "; taken alone, not met by: {}", names.join(", "))?;
        }
        writeln!(out)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "\n{:<30} {:>8} {:>6} {:>7} {:>8} {:>8} {:>8} {:>8}",
            "kind", "requests", "errors", "per s", "p50 ms", "p90 ms", "p99 ms", "max ms"
        )?;
        for line in self.lines.iter().chain(&self.sums) {
            line.write(out, self.lasted)?;
        }
        writeln!(
            out,
            "\nanswered in {:.1} s over at most {} connections",
            self.lasted.as_secs_f64(),
            self.connections
        )?;
        for sum in &self.sums {
            self.goal(out, sum)?;
        }
        for (what, count) in self.errors.iter().take(ERRORS_SHOWN) {
            writeln!(out, "{count} errors: {what}")?;
        }
        Ok(())
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
