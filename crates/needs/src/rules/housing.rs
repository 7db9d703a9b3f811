//! The housing plan: what happens to places, year by year, and what may be added to it or taken away.

use std::collections::BTreeSet;

use kernel::Refusal;
use projection::care::{Event, EventKind, Housing, PlacesYear};

use super::contradiction;
use crate::model::{Assumptions, Told};

/// The most that a plan may hold.
const EVENTS_MAX: usize = 200;

/// A year of the plan: what happens in it, and what it leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanYear {
    /// The year.
    pub year: i32,
    /// What begins in it, with its place in the assumptions.
    pub events: Vec<(usize, Event)>,
    /// Renovations that end in it.
    pub done: Vec<Event>,
    /// Places that can be used; nothing where the forecast does not tell of the year.
    pub usable: Option<f64>,
    /// The probability of being short by more than a home.
    pub risk: Option<f64>,
    /// Whether the accepted risk is passed for the first time.
    pub is_short_from: bool,
    /// Whether a home must be decided in it at the latest.
    pub is_decide_by: bool,
}

/// The plan, year by year: as far as the forecast tells, and whatever happens before or after it.
pub fn plan(assumptions: &Assumptions, told: &Told) -> Vec<PlanYear> {
    let (Some(housing), Some(places)) = (&assumptions.care.housing, &told.places) else {
        return Vec::new();
    };
    let mut years: BTreeSet<i32> = places.years.iter().map(|of| of.year).collect();
    years.extend(housing.events.iter().map(|event| event.year));
    years.extend(housing.events.iter().filter_map(done_in));
    let years = years.into_iter().map(|year| {
        let all = housing.events.iter().enumerate();
        let begins = all.filter(|(_, event)| event.year == year);
        let ends = |event: &&Event| done_in(event) == Some(year);
        let of = places.years.iter().find(|of| of.year == year);
        PlanYear {
            year,
            events: begins.map(|(at, event)| (at, event.clone())).collect(),
            done: housing.events.iter().filter(ends).cloned().collect(),
            usable: of.map(|of| of.usable),
            risk: of.map(|of| of.short_by_a_home),
            is_short_from: places.short_from == Some(year),
            is_decide_by: places.decide_by == Some(year),
        }
    });
    years.collect()
}

/// The places that are built in a year, and those of them that are not evacuated: of what can be used the vacant ones
/// are taken away already. Nothing where all stand vacant.
pub(crate) fn gross_and_net(housing: &Housing, of: &PlacesYear) -> Option<[f64; 2]> {
    let in_use = 1.0 - housing.vacant_share;
    (in_use > 0.0).then(|| {
        let net = of.usable / in_use;
        [net + of.evacuated, net]
    })
}

/// The year in which a renovation is done.
fn done_in(event: &Event) -> Option<i32> {
    event.until.filter(|_| event.kind == EventKind::Renovation)
}

/// The assumptions with one more thing that happens, in the order of months, no later than the last year that is told:
/// what comes after it would change nothing.
pub fn with_event(
    assumptions: &Assumptions,
    (event, last): (Event, i32),
) -> Result<Assumptions, Vec<Refusal>> {
    let mut changed = assumptions.clone();
    let since = changed.care.year;
    let Some(housing) = &mut changed.care.housing else {
        return Err(vec![Refusal::new("needs-refusal-no-housing")]);
    };
    let mut wrong = vec![];
    if event.year <= since || event.year > last {
        let refusal = Refusal::new("needs-refusal-event-year").with("since", since.to_string());
        wrong.push(refusal.with("last", last.to_string()).at("year"));
    }
    if event.kind == EventKind::Renovation {
        if event.done().is_none_or(|done| done <= event.from()) {
            wrong.push(Refusal::new("needs-refusal-event-until").at("until"));
        }
        if event.evacuated <= 0.0 {
            wrong.push(Refusal::new("needs-refusal-event-evacuated").at("evacuated"));
        }
    } else if event.places == 0.0 {
        wrong.push(Refusal::new("needs-refusal-event-places").at("places"));
    }
    if event.places < 0.0 && !matches!(event.kind, EventKind::ChoiceSystem | EventKind::Renovation)
    {
        wrong.push(Refusal::new("needs-refusal-event-fewer").at("places"));
    }
    if housing.events.len() >= EVENTS_MAX {
        wrong.push(Refusal::new("needs-refusal-many"));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let after = |other: &Event| other.from() > event.from();
    let place = housing.events.iter().position(after);
    let place = place.unwrap_or(housing.events.len());
    housing.events.insert(place, event);
    changed.checked().map_err(|e| vec![contradiction(&e)])
}

/// The assumptions without one of the things that happen, which must be what the reader saw at that place.
pub fn without_event(
    assumptions: &Assumptions,
    (at, year): (usize, i32),
) -> Result<(Assumptions, Event), Refusal> {
    let mut changed = assumptions.clone();
    let housing = changed.care.housing.as_mut();
    let events = housing.map(|housing| &mut housing.events);
    let gone = || Refusal::new("needs-refusal-event-gone");
    let events = events.ok_or_else(gone)?;
    if events.get(at).is_none_or(|event| event.year != year) {
        return Err(gone());
    }
    let event = events.remove(at);
    Ok((changed, event))
}

#[cfg(test)]
mod tests {
    use super::*;
    use projection::care::Scenario;
    use proptest::prelude::*;

    fn example() -> Assumptions {
        let text = include_str!("../../../projection/examples/scenario.toml");
        Assumptions::as_today(Scenario::read(text).expect("the example"))
    }

    fn home(year: i32, places: f64) -> Event {
        Event {
            year,
            kind: EventKind::NewHome,
            places,
            month: None,
            evacuated: 0.0,
            until: None,
            until_month: None,
            name: "Eken".to_owned(),
        }
    }

    fn keys(wrong: &[Refusal]) -> Vec<&str> {
        wrong.iter().map(|one| one.text.as_ref()).collect()
    }

    #[test]
    fn what_has_been_or_makes_no_sense_is_refused() {
        let own = example();
        let since = own.care.year;
        let no = |event| with_event(&own, (event, since + 20)).expect_err("refused");
        assert_eq!(
            keys(&no(home(since + 21, 80.0))),
            ["needs-refusal-event-year"]
        );
        assert_eq!(keys(&no(home(since, 80.0))), ["needs-refusal-event-year"]);
        assert_eq!(
            keys(&no(home(since + 1, 0.0))),
            ["needs-refusal-event-places"]
        );
        assert_eq!(
            keys(&no(home(since + 1, -5.0))),
            ["needs-refusal-event-fewer"]
        );
        let renovation = Event {
            kind: EventKind::Renovation,
            ..home(since + 2, 0.0)
        };
        assert_eq!(
            keys(&no(renovation.clone())),
            ["needs-refusal-event-until", "needs-refusal-event-evacuated"]
        );
        let whole = Event {
            evacuated: 20.0,
            until: Some(since + 4),
            ..renovation
        };
        assert!(with_event(&own, (whole.clone(), since + 20)).is_ok());
        // Within a year it is months that tell which comes first.
        let months = |month, until_month| Event {
            month: Some(month),
            until: Some(whole.year),
            until_month: Some(until_month),
            ..whole.clone()
        };
        assert!(with_event(&own, (months(3, 10), since + 20)).is_ok());
        assert_eq!(keys(&no(months(10, 10))), ["needs-refusal-event-until"]);
    }

    proptest! {
        #[test]
        fn what_is_added_and_taken_away_leaves_what_was(
            ahead in 1..30i32,
            places in 1..200u16,
            month in prop::option::of(1..=12u8),
        ) {
            let own = example();
            let event = Event { month, ..home(own.care.year + ahead, f64::from(places)) };
            let with = with_event(&own, (event.clone(), own.care.year + 30)).expect("it can be added");
            let events = &with.care.housing.as_ref().expect("homes").events;
            let at = events.iter().rposition(|one| *one == event).expect("it is there");
            prop_assert!(events.is_sorted_by_key(Event::from));
            prop_assert!(without_event(&with, (at, event.year + 1)).is_err());
            let (without, gone) = without_event(&with, (at, event.year)).expect("it can be taken away");
            prop_assert_eq!(gone, event);
            prop_assert_eq!(without, own);
        }
    }
}
