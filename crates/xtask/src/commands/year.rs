//! `cargo xtask year`: a municipality lives as many days as one likes, with an optimised build.

use super::Command;
use crate::{Failure, cargo::cargo, options::Options};

pub(super) const COMMAND: Command = Command {
    name: "year",
    usage: "year [--size small|municipality] [--days N] [--from DAY] [--seed N] [--database sqlite|postgres]
     [--told N] [--debug]
    Lives a year of a synthetic municipality day by day, through the actions that people use, and looks at the end of
    each week and month whether all that must hold holds, as `sammanhang verify` does. What goes wrong is told with seed
    and day.
    With SAMMANHANG_YEAR_LEDGER a run adds a line to that file.
    --size       how large a municipality (small)
    --days       how many (365)
    --from       the first of them (2026-07-01)
    --seed       of the municipality and of all that happens (1)
    --database   a file of SQLite, or a private PostgreSQL (sqlite)
    --told       of a hundred visits, those that are told of (100)
    --debug      without optimising the build",
    run,
};

/// Options with a value that are passed on.
const VALUES: [&str; 6] = [
    "--size",
    "--days",
    "--from",
    "--seed",
    "--database",
    "--told",
];

fn run(mut options: Options) -> Result<(), Failure> {
    let mut words = vec!["bench", "-p", "acceptance", "--bench", "year"];
    if options.switch("--debug") {
        words.extend(["--profile", "dev"]);
    }
    let mut values = Vec::new();
    for name in VALUES {
        if let Some(value) = options.value(name)? {
            values.extend([name.to_owned(), value]);
        }
    }
    options.end()?;
    words.push("--");
    let status = cargo(&words).args(values).status();
    if status.map_err(Failure::program("cargo bench"))?.success() {
        Ok(())
    } else {
        Err(Failure::Found)
    }
}
