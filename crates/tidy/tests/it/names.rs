//! No file is called after nothing.

use tidy::names::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        ("crates/a/src/utils.rs", ""),
        ("crates/a/src/common/plan.rs", ""),
        ("crates/a/src/case_helpers.rs", ""),
        ("crates/a/src/case_manager.rs", ""),
        ("crates/a/src/commons.rs", ""),
    ];
    finds(
        check,
        &files,
        &["`utils`", "`common`", "`helpers`", "`manager`"],
    );
}
