//! Whether there are places enough, and when a home must be decided.

use serde::{Deserialize, Serialize};

use super::need::Need;
use super::scenario::{Event, EventKind, Housing};
use super::told::Spread;
use crate::Trouble;
use crate::people::Year;

/// Supply, need and queue of one year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacesYear {
    /// The year.
    pub year: Year,
    /// Places opened in the year: new homes, choice-system places, and what renovations add.
    pub opened: f64,
    /// Places closed in the year.
    pub closed: f64,
    /// Places empty for renovation.
    pub evacuated: f64,
    /// Places that can be used: all that are built, less evacuated, less those between two residents.
    pub usable: f64,
    /// Persons who need a place.
    pub need: Spread,
    /// Persons who need a place and have none.
    pub queue: Spread,
    /// Months that one waits, as long as the queue takes to be given the places that become free; none where people
    /// queue and hardly any place becomes free, so that nobody gets in.
    pub waiting_months: Option<Spread>,
    /// The probability of being short by more than one home.
    pub short_by_a_home: f64,
}

/// Supply held against need, year by year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Places {
    /// Each year after the jump-off.
    pub years: Vec<PlacesYear>,
    /// The first year in which the accepted risk is passed, if any is.
    pub short_from: Option<Year>,
    /// The year by which a home must be decided for it to stand in time.
    pub decide_by: Option<Year>,
    /// Homes that must stand in that year for the risk to be kept, beyond those in the scenario.
    pub homes_needed: usize,
}

/// Places of a scenario against need.
pub fn places(housing: &Housing, need: &Need) -> Result<Places, Trouble> {
    let users = need.users.get(&housing.service).ok_or_else(|| {
        Trouble::at(
            "housing",
            format!("there is no service `{}`", housing.service),
        )
    })?;
    let years = (need.first..)
        .zip(users)
        .map(|(at, users)| year(housing, at, users));
    let years: Vec<PlacesYear> = years.collect();
    let short = years
        .iter()
        .position(|year| year.short_by_a_home > housing.risk);
    let short_from = short.map(|at| years[at].year);
    let homes_needed = short.map_or(0, |at| homes(housing, &years[at], &users[at]));
    Ok(Places {
        years,
        short_from,
        decide_by: short_from.map(|year| year - housing.building_years),
        homes_needed,
    })
}

/// How many homes more keep the risk in a year.
fn homes(housing: &Housing, year: &PlacesYear, users: &[f64]) -> usize {
    (1..10_000)
        .find(|homes| {
            let usable = year.usable + *homes as f64 * housing.home * (1.0 - housing.vacant_share);
            let relieved = relief(housing, year.year);
            Spread::share(users, |users| users - relieved - usable > housing.home) <= housing.risk
        })
        .unwrap_or_default()
}

/// What there is of places in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Supply {
    /// Places that can be used.
    pub(crate) usable: f64,
    /// Places that senior homes spare.
    pub(crate) relieved: f64,
    opened: f64,
    closed: f64,
    evacuated: f64,
}

impl Supply {
    /// Those of some users who need a place and have one, and those who wait for one.
    pub(crate) fn placed(&self, users: f64) -> (f64, f64) {
        let need = (users - self.relieved).max(0.0);
        (need.min(self.usable), (need - self.usable).max(0.0))
    }
}

/// Places opened by an event, if its year is one of those asked for.
fn opened_in(event: &Event, in_year: &dyn Fn(Year) -> bool) -> f64 {
    match event.kind {
        EventKind::NewHome | EventKind::ChoiceSystem if in_year(event.year) => {
            event.places.max(0.0)
        }
        EventKind::Renovation if event.until.is_some_and(in_year) => event.places.max(0.0),
        EventKind::NewHome
        | EventKind::ChoiceSystem
        | EventKind::Renovation
        | EventKind::Closing
        | EventKind::SeniorHousing => 0.0,
    }
}

/// Places closed by an event, if its year is one of those asked for.
fn closed_in(event: &Event, in_year: &dyn Fn(Year) -> bool) -> f64 {
    match event.kind {
        EventKind::Closing if in_year(event.year) => event.places.abs(),
        EventKind::NewHome | EventKind::ChoiceSystem if in_year(event.year) => {
            (-event.places).max(0.0)
        }
        EventKind::Renovation if event.until.is_some_and(in_year) => (-event.places).max(0.0),
        EventKind::NewHome
        | EventKind::ChoiceSystem
        | EventKind::Renovation
        | EventKind::Closing
        | EventKind::SeniorHousing => 0.0,
    }
}

/// What there is of places in a year.
pub(crate) fn supply(housing: &Housing, year: Year) -> Supply {
    let sum = |of: &dyn Fn(&Event) -> f64| housing.events.iter().map(of).sum::<f64>();
    let this = |other: Year| other == year;
    let so_far = |other: Year| other <= year;
    let evacuated = sum(&|event| {
        let is_going_on = event.year <= year && event.until.is_none_or(|until| year < until);
        if event.kind == EventKind::Renovation && is_going_on {
            event.evacuated
        } else {
            0.0
        }
    });
    let built = housing.places + sum(&|event| opened_in(event, &so_far))
        - sum(&|event| closed_in(event, &so_far));
    Supply {
        usable: (built - evacuated).max(0.0) * (1.0 - housing.vacant_share),
        relieved: relief(housing, year),
        opened: sum(&|event| opened_in(event, &this)),
        closed: sum(&|event| closed_in(event, &this)),
        evacuated,
    }
}

/// Fewer places than this in a month, one in a century, are none: a wait for them is no number that means anything.
const FREED_LEAST: f64 = 1.0 / 1_200.0;

/// Months that each queue waits, where places become free.
fn waiting(queue: &[f64], freed: f64) -> Option<Spread> {
    if queue.iter().all(|queue| *queue <= 0.0) {
        return Some(Spread::default());
    }
    let months: Vec<f64> = queue.iter().map(|queue| queue / freed).collect();
    (freed >= FREED_LEAST).then(|| Spread::of(&months))
}

fn year(housing: &Housing, year: Year, users: &[f64]) -> PlacesYear {
    let supply = supply(housing, year);
    let all: Vec<(f64, f64)> = users.iter().map(|users| supply.placed(*users)).collect();
    let need: Vec<f64> = all.iter().map(|(placed, waits)| placed + waits).collect();
    let queue: Vec<f64> = all.iter().map(|(_, waits)| *waits).collect();
    let freed = supply.usable / housing.stay_years / 12.0;
    PlacesYear {
        year,
        opened: supply.opened,
        closed: supply.closed,
        evacuated: supply.evacuated,
        usable: supply.usable,
        short_by_a_home: Spread::share(&queue, |queue| queue > housing.home),
        need: Spread::of(&need),
        queue: Spread::of(&queue),
        waiting_months: waiting(&queue, freed),
    }
}

/// Places that senior homes opened so far spare.
fn relief(housing: &Housing, year: Year) -> f64 {
    let opened = housing
        .events
        .iter()
        .filter(|event| event.kind == EventKind::SeniorHousing);
    let homes: f64 = opened
        .filter(|event| event.year <= year)
        .map(|event| event.places)
        .sum();
    homes * housing.senior_relief
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn housing(events: Vec<Event>) -> Housing {
        Housing {
            service: "care-home".to_owned(),
            places: 1_000.0,
            vacant_share: 0.0,
            home: 90.0,
            stay_years: 2.0,
            building_years: 4,
            risk: 0.1,
            senior_relief: 0.1,
            waiting_cost: None,
            events,
        }
    }

    fn event(year: Year, kind: EventKind, places: f64) -> Event {
        Event {
            year,
            kind,
            places,
            evacuated: 0.0,
            until: None,
            name: String::new(),
        }
    }

    fn need(by_year: &[f64]) -> Need {
        let years = by_year.iter().map(|users| vec![*users; 10]).collect();
        Need {
            first: 2026,
            today: BTreeMap::new(),
            users: BTreeMap::from([("care-home".to_owned(), years)]),
        }
    }

    #[test]
    fn gross_less_evacuated_is_net() {
        let renovation = Event {
            evacuated: 80.0,
            until: Some(2028),
            ..event(2026, EventKind::Renovation, 10.0)
        };
        let events = vec![
            event(2027, EventKind::NewHome, 90.0),
            renovation,
            event(2028, EventKind::Closing, 40.0),
            event(2027, EventKind::ChoiceSystem, 20.0),
        ];
        let told = places(&housing(events), &need(&[900.0; 4])).unwrap();
        let usable: Vec<f64> = told.years.iter().map(|year| year.usable).collect();
        assert_eq!(usable, [920.0, 1_030.0, 1_080.0, 1_080.0]);
        let evacuated: Vec<f64> = told.years.iter().map(|year| year.evacuated).collect();
        assert_eq!(evacuated, [80.0, 80.0, 0.0, 0.0]);
        assert_eq!((told.years[1].opened, told.years[2].closed), (110.0, 40.0));
        assert_eq!(told.short_from, None);
    }

    #[test]
    fn a_home_is_decided_as_long_before_as_it_takes_to_build() {
        let told = places(
            &housing(Vec::new()),
            &need(&[1_000.0, 1_080.0, 1_100.0, 1_300.0]),
        )
        .unwrap();
        assert_eq!((told.short_from, told.decide_by), (Some(2028), Some(2024)));
        assert_eq!(told.homes_needed, 1);
        // One hundred wait for a twelfth of half of a thousand places a month.
        let waiting = told.years[2].waiting_months.unwrap().mean;
        assert!((waiting - 2.4).abs() < 1e-9, "{waiting}");
    }

    #[test]
    fn where_no_place_becomes_free_nobody_gets_in_and_no_number_is_told() {
        let none = Housing {
            places: 0.0,
            ..housing(Vec::new())
        };
        let told = places(&none, &need(&[0.0, 5.0])).unwrap();
        let waiting: Vec<_> = told.years.iter().map(|year| year.waiting_months).collect();
        assert_eq!(waiting, [Some(Spread::default()), None]);
        assert!(told.years[1].queue.mean > 0.0);
    }

    #[test]
    fn senior_homes_spare_places() {
        let events = vec![event(2026, EventKind::SeniorHousing, 200.0)];
        let told = places(&housing(events), &need(&[1_010.0])).unwrap();
        assert!((told.years[0].need.mean - 990.0).abs() < 1e-9);
    }
}
