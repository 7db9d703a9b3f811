//! Many at once: whole or not at all, and fast.

use kernel::Problem;
use residents::{ImportResidents, SearchQuery};
use store::testing;

use crate::{TABLES, call, crowd, on_both, ragnar};

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_row_stops_all_and_every_error_is_told() {
    on_both(async |store| {
        store.act(&call(), &ragnar()).await.expect("added");
        let mut rows = crowd(1_000);
        rows[10].person.identity = rows[20].person.identity;
        rows[30].person.identity = ragnar().person.identity;
        let answer = store.act(&call(), &ImportResidents { rows }).await;
        let Err(Problem::Refused(refusals)) = answer else {
            panic!("{answer:?}")
        };
        assert_eq!(refusals.len(), 2);
        assert_eq!(residents::count(store.reader()).await.expect("read"), 1);
    })
    .await;
}

/// Run by hand: `cargo test -p residents --release -- --ignored a_million`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes a minute; run it after a change to search or import"]
async fn a_million_are_imported_and_found() {
    let scratch = testing::sqlite(TABLES).await.expect("a database");
    let store = &scratch.store;
    let clock = kernel::SystemClock;
    let started = kernel::Clock::now(&clock);
    store.begin_filling().await.expect("filling");
    store
        .act(
            &call(),
            &ImportResidents {
                rows: crowd(1_000_000),
            },
        )
        .await
        .expect("imported");
    store.end_filling().await.expect("filled");
    let took = kernel::Clock::now(&clock).duration_since(started);
    assert!(took.as_secs() < 60, "{took:?}");
    for typed in [
        "erik svenssonson",
        "eri sven",
        "ek",
        "19430519",
        "430519",
        "a b",
        "åsa",
    ] {
        let started = kernel::Clock::now(&clock);
        let page = residents::search(store.reader(), &SearchQuery::new(typed))
            .await
            .expect("searched");
        let took = kernel::Clock::now(&clock).duration_since(started);
        assert!(took.as_millis() < 50, "{typed}: {took:?}");
        assert!(page.found > 0 || typed == "a b", "{typed}");
    }
}
