//! ARCHITECTURE.md and the crates name each other.

use tidy::codemap::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

const MANIFEST: (&str, &str) = ("crates/cases/Cargo.toml", "");

#[test]
fn a_breach_is_caught() {
    finds(check, &[MANIFEST], &["ARCHITECTURE.md: is missing"]);
    let page = ("ARCHITECTURE.md", "See `crates/attic/src/lib.rs`.");
    let expected = ["has no entry for `crates/cases`", "names `crates/attic`"];
    finds(check, &[MANIFEST, page], &expected);
}

#[test]
fn a_true_page_is_none() {
    let page = (
        "ARCHITECTURE.md",
        "| `crates/cases` | from call to order |\nAll `crates/*`.",
    );
    finds(check, &[MANIFEST, page], &[]);
}
