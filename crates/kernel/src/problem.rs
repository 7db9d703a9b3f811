//! Everything that can go wrong in a use case, in the three kinds that pages must tell apart.

use std::error::Error;

use uuid::Uuid;

use crate::Refusal;

/// Something that another has changed since the reader saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The version that stands now; a form that is sent again carries it.
    pub version: i64,
    /// What it is, as history names it.
    pub kind: &'static str,
    /// Which one.
    pub id: Uuid,
}

/// What a use case can answer instead of its result.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// One or more rules say no; nothing was done.
    #[error("refused: {}", .0.iter().map(|r| r.text.as_ref()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// Somebody else changed it in between; nothing was done and nothing typed is lost.
    #[error("changed by somebody else since it was read")]
    Changed(Change),
    /// It is not there, or not for this reader: the two answer alike.
    #[error("not found")]
    NotFound,
    /// It is there, the reader knows that, and may not do this to it.
    #[error("denied")]
    Denied,
    /// A bug or the machine.
    #[error("fault")]
    Fault(#[source] Fault),
}

impl Problem {
    /// One rule says no.
    pub fn refused(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::refused(refusal)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// A bug or a failing machine: logged once, with its whole chain, and shown as a reference number.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    what: String,
    /// Whether trying the whole use case again may help (a conflict between transactions).
    pub transient: bool,
    #[source]
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Fault {
    /// A fault without a cause below it: an invariant does not hold. Never put personal data in `what`.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            transient: false,
            source: None,
        }
    }

    /// A fault with its cause.
    pub fn from_source(
        what: impl Into<String>,
        source: impl Error + Send + Sync + 'static,
    ) -> Self {
        Self {
            what: what.into(),
            transient: false,
            source: Some(Box::new(source)),
        }
    }

    /// Marks that trying again may help.
    #[must_use]
    pub fn transient(mut self) -> Self {
        self.transient = true;
        self
    }
}
