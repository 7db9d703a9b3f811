//! The Debian packages that the tests need, and how they come onto the machine.

use std::process::Command;

use crate::{Failure, cargo::on_path, console::say, counts, postgres};

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
    Package {
        name: counts::PACKAGE,
        there: || on_path("valgrind").is_some(),
    },
];

/// Makes sure that all needed packages are there; installs them when it may.
pub(crate) fn ensure() -> Result<(), Failure> {
    ensure_those(|_| true)
}

/// The same for one of them.
pub(crate) fn ensure_one(name: &str) -> Result<(), Failure> {
    ensure_those(|package| package.name == name)
}

fn ensure_those(wanted: impl Fn(&Package) -> bool) -> Result<(), Failure> {
    let missing = || {
        let absent = NEEDED.iter().filter(|p| wanted(p) && !(p.there)());
        absent.map(|package| package.name).collect::<Vec<_>>()
    };
    let absent = missing();
    if absent.is_empty() {
        return Ok(());
    }
    if on_path("apt-get").is_some() && postgres::is_root() {
        install(&absent)?;
    }
    match missing() {
        still if still.is_empty() => Ok(()),
        still => Err(Failure::Missing(advice(&still))),
    }
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
