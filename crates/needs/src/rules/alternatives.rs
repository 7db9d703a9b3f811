//! The alternatives of a scenario: which is taken, and the user's own beside those of the file.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Line, Refusal};
use projection::care::{Alternative, Fall};

use super::{basis::ASSUMED_MAX, contradiction};
use crate::model::Assumptions;

/// What an alternative is called that came of turning the fall where use was as today.
const OWN: &str = "own";
/// What is shown for names of ours, in whichever language, in small letters: nobody may tell two alternatives apart by
/// their names alone if one is called by such a word. A test holds them against the words of the pages.
const SHOWN: [(&str, [&str; 2]); 2] = [
    ("falling", ["fallande användning", "falling use"]),
    (OWN, ["eget", "own"]),
];
/// The longest name of an alternative.
const NAME_MAX: usize = 60;

/// An alternative that somebody adds.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAlternative {
    /// What it is called.
    pub name: Line,
    /// How much less each age uses.
    pub fall: Fall,
    /// Why it is assumed.
    pub assumption: String,
}

/// The number of the alternative that is taken: 0 where use is as today, else its place among the others from 1.
pub(crate) fn number(assumptions: &Assumptions) -> usize {
    let mut names = assumptions.care.alternatives.keys();
    let taken = assumptions.alternative.as_ref();
    let place = taken.and_then(|taken| names.position(|name| name == taken));
    place.map_or(0, |place| place + 1)
}

/// The assumptions with the alternative of a number taken; nothing where there is none.
pub(crate) fn numbered(assumptions: &Assumptions, number: usize) -> Option<Assumptions> {
    let alternative = match number.checked_sub(1) {
        None => None,
        Some(place) => Some(assumptions.care.alternatives.keys().nth(place)?.clone()),
    };
    Some(Assumptions {
        alternative,
        ..assumptions.clone()
    })
}

/// The assumptions with another alternative taken, by its name; as today where none is named, nothing where it is not
/// there.
pub fn chosen(assumptions: &Assumptions, name: Option<&str>) -> Option<Assumptions> {
    let known = &assumptions.care.alternatives;
    let is_there = name.is_none_or(|name| known.contains_key(name));
    is_there.then(|| Assumptions {
        alternative: name.map(str::to_owned),
        ..assumptions.clone()
    })
}

/// A name that no alternative has yet, for one that came of turning the fall.
pub(super) fn own_name(assumptions: &Assumptions) -> String {
    let known = assumptions.care.alternatives.keys();
    let known: BTreeSet<String> = known.map(|name| shown(name)).collect();
    let numbered = (2..).map(|number| format!("{OWN}-{number}"));
    let mut names = std::iter::once(OWN.to_owned()).chain(numbered);
    let free = names.find(|name| !known.contains(&shown(name)));
    free.unwrap_or_else(|| OWN.to_owned())
}

/// The number of an alternative that came of turning the fall where others had before: 2 of `own-2`.
pub(crate) fn own_number(name: &str) -> Option<i64> {
    let number = name.strip_prefix(OWN)?.strip_prefix('-')?;
    let is_ours = !number.starts_with('0') && number.bytes().all(|digit| digit.is_ascii_digit());
    number.parse().ok().filter(|_| is_ours)
}

/// What names have in common that are shown alike to somebody: small letters, and one word for all that ours are called
/// by.
fn shown(name: &str) -> String {
    let small = name.trim().to_lowercase();
    let ours = |word: &str| {
        let mut all = SHOWN.iter();
        let found = all.find(|(key, words)| *key == word || words.contains(&word));
        found.map(|(key, _)| *key)
    };
    if let Some(key) = ours(&small) {
        return key.to_owned();
    }
    // Only ours are numbered: `own-2` is shown as `Eget 2`.
    let parts = small.rsplit_once([' ', '-']);
    let numbered = parts.filter(|(word, number)| {
        ours(word) == Some(OWN) && own_number(&format!("{OWN}-{number}")).is_some()
    });
    match numbered {
        Some((_, number)) => format!("{OWN}-{number}"),
        None => small,
    }
}

/// Two alternatives that would be shown alike, where there are any.
pub(crate) fn are_alike<'a>(names: impl Iterator<Item = &'a String>) -> Option<[&'a str; 2]> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for name in names {
        if let Some(other) = known.insert(shown(name), name) {
            return Some([other, name]);
        }
    }
    None
}

/// The services that an own alternative is about: those of the one that is taken, else those of all together, which
/// tell where use may change; every service where there is no alternative, or one is about every service.
pub(crate) fn services(assumptions: &Assumptions) -> Vec<String> {
    if let Some(taken) = assumptions.taken() {
        return taken.services.clone();
    }
    let all = || assumptions.care.alternatives.values();
    if all().any(|one| one.services.is_empty()) {
        return Vec::new();
    }
    let mut known = BTreeSet::new();
    let named = all().flat_map(|one| &one.services);
    named
        .filter(|name| known.insert(name.as_str()))
        .cloned()
        .collect()
}

/// Too many to be added to.
pub(super) fn is_full(assumptions: &Assumptions) -> Result<(), Refusal> {
    if assumptions.care.alternatives.len() < ASSUMED_MAX {
        return Ok(());
    }
    let most = i64::try_from(ASSUMED_MAX).unwrap_or(i64::MAX);
    Err(Refusal::new("needs-refusal-assumed-many").with("most", most))
}

/// The assumptions with one alternative more, which is taken. No other is touched.
pub fn with_alternative(
    assumptions: &Assumptions,
    new: NewAlternative,
) -> Result<Assumptions, Refusal> {
    is_full(assumptions)?;
    let name = new.name.to_string();
    if name.chars().count() > NAME_MAX {
        let most = i64::try_from(NAME_MAX).unwrap_or(i64::MAX);
        let refusal = Refusal::new("needs-refusal-alternative-long");
        return Err(refusal.with("most", most).at("name"));
    }
    let mut known = assumptions.care.alternatives.keys();
    if known.any(|other| shown(other) == shown(&name)) {
        return Err(Refusal::new("needs-refusal-alternative-name").at("name"));
    }
    let Fall { low, mode, high } = new.fall;
    if !(low <= mode && mode <= high) {
        return Err(Refusal::new("needs-refusal-fall-order").at("fall"));
    }
    let mut more = assumptions.clone();
    let services = services(assumptions);
    let alternative = Alternative {
        fall: new.fall,
        services,
        assumption: new.assumption,
    };
    more.care.alternatives.insert(name.clone(), alternative);
    more.alternative = Some(name);
    more.checked().map_err(|e| contradiction(&e))
}

/// The assumptions without an alternative; as today where it was the one that is taken. The last stays: it tells in
/// which services use may change.
pub fn without_alternative(assumptions: &Assumptions, name: &str) -> Result<Assumptions, Refusal> {
    let mut fewer = assumptions.clone();
    if fewer.care.alternatives.remove(name).is_none() {
        return Err(Refusal::new("needs-refusal-alternative-gone"));
    }
    if fewer.care.alternatives.is_empty() {
        return Err(Refusal::new("needs-refusal-alternative-last"));
    }
    if fewer.alternative.as_deref() == Some(name) {
        fewer.alternative = None;
    }
    Ok(fewer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use projection::care::Scenario;

    fn example() -> Assumptions {
        let text = include_str!("../../../projection/examples/scenario.toml");
        Assumptions::as_today(Scenario::read(text).expect("the example"))
    }

    fn new(name: &str) -> NewAlternative {
        NewAlternative {
            name: Line::parse(name).expect("a line"),
            fall: Fall {
                low: 0.0,
                mode: 0.4,
                high: 1.0,
            },
            assumption: "Hälften så snabbt.".to_owned(),
        }
    }

    #[test]
    fn an_own_alternative_comes_and_goes_and_touches_no_other() {
        let own = example();
        let more = with_alternative(&own, new("Långsamt")).expect("one more");
        assert_eq!(more.alternative.as_deref(), Some("Långsamt"));
        for (name, alternative) in &own.care.alternatives {
            assert_eq!(more.care.alternatives.get(name), Some(alternative));
        }
        assert_eq!(number(&more), {
            let mut names = more.care.alternatives.keys();
            names
                .position(|name| name == "Långsamt")
                .expect("it is there")
                + 1
        });
        let gone = without_alternative(&more, "Långsamt").expect("it goes");
        assert_eq!(gone, own);
        let refused = without_alternative(&gone, "Långsamt").expect_err("gone already");
        assert_eq!(refused.text, "needs-refusal-alternative-gone");
    }

    #[test]
    fn an_own_alternative_is_about_the_services_of_the_taken_one_or_of_all() {
        let mut own = example();
        let falling = own.care.alternatives.get("falling").expect("it is there");
        let narrow = Alternative {
            services: vec!["day-activity".to_owned()],
            ..falling.clone()
        };
        let wide = falling.services.clone();
        // By the alphabet it comes before the other.
        own.care.alternatives.insert("aaa".to_owned(), narrow);
        let taken = chosen(&own, Some("falling")).expect("taken");
        assert_eq!(services(&taken), wide);
        let mut all = vec!["day-activity".to_owned()];
        all.extend(wide);
        assert_eq!(services(&own), all);
        let more = with_alternative(&own, new("Långsamt")).expect("one more");
        assert_eq!(more.taken().map(|one| &one.services), Some(&all));
        // The last is not taken away: what comes after it would be about every service.
        let one = without_alternative(&own, "aaa").expect("not the last");
        let refused = without_alternative(&one, "falling").expect_err("the last");
        assert_eq!(refused.text, "needs-refusal-alternative-last");
    }

    #[test]
    fn names_are_told_apart_and_numbers_lead_to_them() {
        let own = example();
        let first = own.care.alternatives.keys().next().expect("one").clone();
        let again = with_alternative(&own, new(&first.to_uppercase())).expect_err("known");
        assert_eq!(again.text, "needs-refusal-alternative-name");
        let long = with_alternative(&own, new(&"x".repeat(61))).expect_err("long");
        assert_eq!(long.text, "needs-refusal-alternative-long");
        assert_eq!(numbered(&own, 0), Some(own.clone()));
        let taken = numbered(&own, 1).expect("the first");
        assert_eq!(
            (taken.alternative.as_deref(), number(&taken)),
            (Some(first.as_str()), 1)
        );
        assert_eq!(Some(&taken), chosen(&own, Some(&first)).as_ref());
        assert_eq!(numbered(&own, 61), None);
        assert_eq!(chosen(&own, Some("nothing")), None);
    }

    #[test]
    fn no_two_alternatives_are_shown_alike() {
        let own = example();
        // By whatever word somebody sees for one of ours, whichever comes first.
        for name in ["Falling use", "FALLANDE ANVÄNDNING", "Falling"] {
            let again = with_alternative(&own, new(name)).expect_err("shown alike");
            assert_eq!(again.text, "needs-refusal-alternative-name", "{name}");
        }
        let mut more = own;
        for (name, next) in [("Eget", "own-2"), ("Own 2", "own-3"), ("eget-3", "own-4")] {
            more = with_alternative(&more, new(name)).expect("one more");
            assert_eq!(own_name(&more), next, "{name}");
        }
        let more = with_alternative(&more, new("Eget 02")).expect("shown as it is");
        assert_eq!(are_alike(more.care.alternatives.keys()), None);
        let alike = ["own-2".to_owned(), "Eget 2".to_owned()];
        assert_eq!(are_alike(alike.iter()), Some(["own-2", "Eget 2"]));
        assert_eq!(own_number("own-2"), Some(2));
        for name in ["own", "own-", "own-02", "own-x", "2", "owner-2"] {
            assert_eq!(own_number(name), None, "{name}");
        }
    }

    #[test]
    fn names_of_ours_are_known_by_the_words_of_the_pages() {
        for (place, locale) in crate::LOCALES.iter().enumerate() {
            for (key, words) in SHOWN {
                let line = format!("needs-alternative-{key} = ");
                let mut lines = locale.source.lines();
                let said = lines.find_map(|text| text.strip_prefix(&line));
                let said = said.expect("the word").to_lowercase();
                assert_eq!(words.get(place).copied(), Some(said.as_str()));
            }
            // A number stands after the word.
            let word = SHOWN.last().and_then(|(_, words)| words.get(place));
            let word = word.expect("the word");
            let line = "needs-alternative-own-more = ";
            let mut lines = locale.source.lines();
            let said = lines.find_map(|text| text.strip_prefix(line));
            let said = said.expect("the word").to_lowercase();
            assert_eq!(said, format!("{word} {{ $number }}"));
        }
    }

    #[test]
    fn more_than_anybody_reads_are_refused() {
        let mut many = example();
        for at in 0..ASSUMED_MAX {
            many = match with_alternative(&many, new(&format!("a{at}"))) {
                Ok(more) => more,
                Err(refused) => {
                    assert_eq!(refused.text, "needs-refusal-assumed-many");
                    assert_eq!(many.care.alternatives.len(), ASSUMED_MAX);
                    return;
                }
            };
        }
        panic!("none was refused");
    }
}
