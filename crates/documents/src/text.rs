//! Text with simple emphasis.

/// A stretch of text in one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) words: String,
    pub(crate) strong: bool,
}

/// A paragraph's worth of text: plain words, some of them strong. A line feed breaks the line.
///
/// ```
/// use documents::Text;
/// let text = Text::plain("Du får ").strong("7 timmar").then(" hemtjänst i veckan.");
/// assert_eq!(text.as_plain(), "Du får 7 timmar hemtjänst i veckan.");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pub(crate) spans: Vec<Span>,
}

impl Text {
    /// Plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::default().then(words)
    }

    /// Goes on with plain words.
    #[must_use]
    pub fn then(mut self, words: impl Into<String>) -> Self {
        self.spans.push(Span {
            words: words.into(),
            strong: false,
        });
        self
    }

    /// Goes on with strong words.
    #[must_use]
    pub fn strong(mut self, words: impl Into<String>) -> Self {
        self.spans.push(Span {
            words: words.into(),
            strong: true,
        });
        self
    }

    /// The words without emphasis.
    pub fn as_plain(&self) -> String {
        self.spans.iter().map(|span| span.words.as_str()).collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.iter().map(|span| span.words.len()).sum()
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::plain(words)
    }
}

impl From<&String> for Text {
    fn from(words: &String) -> Self {
        Self::plain(words.as_str())
    }
}
