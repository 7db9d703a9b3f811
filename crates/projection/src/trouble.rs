//! What can be wrong with input, with its place.

/// What is wrong with a file, a scenario or a question, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Trouble {
    place: String,
    what: String,
}

impl Trouble {
    /// Something wrong at a place: `line 12, column sex`, `service.care-home`.
    pub fn at(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
        }
    }

    /// What a file in TOML says that it may not, with its line.
    pub(crate) fn of_toml(text: &str, error: &toml::de::Error) -> Self {
        let line = error.span().map_or(1, |span| {
            let before = text.bytes().take(span.start);
            before.filter(|byte| *byte == b'\n').count() + 1
        });
        Self::at(format!("line {line}"), error.message())
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
            what: self.what,
        }
    }
}
