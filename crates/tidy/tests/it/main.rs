//! Each guard on the tree, and on a planted breach.

#[cfg(test)]
mod alone;
#[cfg(test)]
mod clocks;
#[cfg(test)]
mod codemap;
#[cfg(test)]
mod floor_plan;
#[cfg(test)]
mod fronts;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod lengths;
#[cfg(test)]
mod manifests;
#[cfg(test)]
mod names;
#[cfg(test)]
mod openings;
#[cfg(test)]
mod purity;
#[cfg(test)]
mod routes;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod trials;

#[cfg(test)]
use tidy::{Finding, Source};

/// A guard over files.
#[cfg(test)]
type Guard = fn(&[Source]) -> Vec<Finding>;

/// The tree keeps what the guard holds.
#[cfg(test)]
fn holds(guard: Guard) {
    let tree = tidy::read(&tidy::root()).unwrap();
    assert!(tree.len() > 100, "only {} files were read", tree.len());
    none(&guard(&tree));
}

/// Nothing was found; else each finding on a line of its own.
#[cfg(test)]
fn none(found: &[Finding]) {
    let lines: Vec<String> = found.iter().map(Finding::to_string).collect();
    assert!(
        lines.is_empty(),
        "{} findings\n{}",
        lines.len(),
        lines.join("\n")
    );
}

/// The guard's findings in planted files: as many as expected, each with the expected words in it.
#[cfg(test)]
fn finds(guard: Guard, files: &[(&str, &str)], expected: &[&str]) {
    let tree: Vec<Source> = files
        .iter()
        .map(|(path, text)| Source::new(*path, *text))
        .collect();
    matches(&guard(&tree), expected);
}

#[cfg(test)]
fn matches(found: &[Finding], expected: &[&str]) {
    let lines: Vec<String> = found.iter().map(Finding::to_string).collect();
    assert_eq!(lines.len(), expected.len(), "{lines:#?}");
    for words in expected {
        let seen = lines.iter().any(|line| line.contains(words));
        assert!(seen, "no finding says `{words}`: {lines:#?}");
    }
}
