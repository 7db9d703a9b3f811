//! Time and chance come as parameters.

use tidy::clocks::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        (
            "crates/a/src/one.rs",
            "//! One.\n\nlet at = jiff::Timestamp::now();\n",
        ),
        ("crates/a/src/two.rs", "let id = Uuid::now_v7();\n"),
    ];
    finds(
        check,
        &files,
        &["one.rs:3: `Timestamp::now`", "two.rs:1: `Uuid::now_v7`"],
    );
}

#[test]
fn the_clock_itself_comments_and_tests_are_free() {
    let files = [
        ("crates/kernel/src/clock.rs", "Timestamp::now()\n"),
        ("crates/a/src/one.rs", "// Never Timestamp::now().\n"),
        (
            "crates/a/src/two.rs",
            "#[cfg(test)]\nmod tests {\n    Zoned::now();\n}\n",
        ),
        ("crates/a/tests/it/main.rs", "Zoned::now();\n"),
    ];
    finds(check, &files, &[]);
}
