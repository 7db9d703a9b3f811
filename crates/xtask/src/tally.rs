//! How much passed and how much failed, read from what the test runners write.

use std::{fmt, ops::Add};

/// Who runs the tests. Each is read by its own words alone: nextest passes on what a test that failed wrote, and that
/// has libtest's result in it, which would count the same failure once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runner {
    /// `cargo nextest run`: one summary at the end.
    Nextest,
    /// `cargo test`: a result for each program.
    Libtest,
}

impl Runner {
    /// The part of a line with the counts, where the runner itself counts in it.
    fn counts(self, line: &str) -> Option<&str> {
        match self {
            Self::Nextest => line
                .split_once(" run:")
                .filter(|(head, _)| head.trim_start().starts_with("Summary ["))
                .map(|(_, counts)| counts),
            // Further in stands what a test quotes.
            Self::Libtest => line.strip_prefix("test result: "),
        }
    }
}

/// Counts of what passed and what failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// How many passed.
    pub(crate) passed: u64,
    /// How many failed.
    pub(crate) failed: u64,
}

impl Tally {
    /// One thing that passed.
    pub(crate) const PASSED: Self = Self {
        passed: 1,
        failed: 0,
    };
    /// One thing that failed.
    pub(crate) const FAILED: Self = Self {
        passed: 0,
        failed: 1,
    };

    /// What a line that a runner writes adds.
    pub(crate) fn of_line(runner: Runner, line: &str) -> Self {
        let plain = without_colour(line);
        runner
            .counts(&plain)
            .map_or_else(Self::default, Self::of_counts)
    }

    fn of_counts(counts: &str) -> Self {
        let mut tally = Self::default();
        for part in counts.split([',', ';', '.']) {
            let mut words = part.split_whitespace();
            let Some(count) = words.next().and_then(|word| word.parse::<u64>().ok()) else {
                continue;
            };
            match words.collect::<Vec<_>>().as_slice() {
                ["passed", ..] => tally.passed += count,
                ["failed", ..] | ["timed", "out", ..] | ["exec", "failed", ..] => {
                    tally.failed += count;
                }
                _ => {}
            }
        }
        tally
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The line without terminal colours (`ESC [ … m`).
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut coloured = false;
    for letter in line.chars() {
        match letter {
            '\u{1b}' => coloured = true,
            'm' if coloured => coloured = false,
            _ if coloured => {}
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(runner: Runner, line: &str, passed: u64, failed: u64) {
        let expected = Tally { passed, failed };
        assert_eq!(Tally::of_line(runner, line), expected, "{line}");
    }

    #[test]
    fn reads_what_nextest_writes() {
        let check = |line, passed, failed| check(Runner::Nextest, line, passed, failed);
        check(
            "     Summary [   0.007s] 3 tests run: 3 passed, 0 skipped",
            3,
            0,
        );
        check(
            "Summary [ 1.0s] 6/9 tests run: 3 passed (1 slow, 1 leaky), 2 failed, 1 timed out, 1 skipped",
            3,
            3,
        );
        check(
            "\u{1b}[32;1m     Summary\u{1b}[0m [   0.007s] \u{1b}[1m1\u{1b}[0m test run: \u{1b}[1m1\u{1b}[0m \u{1b}[32;1mpassed\u{1b}[0m, 0 skipped",
            1,
            0,
        );
    }

    #[test]
    fn reads_what_libtest_writes() {
        let check = |line, passed, failed| check(Runner::Libtest, line, passed, failed);
        check(
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            5,
            0,
        );
        check(
            "test result: \u{1b}[31mFAILED\u{1b}[0m. 4 passed; 2 failed; 0 ignored",
            4,
            2,
        );
        check("test tests::run: 9 passed", 0, 0);
    }

    /// As nextest shows it where one of two failed: what the test wrote stands inside, with its own result.
    #[test]
    fn a_test_that_failed_counts_once() {
        let inner =
            "    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 7 filtered out";
        let lines = [
            "        FAIL [   0.004s] (2/2) cases it::one",
            "  stdout ───",
            "    test it::one ... FAILED",
            inner,
            inner.trim_start(),
            "     Summary [   0.011s] 2 tests run: 1 passed, 1 failed, 0 skipped",
            "        FAIL [   0.004s] (2/2) cases it::one",
        ];
        let sum = lines
            .map(|line| Tally::of_line(Runner::Nextest, line))
            .into_iter()
            .fold(Tally::default(), Tally::add);
        assert_eq!(sum.to_string(), "1 passed, 1 failed");
        check(Runner::Libtest, inner, 0, 0);
    }

    #[test]
    fn ends_in_one_plain_line() {
        let sum = Tally::PASSED + Tally::FAILED + Tally::PASSED;
        assert_eq!(sum.to_string(), "2 passed, 1 failed");
    }
}
