//! Tests neither sleep nor are switched off without a reason.

use crate::{Finding, Source, rust};

/// Tests that wait for time to pass, or are ignored in silence.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in tree.iter().filter(|source| source.is_rust()) {
        let code = rust::code(&source.text);
        for line in rust::lines_with(&code, "#[ignore]") {
            let what = "a test is ignored without a reason; write `#[ignore = \"why\"]`";
            found.push(Finding::at(source, line, what));
        }
        for line in rust::lines_with(&code, "sleep(") {
            if line >= first_test_line(source) {
                let what = "a test must not sleep; wait for what should happen, with a limit";
                found.push(Finding::at(source, line, what));
            }
        }
    }
    found
}

/// The line that the file's tests start on: the first in `tests/`, none in plain code.
fn first_test_line(source: &Source) -> usize {
    if source
        .place()
        .is_some_and(|(_, within)| within.starts_with("tests/"))
    {
        return 1;
    }
    match rust::split_tests(&source.text) {
        (_, "") => usize::MAX,
        (code, _) => code.lines().count() + 1,
    }
}
