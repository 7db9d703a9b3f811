//! The commands, one file each, and the table that finds them.

mod bench;
mod check;
mod counts;
mod phones;
mod postgres;
mod year;

use std::{error::Error, process::ExitCode};

use crate::{
    Failure,
    console::{complain, say},
    options::Options,
};

/// One word after `cargo xtask`.
struct Command {
    name: &'static str,
    /// The options, and what the command does, for the list.
    usage: &'static str,
    run: fn(Options) -> Result<(), Failure>,
}

/// All commands, in the order of the list.
const COMMANDS: &[Command] = &[
    check::COMMAND,
    bench::COMMAND,
    counts::COMMAND,
    phones::COMMAND,
    year::COMMAND,
    postgres::COMMAND,
];

/// Runs the command that the first word names with the words after it.
pub fn run(mut words: Vec<String>) -> ExitCode {
    if words.is_empty()
        || ["help", "--help", "-h"]
            .iter()
            .any(|h| words.iter().any(|w| w == h))
    {
        help();
        return ExitCode::SUCCESS;
    }
    let name = words.remove(0);
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        complain(&format!("there is no command `{name}`"));
        help();
        return ExitCode::from(2);
    };
    match (command.run)(Options::new(words)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Found) => ExitCode::FAILURE,
        Err(failure) => {
            complain(&format!("cargo xtask {name}: {failure}"));
            if let Some(source) = failure.source() {
                complain(&format!("    {source}"));
            }
            ExitCode::from(2)
        }
    }
}

fn help() {
    say("cargo xtask COMMAND");
    for command in COMMANDS {
        say(&format!("\n{}", command.usage));
    }
}
