//! No file is called after nothing: a name says what is in it.

use crate::{Finding, Source};

/// Words that say nothing about what is in a file.
const EMPTY: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "manager", "misc",
];

/// The Rust files and their folders whose name has an empty word in it.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in tree.iter().filter(|source| source.is_rust()) {
        let mut words = source.path.split(['/', '_', '-', '.']);
        if let Some(word) = words.find(|word| EMPTY.contains(word)) {
            let what = format!("`{word}` says nothing; name it after what is in it");
            found.push(Finding::whole(&source.path, what));
        }
    }
    found
}
