//! Time and chance come as parameters; one file reads the machine's clock.

use crate::{Finding, Source, rust};

/// The one file that may ask the machine what time it is.
const CLOCK: &str = "crates/kernel/src/clock.rs";

/// Calls that read the clock or draw chance behind the caller's back. (The standard library's own are
/// refused by clippy.)
const HIDDEN: &[&str] = &[
    "Timestamp::now",
    "Zoned::now",
    "Uuid::now_v7",
    "Uuid::new_v4",
];

/// Hidden clocks and dice in the crates' code, tests aside.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in tree {
        let Some((_, within)) = source.code_place() else {
            continue;
        };
        // What a crate offers to tests may name its folders by chance.
        if within.starts_with("src/testing") || source.path == CLOCK {
            continue;
        }
        let code = rust::code(rust::split_tests(&source.text).0);
        for call in HIDDEN {
            for line in rust::lines_with(&code, call) {
                let what = format!("`{call}` is hidden; take time and chance from the call");
                found.push(Finding::at(source, line, what));
            }
        }
    }
    found
}
