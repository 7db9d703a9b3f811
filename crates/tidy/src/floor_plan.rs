//! Every domain crate has the same rooms under the same names, and every crate one test binary.

use std::collections::BTreeSet;

use crate::{Finding, Source, layers};

/// What a domain crate's `src` may hold, as files or folders.
const ROOMS: &[&str] = &[
    "lib", "model", "rules", "actions", "reads", "measures", "store", "pages", "events",
];

/// What may stand beside a domain crate's `src`.
const BESIDE: &[&str] = &[
    "Cargo.toml",
    "src",
    "migrations",
    "data",
    "proptest-regressions",
    "locales",
    "assets",
    "benches",
    "examples",
    "fuzz",
    "tests",
    "README.md",
];

/// Rooms outside the plan, and test binaries beside the one.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let breaches: BTreeSet<Finding> = tree.iter().filter_map(finding).collect();
    breaches.into_iter().collect()
}

fn finding(source: &Source) -> Option<Finding> {
    let (name, within) = source.place()?;
    let mut parts = within.split('/');
    let first = parts.next()?;
    let second = parts.next();
    let path = |room: &str| format!("crates/{name}/{room}");
    if first == "tests" && second != Some("it") && source.is_rust() {
        let what = "every crate has one test binary, `tests/it/main.rs`";
        return Some(Finding::whole(path(within), what));
    }
    if layers::layer(name) != Some(layers::DOMAINS) {
        return None;
    }
    if !BESIDE.contains(&first) {
        return Some(Finding::whole(path(first), plan(BESIDE)));
    }
    let room = second.filter(|_| first == "src")?;
    let stem = room.strip_suffix(".rs").unwrap_or(room);
    (!ROOMS.contains(&stem)).then(|| Finding::whole(path(&format!("src/{room}")), plan(ROOMS)))
}

fn plan(names: &[&str]) -> String {
    format!("is not on the floor plan: {}", names.join(", "))
}
