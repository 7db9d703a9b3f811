//! `cargo xtask bench pages`: how long the pages take under load, with an optimised build.

use super::Command;
use crate::{Failure, cargo::cargo, options::Options};

pub(super) const COMMAND: Command = Command {
    name: "bench",
    usage: "bench pages [--size small|municipality|city] [--rate N] [--seconds N] [--seed N] [--keep DIR]
    Serves a demo and asks for its pages at a fixed rate; fails if any answer is an error.
    --size       how large a demo (city)
    --rate       requests a second, in all (200)
    --seconds    for how long (30)
    --seed       of the demo and of what is asked for (1)
    --keep       the folder in which demos are kept from run to run (under the target folder)",
    run,
};

/// What is passed on to the benchmark.
const PASSED_ON: &[&str] = &["--size", "--rate", "--seconds", "--seed", "--keep"];

fn run(mut options: Options) -> Result<(), Failure> {
    let passed_on = passed_on(&mut options)?;
    if !options.switch("pages") {
        let what = "say what is to be measured: `cargo xtask bench pages`";
        return Err(Failure::Usage(what.to_owned()));
    }
    options.end()?;
    let mut command = cargo(&["bench", "-p", "acceptance", "--bench", "pages", "--"]);
    let status = command
        .args(passed_on)
        .status()
        .map_err(Failure::program("cargo bench"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Found)
    }
}

/// The options that were given, as words. A folder is the caller's, not that of the workspace's root.
fn passed_on(options: &mut Options) -> Result<Vec<String>, Failure> {
    let mut words = Vec::new();
    for name in PASSED_ON {
        let Some(mut value) = options.value(name)? else {
            continue;
        };
        if *name == "--keep" {
            let whole = std::path::absolute(&value).map_err(Failure::program("the bench"))?;
            value = whole.to_string_lossy().into_owned();
        }
        words.extend([(*name).to_owned(), value]);
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Options {
        Options::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_are_passed_on_and_nothing_else() {
        let mut typed = options("pages --seconds=5 --size small");
        let words = passed_on(&mut typed).unwrap();
        assert_eq!(words, ["--size", "small", "--seconds", "5"]);
        assert!(typed.switch("pages"));
        assert!(typed.end().is_ok());
    }

    #[test]
    fn a_folder_is_made_whole_where_the_caller_stands() {
        let words = passed_on(&mut options("pages --keep here")).unwrap();
        let folder = std::path::absolute("here").unwrap();
        assert_eq!(words, ["--keep", folder.to_str().unwrap()]);
    }

    #[test]
    fn what_is_measured_must_be_said() {
        assert!(matches!(
            run(options("--size small")),
            Err(Failure::Usage(_))
        ));
        assert!(matches!(
            run(options("pages --sise small")),
            Err(Failure::Usage(_))
        ));
    }
}
