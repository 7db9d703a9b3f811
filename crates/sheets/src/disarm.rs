//! Keeps text from being run as a formula.

use std::borrow::Cow;

/// Text that a spreadsheet would show as it stands, with an apostrophe in front if it could be run.
///
/// A text could be run if, after any spaces, quotes and invisible marks, it begins with `=`, `+`,
/// `-`, `@` or one of their wide and small forms, or if tab, carriage return, line feed or NUL stand
/// among what is skipped. [`rearm`] gives the same text back.
///
/// ```
/// use sheets::{disarm, rearm};
/// assert_eq!(disarm("=1+1"), "'=1+1");
/// assert_eq!(disarm("+46 70 123 45 67"), "'+46 70 123 45 67");
/// assert_eq!(disarm("'t Hooft"), "'t Hooft");
/// assert_eq!(rearm(&disarm(" '=1")), " '=1");
/// ```
pub fn disarm(text: &str) -> Cow<'_, str> {
    let shown = picture(text);
    if is_armed(text) {
        Cow::Owned(format!("'{shown}"))
    } else {
        shown
    }
}

/// Takes away the apostrophe of [`disarm`], and no other.
pub fn rearm(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_armed(rest) => rest,
        Some(_) | None => text,
    }
}

/// Whether a spreadsheet could take this text for a formula or a command.
pub(crate) fn is_armed(text: &str) -> bool {
    for letter in text.chars() {
        match letter {
            '\t' | '\r' | '\n' | '\0' | '\u{2400}' => return true,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' =>
            {
                return true;
            }
            '"' | '\'' | '`' | '´' | '‘' | '’' | '“' | '”' | '„' | '＂' | '＇' => {}
            other if other.is_whitespace() || other.is_control() || is_invisible(other) => {}
            _ => return false,
        }
    }
    false
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2400}'..='\u{2421}' | '\u{feff}')
}

/// Controls as their pictures, so that they are seen and do nothing.
pub(crate) fn picture(text: &str) -> Cow<'_, str> {
    let hidden = |letter: char| {
        let code = u32::from(letter);
        match letter {
            '\t' | '\n' | '\r' => None,
            '\u{7f}' => Some('\u{2421}'),
            '\0'..='\u{1f}' => char::from_u32(0x2400 + code),
            // Not allowed in XML, and of no use anywhere.
            '\u{fffe}' | '\u{ffff}' => Some('\u{fffd}'),
            _ => None,
        }
    };
    if text.chars().any(|letter| hidden(letter).is_some()) {
        text.chars()
            .map(|letter| hidden(letter).unwrap_or(letter))
            .collect::<String>()
            .into()
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_run_is_disarmed_and_comes_back() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "\nx",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "\u{a0}=1",
            "\u{3000}=1",
            "\"=1\"",
            "'=1",
            "''=1",
            "\u{feff}=1",
            "\u{200b}=1",
            "´=1",
            "-",
            "=cmd|' /C calc'!A0",
        ] {
            let safe = disarm(text);
            assert!(safe.starts_with('\''), "{text:?}");
            assert_eq!(rearm(&safe), text);
        }
        assert_eq!(disarm("\0=1"), "'␀=1");
        assert_eq!(rearm("'␀=1"), "␀=1");
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "",
            "Åsa",
            "'t Hooft",
            "”ja”",
            "1-2",
            "a=b",
            "–",
            "   ",
            "''",
            "2025-01-31",
        ] {
            assert_eq!(disarm(text), text);
            assert_eq!(rearm(text), text);
        }
    }
}
