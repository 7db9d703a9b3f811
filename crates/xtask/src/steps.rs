//! The steps of the check, in their order.

use std::{
    io::{self, BufRead, BufReader, IsTerminal, Read, Write},
    process::{Command, Stdio},
    thread,
};

use crate::{
    Failure,
    cargo::{cargo, has},
    counts,
    postgres::TEST_ADDRESS,
    tally::{Runner, Tally},
};

/// What the caller asked of the check.
#[derive(Debug, Default)]
pub(crate) struct Ask {
    /// Only tests whose name has this text.
    pub(crate) filter: Option<String>,
    /// Whether missing cargo tools may be installed.
    pub(crate) install: bool,
    /// Where the tests' PostgreSQL is.
    pub(crate) postgres: Option<String>,
}

/// How a step went.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It ran; a step without tests counts as one.
    Counted(Tally),
    /// It could not run here, and why; that fails nothing.
    Skipped(String),
}

impl Outcome {
    fn of(passed: bool) -> Self {
        Self::Counted(if passed { Tally::PASSED } else { Tally::FAILED })
    }
}

/// One step of the check.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) summary: &'static str,
    /// Whether it needs the Debian packages and the private PostgreSQL.
    pub(crate) needs_machine: bool,
    pub(crate) run: fn(&Ask) -> Result<Outcome, Failure>,
}

impl Step {
    const fn new(
        name: &'static str,
        summary: &'static str,
        run: fn(&Ask) -> Result<Outcome, Failure>,
    ) -> Self {
        Self {
            name,
            summary,
            needs_machine: false,
            run,
        }
    }

    const fn on_machine(mut self) -> Self {
        self.needs_machine = true;
        self
    }
}

/// All steps, the quickest to fail first.
pub(crate) const STEPS: &[Step] = &[
    Step::new("fmt", "the code is formatted", fmt),
    Step::new("clippy", "no lint speaks", clippy),
    Step::new(
        "doc",
        "the documentation builds and its links lead somewhere",
        doc,
    ),
    Step::new(
        "test",
        "all tests, on both databases and in a browser",
        test,
    )
    .on_machine(),
    Step::new("doctest", "the examples in the documentation run", doctest).on_machine(),
    Step::new(
        "count",
        "the searches for routes take no more instructions than their limits say",
        count,
    )
    .on_machine(),
    Step::new(
        "deny",
        "licences, sources and known weaknesses of dependencies",
        deny,
    ),
    Step::new("machete", "no dependency is unused", machete),
];

fn fmt(_: &Ask) -> Result<Outcome, Failure> {
    passes(cargo(&["fmt", "--all", "--check"]))
}

fn clippy(_: &Ask) -> Result<Outcome, Failure> {
    let words = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    passes(cargo(&words))
}

fn doc(_: &Ask) -> Result<Outcome, Failure> {
    let mut command = cargo(&["doc", "--workspace", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    passes(command)
}

fn test(ask: &Ask) -> Result<Outcome, Failure> {
    let (runner, mut command) = if has("nextest") {
        let command = cargo(&[
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--no-tests=pass",
        ]);
        (Runner::Nextest, command)
    } else {
        let kinds = ["--lib", "--bins", "--tests", "--examples"];
        let words = [&["test", "--workspace", "--no-fail-fast"], kinds.as_slice()].concat();
        (Runner::Libtest, cargo(&words))
    };
    command.args(&ask.filter);
    counted(command, runner, ask)
}

fn doctest(ask: &Ask) -> Result<Outcome, Failure> {
    let mut command = cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]);
    command.args(&ask.filter);
    counted(command, Runner::Libtest, ask)
}

fn count(_: &Ask) -> Result<Outcome, Failure> {
    counts::hold()
}

fn deny(ask: &Ask) -> Result<Outcome, Failure> {
    if let Some(missing) = missing_tool("deny", ask)? {
        return Ok(missing);
    }
    let fetched = cargo(&["deny", "--log-level", "error", "fetch", "db"])
        .status()
        .map_err(Failure::program("cargo deny fetch"))?
        .success();
    if fetched {
        return passes(cargo(&["deny", "check", "--disable-fetch"]));
    }
    crate::console::say(
        "the list of known weaknesses cannot be reached from here; the rest is checked",
    );
    passes(cargo(&["deny", "check", "bans", "licenses", "sources"]))
}

fn machete(ask: &Ask) -> Result<Outcome, Failure> {
    match missing_tool("machete", ask)? {
        Some(missing) => Ok(missing),
        None => passes(cargo(&["machete"])),
    }
}

/// Nothing when `cargo <tool>` can be run, after installing it if that was asked for.
fn missing_tool(tool: &str, ask: &Ask) -> Result<Option<Outcome>, Failure> {
    let package = format!("cargo-{tool}");
    if !has(tool) && ask.install {
        cargo(&["install", "--locked", &package])
            .status()
            .map_err(Failure::program("cargo install"))?;
    }
    let advice = format!("{package} is not installed (cargo install --locked {package})");
    Ok((!has(tool)).then_some(Outcome::Skipped(advice)))
}

/// Runs a command that has no tests of its own to count.
fn passes(mut command: Command) -> Result<Outcome, Failure> {
    let status = command.status().map_err(Failure::program("cargo"))?;
    Ok(Outcome::of(status.success()))
}

/// Runs a command that runs tests, shows what it writes and counts its tests.
fn counted(mut command: Command, runner: Runner, ask: &Ask) -> Result<Outcome, Failure> {
    if let Some(url) = &ask.postgres {
        command.env(TEST_ADDRESS, url);
    }
    if io::stderr().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(Failure::program("cargo"))?;
    let output = child.stdout.take();
    let errors = child.stderr.take();
    let reader = thread::spawn(move || {
        errors.map_or_else(Tally::default, |from| echo(runner, from, io::stderr()))
    });
    let mut tally = output.map_or_else(Tally::default, |from| echo(runner, from, io::stdout()));
    tally = tally + reader.join().unwrap_or(Tally::FAILED);
    let status = child.wait().map_err(Failure::program("cargo"))?;
    if !status.success() && tally.failed == 0 {
        // Nothing was run: it did not even build.
        tally = tally + Tally::FAILED;
    }
    Ok(Outcome::Counted(tally))
}

/// Passes lines on as they come and counts the tests in them.
fn echo(runner: Runner, from: impl Read, mut to: impl Write) -> Tally {
    let mut lines = BufReader::new(from);
    let mut tally = Tally::default();
    let mut line = Vec::new();
    while lines
        .read_until(b'\n', &mut line)
        .is_ok_and(|read| read > 0)
    {
        drop(to.write_all(&line));
        tally = tally + Tally::of_line(runner, &String::from_utf8_lossy(&line));
        line.clear();
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_is_passed_on_and_counted() {
        let mut shown = Vec::new();
        let text =
            "x\ntest result: ok. 2 passed; 0 failed;\ntest result: FAILED. 0 passed; 1 failed;";
        let tally = echo(Runner::Libtest, text.as_bytes(), &mut shown);
        assert_eq!(shown, text.as_bytes());
        assert_eq!(tally.to_string(), "2 passed, 1 failed");
    }

    #[test]
    fn a_command_that_fails_without_tests_counts_as_one() {
        let outcome = counted(Command::new("false"), Runner::Libtest, &Ask::default()).unwrap();
        assert!(matches!(outcome, Outcome::Counted(Tally::FAILED)));
    }

    #[test]
    fn names_of_steps_are_unique() {
        let mut names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }
}
