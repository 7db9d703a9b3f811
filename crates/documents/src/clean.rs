//! Makes text fit for setting: one form of each letter, nothing invisible that could steer the page.

use unicode_normalization::UnicodeNormalization;

/// Normalises text to composed letters, spaces, line feeds and soft hyphens.
///
/// Controls that have no shape and could reorder or hide text (bidirectional overrides, zero-width
/// marks, variation selectors) are left out; other controls become U+FFFD, so that they are seen.
pub(crate) fn clean(words: &str) -> String {
    words.replace("\r\n", "\n").nfc().filter_map(tidy).collect()
}

fn tidy(letter: char) -> Option<char> {
    match letter {
        '\n' | '\u{2028}' | '\u{2029}' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' => Some('\n'),
        '\u{2007}' | '\u{202f}' => Some('\u{a0}'),
        '\t' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => {
            Some(' ')
        }
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{34f}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some('\u{fffd}'),
        other => Some(other),
    }
}

/// Text for titles, bookmarks and other places of a single line.
pub(crate) fn clean_line(words: &str) -> String {
    clean(words)
        .replace('\u{ad}', "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_steering_marks_are_gone() {
        assert_eq!(clean("A\u{30a}sa\r\n\u{202e}Ek\u{200b}"), "Åsa\nEk");
        assert_eq!(clean("a\u{1}b"), "a\u{fffd}b");
        assert_eq!(clean_line("  Beslut\n om \u{ad}hjälp "), "Beslut om hjälp");
    }
}
