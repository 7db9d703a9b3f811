//! The cells of a row, read into the product's own types; what is wrong is collected by line and column.

use std::fmt::Display;

use kernel::{Arg, Date, Line, Problem, Refusal};
use sheets::{Row, Trouble};

/// All that is wrong with a list so far.
#[derive(Debug, Default)]
pub struct Wrong(Vec<Refusal>);

/// More than this is counted by nobody.
const MOST: usize = 1_000;

impl Wrong {
    fn push(&mut self, refusal: Refusal) {
        if self.0.len() < MOST {
            self.0.push(refusal);
        }
    }

    /// Notes that a cell is wrong, by its line and column.
    pub(super) fn refuse(&mut self, (line, column): (u32, &str), why: impl Display) {
        let refusal = Refusal::new("server-import-cell")
            .with("line", i64::from(line))
            .with("column", column)
            .with("why", why.to_string());
        self.push(refusal);
    }

    /// The value, unless anything is wrong.
    pub fn or<T>(self, value: T) -> Result<T, Problem> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(Problem::Refused(self.0))
        }
    }
}

/// One row while it is read.
#[derive(Debug)]
pub struct Reading<'a> {
    row: Row<'a>,
    wrong: &'a mut Wrong,
}

impl<'a> Reading<'a> {
    /// Begins to read a row.
    pub const fn new(row: Row<'a>, wrong: &'a mut Wrong) -> Self {
        Self { row, wrong }
    }

    /// The line in the file.
    pub fn line(&self) -> u32 {
        self.row.line()
    }

    /// What stands in a column, as it is.
    pub fn text(&self, column: &str) -> Option<&'a str> {
        self.row.text(column).map(str::trim)
    }

    /// Notes that a cell is wrong, and why; `why` never repeats the cell.
    pub fn refuse(&mut self, column: &str, why: impl Display) {
        let line = self.line();
        self.wrong.refuse((line, column), why);
    }

    fn take<T>(&mut self, read: Result<Option<T>, Trouble>) -> Option<T> {
        match read {
            Ok(value) => value,
            Err(trouble) => {
                self.wrong.push((&trouble).into());
                None
            }
        }
    }

    /// A cell as something else; nothing where nothing stands or it is wrong.
    pub fn parse<T, E: Display>(
        &mut self,
        column: &str,
        how: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        match how(self.text(column)?) {
            Ok(value) => Some(value),
            Err(why) => {
                self.refuse(column, why);
                None
            }
        }
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, column: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(column)?.to_lowercase();
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        self.refuse(column, format!("one of: {}", words.join(", ")));
        None
    }

    /// A line of text.
    pub fn words(&mut self, column: &str) -> Option<Line> {
        self.parse(column, Line::parse)
    }

    /// A whole number.
    pub fn integer(&mut self, column: &str) -> Option<i64> {
        let read = self.row.integer(column);
        self.take(read)
    }

    /// A day.
    pub fn date(&mut self, column: &str) -> Option<Date> {
        let read = self.row.date(column);
        self.take(read)
    }
}

/// What is wrong, with its line before it, or what it is about, where the text does not say it.
pub(super) fn placed(refusal: &Refusal, said: &str) -> String {
    let line = refusal.args.iter().find_map(|(name, value)| match value {
        Arg::Number(line) if name == "line" && *line > 0 => Some(*line),
        Arg::Number(_) | Arg::Text(_) | Arg::Day(_) | Arg::Moment(_) => None,
    });
    let about = refusal.args.iter().find_map(|(name, value)| match value {
        Arg::Text(what) if name == "unit" || name == "service" => Some(what.as_str()),
        Arg::Number(_) | Arg::Text(_) | Arg::Day(_) | Arg::Moment(_) => None,
    });
    match (line, about) {
        (Some(line), _) if !said.starts_with("Line ") => format!("Line {line}: {said}"),
        (None, Some(about)) if !said.contains(about) => format!("{about}: {said}"),
        _ => said.to_owned(),
    }
}

/// A name as it is compared: without regard to case.
pub(super) fn folded(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).collect()
}
