//! What can be wrong with a problem or a file, with the place.

/// What is wrong with a problem or a file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Trouble {
    place: String,
    what: String,
}

impl Trouble {
    /// Something wrong at a place: `patients[3].time_window`, `line 12`.
    pub fn at(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
        }
    }

    /// Where it is.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What it is.
    pub fn what(&self) -> &str {
        &self.what
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(e: serde_json::Error) -> Self {
        Self::at(
            format!("line {} column {}", e.line(), e.column()),
            e.to_string(),
        )
    }
}
