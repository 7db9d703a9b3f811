//! The project speaks of itself alone, and leaves nothing for later.

use crate::{Finding, Source, rust};

/// Words that mean something on one machine or in one workshop only.
const ELSEWHERE: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/tmp/bash", "_jobs"),
    concat!("sub", "agent"),
    concat!("fa", "rm-"),
    concat!("crates.io", "/api"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("registry.npm", "js.org"),
    concat!("registry.yarn", "pkg.com"),
    concat!("files.python", "hosted.org"),
];

/// Words for work that is left for later, of which nobody is reminded.
const LATER: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
];

/// Words of other places, and work left for later.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in tree {
        // The lock file is cargo's own, and names where each crate comes from.
        if source.path.ends_with("Cargo.lock") {
            continue;
        }
        for word in ELSEWHERE {
            let what = format!("`{word}` says nothing to a reader elsewhere");
            found.extend(findings(source, word, &what));
        }
        for word in LATER {
            if !is_bundled(source) {
                let what = format!("`{word}`: do it now, or write down why not where readers look");
                found.extend(findings(source, word, &what));
            }
        }
    }
    found
}

/// Whether others wrote it: what is bundled of the design system, and data.
fn is_bundled(source: &Source) -> bool {
    let bundled = ["css", "js", "svg", "csv", "json", "txt"];
    source.path.contains("/assets/") && bundled.iter().any(|own| source.has_extension(own))
}

fn findings(source: &Source, word: &str, what: &str) -> Vec<Finding> {
    // Most files have none: look once before looking line by line.
    if !source.text.contains(word) {
        return Vec::new();
    }
    rust::lines_with(&source.text, word)
        .into_iter()
        .map(|line| Finding::at(source, line, what))
        .collect()
}
