//! Every domain crate has the same rooms.

use tidy::floor_plan::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        ("crates/cases/src/services/one.rs", ""),
        ("crates/cases/src/services/two.rs", ""),
        ("crates/cases/src/letters.rs", ""),
        ("crates/cases/scripts/run.sh", ""),
        ("crates/kernel/tests/two.rs", ""),
    ];
    let expected = [
        "crates/cases/src/services: is not on the floor plan",
        "crates/cases/src/letters.rs: is not on the floor plan",
        "crates/cases/scripts: is not on the floor plan",
        "crates/kernel/tests/two.rs: every crate has one test binary",
    ];
    finds(check, &files, &expected);
}

#[test]
fn the_plan_and_other_layers_are_free() {
    let files = [
        ("crates/cases/src/lib.rs", ""),
        ("crates/cases/src/actions/agree_plan.rs", ""),
        ("crates/cases/tests/it/main.rs", ""),
        ("crates/cases/locales/sv.ftl", ""),
        ("crates/kernel/src/minutes.rs", ""),
    ];
    finds(check, &files, &[]);
}
