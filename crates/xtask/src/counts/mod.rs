//! Instructions of searches with fixed seed and number of iterations, counted by callgrind and held against limits.
//!
//! A clock on a machine that does other work says nothing of a few per cent; instructions are the same every time.
//! What is counted is the bench `counts` of the route engine, optimised as it is released. One of its searches is
//! slowed on purpose, and each run must find that it is: a count that cannot fail is a defect.

mod limits;

use std::{fs, path::PathBuf, process::Stdio};

use crate::{
    Failure,
    cargo::{cargo, root},
    console::say,
    steps::Outcome,
    tally::Tally,
};
use limits::{Count, Limits, Verdict, rise};

/// The Debian package that counts.
pub(crate) const PACKAGE: &str = "valgrind";
/// The searches that have limits.
const NAMES: [&str; 3] = ["day", "replan", "fleet"];
/// The one that is slowed on purpose, and what it is otherwise.
const PLANTED: (&str, &str) = ("day-slowed", "day");
/// How each search is run. What callgrind knows of functions is not kept: the sum is what counts.
const RUNNER: &str = r#"target."cfg(all())".runner=["valgrind","--tool=callgrind","--callgrind-out-file=/dev/null"]"#;
const BENCH: [&str; 5] = ["bench", "-p", "route-solver", "--bench", "counts"];

/// Counts, and holds what was counted against the limits.
pub(crate) fn hold() -> Result<Outcome, Failure> {
    let limits = Limits::read(&text()?)?;
    let here = toolchain()?;
    let Some((counts, planted)) = count_all()? else {
        return Ok(Outcome::Counted(Tally::FAILED));
    };
    let mut tally = planted;
    for count in &counts {
        let verdict = limits.judge(count);
        say(&verdict.in_words(count));
        tally = tally + verdict.tally();
    }
    Ok(outcome((planted, tally), (&limits.toolchain, &here)))
}

/// What came out, on the compiler that the limits hold for or on another.
fn outcome((planted, all): (Tally, Tally), (counted_with, here): (&str, &str)) -> Outcome {
    if counted_with == here {
        return Outcome::Counted(all);
    }
    if planted.failed > 0 {
        return Outcome::Counted(planted);
    }
    // Another compiler makes other instructions of the same code: that is no finding, and is not hidden either.
    Outcome::Skipped(format!(
        "the limits were counted with {counted_with}, and this is {here}: counted and told, not judged; `cargo xtask counts --renew` renews them"
    ))
}

/// Counts, and makes what was counted the limits.
pub(crate) fn renew() -> Result<(), Failure> {
    let Some((counts, tally)) = count_all()? else {
        return Err(Failure::Found);
    };
    if tally.failed > 0 {
        return Err(Failure::Found);
    }
    let limits = Limits {
        toolchain: toolchain()?,
        counts,
    };
    let file = file();
    let name = file.display().to_string();
    fs::write(&file, limits.to_string()).map_err(Failure::program(name.clone()))?;
    say(&format!("renewed {name}"));
    Ok(())
}

/// Builds and counts them all, and whether the planted slowdown was seen; nothing if it cannot be built.
fn count_all() -> Result<Option<(Vec<Count>, Tally)>, Failure> {
    let status = cargo(&BENCH).arg("--no-run").status();
    if !status.map_err(Failure::program("cargo bench"))?.success() {
        return Ok(None);
    }
    let counts: Vec<Count> = NAMES
        .into_iter()
        .map(count)
        .collect::<Result<_, Failure>>()?;
    let (slowed, plain) = PLANTED;
    let planted = count(slowed)?;
    let before = counts.iter().find(|count| count.name == plain);
    Ok(Some((counts.clone(), see_planted(&planted, before))))
}

/// Whether the search that is slowed on purpose would have failed the check.
fn see_planted(planted: &Count, before: Option<&Count>) -> Tally {
    let limits = Limits {
        toolchain: String::new(),
        counts: before
            .map(|count| Count {
                name: planted.name.clone(),
                ..*count
            })
            .into_iter()
            .collect(),
    };
    let verdict = limits.judge(planted);
    if let Verdict::Slower(limit) = verdict {
        let by = rise(planted.instructions, limit.instructions);
        say(&format!("{}: {by}, seen as it must be", planted.name));
        return Tally::PASSED;
    }
    say(&format!(
        "{}: slowed on purpose, and not seen: what is counted is not what the search does",
        planted.name
    ));
    Tally::FAILED
}

/// Counts one search.
fn count(name: &str) -> Result<Count, Failure> {
    let mut command = cargo(&["--config", RUNNER]);
    command.args(BENCH).args(["--", name]).stdin(Stdio::null());
    let output = command.output().map_err(Failure::program("cargo bench"))?;
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).ok());
    let [out, err] = [out, err].map(Option::unwrap_or_default);
    let counted = Count::of_run(name, &out, &err).filter(|_| output.status.success());
    counted.ok_or_else(|| Failure::Missing(format!("{name} could not be counted:\n{out}{err}")))
}

/// The compiler and the machine that it compiles for.
fn toolchain() -> Result<String, Failure> {
    let output = std::process::Command::new("rustc").arg("-vV").output();
    let text = output.map_err(Failure::program("rustc"))?.stdout;
    Ok(limits::toolchain(&String::from_utf8_lossy(&text)))
}

fn file() -> PathBuf {
    root().join("crates/route-solver/benches/counts/limits.txt")
}

fn text() -> Result<String, Failure> {
    let file = file();
    fs::read_to_string(&file).map_err(Failure::program(file.display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count_of(name: &str, instructions: u64) -> Count {
        Count {
            name: name.to_owned(),
            instructions,
            cost: 7,
        }
    }

    #[test]
    fn the_limits_are_those_of_the_searches_and_can_be_read() {
        let limits = Limits::read(&text().unwrap()).unwrap();
        let names: Vec<&str> = limits.counts.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, NAMES);
        assert!(limits.toolchain.starts_with("rustc 1."));
        assert_eq!(
            limits.to_string(),
            text().unwrap(),
            "written by hand or by an older command"
        );
    }

    #[test]
    fn a_planted_slowdown_that_is_not_seen_is_a_finding() {
        let plain = count_of("day", 1_000);
        let seen = |slowed: u64| see_planted(&count_of("day-slowed", slowed), Some(&plain));
        assert_eq!(seen(1_040), Tally::PASSED);
        assert_eq!(seen(1_030), Tally::FAILED);
        assert_eq!(see_planted(&plain, None), Tally::FAILED);
    }

    #[test]
    fn another_compiler_is_told_and_not_judged_but_for_the_planted_slowdown() {
        let slower = Tally::PASSED + Tally::FAILED;
        let check = |planted: Tally, here: &str| outcome((planted, slower), ("rustc 1", here));
        assert!(matches!(check(Tally::PASSED, "rustc 1"), Outcome::Counted(all) if all == slower));
        assert!(
            matches!(check(Tally::PASSED, "rustc 2"), Outcome::Skipped(why) if why.contains("rustc 1") && why.contains("rustc 2"))
        );
        assert!(matches!(
            check(Tally::FAILED, "rustc 2"),
            Outcome::Counted(Tally::FAILED)
        ));
    }
}
