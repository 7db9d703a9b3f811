//! Text in which what is about somebody else is marked: `[[` before it and `]]` after it.

use kernel::{Id, Prose, Timestamp, UserId};

use super::EntryId;

/// Kind of [`MaskingId`].
pub enum Maskings {}
/// Id of a masking.
pub type MaskingId = Id<Maskings>;

const OPENS: &str = "[[";
const CLOSES: &str = "]]";

/// From which character to which; the last is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first character.
    pub from: usize,
    /// The first after it.
    pub to: usize,
}

/// Marks that do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    /// One begins in another, does not end, or ends without having begun.
    #[error("a mark is not closed")]
    Unclosed,
    /// There is nothing in it.
    #[error("a mark is empty")]
    Empty,
}

/// A text with its marks, which do not stand in the text itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedText {
    /// The text without the marks.
    pub text: Prose,
    /// What is about somebody else, in order.
    pub marks: Vec<Span>,
}

impl MarkedText {
    /// Reads what was typed.
    ///
    /// ```
    /// use kernel::Prose;
    /// use records::MarkedText;
    /// let typed = Prose::parse("Åt bra. [[Dottern är sjuk.]]")?;
    /// let read = MarkedText::read(&typed).expect("marks that fit");
    /// assert_eq!(read.text.as_str(), "Åt bra. Dottern är sjuk.");
    /// assert_eq!(read.typed(), typed.as_str());
    /// assert!(MarkedText::read(&Prose::parse("[[Dottern är sjuk.")?).is_err());
    /// # Ok::<(), kernel::TextError>(())
    /// ```
    ///
    /// # Errors
    /// When the marks do not fit together.
    pub fn read(typed: &Prose) -> Result<Self, MarkError> {
        let (mut plain, mut marks) = (String::new(), vec![]);
        let mut rest = typed.as_str();
        while let Some((before, after)) = rest.split_once(OPENS) {
            let (inner, next) = after.split_once(CLOSES).ok_or(MarkError::Unclosed)?;
            if before.contains(CLOSES) || inner.contains(OPENS) {
                return Err(MarkError::Unclosed);
            }
            let words = inner.trim();
            if words.is_empty() {
                return Err(MarkError::Empty);
            }
            // Space at the ends of a mark stays in the text, outside the mark.
            let (ahead, after) = edges(inner);
            plain.push_str(before);
            plain.push_str(ahead);
            let from = plain.chars().count();
            plain.push_str(words);
            let to = plain.chars().count();
            plain.push_str(after);
            marks.push(Span { from, to });
            rest = next;
        }
        if rest.contains(CLOSES) {
            return Err(MarkError::Unclosed);
        }
        plain.push_str(rest);
        cleaned(&plain, &marks).ok_or(MarkError::Empty)
    }

    /// A text without marks.
    pub const fn plain(text: Prose) -> Self {
        Self {
            text,
            marks: vec![],
        }
    }

    /// As it was typed, with its marks.
    pub fn typed(&self) -> String {
        let mut typed = String::new();
        for (is_other, part) in self.parts() {
            if is_other {
                typed.push_str(OPENS);
                typed.push_str(&part);
                typed.push_str(CLOSES);
            } else {
                typed.push_str(&part);
            }
        }
        typed
    }

    /// The text part by part, each with whether it is about somebody else.
    pub fn parts(&self) -> Vec<(bool, String)> {
        let text = self.text.as_str();
        let piece = |from: usize, to: usize| -> String {
            text.chars()
                .skip(from)
                .take(to.saturating_sub(from))
                .collect()
        };
        let (mut parts, mut at) = (vec![], 0);
        for span in &self.marks {
            parts.push((false, piece(at, span.from)));
            parts.push((true, piece(span.from, span.to)));
            at = span.to;
        }
        parts.push((false, piece(at, text.chars().count())));
        parts.retain(|(_, part)| !part.is_empty());
        parts
    }
}

/// The space before and after the words of a mark.
fn edges(inner: &str) -> (&str, &str) {
    let (from_words, to_words) = (inner.trim_start().len(), inner.trim_end().len());
    let ahead = inner.get(..inner.len() - from_words).unwrap_or_default();
    (ahead, inner.get(to_words..).unwrap_or_default())
}

/// A text that is clean once its marks are out of it, too: space that stood at the end of a mark may now stand at the
/// end of a line or of the text, where none is kept. The marks move as the space before them goes.
fn cleaned(plain: &str, marks: &[Span]) -> Option<MarkedText> {
    let text = Prose::parse(plain).ok()?;
    let (was, is): (Vec<char>, Vec<char>) =
        (plain.chars().collect(), text.as_str().chars().collect());
    let mut places = Vec::with_capacity(was.len() + 1);
    let mut at = 0;
    for letter in &was {
        places.push(at);
        if is.get(at) == Some(letter) {
            at += 1;
        } else if !letter.is_whitespace() {
            return None;
        }
    }
    places.push(at);
    let marks = marks.iter().map(|span| {
        Some(Span {
            from: *places.get(span.from)?,
            to: *places.get(span.to)?,
        })
    });
    Some(MarkedText {
        marks: marks.collect::<Option<_>>()?,
        text,
    })
}

/// Spans as they are kept: `3-9 12-20`.
pub(crate) fn spans_kept(spans: &[Span]) -> String {
    let all: Vec<String> = spans
        .iter()
        .map(|span| format!("{}-{}", span.from, span.to))
        .collect();
    all.join(" ")
}

/// Spans from what is kept; none if they do not follow each other.
pub(crate) fn spans_from(kept: &str) -> Option<Vec<Span>> {
    let mut spans: Vec<Span> = vec![];
    for one in kept.split_whitespace() {
        let (from, to) = one.split_once('-')?;
        let span = Span {
            from: from.parse().ok()?,
            to: to.parse().ok()?,
        };
        let after = spans.last().map_or(0, |last| last.to);
        if span.from < after || span.to <= span.from {
            return None;
        }
        spans.push(span);
    }
    Some(spans)
}

/// What of an entry is about somebody else, as somebody marked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masking {
    /// Its id.
    pub id: MaskingId,
    /// Of which entry.
    pub entry: EntryId,
    /// Whether all of it is.
    pub is_whole: bool,
    /// In what happened.
    pub fact: Vec<Span>,
    /// In what was made of it.
    pub judgement: Vec<Span>,
    /// In the reason of a correction.
    pub why: Vec<Span>,
    /// When it was marked.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// The name, as it was then.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str) -> Result<MarkedText, MarkError> {
        MarkedText::read(&Prose::parse(typed).expect("prose"))
    }

    #[test]
    fn marks_that_do_not_fit_are_told() {
        for typed in ["a [[b", "a]] b", "[[a [[b]] c]]", "a ]] b [[c]]"] {
            assert_eq!(read(typed), Err(MarkError::Unclosed), "{typed}");
        }
        assert_eq!(read("a [[ ]] b"), Err(MarkError::Empty));
        assert_eq!(
            read("[[a]]").map(|read| read.parts()),
            Ok(vec![(true, "a".to_owned())])
        );
    }

    #[test]
    fn spans_that_lie_in_each_other_are_a_fault() {
        assert_eq!(spans_from("1-3 2-5"), None);
        assert_eq!(spans_from("3-3"), None);
        assert_eq!(spans_from(""), Some(vec![]));
    }

    #[test]
    fn space_at_the_ends_of_a_mark_stays_in_the_text() {
        for (typed, text, kept) in [
            (
                "Sonen [[Karl ]]ringde",
                "Sonen Karl ringde",
                "Sonen [[Karl]] ringde",
            ),
            (
                "Sonen[[ Karl]] ringde",
                "Sonen Karl ringde",
                "Sonen [[Karl]] ringde",
            ),
            (
                "Åt.\n[[ Karl ringde. ]]\nSov.",
                "Åt.\n Karl ringde.\nSov.",
                "Åt.\n [[Karl ringde.]]\nSov.",
            ),
            ("[[ Karl ringde ]]", "Karl ringde", "[[Karl ringde]]"),
        ] {
            let read = read(typed).expect("marks that fit");
            assert_eq!((read.text.as_str(), read.typed().as_str()), (text, kept));
        }
    }

    proptest! {
        #[test]
        fn no_letter_and_no_space_between_words_is_lost(
            parts in proptest::collection::vec(("[ \n]{0,2}", "[a-zåäö.,]{1,9}", "[ \n]{0,2}", any::<bool>()), 1..9),
        ) {
            let typed: String = parts
                .iter()
                .map(|(ahead, words, after, is_other)| {
                    if *is_other { format!("[[{ahead}{words}{after}]]") } else { format!("{ahead}{words}{after}") }
                })
                .collect();
            let bare = Prose::parse(&typed.replace("[[", "").replace("]]", "")).expect("prose");
            let read = MarkedText::read(&Prose::parse(&typed).expect("prose")).expect("marks that fit");
            prop_assert_eq!(read.text.as_str(), bare.as_str());
            let marked: Vec<String> = read.parts().into_iter().filter(|part| part.0).map(|part| part.1).collect();
            let others: Vec<String> =
                parts.iter().filter(|part| part.3).map(|part| part.1.clone()).collect();
            prop_assert_eq!(marked, others);
            let again = MarkedText::read(&Prose::parse(&read.typed()).expect("prose"));
            prop_assert_eq!(again, Ok(read));
        }

        #[test]
        fn what_is_typed_comes_back(parts in proptest::collection::vec(("[a-zåäö.,]{1,9}", any::<bool>()), 1..9)) {
            let typed: Vec<String> = parts
                .iter()
                .map(|(words, is_other)| if *is_other { format!("[[{words}]]") } else { words.clone() })
                .collect();
            let read = read(&typed.join(" ")).expect("marks that fit");
            prop_assert_eq!(read.typed(), typed.join(" "));
            prop_assert_eq!(spans_from(&spans_kept(&read.marks)), Some(read.marks.clone()));
            let others = parts.iter().filter(|(_, is_other)| *is_other).count();
            prop_assert_eq!(read.marks.len(), others);
        }
    }
}
