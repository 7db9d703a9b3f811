//! The alternatives of a scenario: which is taken, and the user's own beside those of the file.

use std::collections::BTreeSet;

use kernel::{Line, Refusal};
use projection::care::{Alternative, Fall};

use super::{basis::ASSUMED_MAX, contradiction};
use crate::model::Assumptions;

/// What an alternative is called that came of turning the fall where use was as today.
const OWN: &str = "own";
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
    let known = &assumptions.care.alternatives;
    let numbered = (2..).map(|number| format!("{OWN}-{number}"));
    let mut names = std::iter::once(OWN.to_owned()).chain(numbered);
    let free = names.find(|name| !known.contains_key(name));
    free.unwrap_or_else(|| OWN.to_owned())
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
    if known.any(|other| other.to_lowercase() == name.to_lowercase()) {
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
