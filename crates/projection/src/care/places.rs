//! Whether there are places enough, and when a home must be decided.

use serde::{Deserialize, Serialize};

use super::need::Need;
use super::scenario::{Event, EventKind, Housing, YearMonth};
use super::told::Spread;
use crate::Trouble;
use crate::people::Year;

/// Supply, need and queue of one year. What comes or goes in a month counts from it: places that are built, evacuated
/// and can be used are means over the year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacesYear {
    /// The year.
    pub year: Year,
    /// Places opened in the year, in whichever month: new homes, choice-system places, and what renovations add.
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

/// The part of something that counts, by when it happens.
type Part<'p> = &'p dyn Fn(YearMonth) -> f64;

/// Places opened by an event, as far as they count.
fn opened_in(event: &Event, part: Part<'_>) -> f64 {
    match event.kind {
        EventKind::NewHome | EventKind::ChoiceSystem => event.places.max(0.0) * part(event.from()),
        EventKind::Renovation => event.places.max(0.0) * event.done().map_or(0.0, part),
        EventKind::Closing | EventKind::SeniorHousing => 0.0,
    }
}

/// Places closed by an event, as far as they count.
fn closed_in(event: &Event, part: Part<'_>) -> f64 {
    match event.kind {
        EventKind::Closing => event.places.abs() * part(event.from()),
        EventKind::NewHome | EventKind::ChoiceSystem => {
            (-event.places).max(0.0) * part(event.from())
        }
        EventKind::Renovation => (-event.places).max(0.0) * event.done().map_or(0.0, part),
        EventKind::SeniorHousing => 0.0,
    }
}

/// Places that are empty for a renovation, as a mean over a year.
fn evacuated_in(event: &Event, year: Year) -> f64 {
    match event.kind {
        EventKind::Renovation => {
            let back = event.done().map_or(0.0, |done| done.part_of(year));
            event.evacuated * (event.from().part_of(year) - back)
        }
        EventKind::NewHome
        | EventKind::ChoiceSystem
        | EventKind::Closing
        | EventKind::SeniorHousing => 0.0,
    }
}

/// What there is of places in a year.
pub(crate) fn supply(housing: &Housing, year: Year) -> Supply {
    let sum = |of: &dyn Fn(&Event) -> f64| housing.events.iter().map(of).sum::<f64>();
    let this = |at: YearMonth| f64::from(u8::from(at.year == year));
    let so_far = |at: YearMonth| at.part_of(year);
    let evacuated = sum(&|event| evacuated_in(event, year));
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
        .map(|event| event.places * event.from().part_of(year))
        .sum();
    homes * housing.senior_relief
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
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
            month: None,
            places,
            evacuated: 0.0,
            until: None,
            until_month: None,
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

    #[test]
    fn a_home_that_opens_in_september_counts_from_september() {
        let september = Event {
            month: Some(9),
            ..event(2027, EventKind::NewHome, 90.0)
        };
        let renovation = Event {
            month: Some(4),
            evacuated: 80.0,
            until: Some(2027),
            until_month: Some(10),
            ..event(2027, EventKind::Renovation, 12.0)
        };
        let senior = Event {
            month: Some(7),
            ..event(2027, EventKind::SeniorHousing, 200.0)
        };
        let told = places(
            &housing(vec![september, renovation, senior]),
            &need(&[1_010.0; 3]),
        )
        .unwrap();
        let of = |what: fn(&PlacesYear) -> f64| told.years.iter().map(what).collect::<Vec<f64>>();
        // Four months of the new home, three of what the renovation adds, and six of it away.
        assert_eq!(of(|year| year.evacuated), [0.0, 40.0, 0.0]);
        assert_eq!(of(|year| year.usable), [1_000.0, 993.0, 1_102.0]);
        assert_eq!(of(|year| year.opened), [0.0, 102.0, 0.0]);
        assert_eq!(of(|year| year.need.mean), [1_010.0, 1_000.0, 990.0]);
    }

    const KINDS: [EventKind; 5] = [
        EventKind::NewHome,
        EventKind::Closing,
        EventKind::Renovation,
        EventKind::ChoiceSystem,
        EventKind::SeniorHousing,
    ];

    /// Something that happens in the months of a few years, as they are counted from the first.
    fn dated((kind, places, [from, lasts]): (usize, u16, [u16; 2])) -> Event {
        let at = |months: u16| {
            let month = u8::try_from(months % 12 + 1).unwrap();
            (2026 + Year::from(months / 12), Some(month))
        };
        let ((year, month), (until, until_month)) = (at(from), at(from + lasts));
        let kind = KINDS[kind];
        let is_renovation = kind == EventKind::Renovation;
        Event {
            month,
            evacuated: if is_renovation {
                f64::from(places)
            } else {
                0.0
            },
            until: is_renovation.then_some(until),
            until_month: until_month.filter(|_| is_renovation),
            ..event(year, kind, f64::from(places))
        }
    }

    /// What an event has done to places that are built, that are empty and that senior homes are, in one month: told of
    /// the month alone.
    fn in_month(event: &Event, now: (Year, u8)) -> [f64; 3] {
        let has = |at: (Option<Year>, Option<u8>)| {
            at.0.is_some_and(|year| (year, at.1.unwrap_or(1)) <= now)
        };
        let (begun, done) = (
            has((Some(event.year), event.month)),
            has((event.until, event.until_month)),
        );
        let places = |is: bool| if is { event.places } else { 0.0 };
        match event.kind {
            EventKind::NewHome | EventKind::ChoiceSystem => [places(begun), 0.0, 0.0],
            EventKind::Closing => [-places(begun), 0.0, 0.0],
            EventKind::SeniorHousing => [0.0, 0.0, places(begun)],
            EventKind::Renovation => [
                places(done),
                if begun && !done { event.evacuated } else { 0.0 },
                0.0,
            ],
        }
    }

    proptest! {
        #[test]
        fn a_year_is_the_mean_of_its_months_and_january_is_the_year(
            wishes in prop::collection::vec((0_usize..5, 0_u16..60, [0_u16..60, 1_u16..40]), 0..7),
        ) {
            let events: Vec<Event> = wishes.into_iter().map(dated).collect();
            let mut by_year = events.clone();
            let mut in_january = events.clone();
            for (plain, first) in by_year.iter_mut().zip(&mut in_january) {
                // A renovation lasts into another year where years are all that is known.
                let until = plain.until.map(|until| until.max(plain.year + 1));
                (plain.month, plain.until, plain.until_month) = (None, until, None);
                (first.month, first.until) = (Some(1), until);
                first.until_month = until.map(|_| 1);
            }
            let own = housing(events.clone());
            for year in 2025..2036 {
                let told = supply(&own, year);
                let months = (1_u8..=12).flat_map(|month| events.iter().map(move |one| in_month(one, (year, month))));
                let sums = months.fold([0.0; 3], |sum, one| [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]]);
                let [built, evacuated, senior] = sums.map(|sum| sum / 12.0);
                let gross = 1_000.0 + built;
                prop_assert!((told.evacuated - evacuated).abs() < 1e-9);
                prop_assert!((told.usable - (gross - evacuated).max(0.0)).abs() < 1e-9);
                prop_assert!((told.relieved - senior * own.senior_relief).abs() < 1e-9);
                // To the last bit: what was saved before there were months tells what it told.
                let plain = supply(&housing(by_year.clone()), year);
                prop_assert_eq!(plain, supply(&housing(in_january.clone()), year));
                let whole = |what: usize| by_year.iter().map(|one| in_month(one, (year, 12))[what]).sum::<f64>();
                prop_assert!((plain.usable - (1_000.0 + whole(0) - whole(1)).max(0.0)).abs() < f64::EPSILON);
                prop_assert!((plain.evacuated - whole(1)).abs() < f64::EPSILON);
            }
        }
    }
}
