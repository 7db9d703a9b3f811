//! A lesson holds nobody's name and no personal number, so that nobody can be known in it by them.

use kernel::Refusal;

/// Names that must not stand in a lesson.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known(Vec<String>);

impl Known {
    /// With the words of one more name. Words of one letter are left out: they stand in every text.
    #[must_use]
    pub(crate) fn and(mut self, name: &str) -> Self {
        let words = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 1)
            .map(str::to_lowercase);
        self.0.extend(words);
        self
    }

    /// Whether a word is one of the names, or its genitive.
    fn is_in(&self, word: &str) -> bool {
        self.0
            .iter()
            .any(|name| word == name || word.strip_suffix('s') == Some(name.as_str()))
    }
}

/// Whether a text holds none of the names and nothing that looks like a personal number.
pub(crate) fn holds_no_names(text: &str, known: &Known) -> Result<(), Refusal> {
    if has_number(text) {
        return Err(Refusal::new("deviations-refusal-number").at("words"));
    }
    let words = text.split(|c: char| !c.is_alphanumeric());
    let found = words
        .into_iter()
        .find(|word| known.is_in(&word.to_lowercase()));
    match found {
        Some(word) => Err(Refusal::new("deviations-refusal-name")
            .with("word", word)
            .at("words")),
        None => Ok(()),
    }
}

/// Whether there is a personal number: ten or twelve figures together, or six or eight and then four after one sign.
fn has_number(text: &str) -> bool {
    let mut before = 0_usize;
    let mut signs = 0_usize;
    for part in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let figures = part.chars().filter(char::is_ascii_digit).count();
        let is_last_four = figures == 4 && signs == 1 && matches!(before, 6 | 8);
        if matches!(figures, 10 | 12) || is_last_four {
            return true;
        }
        if figures == 0 {
            signs += 1;
            continue;
        }
        before = figures;
        let is_tied = part.ends_with(['-', '+', '–', ' ', '\u{a0}']);
        signs = if is_tied { 1 } else { 2 };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_found_however_they_are_written() {
        let known = Known::default().and("Ragnar Ek").and("Amina Noor");
        let is_clean = |text: &str| holds_no_names(text, &known).is_ok();
        for text in [
            "Ring alltid anhöriga först.",
            "Ekonomin gicks igenom två gånger per år.",
            "Vi ringer 08-465 004 10 i stället.",
            "Mellan 2025 och 2026 hände det 3 gånger.",
        ] {
            assert!(is_clean(text), "{text}");
        }
        for text in [
            "Ragnar fick vänta.",
            "Vi var sena till RAGNARS lägenhet.",
            "noor sa till.",
            "Gäller 19430519-2397.",
            "Gäller 430519-2397",
            "Gäller 194305192397, som ringde.",
            "Gäller 430519 2397.",
        ] {
            assert!(!is_clean(text), "{text}");
        }
    }
}
