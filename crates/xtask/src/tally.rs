//! How much passed and how much failed, read from what the test runners write.

use std::{fmt, ops::Add};

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

    /// What a line of a test runner adds: nextest's summary or libtest's result.
    pub(crate) fn of_line(line: &str) -> Self {
        let plain = without_colour(line);
        let parts = plain
            .split_once(" run:")
            .filter(|(head, _)| head.trim_start().starts_with("Summary ["))
            .or_else(|| plain.split_once("test result: "));
        parts.map_or_else(Self::default, |(_, counts)| Self::of_counts(counts))
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

    fn check(line: &str, passed: u64, failed: u64) {
        assert_eq!(Tally::of_line(line), Tally { passed, failed }, "{line}");
    }

    #[test]
    fn reads_what_the_runners_write() {
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
        check(
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            5,
            0,
        );
        check("test result: FAILED. 4 passed; 2 failed; 0 ignored", 4, 2);
        check("test tests::run: 9 passed", 0, 0);
    }

    #[test]
    fn ends_in_one_plain_line() {
        let sum = Tally::PASSED + Tally::FAILED + Tally::PASSED;
        assert_eq!(sum.to_string(), "2 passed, 1 failed");
    }
}
