//! Decisions know nothing of the machine.

use tidy::purity::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        ("crates/cases/src/rules/one.rs", "use tokio::fs;\n"),
        (
            "crates/cases/src/model/two.rs",
            "use std::{\n    fmt,\n    fs::File,\n};\n",
        ),
        ("crates/cases/src/rules/three.rs", "use crate::store;\n"),
        ("crates/cases/src/rules/four.rs", "async fn decide() {}\n"),
        (
            "crates/cases/src/model/five.rs",
            "let n = rand::random();\n",
        ),
        ("crates/kernel/src/six.rs", "let at = SystemClock.now();\n"),
    ];
    let expected = [
        "one.rs:1: `tokio`",
        "two.rs:1: `std::fs`",
        "three.rs:1: `store::`",
        "four.rs:1: `async`",
        "five.rs:1: `rand`",
        "six.rs:1: `SystemClock`",
    ];
    finds(check, &files, &expected);
}

#[test]
fn other_rooms_words_within_words_and_texts_are_free() {
    let files = [
        ("crates/cases/src/actions/one.rs", "use tokio::fs;\n"),
        (
            "crates/cases/src/rules/two.rs",
            "let brand = \"rand\"; // tokio\n",
        ),
        ("crates/kernel/src/clock.rs", "SystemClock"),
    ];
    finds(check, &files, &[]);
}
