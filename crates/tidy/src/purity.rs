//! `model/` and `rules/` decide and nothing else: no I/O, no clock, no chance, no waiting.

use std::collections::BTreeSet;

use crate::{Finding, Source, layers, rust};

/// Paths and words that have no place in a decision.
const FOREIGN: &[&str] = &[
    "async",
    "await",
    "axum",
    "getrandom",
    "maud",
    "page_kit",
    "rand",
    "rand_chacha",
    "reqwest",
    "rusqlite",
    "sqlx",
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "store::",
    "tokio",
    "Instant",
    "SystemClock",
    "SystemTime",
    "Timestamp::now",
    "Zoned::now",
    "new_v4",
    "now_v7",
];

/// The rooms of a domain crate that are pure.
const ROOMS: &[&str] = &["src/model/", "src/model.rs", "src/rules/", "src/rules.rs"];

/// What a decision must not know, where a decision is made.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    tree.iter()
        .filter(|source| is_pure(source))
        .flat_map(findings)
        .collect()
}

fn is_pure(source: &Source) -> bool {
    source.code_place().is_some_and(|(name, within)| {
        let room = ROOMS.iter().any(|room| within.starts_with(room));
        let kernel = name == "kernel" && !["src/clock.rs", "src/lib.rs"].contains(&within);
        kernel || (room && layers::layer(name) == Some(layers::DOMAINS))
    })
}

fn findings(source: &Source) -> Vec<Finding> {
    let code = rust::code(rust::split_tests(&source.text).0);
    let imports = rust::imports(&code);
    let mut found = BTreeSet::new();
    for word in FOREIGN {
        let imported = imports.iter().filter(|(_, path)| imports_word(path, word));
        let lines = rust::lines_with(&code, word);
        for line in lines.into_iter().chain(imported.map(|(line, _)| *line)) {
            let what = format!("`{word}` has no place here; decide from what is handed in");
            found.insert(Finding::at(source, line, what));
        }
    }
    found.into_iter().collect()
}

/// Whether an import brings the word in; `use store;` counts for `store::`.
fn imports_word(path: &str, word: &str) -> bool {
    rust::has_word(&format!("{path}::"), word)
}
