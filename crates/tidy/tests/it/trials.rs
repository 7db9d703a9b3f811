//! Tests are honest.

use tidy::trials::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        (
            "crates/a/tests/it/one.rs",
            "tokio::time::sleep(Duration::from_secs(1)).await;\n",
        ),
        (
            "crates/a/src/two.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests {\n    sleep(x);\n}\n",
        ),
        ("crates/a/src/three.rs", "#[ignore]\nfn t() {}\n"),
    ];
    finds(
        check,
        &files,
        &[
            "one.rs:1: a test must not sleep",
            "two.rs:4: a test",
            "three.rs:1: a test is ignored",
        ],
    );
}

#[test]
fn waiting_in_the_product_and_reasons_are_free() {
    let files = [
        (
            "crates/a/src/one.rs",
            "sleep(pause).await;\n#[cfg(test)]\nmod tests {\n    t();\n}\n",
        ),
        (
            "crates/a/tests/it/two.rs",
            "#[ignore = \"takes an hour\"]\n// sleep(\n",
        ),
    ];
    finds(check, &files, &[]);
}
