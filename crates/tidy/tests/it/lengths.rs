//! No file is too long.

use tidy::lengths::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let long = "//\n".repeat(501);
    let fits = "//\n".repeat(500);
    let files = [
        ("crates/a/src/one.rs", long.as_str()),
        ("crates/a/src/two.rs", fits.as_str()),
    ];
    finds(check, &files, &["one.rs: has 501 lines"]);
}
