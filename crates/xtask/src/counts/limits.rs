//! The limits: what each search took when it was last counted, with which compiler, and how much more it may take.

use std::fmt;

use crate::{Failure, tally::Tally};

/// By how many hundredths a count may rise. Another day, folder or processor moves it by some ten-thousandths.
pub(super) const SHARE: u64 = 3;

/// What a search took, and what its plan costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) name: String,
    pub(super) instructions: u64,
    /// Tells another course from a slower one.
    pub(super) cost: i64,
}

impl Count {
    /// Reads what a run under callgrind has written; nothing if there is no sum in it or no cost.
    pub(super) fn of_run(name: &str, out: &str, err: &str) -> Option<Self> {
        let sums = err
            .lines()
            .filter_map(|line| line.split_once("Collected :"));
        let sum = sums
            .filter_map(|(_, sum)| sum.trim().parse().ok())
            .next_back()?;
        let mut costs = out.lines().filter_map(|line| line.strip_prefix("cost "));
        Some(Self {
            name: name.to_owned(),
            instructions: sum,
            cost: costs.next_back()?.trim().parse().ok()?,
        })
    }
}

/// What may be taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// The compiler that the counts hold for.
    pub(super) toolchain: String,
    pub(super) counts: Vec<Count>,
}

impl Limits {
    /// Reads the file of limits.
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        let mut toolchain = None;
        let mut counts = Vec::new();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for line in lines.filter(|line| !line.is_empty()) {
            match line.strip_prefix("counted with ") {
                Some(with) => toolchain = Some(with.to_owned()),
                None => counts.push(limit(line).ok_or_else(|| unreadable(line))?),
            }
        }
        let toolchain = toolchain.ok_or_else(|| unreadable("counted with …"))?;
        Ok(Self { toolchain, counts })
    }

    /// What is to be said of a count.
    pub(super) fn judge(&self, count: &Count) -> Verdict<'_> {
        let limit = self.counts.iter().find(|limit| limit.name == count.name);
        let Some(limit) = limit else {
            return Verdict::New;
        };
        let share = |of: u64, percent: u64| u128::from(of) * u128::from(percent);
        if share(count.instructions, 100) > share(limit.instructions, 100 + SHARE) {
            Verdict::Slower(limit)
        } else if share(count.instructions, 100) < share(limit.instructions, 100 - SHARE) {
            Verdict::Faster(limit)
        } else {
            Verdict::Within(limit)
        }
    }
}

fn limit(line: &str) -> Option<Count> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let &[name, instructions, "instructions,", "cost", cost] = words.as_slice() else {
        return None;
    };
    Some(Count {
        name: name.strip_suffix(':')?.to_owned(),
        instructions: instructions.replace('_', "").parse().ok()?,
        cost: cost.parse().ok()?,
    })
}

fn unreadable(line: &str) -> Failure {
    Failure::Missing(format!(
        "the limits cannot be read at `{line}`; `cargo xtask counts --renew` writes them anew"
    ))
}

impl fmt::Display for Limits {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "# What each search takes; {SHARE} % more fails the check. Renewed by `cargo xtask counts --renew`."
        )?;
        writeln!(out, "counted with {}", self.toolchain)?;
        for count in &self.counts {
            let Count { name, cost, .. } = count;
            let instructions = grouped(count.instructions);
            writeln!(out, "{name}: {instructions} instructions, cost {cost}")?;
        }
        Ok(())
    }
}

/// What is to be said of a count, beside its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict<'a> {
    Within(&'a Count),
    Slower(&'a Count),
    /// So much less that a later rise would hide behind the old limit.
    Faster(&'a Count),
    /// There is no limit.
    New,
}

impl Verdict<'_> {
    pub(super) const fn tally(self) -> Tally {
        match self {
            Self::Within(_) | Self::Faster(_) => Tally::PASSED,
            Self::Slower(_) | Self::New => Tally::FAILED,
        }
    }

    pub(super) fn in_words(self, count: &Count) -> String {
        let (limit, what) = match self {
            Self::New => {
                let name = &count.name;
                return format!("{name}: has no limit; `cargo xtask counts --renew` gives it one");
            }
            Self::Within(limit) => (limit, String::new()),
            Self::Faster(limit) => (
                limit,
                "; renew the limits (`cargo xtask counts --renew`), or the next rise is not seen"
                    .to_owned(),
            ),
            Self::Slower(limit) => (
                limit,
                format!(
                    "; more than {SHARE} % above its limit. If that is worth it, say why and renew the limits (`cargo xtask counts --renew`)"
                ),
            ),
        };
        let course = if limit.cost == count.cost {
            String::new()
        } else {
            format!(
                "; the plan costs {} instead of {}: the search goes another way",
                count.cost, limit.cost
            )
        };
        let by = rise(count.instructions, limit.instructions);
        let instructions = grouped(count.instructions);
        format!(
            "{}: {instructions} instructions, {by}{course}{what}",
            count.name
        )
    }
}

/// How much more, in hundredths with one decimal.
pub(super) fn rise(now: u64, before: u64) -> String {
    let more = (i128::from(now) - i128::from(before)) * 1_000;
    let tenths = more / i128::from(before.max(1));
    let sign = if tenths < 0 { '-' } else { '+' };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{} %", tenths / 10, tenths % 10)
}

/// `1_234_567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// The compiler and the machine that it compiles for, out of what `rustc -vV` says.
pub(super) fn toolchain(verbose: &str) -> String {
    let version = verbose.lines().next().unwrap_or_default();
    let host = verbose.lines().find_map(|line| line.strip_prefix("host: "));
    format!("{version} {}", host.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(instructions: u64, cost: i64) -> Count {
        Count {
            name: "day".to_owned(),
            instructions,
            cost,
        }
    }

    fn limits() -> Limits {
        Limits {
            toolchain: "rustc 1.95.0 (5980 2026-04-14) x86_64-unknown-linux-gnu".to_owned(),
            counts: vec![count(1_000_000, 42)],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = limits().to_string();
        assert!(
            text.contains("day: 1_000_000 instructions, cost 42"),
            "{text}"
        );
        assert_eq!(Limits::read(&text).unwrap(), limits());
        let torn = text.replace("instructions,", "");
        assert!(Limits::read(&torn).is_err());
        assert!(Limits::read("day: 1 instructions, cost 1").is_err());
    }

    #[test]
    fn a_rise_above_the_share_fails_and_a_fall_asks_for_new_limits() {
        let limits = limits();
        let check = |instructions: u64, failed: u64, words: &str| {
            let count = count(instructions, 42);
            let verdict = limits.judge(&count);
            assert_eq!(verdict.tally().failed, failed, "{instructions}");
            let said = verdict.in_words(&count);
            assert!(said.contains(words), "{said}");
        };
        check(1_030_000, 0, "+3.0 %");
        check(1_030_001, 1, "above its limit");
        check(970_000, 0, "-3.0 %");
        check(969_999, 0, "the next rise is not seen");
    }

    #[test]
    fn another_course_is_told_from_a_slower_one() {
        let other = count(1_100_000, 40);
        let limits = limits();
        let said = limits.judge(&other).in_words(&other);
        assert!(said.contains("40 instead of 42"), "{said}");
        let same = count(1_100_000, 42);
        assert!(!limits.judge(&same).in_words(&same).contains("another way"));
    }

    #[test]
    fn a_search_without_limit_fails() {
        let new = Count {
            name: "night".to_owned(),
            ..count(1, 1)
        };
        let limits = limits();
        assert_eq!(limits.judge(&new), Verdict::New);
        assert_eq!(limits.judge(&new).tally(), Tally::FAILED);
        assert!(limits.judge(&new).in_words(&new).contains("no limit"));
    }

    #[test]
    fn reads_what_callgrind_writes() {
        let err = "==7542== Events    : Ir\n==7542== Collected : 1066886913\n==7542== \n";
        let read = Count::of_run("day", "cost 108383\n", err);
        assert_eq!(read, Some(count(1_066_886_913, 108_383)));
        assert_eq!(Count::of_run("day", "cost 1\n", "killed"), None);
        assert_eq!(Count::of_run("day", "", err), None);
    }

    #[test]
    fn a_compiler_is_named_with_its_machine() {
        let said =
            "rustc 1.95.0 (5980 2026-04-14)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\n";
        assert_eq!(
            toolchain(said),
            "rustc 1.95.0 (5980 2026-04-14) x86_64-unknown-linux-gnu"
        );
    }
}
