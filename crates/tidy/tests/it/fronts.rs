//! lib.rs is a front page.

use tidy::fronts::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let text = "//! A.\n\nmod b;\n\n/// C.\npub const C: u8 = 1;\npub use b::D;\n\nfn e() {}\n";
    let expected = ["lib.rs:6: a front page", "lib.rs:9: a front page"];
    finds(check, &[("crates/a/src/lib.rs", text)], &expected);
}

#[test]
fn a_front_page_is_none() {
    let text = "//! A; fn b() {}\n#![doc = \"x\"]\n\n#[cfg(test)]\nmod b;\npub(crate) mod c;\npub const MIGRATIONS: Migrations = Migrations { steps: &[] };\npub const LOCALES: [Locale; 1] = [sv()];\npub use c::{\n    D,\n    E,\n};\n";
    let files = [
        ("crates/a/src/lib.rs", text),
        ("crates/a/src/c.rs", "fn d() {}"),
    ];
    finds(check, &files, &[]);
}
