//! What keeps a document from becoming a PDF.

use thiserror::Error;

/// Why a document could not be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentFault {
    /// A document needs a title: a screen reader says it first.
    #[error("the document has no title")]
    NoTitle,
    /// The language is not a tag like `sv` or `en-GB`.
    #[error("{0:?} is not a language tag")]
    Language(String),
    /// The document is longer than anybody would read.
    #[error("the document is longer than {pages_max} pages")]
    TooLong {
        /// The limit.
        pages_max: usize,
    },
    /// The letterhead does not leave room for a letter.
    #[error("the letterhead fills the first page")]
    LetterheadTooTall,
    /// An embedded font cannot be read.
    #[error("the embedded font {0} cannot be read")]
    Font(&'static str),
    /// The writer refuses, for example because an accessibility rule is broken.
    #[error("the PDF writer refuses: {0}")]
    Writer(String),
}
