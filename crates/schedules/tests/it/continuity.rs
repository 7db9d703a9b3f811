//! By which definitions continuity is counted, printed so that a controller can read it, and what holds of any fortnight.

use std::{collections::BTreeSet, fmt::Write as _};

use duties::calendar;
use jiff::civil::date;
use kernel::{Date, Id};
use organisation::ServiceKind;
use proptest::prelude::*;
use schedules::{Continuity, Definition, Met, continuity, definitions};
use uuid::Uuid;

/// Renewed by `UPDATE_GOLDEN=1 cargo test -p schedules`.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/golden/continuity.md");

const LAST: Date = date(2026, 11, 22);

fn printed() -> String {
    let mut text = String::from(
        "# Så räknas personalkontinuitet\n\nHur många olika som kommer till en person. \
         Skriven av `crates/schedules/data/continuity.csv`; förnyas med \
         `UPDATE_GOLDEN=1 cargo test -p schedules`.\n",
    );
    for one in definitions(LAST) {
        let _ok = write!(text, "\n{}", said(&one));
    }
    text
}

fn said(one: &Definition) -> String {
    let list = |keys: Vec<&str>| match keys.as_slice() {
        [] => "inga".to_owned(),
        some => some.join(", "),
    };
    let told = one.told.iter().map(|statistic| match statistic.key() {
        "mean" => "medelvärde",
        _ => "median",
    });
    let times = one.between.map_or_else(
        || "hela dygnet".to_owned(),
        |window| {
            let clock = |minute: i64| format!("{:02}.{:02}", minute / 60, minute % 60);
            format!("{}–{}", clock(window.from()), clock(window.to()))
        },
    );
    let who = match (one.from_age, one.visits_a_day) {
        (None, 0) => "alla med besök".to_owned(),
        (age, visits) => format!(
            "från {} år, med minst {visits} besök varje dag",
            age.unwrap_or_default()
        ),
    };
    let rows = [
        ("Gäller från", one.since.to_string()),
        (
            "Till och med",
            one.until
                .map_or("tills vidare".to_owned(), |day| day.to_string()),
        ),
        ("Berättas som", list(told.collect())),
        ("Dagar", one.days.to_string()),
        ("Personer", who),
        (
            "Den som varit borta",
            if one.without_absent {
                "räknas inte"
            } else {
                "räknas"
            }
            .to_owned(),
        ),
        ("Besök som börjar", times),
        (
            "Insatser som inte räknas",
            list(one.excluded.iter().map(|kind| kind.key()).collect()),
        ),
        ("Källa", one.source_sv.to_string()),
    ];
    let mut text = format!("## {}\n\n| | |\n|---|---|\n", one.key);
    for (name, value) in rows {
        let _ok = writeln!(text, "| {name} | {value} |");
    }
    text
}

#[test]
fn the_definitions_stand_as_they_were_agreed() {
    let now = printed();
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|v| v == "1") {
        std::fs::write(GOLDEN, &now).expect("written");
        return;
    }
    let agreed = std::fs::read_to_string(GOLDEN).expect("the golden file");
    assert!(
        agreed == now,
        "the definitions are others than tests/it/golden/continuity.md: read the difference, then renew it with UPDATE_GOLDEN=1"
    );
}

/// Any visits of three weeks, to some persons by some people.
fn visits() -> impl Strategy<Value = Vec<Met>> {
    let kind = prop::sample::select(vec![
        ServiceKind::HomeCare,
        ServiceKind::Meals,
        ServiceKind::SafetyAlarm,
    ]);
    let one = (
        0u128..4,
        60i64..70,
        -20i64..=1,
        0i64..1440,
        0u128..5,
        0u8..10,
        kind,
    );
    let one = one.prop_map(|(person, age, day, start, worker, state, kind)| Met {
        person: Id::from_uuid(Uuid::from_u128(person + 1)),
        age: Some(age),
        day: calendar::days_after(LAST, day),
        start,
        workers: vec![Id::from_uuid(Uuid::from_u128(worker + 100))],
        was_away: state == 0,
        is_planned: state > 1,
        kinds: BTreeSet::from([kind]),
    });
    // Those who are at home twice a day, so that the national one has somebody to count.
    let regular = (1u128..4, prop::collection::vec((0u128..5, 0u128..5), 14));
    let regular = regular.prop_map(|(person, days)| {
        let mut met = vec![];
        for (back, (morning, evening)) in (0..).zip(days) {
            for (start, worker) in [(480, morning), (1140, evening)] {
                met.push(Met {
                    person: Id::from_uuid(Uuid::from_u128(person)),
                    age: Some(80),
                    day: calendar::days_after(LAST, -back),
                    start,
                    workers: vec![Id::from_uuid(Uuid::from_u128(worker + 100))],
                    was_away: false,
                    is_planned: true,
                    kinds: BTreeSet::from([ServiceKind::HomeCare]),
                });
            }
        }
        met
    });
    (prop::collection::vec(one, 0..40), regular).prop_map(|(some, more)| [some, more].concat())
}

fn by_each(met: &[Met]) -> [Continuity; 2] {
    let all = definitions(LAST).into_iter();
    let counted: Vec<Continuity> = all.map(|one| continuity(one, met, LAST)).collect();
    counted.try_into().expect("two definitions")
}

/// What was counted, without by which.
fn people(met: &[Met]) -> [Vec<(kernel::PersonId, usize)>; 2] {
    by_each(met).map(|one| one.people.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever is counted by the narrower definition is by the wider one, and meets as many there at least.
    #[test]
    fn all_are_at_least_those_who_are_compared(met in visits()) {
        let [national, all] = by_each(&met);
        for (person, people) in &national.people {
            prop_assert!(all.people.get(person).is_some_and(|wider| wider >= people));
        }
    }

    /// Mean and median lie between the least and the most that anybody meets, who meets somebody.
    #[test]
    fn what_is_told_lies_among_what_was_counted(met in visits()) {
        for one in by_each(&met) {
            let Some((least, most)) = one.people.values().min().zip(one.people.values().max()) else {
                prop_assert_eq!((one.mean(), one.median()), (None, None));
                continue;
            };
            prop_assert!(*least >= 1);
            let bounds = f64::from(u32::try_from(*least).unwrap())..=f64::from(u32::try_from(*most).unwrap());
            for told in [one.mean(), one.median()] {
                prop_assert!(told.is_some_and(|told| bounds.contains(&told)));
            }
        }
    }

    /// In which order visits are read says nothing, nor what lies outside the days, nor what is not to be made.
    #[test]
    fn only_what_is_of_the_days_counts(met in visits(), later in visits()) {
        let mut other: Vec<Met> = met.iter().rev().cloned().collect();
        other.extend(later.into_iter().map(|visit| Met {
            day: calendar::days_after(LAST, 1),
            ..visit
        }));
        let mut cancelled = met.clone();
        for visit in &mut cancelled {
            (visit.is_planned, visit.was_away) = (false, false);
            visit.workers = vec![Id::from_uuid(Uuid::from_u128(999))];
        }
        other.extend(cancelled);
        prop_assert_eq!(people(&other), people(&met));
    }

    /// A meal that is brought, or an alarm that is answered, by somebody new is nobody new to whoever is compared.
    #[test]
    fn meals_and_alarms_change_nothing_of_what_is_compared(met in visits()) {
        let mut more = met.clone();
        more.extend(met.iter().filter(|visit| !visit.was_away).map(|visit| Met {
            kinds: BTreeSet::from([ServiceKind::Meals, ServiceKind::SafetyAlarm]),
            workers: vec![Id::from_uuid(Uuid::from_u128(999))],
            ..visit.clone()
        }));
        let ([before, _], [after, _]) = (people(&met), people(&more));
        prop_assert_eq!(before, after);
    }
}
