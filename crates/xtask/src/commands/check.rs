//! `cargo xtask check`: the one test command, from formatting to browser tests.

use super::Command;
use crate::{
    Failure,
    console::{Watch, say, spoken},
    debian,
    options::Options,
    postgres::{Durability, Private},
    steps::{Ask, Outcome, STEPS, Step},
    tally::Tally,
};

pub(super) const COMMAND: Command = Command {
    name: "check",
    usage: "check [--only STEP,…] [--filter TEXT] [--install]
    Runs fmt, clippy, doc, test, doctest, count, deny and machete, and ends with `N passed, N failed`.
    --only       only these steps
    --filter     only tests whose name has this text
    --install    install cargo-deny and cargo-machete when they are missing",
    run,
};

fn run(mut options: Options) -> Result<(), Failure> {
    let only = options.value("--only")?;
    let filter = options.value("--filter")?;
    let install = options.switch("--install");
    options.end()?;
    let chosen = chosen(only.as_deref())?;
    let server = if chosen.iter().any(|step| step.needs_machine) {
        debian::ensure()?;
        Some(Private::start(Durability::Forgetful)?)
    } else {
        None
    };
    let ask = Ask {
        filter,
        install,
        postgres: server.as_ref().map(|server| server.url().to_owned()),
    };
    let tally = run_all(&chosen, &ask)?;
    drop(server);
    say(&tally.to_string());
    if tally.failed == 0 {
        Ok(())
    } else {
        Err(Failure::Found)
    }
}

/// The steps that `--only` names, in the table's order; all when it is not given.
fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>, Failure> {
    let Some(only) = only else {
        return Ok(STEPS.iter().collect());
    };
    let names: Vec<&str> = only.split(',').map(str::trim).collect();
    if let Some(unknown) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name))
    {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(Failure::Usage(format!(
            "there is no step `{unknown}`; there are {}",
            known.join(", ")
        )));
    }
    Ok(STEPS
        .iter()
        .filter(|step| names.contains(&step.name))
        .collect())
}

/// Runs every step, also after one that failed, so that one run shows all there is to mend.
fn run_all(steps: &[&Step], ask: &Ask) -> Result<Tally, Failure> {
    let mut sum = Tally::default();
    let mut lines = Vec::new();
    for step in steps {
        say(&format!("\n== {}: {}", step.name, step.summary));
        let watch = Watch::start();
        let outcome = (step.run)(ask)?;
        let time = spoken(watch.elapsed());
        let line = match &outcome {
            Outcome::Counted(tally) => format!("{}: {tally} ({time})", step.name),
            Outcome::Skipped(why) => format!("{}: skipped, {why}", step.name),
        };
        say(&line);
        lines.push(line);
        if let Outcome::Counted(tally) = outcome {
            sum = sum + tally;
        }
    }
    say("\n== result");
    for line in lines {
        say(&line);
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keeps_the_order_of_the_table() {
        let names: Vec<&str> = chosen(Some("test, fmt"))
            .unwrap()
            .iter()
            .map(|step| step.name)
            .collect();
        assert_eq!(names, ["fmt", "test"]);
        assert_eq!(chosen(None).unwrap().len(), STEPS.len());
    }

    #[test]
    fn an_unknown_step_is_named_with_those_there_are() {
        let text = chosen(Some("fmt,lint")).err().unwrap().to_string();
        assert!(
            text.contains("`lint`") && text.contains("machete"),
            "{text}"
        );
    }
}
