//! Searching: any spelling, any order, Swedish order, bounded work, never through a whole table.

use residents::{ImportResidents, SearchQuery, search};

use crate::{call, crowd, on_both, ragnar};

#[tokio::test(flavor = "multi_thread")]
async fn found_in_any_spelling_and_order() {
    on_both(async |store| {
        store.act(&call(), &ragnar()).await.expect("added");
        for (typed, found) in [
            ("ragnar", 1),
            ("RAGNAR ÅKERLUND", 1),
            ("åkerlund ragnar", 1),
            ("åker emil", 1),
            ("emil rag", 1),
            ("e r å", 1),
            ("akerlund", 0),
            ("ragnar ragnar", 0),
            ("19430519-2397", 1),
            ("430519 2397", 1),
            ("1943", 1),
            ("4305", 1),
            ("194305192398", 0),
            ("", 0),
            ("%", 0),
            ("' OR 1=1 --", 0),
        ] {
            let page = search(store.reader(), &SearchQuery::new(typed))
                .await
                .expect("searched");
            assert_eq!(page.found, found, "{typed}");
            assert!(!page.more, "{typed}");
        }
        let megabyte = search(store.reader(), &SearchQuery::new("å".repeat(1_000_000))).await;
        assert_eq!(megabyte.expect("searched").found, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_hits_come_in_swedish_order_page_by_page() {
    on_both(async |store| {
        store
            .act(&call(), &ImportResidents { rows: crowd(5_000) })
            .await
            .expect("imported");
        let all = search(store.reader(), &SearchQuery::new("erik"))
            .await
            .expect("searched");
        assert!(all.more, "1,250 are called Erik or Karl-Erik");
        let query = |page| SearchQuery {
            text: "öberg zara".into(),
            page,
            page_size: 10,
        };
        let first = search(store.reader(), &query(0)).await.expect("searched");
        let second = search(store.reader(), &query(1)).await.expect("searched");
        assert_eq!(first.persons.len(), 10);
        assert!(first.found > 20 && !first.more, "{}", first.found);
        assert!(first.persons.iter().all(|p| !second.persons.contains(p)));
        let keys: Vec<_> = first
            .persons
            .iter()
            .map(|p| residents::sort_key(p.given_name.as_str(), p.family_name.as_str()))
            .collect();
        assert!(keys.is_sorted());
        let beyond = search(store.reader(), &query(usize::MAX))
            .await
            .expect("searched");
        assert!(beyond.persons.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_read_walks_through_a_table() {
    on_both(async |store| {
        let id = store.act(&call(), &ragnar()).await.expect("added");
        for typed in [
            "erik svensson",
            "lin",
            "19430519",
            "430519-2397",
            "anna karin ek",
        ] {
            search(store.reader(), &SearchQuery::new(typed))
                .await
                .expect("searched");
        }
        residents::persons(store.reader(), &[id])
            .await
            .expect("read");
        residents::contact_details(store.reader(), id)
            .await
            .expect("read");
        residents::relatives(store.reader(), id)
            .await
            .expect("read");
        residents::count(store.reader()).await.expect("read");
        for plan in store.plans().await.expect("plans") {
            assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
        }
    })
    .await;
}
