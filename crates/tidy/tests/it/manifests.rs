//! Every crate takes version, lints and dependencies from the workspace.

use tidy::manifests::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

const GOOD: &str = "[package]\nname = \"cases\"\nversion.workspace = true\nedition.workspace = true\n\
    license.workspace = true\npublish.workspace = true\n\n[dependencies]\nserde.workspace = true # why\n\
    uuid = { workspace = true, features = [\"serde\"] }\n\n[lints]\nworkspace = true\n";

#[test]
fn a_breach_is_caught() {
    let plant = |from: &str, to: &str, expected: &str| {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD);
        finds(check, &[("crates/cases/Cargo.toml", &text)], &[expected]);
    };
    plant("[lints]\nworkspace = true\n", "", "must have `[lints]`");
    plant(
        "edition.workspace = true",
        "edition = \"2021\"",
        "`edition.workspace = true`",
    );
    plant(
        "name = \"cases\"",
        "name = \"case\"",
        "another name than its folder",
    );
    plant(
        "serde.workspace = true",
        "serde = \"1\"",
        "9: take it from the workspace: serde",
    );
}

#[test]
fn a_true_manifest_is_none() {
    finds(check, &[("crates/cases/Cargo.toml", GOOD)], &[]);
}
