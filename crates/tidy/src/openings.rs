//! Every file says in its first line what it is for.

use crate::{Finding, Source};

/// The Rust files that do not open with a `//!` sentence.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    tree.iter()
        .filter(|source| source.is_rust() && !opens_well(&source.text))
        .map(|source| {
            Finding::at(
                source,
                1,
                "must open with `//!` and one sentence on what it is for",
            )
        })
        .collect()
}

fn opens_well(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let sentence = first.strip_prefix("//!").map(str::trim);
    sentence.is_some_and(|sentence| sentence.contains(' '))
}
