//! `cargo xtask phones`: as many visits as one likes, told by phones without network, with an optimised build.

use super::Command;
use crate::{Failure, cargo::cargo, options::Options};

pub(super) const COMMAND: Command = Command {
    name: "phones",
    usage: "phones [--visits N] [--seed N]
    Makes up phones that lose their network, their power and their users, and looks whether each report reaches the
    office once. What goes wrong is told with its seed.
    --visits     how many (100,000)
    --seed       of all that is made up (1)",
    run,
};

fn run(mut options: Options) -> Result<(), Failure> {
    let mut words = Vec::new();
    for name in ["--visits", "--seed"] {
        if let Some(value) = options.value(name)? {
            words.extend([name.to_owned(), value]);
        }
    }
    options.end()?;
    let mut command = cargo(&["bench", "-p", "visits", "--bench", "phones", "--"]);
    let status = command.args(words).status();
    if status.map_err(Failure::program("cargo bench"))?.success() {
        Ok(())
    } else {
        Err(Failure::Found)
    }
}
