//! Many at once, and chains longer than a batch.

use std::sync::Arc;

use history::{Entry, Stream};
use store::Store;

use crate::world::{Write, call, case, on_both, person};

/// Five entries in a row in the one stream that all write in.
async fn five_entries(store: Arc<Store>, n: u128) -> Vec<i64> {
    let mut places = vec![];
    for _round in 0..5 {
        let write = Write::one(Stream::Person(person(1)), "cases.noted");
        let done = store.act(&call(n, "2026-03-02T08:00:00Z"), &write).await;
        places.extend(done.expect("written"));
    }
    places
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_writers_on_one_stream_make_one_chain() {
    on_both(async |store| {
        let store = Arc::new(store);
        let mut tasks = vec![];
        for n in 0..20_u128 {
            tasks.push(tokio::spawn(five_entries(Arc::clone(&store), n)));
        }
        let mut places = vec![];
        for task in tasks {
            places.extend(task.await.expect("ran"));
        }
        places.sort_unstable();
        assert_eq!(
            places,
            (1..=100).collect::<Vec<i64>>(),
            "each place once, none left out"
        );
        let report = history::verify(store.reader()).await.expect("walked");
        assert!(report.is_whole(), "{report:?}");
        assert_eq!((report.streams, report.entries), (1, 100));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_and_changes_of_many_persons_do_not_disturb_each_other() {
    on_both(async |store| {
        let store = Arc::new(store);
        let mut tasks = vec![];
        for n in 0..20_u128 {
            let store = Arc::clone(&store);
            tasks.push(tokio::spawn(async move {
                let write = Write::one(Stream::Person(person(n)), "cases.noted");
                store
                    .act(&call(n, "2026-03-02T08:00:00Z"), &write)
                    .await
                    .expect("written");
                let reader = call(n, "2026-03-02T08:00:00Z");
                history::log_read(&store, &reader, person(1), "case", "case-relation")
                    .await
                    .expect("logged");
            }));
        }
        for task in tasks {
            task.await.expect("ran");
        }
        let report = history::verify(store.reader()).await.expect("walked");
        assert!(report.is_whole(), "{report:?}");
        assert_eq!((report.streams, report.entries), (21, 40));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn verification_while_others_write_finds_nothing_amiss() {
    on_both(async |store| {
        let entries = |n: u128| {
            (0..250)
                .map(|_| Entry::new(Stream::Person(person(n)), "cases.noted", case()))
                .collect()
        };
        for n in 0..20 {
            store
                .act(&call(n, "2026-03-02T08:00:00Z"), &Write(entries(n % 5)))
                .await
                .expect("written");
        }
        let store = Arc::new(store);
        let writing = Arc::clone(&store);
        let writer = tokio::spawn(async move {
            for n in 0..150_u128 {
                let write = Write::one(Stream::Person(person(n % 10)), "cases.noted");
                writing
                    .act(&call(n, "2026-03-02T09:00:00Z"), &write)
                    .await
                    .expect("written");
            }
        });
        while !writer.is_finished() {
            let report = history::verify(store.reader()).await.expect("walked");
            assert!(report.is_whole(), "{report:?}");
            assert!(report.entries >= 5_000, "all of it was walked");
        }
        writer.await.expect("ran");
        let report = history::verify(store.reader()).await.expect("walked");
        assert_eq!(
            (report.streams, report.entries, report.found),
            (10, 5_150, 0)
        );
    })
    .await;
}
