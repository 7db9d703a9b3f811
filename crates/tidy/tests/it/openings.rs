//! Every file says what it is for.

use tidy::openings::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        ("crates/a/src/one.rs", "use b;\n"),
        ("crates/a/src/two.rs", "//!\n//! Late.\n"),
        ("crates/a/src/three.rs", "//! What it is for.\n"),
        ("crates/a/README.md", "# A\n"),
    ];
    finds(
        check,
        &files,
        &["one.rs:1: must open", "two.rs:1: must open"],
    );
}
