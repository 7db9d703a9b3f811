//! The Debian packages that the tests need, and how they come onto the machine.

use std::process::Command;

use crate::{Failure, cargo::on_path, console::say, postgres};

/// A package that the tests need.
struct Package {
    name: &'static str,
    /// How one sees that it is there.
    there: fn() -> bool,
}

const NEEDED: &[Package] = &[
    Package {
        name: "chromium",
        there: || on_path("chromium").is_some(),
    },
    Package {
        name: "chromium-driver",
        there: || on_path("chromedriver").is_some(),
    },
    Package {
        name: "postgresql",
        there: || postgres::programs().is_some(),
    },
];

/// Makes sure that all needed packages are there; installs them when it may.
pub(crate) fn ensure() -> Result<(), Failure> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    if on_path("apt-get").is_some() && postgres::is_root() {
        install(&missing)?;
    }
    match self::missing() {
        still if still.is_empty() => Ok(()),
        still => Err(Failure::Missing(advice(&still))),
    }
}

fn missing() -> Vec<&'static str> {
    let absent = NEEDED.iter().filter(|package| !(package.there)());
    absent.map(|package| package.name).collect()
}

fn install(packages: &[&str]) -> Result<(), Failure> {
    say(&format!("installing {}", packages.join(", ")));
    let update: &[&str] = &["update", "--quiet"];
    let install = [&["install", "--yes", "--quiet"], packages].concat();
    for words in [update, &install] {
        let mut command = Command::new("apt-get");
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        // A failure shows in what is still missing afterwards.
        command.status().map_err(Failure::program("apt-get"))?;
    }
    Ok(())
}

fn advice(packages: &[&str]) -> String {
    format!(
        "the tests need {}; install with:\n    sudo apt-get update && sudo apt-get install --yes {}",
        packages.join(", "),
        packages.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_advice_is_a_line_to_paste() {
        let text = advice(&["chromium", "postgresql"]);
        assert!(
            text.ends_with("sudo apt-get update && sudo apt-get install --yes chromium postgresql")
        );
    }
}
