//! The command line: its words, its help, and the way to the command asked for.

use std::{ffi::OsString, process::ExitCode, time::Duration};

use clap::Parser;

use crate::{
    commands::Command,
    console,
    stop::{Stop, chain},
};

/// Help in the order in which somebody new needs it.
const TEMPLATE: &str = "\
{about-with-newline}
{usage-heading} {usage}

Try it:
  demo        A sample municipality with synthetic persons, in a folder of its own

Your own municipality:
  init        Name the municipality and make its first administrator
  import      Units, staff, residents, standard times, delegations, services or locks out of a file

Run it:
  serve       Take requests until told to stop
  migrate     Give the database the tables that this version needs

Keep it safe:
  backup      Copy a SQLite database whole while it is served
  restore     Put a backup back
  checkpoint  Take a root over all history, to be kept elsewhere
  verify      Look whether history and data are whole

By itself:
  plan-routes Plan home care or a fleet from a file, without a database
  forecast    Forecast population, need, places, staff and cost from files

Options:
{options}{after-help}";

const AFTER: &str = "
Examples:
  sammanhang demo
  sammanhang serve --config /etc/sammanhang.toml
  sammanhang import residents residents.csv --dry-run --database sqlite:ours.db

Every command says more with --help. Configuration: flags before environment (SAMMANHANG_DATABASE,
SAMMANHANG_LISTEN, …) before the file named by --config or SAMMANHANG_CONFIG.

Exit codes:
  0  done
  1  done, and something was found (verify, restore, forecast claims)
  2  the command line, the configuration or a file given is wrong
  3  not done as things stand; the text says what to do
  4  a bug or the machine";

/// Sammanhang: elder and disability care, from the first call to the followed-up decision.
#[derive(Debug, Parser)]
#[command(
    name = "sammanhang",
    version,
    help_template = TEMPLATE,
    after_help = AFTER,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

/// How long work that nobody waits for any more may go on after the end.
const LAST: Duration = Duration::from_secs(5);

/// Reads the command line, does what it says, and gives the exit code. Says on the error stream what went wrong.
///
/// The words are taken as a list and not as any iterator: a generic function, and the whole program below it, would be
/// compiled anew in every binary that calls it.
pub fn run(words: Vec<OsString>) -> ExitCode {
    let asked = match CommandLine::try_parse_from(words) {
        Ok(asked) => asked,
        Err(error) => {
            drop(error.print());
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Stop::fault("starting", e))
        .and_then(|runtime| {
            let done = runtime.block_on(asked.command.run());
            // Whoever still works on an answer that nobody waits for is cut off.
            runtime.shutdown_timeout(LAST);
            done
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            console::complain(chain(&stop));
            stop.code()
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_help_lists_every_command_in_its_own_words() {
        let line = CommandLine::command();
        line.clone().debug_assert();
        for command in line.get_subcommands() {
            let about = command
                .get_about()
                .map(ToString::to_string)
                .unwrap_or_default();
            let listed = format!("  {:<12}{about}", command.get_name());
            assert!(TEMPLATE.contains(&listed), "{listed}");
        }
    }
}
