//! What the commands say, and how long things take.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

/// Says one line. A reader who has gone away is no reason to stop a check.
pub(crate) fn say(line: &str) {
    drop(writeln!(io::stdout().lock(), "{line}"));
}

/// Complains in one line.
pub(crate) fn complain(line: &str) {
    drop(writeln!(io::stderr().lock(), "{line}"));
}

/// Measures how long a piece of work takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Watch(Instant);

impl Watch {
    /// Starts the watch.
    #[expect(
        clippy::disallowed_methods,
        reason = "times of steps are shown to people and decide nothing; the product's clock is not built here"
    )]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has run.
    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// A duration as people read it: `8.1 s`, `3 min 20 s`.
pub(crate) fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(spoken(Duration::from_millis(8_120)), "8.1 s");
        assert_eq!(spoken(Duration::from_secs(200)), "3 min 20 s");
    }
}
