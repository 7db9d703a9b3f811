//! The project speaks of itself alone.

use tidy::alone::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        ("README.md", concat!("Built in /wo", "rk/main.\n")),
        (
            ".ci/run",
            concat!("\ncurl https://static.crates", ".io/x\n"),
        ),
        ("crates/a/src/one.rs", concat!("// TO", "DO: later\n")),
        ("crates/a/src/two.rs", concat!("to", "do!()\n")),
        ("docs/a.md", concat!("A sub", "agent did it.\n")),
    ];
    let expected = [
        "README.md:1: ",
        ".ci/run:2: ",
        "one.rs:1: ",
        "two.rs:1: ",
        "docs/a.md:1: ",
    ];
    finds(check, &files, &expected);
}

#[test]
fn what_others_wrote_and_the_lock_file_are_free() {
    let files = [
        (
            "Cargo.lock",
            concat!("source = \"registry+https://index.crates", ".io\"\n"),
        ),
        (
            "crates/page-kit/assets/design.css",
            concat!("/* TO", "DO */\n"),
        ),
        (
            "crates/a/src/one.rs",
            concat!("let METHO", "TODOS = \"network/main\";\n"),
        ),
    ];
    finds(check, &files, &[]);
}
