//! Names folded to bytes that compare and sort in Swedish order, the same on every database.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// The most words of a name that are made findable.
const WORDS_MAX: usize = 6;
/// Between two words of one key: lower than every letter, so that a whole word sorts before longer ones.
const BETWEEN: u8 = 0;

/// The words of a name, folded: case and accents go (é as e, ü as u), å ä ö stay apart and sort after z,
/// a hyphen parts two words, an apostrophe parts nothing.
pub(crate) fn words(text: &str) -> Vec<Vec<u8>> {
    let mut all = vec![];
    let mut word: Vec<u8> = vec![];
    for c in text.chars().flat_map(char::to_lowercase).nfc() {
        if matches!(c, '\'' | '\u{2019}' | '`' | '\u{B4}') {
            continue;
        }
        if c.is_alphanumeric() {
            fold(c, &mut word);
        } else if !word.is_empty() {
            all.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        all.push(word);
    }
    all
}

/// One letter in lower case. `{ | }` are the three bytes after `z`.
fn fold(c: char, word: &mut Vec<u8>) {
    match c {
        'å' => word.push(b'{'),
        'ä' | 'æ' => word.push(b'|'),
        'ö' | 'ø' | 'œ' => word.push(b'}'),
        'đ' | 'ð' => word.push(b'd'),
        'ł' => word.push(b'l'),
        'ŋ' => word.push(b'n'),
        'ŧ' => word.push(b't'),
        'ı' => word.push(b'i'),
        'þ' => word.extend(b"th"),
        'ß' => word.extend(b"ss"),
        other => {
            // The base letter, without its accents.
            let base = std::iter::once(other)
                .nfd()
                .find(|part| part.is_alphanumeric())
                .unwrap_or(other);
            word.extend(base.to_string().bytes());
        }
    }
}

/// The first key after all keys that begin with `prefix`.
pub(crate) fn after(prefix: &[u8]) -> Vec<u8> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            break;
        }
    }
    end
}

/// The keys under which a person is found: every word with every other, in both orders, so that one range answers
/// "erik svens" as well as "svensson eri", and the beginning of a key answers one word.
pub(crate) fn name_keys(given_name: &str, family_name: &str) -> BTreeSet<Vec<u8>> {
    let mut all = words(family_name);
    all.extend(words(given_name));
    all.truncate(WORDS_MAX);
    let mut keys = BTreeSet::new();
    for (at, one) in all.iter().enumerate() {
        for (other_at, other) in all.iter().enumerate() {
            if at != other_at {
                keys.insert(pair(one, other));
            }
        }
    }
    if let [only] = all.as_slice() {
        keys.insert(only.clone());
    }
    keys
}

/// A whole word and the beginning of another.
pub(crate) fn pair(whole: &[u8], begun: &[u8]) -> Vec<u8> {
    let mut key = whole.to_vec();
    key.push(BETWEEN);
    key.extend(begun);
    key
}

/// Sorts persons as a Swedish register does: family name, then given names, å ä ö after z.
///
/// ```
/// use residents::sort_key;
/// assert!(sort_key("Zara", "Ek") < sort_key("Anna", "Åberg"));
/// assert!(sort_key("Åsa", "Ek") < sort_key("Örjan", "Ek"));
/// assert!(sort_key("Örjan", "Ek") < sort_key("Anna", "Ekman"));
/// ```
pub fn sort_key(given_name: &str, family_name: &str) -> Vec<u8> {
    let mut key = words(family_name).join(&1);
    key.push(BETWEEN);
    key.extend(words(given_name).join(&1));
    key
}

/// Whether each of the words begins a word of the name, each a different one.
///
/// ```
/// use residents::name_matches;
/// assert!(name_matches("svens erik", "Erik Johan", "Svensson"));
/// assert!(name_matches("lind anna", "Anna-Karin", "Lindström"));
/// assert!(!name_matches("erik erik", "Erik", "Svensson"));
/// ```
pub fn name_matches(typed: &str, given_name: &str, family_name: &str) -> bool {
    words_match(&words(typed), given_name, family_name)
}

pub(crate) fn words_match(typed: &[Vec<u8>], given_name: &str, family_name: &str) -> bool {
    let mut names = words(given_name);
    names.extend(words(family_name));
    let mut typed: Vec<&Vec<u8>> = typed.iter().collect();
    // Longest first: what can be taken by fewest words takes its word first.
    typed.sort_by_key(|word| std::cmp::Reverse(word.len()));
    typed.into_iter().all(|word| {
        let found = names.iter().position(|name| name.starts_with(word));
        found.map(|at| names.swap_remove(at)).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> Vec<String> {
        words(text)
            .into_iter()
            .map(|w| String::from_utf8_lossy(&w).into_owned())
            .collect()
    }

    #[test]
    fn accents_go_and_swedish_letters_stay() {
        for (typed, expect) in [
            ("André", "andre"),
            ("MÜLLER", "muller"),
            ("Åsa", "{sa"),
            ("A\u{30A}sa", "{sa"),
            ("Bjørn", "bj}rn"),
            ("Björn", "bj}rn"),
            ("O’Brien", "obrien"),
            ("Anna-Karin", "anna karin"),
            ("af Ekenstam", "af ekenstam"),
            ("Hadžić", "hadzic"),
            ("  ", ""),
            ("علي", "علي"),
        ] {
            assert_eq!(folded(typed).join(" "), expect, "{typed}");
        }
    }

    #[test]
    fn every_name_is_found_by_both_orders() {
        let keys = name_keys("Erik Johan", "Svensson");
        assert_eq!(keys.len(), 6);
        assert!(keys.contains(b"erik\0svensson".as_slice()));
        assert!(keys.contains(b"svensson\0erik".as_slice()));
        assert_eq!(name_keys("Madonna", "-").len(), 1);
    }

    proptest! {
        #[test]
        fn a_range_holds_exactly_what_begins_with_its_prefix(prefix in "[a-zåäö]{1,6}", other in "[a-zåäö]{1,9}") {
            let (Some(start), Some(key)) = (words(&prefix).pop(), words(&other).pop()) else {
                return Err(TestCaseError::fail("letters make words"));
            };
            let inside = key >= start && key < after(&start);
            prop_assert_eq!(inside, key.starts_with(&start));
        }

        #[test]
        fn nothing_typed_panics(typed in "\\PC{0,60}") {
            let _words = words(&typed);
            let _keys = name_keys(&typed, &typed);
        }
    }
}
