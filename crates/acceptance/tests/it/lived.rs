//! Pieces of a small municipality's year, lived day by day: all holds, the same seed lives the same year, and what does
//! not hold is found.

use jiff::civil::date;
use kernel::{Actor, Call, Clock, Problem, RequestKey, SystemClock};
use samples::Size;
use server::{invariants, product};
use store::{
    Action, Store, Tx, sql,
    testing::{self, Filled, Scratch},
};
use uuid::Uuid;

use crate::year::{self, Lived, Wish};

/// Over the half-year's end and the report on it.
const SHORT: Wish = Wish {
    size: Size::Small,
    seed: 1,
    from: date(2026, 6, 29),
    days: 5,
    told: 100,
};
/// Some weeks more: two turns of months, and settlements.
const LONG: Wish = Wish { days: 33, ..SHORT };

/// A municipality as it is the evening before.
async fn fill(store: Store) {
    let store = store.hearing(product::listeners());
    year::fill(&store, &year::plan(SHORT)).await;
}

/// The same on SQLite, to be lived twice.
async fn filled() -> Filled {
    let empty = async || Ok(vec![testing::sqlite(&product::migrations()).await?]);
    let filled = Filled::shared("year", empty, fill).await;
    filled.expect("a database")
}

async fn lived(scratch: &Scratch, wish: Wish) -> Lived {
    let store = scratch.store.clone().hearing(product::listeners());
    year::live(store, year::plan(wish), (wish, &|_day| {})).await
}

/// What has happened at least once in some weeks.
const HAPPEN: &[&str] = &[
    "acknowledge-order",
    "agree-care-plan",
    "correct-visit-report",
    "end-decision",
    "freeze-goal-report",
    "lock-schedule-day",
    "mark-executed",
    "mark-interrupted",
    "note-absence",
    "record-death",
    "report-deviation",
    "report-visit",
    "settle-provider-month",
    "sign-follow-up",
    "sign-record-entry",
    "type-visit-times",
];

#[tokio::test]
async fn a_summer_holds_and_the_same_seed_lives_it_again() {
    let scratch = filled().await.sqlite().await.expect("a copy");
    let summer = lived(&scratch, LONG).await;
    assert_eq!(summer.tally.looks, 7, "{}", summer.tally);
    for action in HAPPEN {
        assert!(
            summer.tally.of(action) > 0,
            "no {action} in\n{}",
            summer.tally
        );
    }
    let scratch = filled().await.sqlite().await.expect("a copy");
    let again = lived(&scratch, SHORT).await;
    let (first, same) = (summer.roots.iter(), again.roots.len());
    assert!(same > 5, "{again:?}");
    assert_eq!(
        first.take(same).collect::<Vec<_>>(),
        again.roots.iter().collect::<Vec<_>>()
    );
    planted(&scratch.store, SHORT).await;
}

#[tokio::test]
async fn the_turn_of_the_half_year_holds_on_postgres() {
    let both = testing::both(&product::migrations()).await;
    for scratch in both.expect("databases").into_iter().skip(1) {
        fill(scratch.store.clone()).await;
        let week = lived(&scratch, SHORT).await;
        assert_eq!(week.tally.looks, 3, "{}", week.tally);
        assert!(week.tally.of("freeze-goal-report") > 0, "{}", week.tally);
        planted(&scratch.store, SHORT).await;
    }
}

/// Statements that no room knows.
struct Plant(&'static [&'static str]);

impl Action for Plant {
    const NAME: &'static str = "plant";
    type Done = u64;

    async fn run(&self, _: &Call, tx: &Tx) -> Result<u64, Problem> {
        let mut touched = 0;
        for text in self.0 {
            touched += sql(*text).run(tx).await?;
        }
        Ok(touched)
    }
}

/// A visit whose plan nobody knows, and minutes that nobody told of.
const PLANTED: &[(&str, &[&str], &[&str])] = &[
    (
        "server-verify-visits-without-order",
        &[
            "INSERT INTO schedule_visit (id, person_id, plan_id, planned_id, provider_id, on_day, name, from_minute, \
             to_minute, minutes, staff, laid_on, start_minute, state, reason, note, version) SELECT person_id, \
             person_id, person_id, planned_id, provider_id, on_day, name, from_minute, to_minute, minutes, staff, \
             laid_on, start_minute, state, reason, note, version FROM schedule_visit WHERE on_day = '2026-07-10' \
             AND state = 'planned' ORDER BY id LIMIT 1",
        ],
        &["DELETE FROM schedule_visit WHERE id = person_id"],
    ),
    (
        "server-verify-account-miscounted",
        &[
            "UPDATE visit_attendance SET minutes = minutes + 1 WHERE on_day = '2026-07-01' AND minutes > 0",
        ],
        &[
            "UPDATE visit_attendance SET minutes = minutes - 1 WHERE on_day = '2026-07-01' AND minutes > 0",
        ],
    ),
    (
        "server-verify-goals-misread",
        &["DELETE FROM care_plan_version WHERE number = 1"],
        &[],
    ),
];

/// In what was lived, a fault is found by its name.
async fn planted(store: &Store, wish: Wish) {
    let night = wish.until().at(3, 25, 0, 0).in_tz("Europe/Stockholm");
    let at = night.expect("a time").timestamp();
    for (key, fault, mended) in PLANTED {
        plant(store, fault).await;
        let looked = invariants::look(store, at).await.expect("looked");
        let found = looked.broken.iter().map(|finding| finding.key);
        assert!(
            found.clone().any(|found| found == *key),
            "{key} in {looked:?}"
        );
        plant(store, mended).await;
    }
}

async fn plant(store: &Store, texts: &'static [&'static str]) {
    if texts.is_empty() {
        return;
    }
    let key = RequestKey(Uuid::new_v4());
    let call = Call::new(Actor::system("test"), SystemClock.now(), key);
    let touched = store.act(&call, &Plant(texts)).await.expect("planted");
    assert!(touched > 0, "nothing was planted: {texts:?}");
}
