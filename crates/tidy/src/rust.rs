//! Rust text taken apart as far as the guards need it: code, comments, literals, tests.

/// What a piece of a Rust file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

/// A stretch of one kind.
#[derive(Debug)]
struct Piece {
    kind: Kind,
    /// The line it starts on, from 1.
    line: usize,
    text: String,
}

/// Splits a file into what it does and its unit tests: the `#[cfg(test)] mod … {` at its end.
pub fn split_tests(source: &str) -> (&str, &str) {
    let mut offset = 0;
    let mut marked_at = None;
    for line in source.split_inclusive('\n') {
        let opens_module = line.contains("mod ") && line.trim_end().ends_with('{');
        match marked_at {
            Some(at) if opens_module => return source.split_at(at),
            Some(_) if line.starts_with("#[") => {}
            _ => marked_at = line.starts_with("#[cfg(test)]").then_some(offset),
        }
        offset += line.len();
    }
    (source, "")
}

/// The code alone: comments are blank, literals are `""`, lines are where they were.
pub fn code(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    for piece in pieces(source) {
        match piece.kind {
            Kind::Code => code.push_str(&piece.text),
            Kind::Comment => code.extend(piece.text.chars().filter(|c| *c == '\n')),
            Kind::Literal => {
                code.push_str("\"\"");
                code.extend(piece.text.chars().filter(|c| *c == '\n'));
            }
        }
    }
    code
}

/// Every string literal with the line it starts on.
pub fn literals(source: &str) -> Vec<(usize, String)> {
    pieces(source)
        .into_iter()
        .filter(|piece| piece.kind == Kind::Literal)
        .map(|piece| (piece.line, piece.text))
        .collect()
}

/// Every path that is imported, written out: `use a::{b, c::d}` is `a::b` and `a::c::d`; with its line.
pub fn imports(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut line = 1;
    for statement in code.split_inclusive(';') {
        let start = line + blank_lines(statement);
        line += statement.matches('\n').count();
        let text: String = statement.split_whitespace().collect::<Vec<_>>().join(" ");
        let tree = text
            .trim_end_matches(';')
            .rsplit_once("use ")
            .filter(|(before, _)| before.is_empty() || before.ends_with([' ', ']', '}', '{']))
            .map(|(_, tree)| tree);
        if let Some(tree) = tree {
            flatten("", tree, &mut |path| found.push((start, path)));
        }
    }
    found
}

fn blank_lines(statement: &str) -> usize {
    let blank = statement.len() - statement.trim_start().len();
    statement
        .get(..blank)
        .map_or(0, |start| start.matches('\n').count())
}

fn flatten(prefix: &str, tree: &str, found: &mut impl FnMut(String)) {
    let Some((head, group)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        return found(format!("{prefix}{path}"));
    };
    let prefix = format!("{prefix}{}", head.trim());
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    let mut depth = 0_u32;
    let mut part = String::new();
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if letter == ',' && depth == 0 {
            flatten(&prefix, &std::mem::take(&mut part), found);
        } else {
            part.push(letter);
        }
    }
    if !part.trim().is_empty() {
        flatten(&prefix, &part, found);
    }
}

/// Lines of a text where a path or word stands by itself, not as a part of a longer word.
pub fn lines_with(text: &str, word: &str) -> Vec<usize> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| has_word(line, word))
        .map(|(at, _)| at + 1)
        .collect()
}

/// Whether a word stands in a line by itself; a word that ends in a sign needs no end of its own.
pub fn has_word(line: &str, word: &str) -> bool {
    let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
    let open_start = !word.starts_with(joins);
    let open_end = !word.ends_with(joins);
    line.match_indices(word).any(|(at, _)| {
        let (before, rest) = line.split_at(at);
        let after = rest.strip_prefix(word).unwrap_or_default();
        (open_start || !before.ends_with(joins)) && (open_end || !after.starts_with(joins))
    })
}

fn pieces(source: &str) -> Vec<Piece> {
    let mut scanner = Scanner {
        rest: source,
        line: 1,
        pieces: Vec::new(),
    };
    while !scanner.rest.is_empty() {
        scanner.step();
    }
    scanner.pieces
}

struct Scanner<'a> {
    rest: &'a str,
    line: usize,
    pieces: Vec<Piece>,
}

impl Scanner<'_> {
    fn step(&mut self) {
        if self.rest.starts_with("//") {
            let length = self.rest.find('\n').unwrap_or(self.rest.len());
            self.take(Kind::Comment, length);
        } else if self.rest.starts_with("/*") {
            self.take(Kind::Comment, block_length(self.rest));
        } else if let Some((open, length, close)) = self.raw_string() {
            self.skip(open);
            self.take(Kind::Literal, length);
            self.skip(close);
        } else if self.rest.starts_with('"') {
            self.skip(1);
            let length = string_length(self.rest);
            self.take(Kind::Literal, length);
            self.skip(1);
        } else if let Some(length) = letter_length(self.rest) {
            self.take(Kind::Code, length);
        } else {
            let length = self.rest.chars().next().map_or(0, char::len_utf8);
            self.take(Kind::Code, length);
        }
    }

    /// Lengths of the opening, the text and the closing of a raw string that starts here.
    fn raw_string(&self) -> Option<(usize, usize, usize)> {
        let last = self.pieces.last()?;
        let within_word = |text: &str| text.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if last.kind == Kind::Code && within_word(&last.text) {
            return None;
        }
        let marks = ["r", "br", "cr"];
        let mark = marks.iter().find(|mark| {
            let after = self.rest.strip_prefix(**mark).unwrap_or_default();
            after.trim_start_matches('#').starts_with('"')
        })?;
        let after = self.rest.strip_prefix(*mark)?;
        let hashes = after.len() - after.trim_start_matches('#').len();
        let body = after.trim_start_matches('#').strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&close).unwrap_or(body.len());
        Some((mark.len() + hashes + 1, length, close.len()))
    }

    fn skip(&mut self, length: usize) {
        let (gone, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.line += gone.matches('\n').count();
        self.rest = rest;
    }

    fn take(&mut self, kind: Kind, length: usize) {
        let (text, _) = self.rest.split_at(length.min(self.rest.len()));
        match self.pieces.last_mut() {
            Some(last) if last.kind == kind && kind == Kind::Code => last.text.push_str(text),
            _ => self.pieces.push(Piece {
                kind,
                line: self.line,
                text: text.to_owned(),
            }),
        }
        self.skip(length);
    }
}

/// Length of a block comment, which may hold others.
fn block_length(text: &str) -> usize {
    let mut depth = 0_u32;
    let mut length = 0;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let step = if rest.starts_with("/*") {
            depth += 1;
            2
        } else if rest.starts_with("*/") {
            depth = depth.saturating_sub(1);
            2
        } else {
            letter.len_utf8()
        };
        length += step;
        rest = rest.split_at(step).1;
        if depth == 0 {
            break;
        }
    }
    length
}

/// Length of a string's text up to its closing quote.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

/// Length of a letter such as `'"'`; a lifetime is none.
fn letter_length(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    let first = body.chars().next()?;
    if first == '\\' {
        // The letter after the backslash may itself be a quote.
        let close = body.char_indices().skip(2).find(|(_, c)| *c == '\'')?.0;
        return Some(1 + close + 1);
    }
    let after = body.strip_prefix(first)?;
    after.starts_with('\'').then_some(1 + first.len_utf8() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_not_code() {
        let source = "let a = \"x // y\"; // sleep(1)\n/* a /* b */ c */ let q = '\"'; f::<'a>(r#\"q\"q\"#);";
        assert_eq!(
            code(source),
            "let a = \"\"; \n let q = '\"'; f::<'a>(\"\");"
        );
    }

    #[test]
    fn literals_know_their_line() {
        let source = "a(\n\"one\\\"\", b\"two\nlines\");\nc(\"three\")";
        let found = literals(source);
        let expected = [(2, "one\\\""), (2, "two\nlines"), (4, "three")];
        assert_eq!(found.len(), 3);
        for ((line, text), wanted) in found.iter().zip(expected) {
            assert_eq!((*line, text.as_str()), wanted);
        }
    }

    #[test]
    fn tests_are_told_from_code() {
        let (code, tests) = split_tests("fn a() {}\n\n#[cfg(test)]\nmod tests {\n    b();\n}\n");
        assert_eq!(code, "fn a() {}\n\n");
        assert!(tests.contains("b()"));
        let declared = "#[cfg(test)]\nmod tests;\nfn a() {}\n";
        assert_eq!(split_tests(declared), (declared, ""));
    }

    #[test]
    fn imports_are_written_out() {
        let code =
            "//\nuse std::{fs, path::{Path, PathBuf as P}};\npub use x::y;\nfn use_it() {}\n";
        let paths: Vec<String> = imports(code).into_iter().map(|(_, path)| path).collect();
        assert_eq!(
            paths,
            ["std::fs", "std::path::Path", "std::path::PathBuf", "x::y"]
        );
    }

    #[test]
    fn words_stand_alone() {
        assert!(has_word("rand::random()", "rand"));
        assert!(!has_word("operand + brand", "rand"));
        assert!(has_word("store::open", "store::"));
        assert!(!has_word("restore::open", "store::"));
    }
}
