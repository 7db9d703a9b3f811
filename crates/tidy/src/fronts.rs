//! `lib.rs` is a front page: what the crate is, its rooms, and what it shows.

use crate::{Finding, Source, rust};

/// What a front page may say: rooms, what is shown of them, and the lists that the server reads at its start.
const SAID: &[&str] = &["mod ", "use ", "const MIGRATIONS:", "const LOCALES:"];

/// Front pages with code on them.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    tree.iter()
        .filter(|source| {
            source
                .code_place()
                .is_some_and(|(_, within)| within == "src/lib.rs")
        })
        .flat_map(findings)
        .collect()
}

fn findings(source: &Source) -> Vec<Finding> {
    let code = rust::code(&source.text);
    let mut found = Vec::new();
    let mut line = 1;
    for statement in statements(&code) {
        let said = without_attributes(statement);
        let at = line + lines_before(statement, said);
        line += statement.matches('\n').count();
        let plain = said
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub ");
        if !said.trim().is_empty() && !SAID.iter().any(|word| plain.starts_with(word)) {
            let what = "a front page has docs, `mod`, `use`, `MIGRATIONS` and `LOCALES` only; move this into a room";
            found.push(Finding::at(source, at, what));
        }
    }
    found
}

/// The statements of a file, each with the `;` that ends it.
fn statements(code: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    code.split_inclusive(|letter: char| {
        match letter {
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ';' && depth == 0
    })
    .collect()
}

fn lines_before(statement: &str, said: &str) -> usize {
    let before = statement.len() - said.len();
    statement
        .get(..before)
        .map_or(0, |text| text.matches('\n').count())
}

/// The statement without blank space and attributes before it.
fn without_attributes(statement: &str) -> &str {
    let mut rest = statement.trim_start();
    while rest.starts_with("#[") || rest.starts_with("#![") {
        let mut depth = 0_u32;
        let end = rest.char_indices().find(|(_, letter)| {
            match letter {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && *letter == ']'
        });
        let Some((at, _)) = end else { return rest };
        rest = rest.split_at(at + 1).1.trim_start();
    }
    rest
}
