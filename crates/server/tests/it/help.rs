//! The help of every command, as people read it.

use crate::program::{done, run};

const COMMANDS: [&str; 9] = [
    "demo",
    "init",
    "import",
    "serve",
    "migrate",
    "backup",
    "restore",
    "checkpoint",
    "verify",
];

#[test]
fn every_command_explains_itself() {
    let mut all = done(&["--help"]);
    for command in COMMANDS {
        let help = done(&[command, "--help"]);
        assert!(help.contains("Examples:"), "{command}");
        assert!(
            help.lines().all(|line| line.chars().count() <= 120),
            "{command}"
        );
        all.push_str(&format!(
            "\n---------------------------------------- {command}\n{help}"
        ));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn what_cannot_be_understood_ends_with_two() {
    for words in [
        &["dmo"][..],
        &[],
        &["backup"],
        &["demo", "--size", "village"],
        &["import", "dogs", "x.csv"],
    ] {
        assert_eq!(run(words).code, Some(2), "{words:?}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(
        done(&["--version"]).trim(),
        format!("sammanhang {}", env!("CARGO_PKG_VERSION"))
    );
}
