//! What is typed in the search field, understood: a number in any spelling, or words of a name in any order.

use crate::model::{after, pair, words};

/// The most words of a query that are looked at.
const WORDS_MAX: usize = 6;
/// The fewest digits that are looked up as a number.
const DIGITS_MIN: usize = 2;

/// Keys from one (included) to another (not included).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Range {
    /// The first.
    pub(crate) from: Vec<u8>,
    /// The first after.
    pub(crate) until: Vec<u8>,
}

impl Range {
    fn of(prefix: &[u8]) -> Self {
        Self {
            from: prefix.to_vec(),
            until: after(prefix),
        }
    }
}

/// What is sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sought {
    /// Nothing that can be looked up.
    Nothing,
    /// Numbers from–until, as twelve digits or their beginnings.
    Number(Vec<(String, String)>),
    /// A name.
    Name {
        /// All words; a hit has every one.
        words: Vec<Vec<u8>>,
        /// Two words each, the first whole: few hits, asked first.
        pairs: Vec<Range>,
        /// The longest word alone: many hits, asked last.
        longest: Range,
    },
}

/// Understands what is typed.
pub(crate) fn understand(typed: &str) -> Sought {
    let number: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '+' | '\u{2013}' | '\u{2212}'))
        .collect();
    if number.len() >= DIGITS_MIN && number.bytes().all(|b| b.is_ascii_digit()) {
        return by_number(&number);
    }
    let mut sought = words(typed);
    sought.truncate(WORDS_MAX);
    let Some(longest) = sought.iter().max_by_key(|word| word.len()).cloned() else {
        return Sought::Nothing;
    };
    let mut pairs = vec![];
    for (at, whole) in sought.iter().enumerate() {
        for (other, begun) in sought.iter().enumerate() {
            if at != other {
                pairs.push(Range::of(&pair(whole, begun)));
            }
        }
    }
    Sought::Name {
        words: sought,
        pairs,
        longest: Range::of(&longest),
    }
}

/// With century, or without it: then both centuries in which somebody living may be born, and the one before.
fn by_number(digits: &str) -> Sought {
    if digits.len() > 12 {
        return Sought::Nothing;
    }
    let mut ranges = vec![];
    let century = ["18", "19", "20"].iter().any(|c| digits.starts_with(c));
    if century {
        ranges.push(number_range(digits.to_owned()));
    }
    if digits.len() <= 10 && (!century || digits.len() > 4) {
        for century in ["18", "19", "20"] {
            ranges.push(number_range(format!("{century}{digits}")));
        }
    }
    Sought::Number(ranges)
}

fn number_range(from: String) -> (String, String) {
    // `:` is the sign after `9`.
    let until = format!("{from}:");
    (from, until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(typed: &str) -> Vec<String> {
        match understand(typed) {
            Sought::Number(ranges) => ranges.into_iter().map(|(from, _until)| from).collect(),
            Sought::Name { .. } | Sought::Nothing => vec![],
        }
    }

    #[test]
    fn numbers_in_any_spelling() {
        assert_eq!(numbers("19430519-2389"), ["194305192389"]);
        assert_eq!(
            numbers(" 1943 05"),
            ["194305", "18194305", "19194305", "20194305"]
        );
        assert_eq!(
            numbers("430519-23"),
            ["1843051923", "1943051923", "2043051923"]
        );
        assert_eq!(numbers("1943"), ["1943"]);
        assert!(numbers("1").is_empty());
        assert_eq!(understand("1234567890123"), Sought::Nothing);
        assert_eq!(understand(" – "), Sought::Nothing);
    }

    #[test]
    fn two_words_are_asked_for_in_both_orders() {
        let Sought::Name {
            words,
            pairs,
            longest,
        } = understand("Erik Svens")
        else {
            panic!("a name");
        };
        assert_eq!(words.len(), 2);
        assert_eq!(pairs[0].from, b"erik\0svens");
        assert_eq!(pairs[1].from, b"svens\0erik");
        assert_eq!(longest.from, b"svens");
        assert_eq!(longest.until, b"svent");
    }
}
