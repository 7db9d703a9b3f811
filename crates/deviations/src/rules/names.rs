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

/// Whether there is a personal number, however it is typed: whole, or the day of birth and then four figures, with the
/// signs between that people type. What has no day of birth in it is another number: an amount, a telephone.
fn has_number(text: &str) -> bool {
    let groups = groups(text);
    (0..groups.len()).any(|at| {
        let here = groups.get(at..).unwrap_or_default();
        is_whole(here) || DATES.iter().any(|lengths| is_in_parts(here, lengths))
    })
}

/// How the day of birth is parted before the last four figures.
const DATES: [&[usize]; 4] = [&[6], &[8], &[2, 2, 2], &[4, 2, 2]];
/// The most signs between two parts of one number.
const BETWEEN: usize = 5;

/// Figures that stand together, and whether what stands before them ties them to those before.
#[derive(Debug, Clone, Default)]
struct Group {
    figures: String,
    is_tied: bool,
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![];
    let mut between = String::new();
    let mut is_within = false;
    for c in text.chars() {
        if !c.is_ascii_digit() {
            is_within = false;
            between.push(c);
            continue;
        }
        if !is_within {
            groups.push(Group {
                figures: String::new(),
                is_tied: ties(&between),
            });
            between.clear();
            is_within = true;
        }
        if let Some(group) = groups.last_mut() {
            group.figures.push(c);
        }
    }
    groups
}

/// Whether signs between figures can stand in one number: spaces, and dashes of every length.
fn ties(between: &str) -> bool {
    let is_sign = |c: char| {
        matches!(
            c,
            '-' | '+' | '/' | '_' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
    };
    // What is pasted has spaces that nobody sees.
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
    between.chars().count() <= BETWEEN && between.chars().all(|c| is_sign(c) || is_space(c))
}

/// Whether it is a number without anything between. One of ten figures may be a telephone: only the check figure tells.
fn is_whole(groups: &[Group]) -> bool {
    let Some(group) = groups.first() else {
        return false;
    };
    match group
        .figures
        .split_at_checked(group.figures.len().saturating_sub(4))
    {
        Some((day, _)) if day.len() == 6 => is_birthday(day) && has_check_figure(&group.figures),
        Some((day, _)) => day.len() == 8 && is_birthday(day),
        None => false,
    }
}

/// Whether it is a day of birth in parts of these lengths, and then four figures.
fn is_in_parts(groups: &[Group], lengths: &[usize]) -> bool {
    let (Some(day), Some(last)) = (groups.get(..lengths.len()), groups.get(lengths.len())) else {
        return false;
    };
    let is_tied = groups
        .iter()
        .skip(1)
        .take(lengths.len())
        .all(|group| group.is_tied);
    let fits = day
        .iter()
        .zip(lengths)
        .all(|(group, length)| group.figures.len() == *length);
    let joined: String = day.iter().map(|group| group.figures.as_str()).collect();
    is_tied && fits && last.figures.len() == 4 && is_birthday(&joined)
}

/// Whether six or eight figures can be a day of birth; of a coordination number too, whose day is sixty more.
fn is_birthday(figures: &str) -> bool {
    let Some((year, rest)) = figures.split_at_checked(figures.len().saturating_sub(4)) else {
        return false;
    };
    let part = |range: std::ops::Range<usize>| {
        rest.get(range)
            .and_then(|part| part.parse::<u8>().ok())
            .unwrap_or(0)
    };
    let (month, day) = (part(0..2), part(2..4));
    let is_year = year.len() == 2
        || ["18", "19", "20"]
            .iter()
            .any(|begins| year.starts_with(begins));
    is_year && matches!(month, 1..=12) && matches!(day, 1..=31 | 61..=91)
}

/// Whether the last of ten figures follows from the others: every second one doubled, and the sum a multiple of ten.
fn has_check_figure(figures: &str) -> bool {
    let sum: u32 = figures
        .chars()
        .filter_map(|c| c.to_digit(10))
        .zip([2, 1].into_iter().cycle())
        .map(|(figure, times)| figure * times)
        .map(|product| product / 10 + product % 10)
        .sum();
    sum.is_multiple_of(10)
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
            "Gäller 194305192397, som ringde.",
        ] {
            assert!(!is_clean(text), "{text}");
        }
    }

    #[test]
    fn a_personal_number_is_found_however_it_is_typed() {
        for number in [
            "19430519-2397",
            "430519-2397",
            "194305192397",
            "4305192397",
            "430519 2397",
            "19430519 2397",
            "430519 - 2397",
            "19430519 - 2397",
            "430519–2397",
            "430519 – 2397",
            "430519—2397",
            "430519\u{2011}2397",
            "430519\u{2212}2397",
            "430519\u{a0}2397",
            "430519\u{ad}2397",
            "430519\u{200b}-2397",
            "430519+2397",
            "430519  2397",
            "430519\n2397",
            "1943-05-19-2397",
            "1943-05-19 2397",
            "43 05 19 2397",
            "43-05-19 - 2397",
            // A coordination number, and one whose last figure is mistyped.
            "430579-2391",
            "430519-2398",
        ] {
            for text in [
                number.to_owned(),
                format!("Gäller {number}."),
                format!("pnr:{number}, rum 12"),
                format!("Den 3 maj 2026 {number}"),
            ] {
                assert!(has_number(&text), "{text}");
            }
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "08-465 004 10",
            "070-123 45 67",
            "0701-23 45 67",
            "0701234567",
            "+46 70 123 45 67",
            "0046701234567",
            "112 eller 1177",
            "10 000 kr",
            "1 250 000 kronor",
            "2 500 000 - 3 000 000 kr",
            "100000 2500",
            "1234567890",
            "Organisationsnummer 556677-8899",
            "Bankgiro 5050-1055",
            "2026-03-02 klockan 14.30",
            "2026-03-02 till 2026-04-15",
            "2025-2026",
            "Den 19 maj 1943",
            "Rum 430519, sedan den 3 maj 2397 gånger",
            "430519 steg och inte 2397",
            "Ärende 3.1-12345/2026",
            "A2026-43K519",
            "123456789012345",
            "12 13 14 1500",
            "",
        ] {
            assert!(!has_number(text), "{text}");
        }
    }
}
