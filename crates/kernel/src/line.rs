//! Text as people type it, cleaned and bounded once at the edge.

use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Why a typed text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but space.
    #[error("the text is empty")]
    Empty,
    /// More characters than fit.
    #[error("the text is longer than {max} characters")]
    TooLong {
        /// How many fit.
        max: usize,
    },
    /// A control or direction character that can hide what a text says.
    #[error("the text has a hidden character")]
    Hidden,
}

/// One line: a name, a street, a title. 1–200 characters, NFC, single spaces, nothing hidden.
///
/// ```
/// use kernel::Line;
/// assert_eq!(Line::parse("  Karl   Ek ")?.as_str(), "Karl Ek");
/// assert!(Line::parse("  ").is_err());
/// # Ok::<(), kernel::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(String);

/// Several lines: what somebody told, a reason, a goal. 1–20,000 characters, NFC, nothing hidden.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Prose(String);

impl Line {
    /// The most characters that a line may have.
    pub const MAX: usize = 200;

    /// Cleans and checks what was typed.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        if is_plain(typed, Self::MAX, false) {
            return Ok(Self(typed.to_owned()));
        }
        Self::cleaned(typed)
    }

    fn cleaned(typed: &str) -> Result<Self, TextError> {
        let folded: Vec<&str> = typed.split_whitespace().collect();
        clean(&folded.join(" "), Self::MAX).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Prose {
    /// The most characters that a prose may have.
    pub const MAX: usize = 20_000;

    /// Cleans and checks what was typed. Line ends become `\n`; spaces at line ends go.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        if is_plain(typed, Self::MAX, true) {
            return Ok(Self(typed.to_owned()));
        }
        Self::cleaned(typed)
    }

    fn cleaned(typed: &str) -> Result<Self, TextError> {
        let unix = typed.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = unix.split('\n').map(str::trim_end).collect();
        clean(lines.join("\n").trim(), Self::MAX).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text is clean as it stands, seen at once: letters and signs of the West, and single spaces between them.
/// Nearly every text is, and all that is read from the database has been cleaned before.
fn is_plain(text: &str, max: usize, has_lines: bool) -> bool {
    let mut count = 0;
    let mut was_space = true;
    for c in text.chars() {
        let is_space = match c {
            '!'..='~' | 'À'..='ſ' => false,
            ' ' if !was_space => true,
            // Empty lines, and spaces at the end of one, go the long way.
            '\n' if has_lines && !was_space => true,
            _ => return false,
        };
        was_space = is_space;
        count += 1;
    }
    // Nothing at all ends as space does.
    !was_space && count <= max
}

fn clean(text: &str, max: usize) -> Result<String, TextError> {
    // Bytes first, so that a megabyte is refused before it is normalised.
    if text.len() > max * 8 {
        return Err(TextError::TooLong { max });
    }
    let text: String = if is_nfc(text) {
        text.to_owned()
    } else {
        text.nfc().collect()
    };
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.chars().count() > max {
        return Err(TextError::TooLong { max });
    }
    if text.chars().any(is_hidden) {
        return Err(TextError::Hidden);
    }
    Ok(text)
}

/// Control characters other than line end and tab, direction overrides, and lone invisible signs.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || matches!(u32::from(c), 0xE000..=0xF8FF | 0xFFF0..=0xFFFF | 0xE0000..=0x10_FFFF)
}

macro_rules! text_traits {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::parse(&text)
            }
        }
        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}
text_traits!(Line);
text_traits!(Prose);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_letters_are_all_in_the_normal_form() {
        assert!(('À'..='ſ').all(|letter| is_nfc(&letter.to_string()) && !is_hidden(letter)));
    }

    #[test]
    fn a_megabyte_and_hidden_signs_are_refused() {
        assert_eq!(
            Prose::parse(&"å".repeat(500_000)),
            Err(TextError::TooLong { max: Prose::MAX })
        );
        assert_eq!(Line::parse("Karl\u{202E}kE"), Err(TextError::Hidden));
        assert_eq!(Line::parse("a\0b"), Err(TextError::Hidden));
        assert_eq!(
            Prose::parse("Rad ett\r\nrad två  \n").map(String::from),
            Ok("Rad ett\nrad två".to_owned())
        );
    }

    proptest! {
        #[test]
        fn the_short_way_says_what_the_long_way_says(typed in "[ -~À-ſa\u{301}\u{a0}\u{1F600}\n\r\t]{0,40}") {
            prop_assert_eq!(Line::parse(&typed), Line::cleaned(&typed));
            prop_assert_eq!(Prose::parse(&typed), Prose::cleaned(&typed));
        }

        #[test]
        fn plain_words_say_what_the_long_way_says(typed in "([a-zåäö]{1,4}[ \n]?){0,60}") {
            prop_assert_eq!(Line::parse(&typed), Line::cleaned(&typed));
            prop_assert_eq!(Prose::parse(&typed), Prose::cleaned(&typed));
        }

        #[test]
        fn parsing_twice_changes_nothing(typed in "\\PC{0,300}") {
            if let Ok(line) = Line::parse(&typed) {
                prop_assert_eq!(Line::parse(line.as_str()), Ok(line.clone()));
                prop_assert!(!line.as_str().contains('\n'));
            }
            if let Ok(prose) = Prose::parse(&typed) {
                prop_assert_eq!(Prose::parse(prose.as_str()), Ok(prose));
            }
        }
    }
}
