//! An entry that can be signed: of something that has happened, with marks that fit its text.

use jiff::{Timestamp, tz::TimeZone};
use kernel::{Prose, Refusal};

use crate::model::{MarkedText, NewEntry};

/// Whether an entry can be signed: what it tells of has happened (`SoL` 14:3 speaks of events, not of plans).
pub(crate) fn check_entry(new: &NewEntry, now: Timestamp, zone: &TimeZone) -> Result<(), Refusal> {
    let here = now.to_zoned(zone.clone());
    if new.happened.on > here.date() {
        return Err(Refusal::new("records-refusal-ahead").at("on"));
    }
    let is_later_today =
        new.happened.on == here.date() && new.happened.at.is_some_and(|at| at > here.time());
    if is_later_today {
        return Err(Refusal::new("records-refusal-ahead-time").at("at"));
    }
    Ok(())
}

/// Whether a text with marks says the same as before, so that nothing but the marks differ.
pub(crate) fn same_words(
    field: &'static str,
    kept: Option<&Prose>,
    marked: Option<&MarkedText>,
) -> Result<(), Refusal> {
    if kept == marked.map(|marked| &marked.text) {
        Ok(())
    } else {
        Err(Refusal::new("records-refusal-other-words")
            .at(field)
            .because("sol-14-6"))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Time, date};

    use super::*;
    use crate::model::{EntryKind, Happened};

    fn of(on: jiff::civil::Date, at: Option<Time>) -> NewEntry {
        NewEntry {
            kind: EntryKind::Event,
            happened: Happened { on, at },
            fact: MarkedText::plain(Prose::parse("Åt frukost.").expect("prose")),
            judgement: None,
            is_whole: false,
            plan: None,
        }
    }

    #[test]
    fn what_has_not_happened_cannot_be_signed() {
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let now: Timestamp = "2026-03-02T09:00:00Z".parse().expect("a time");
        let today = date(2026, 3, 2);
        let at = |hour| Some(Time::constant(hour, 0, 0, 0));
        assert!(check_entry(&of(today, at(10)), now, &zone).is_ok());
        assert!(check_entry(&of(date(2026, 2, 27), at(23)), now, &zone).is_ok());
        let no = check_entry(&of(today, at(11)), now, &zone).expect_err("ahead");
        assert_eq!(no.field.as_deref(), Some("at"));
        let no = check_entry(&of(date(2026, 3, 3), None), now, &zone).expect_err("ahead");
        assert_eq!(no.field.as_deref(), Some("on"));
    }
}
