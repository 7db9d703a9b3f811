//! No file is longer than a reader's patience. (Functions are measured by clippy.)

use crate::{Finding, Source};

/// The longest that a Rust file may be, in lines.
pub const LINES: usize = 500;

/// The Rust files that are too long.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    tree.iter()
        .filter(|source| source.is_rust())
        .filter_map(|source| {
            let lines = source.text.lines().count();
            let what = format!("has {lines} lines; split it so that none passes {LINES}");
            (lines > LINES).then(|| Finding::whole(&source.path, what))
        })
        .collect()
}
