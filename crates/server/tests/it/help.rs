//! The help of every command, as people read it.

use crate::program::{done, run};

const COMMANDS: [&str; 10] = [
    "demo",
    "init",
    "import",
    "serve",
    "migrate",
    "backup",
    "restore",
    "checkpoint",
    "verify",
    "plan-routes",
];

#[test]
fn every_command_explains_itself() {
    let mut all = done(&["--help"]);
    for command in COMMANDS {
        let help = done(&[command, "--help"]);
        assert!(help.contains("Examples:"), "{command}");
        let long: Vec<&str> = help
            .lines()
            .filter(|line| line.chars().count() > 120)
            .collect();
        assert!(long.is_empty(), "{command}: {long:#?}");
        all.extend([
            "\n------------------------------------------------ ",
            command,
            "\n",
            &help,
        ]);
    }
    let all: Vec<&str> = all.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn what_cannot_be_understood_ends_with_two() {
    let wrong: [&[&str]; 5] = [
        &["dmo"],
        &[],
        &["backup"],
        &["demo", "--size", "village"],
        &["import", "dogs", "x.csv"],
    ];
    for words in wrong {
        assert_eq!(run(words).code, Some(2), "{words:?}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = format!("sammanhang {}", env!("CARGO_PKG_VERSION"));
    assert_eq!(done(&["--version"]).trim(), version);
}
