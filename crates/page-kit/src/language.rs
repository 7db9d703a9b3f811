//! Which language a reader gets, and what each language calls itself.

use kernel::Language;

/// What a language calls itself, for the language switch.
///
/// ```
/// assert_eq!(page_kit::language_name(kernel::Language::Finnish), "Suomi");
/// ```
pub const fn language_name(language: Language) -> &'static str {
    match language {
        Language::Swedish => "Svenska",
        Language::English => "English",
        Language::Finnish => "Suomi",
    }
}

/// The language for a reader: the chosen one (a cookie), else the best of the browser's
/// `Accept-Language`, else Swedish.
///
/// ```
/// use kernel::Language;
/// use page_kit::reader_language;
/// assert_eq!(reader_language(Some("en"), "fi"), Language::English);
/// assert_eq!(reader_language(None, "de, fi;q=0.8, en;q=0.4"), Language::Finnish);
/// assert_eq!(reader_language(Some("x"), "*"), Language::Swedish);
/// ```
pub fn reader_language(chosen: Option<&str>, accepted: &str) -> Language {
    if let Some(language) = chosen.and_then(Language::from_tag) {
        return language;
    }
    let mut best = None;
    let mut best_weight = 0;
    for part in accepted.split(',').take(16) {
        let mut pieces = part.split(';');
        let tag = pieces.next().unwrap_or_default().trim();
        let weight = pieces
            .find_map(|p| p.trim().strip_prefix("q="))
            .map_or(1000, thousandths);
        if let Some(language) = Language::from_tag(tag)
            && weight > best_weight
        {
            best = Some(language);
            best_weight = weight;
        }
    }
    best.unwrap_or(Language::Swedish)
}

/// `0.8` as 800; what cannot be read weighs nothing.
fn thousandths(weight: &str) -> u32 {
    let (whole, rest) = weight.split_once('.').unwrap_or((weight, ""));
    let padded: String = rest.chars().chain("000".chars()).take(3).collect();
    let whole: u32 = whole.parse().unwrap_or(0);
    let part: u32 = padded.parse().unwrap_or(0);
    whole.min(1) * 1000 + part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read() {
        assert_eq!(thousandths("0.8"), 800);
        assert_eq!(thousandths("1"), 1000);
        assert_eq!(thousandths("0.05"), 50);
        assert_eq!(thousandths("ö"), 0);
    }

    #[test]
    fn first_of_equal_weight_wins_and_zero_is_refused() {
        assert_eq!(reader_language(None, "en, sv"), Language::English);
        assert_eq!(reader_language(None, "en;q=0, fi;q=0.1"), Language::Finnish);
        assert_eq!(reader_language(None, ""), Language::Swedish);
    }
}
