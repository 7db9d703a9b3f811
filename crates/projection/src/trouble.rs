//! What can be wrong with input, with its place.

use crate::Wrong;

/// What is wrong with a file, a scenario or a question, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Trouble {
    place: String,
    what: String,
    line: Option<u64>,
    column: Option<String>,
    kind: Kind,
    wrong: Option<Box<Wrong>>,
}

/// Of what kind it is, for those who say it in a language of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The headings, or one of them, are missing.
    Heading,
    /// No year.
    Year,
    /// No age, or a sum of several.
    Age,
    /// No sex.
    Sex,
    /// No count.
    Count,
    /// No code of an area, or one of another level than the others.
    Area,
    /// A figure was given before.
    Twice,
    /// Ages or a sex are missing from an area and year.
    Missing,
    /// A file in TOML that cannot be read, or a number in it that cannot be.
    Assumption,
    /// Anything else.
    Other,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Heading,
        Self::Year,
        Self::Age,
        Self::Sex,
        Self::Count,
        Self::Area,
        Self::Twice,
        Self::Missing,
        Self::Assumption,
        Self::Other,
    ];

    /// Its name in language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Year => "year",
            Self::Age => "age",
            Self::Sex => "sex",
            Self::Count => "count",
            Self::Area => "area",
            Self::Twice => "twice",
            Self::Missing => "missing",
            Self::Assumption => "assumption",
            Self::Other => "other",
        }
    }
}

impl Trouble {
    /// Something wrong at a place: `line 12, column sex`, `service.care-home`.
    pub fn at(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
            line: None,
            column: None,
            kind: Kind::Other,
            wrong: None,
        }
    }

    /// Something that a file in TOML may not say, at a place in it.
    pub fn wrong_at(place: impl Into<String>, wrong: Wrong) -> Self {
        Self {
            kind: Kind::Assumption,
            ..Self::at(place, wrong.to_string())
        }
        .with_wrong(wrong)
    }

    fn with_wrong(mut self, wrong: Wrong) -> Self {
        self.wrong = Some(Box::new(wrong));
        self
    }

    /// Something wrong on a line of a file.
    pub(crate) fn on_line(line: u64, what: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            ..Self::at(format!("line {line}"), what)
        }
    }

    /// Something wrong in a cell of a table.
    pub(crate) fn in_cell(line: u64, column: &str, what: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            column: Some(column.to_owned()),
            ..Self::at(format!("line {line}, column {column}"), what)
        }
    }

    /// The same, of a kind.
    #[must_use]
    pub(crate) const fn of(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// What a file in TOML says that it may not, with its line.
    pub(crate) fn of_toml(text: &str, error: &toml::de::Error) -> Self {
        let line = error.span().map_or(1, |span| {
            let before = text.bytes().take(span.start);
            before.filter(|byte| *byte == b'\n').count() + 1
        });
        let line = u64::try_from(line).unwrap_or(u64::MAX);
        let trouble = Self::on_line(line, error.message()).of(Kind::Assumption);
        trouble.with_wrong(Wrong::of_toml(error.message()))
    }

    /// The line of the file, where it is known.
    pub const fn line(&self) -> Option<u64> {
        self.line
    }

    /// The column of the table, where it is known.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// Of what kind it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// What a file in TOML says that it may not, where it is that.
    pub fn wrong(&self) -> Option<&Wrong> {
        self.wrong.as_deref()
    }

    /// Where it is.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What it is.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The same, in a file.
    #[must_use]
    pub fn within(self, file: &str) -> Self {
        Self {
            place: format!("{file}: {}", self.place),
            ..self
        }
    }
}
