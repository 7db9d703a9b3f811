//! ARCHITECTURE.md names every crate, and no crate that is not there.

use std::collections::BTreeSet;

use crate::{Finding, Source};

/// The page that describes the house.
const PAGE: &str = "ARCHITECTURE.md";

/// Crates without an entry on the page, and entries without a crate.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let Some(page) = tree.iter().find(|source| source.path == PAGE) else {
        return vec![Finding::whole(
            PAGE,
            "is missing; it describes the house as it stands",
        )];
    };
    let there = crates(tree);
    let named = named(&page.text);
    let unnamed = there
        .difference(&named)
        .map(|name| Finding::whole(PAGE, format!("has no entry for `crates/{name}`")));
    let gone = named
        .difference(&there)
        .map(|name| Finding::whole(PAGE, format!("names `crates/{name}`, which is not there")));
    unnamed.chain(gone).collect()
}

/// The crates of the tree: the folders with a manifest.
pub(crate) fn crates(tree: &[Source]) -> BTreeSet<&str> {
    tree.iter()
        .filter_map(Source::place)
        .filter(|(_, within)| *within == "Cargo.toml")
        .map(|(name, _)| name)
        .collect()
}

/// The crates that a page names, as `` `crates/name` `` or a path below it.
fn named(page: &str) -> BTreeSet<&str> {
    page.split("`crates/")
        .skip(1)
        .filter_map(|rest| rest.split(['`', '/']).next())
        .filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        .collect()
}
