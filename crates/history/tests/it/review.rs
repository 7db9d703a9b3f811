//! What the log reviewer asks, and that an index answers every question.

use history::{
    After, CountBy, Entry, Kept, PageAt, ReviewFilter, Stream, TakeCheckpoint, TimelineFilter,
};
use store::Store;

use crate::world::{Write, at, call, case, on_both, person, unit, user};

const MONDAY: &str = "2026-03-02T08:00:00Z";
const TUESDAY: &str = "2026-03-03T08:00:00Z";

/// Sixty reads by three users of five persons' pages on two days, and one change.
async fn fill(store: &Store) {
    for n in 0..60_u128 {
        let reader = call(n % 3, if n < 30 { MONDAY } else { TUESDAY });
        history::log_read(store, &reader, person(n % 5), "case", "case-relation")
            .await
            .expect("logged");
    }
    let change = Write::one(Stream::Person(person(1)), "cases.noted");
    store.act(&call(1, MONDAY), &change).await.expect("written");
}

async fn total(store: &Store, filter: ReviewFilter) -> i64 {
    let page = history::review(store.reader(), &filter, PageAt::first(5)).await;
    page.expect("read").total
}

/// A filter of reads, changed by what is given.
fn filter(kept: Kept, change: impl FnOnce(&mut ReviewFilter)) -> ReviewFilter {
    let mut filter = ReviewFilter {
        kept,
        ..ReviewFilter::default()
    };
    change(&mut filter);
    filter
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reviewer_finds_by_user_unit_person_and_day() {
    on_both(async |store| {
        fill(&store).await;
        let tuesday = Some(at("2026-03-03T00:00:00Z"));
        for (filter, expected) in [
            (filter(Kept::Reads, |_all| {}), 60),
            (filter(Kept::Reads, |f| f.user = Some(user(1))), 20),
            (filter(Kept::Reads, |f| f.unit = Some(unit(2))), 20),
            (filter(Kept::Reads, |f| f.person = Some(person(4))), 12),
            (filter(Kept::Reads, |f| f.from = tuesday), 30),
            (filter(Kept::All, |f| f.before = tuesday), 31),
            (filter(Kept::All, |f| f.verb = Some("cases.".into())), 1),
            (filter(Kept::All, |f| f.person = Some(person(1))), 13),
            (filter(Kept::Changes, |f| f.person = Some(person(1))), 1),
            (filter(Kept::All, |_all| {}), 61),
            (filter(Kept::Changes, |_all| {}), 1),
        ] {
            assert_eq!(total(&store, filter.clone()).await, expected, "{filter:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reviewer_counts_and_draws_a_sample() {
    on_both(async |store| {
        fill(&store).await;
        let filter = ReviewFilter::default();
        let count = async |by| {
            history::review_counts(store.reader(), &filter, by, 3)
                .await
                .expect("read")
        };
        let persons = count(CountBy::Person).await;
        assert_eq!(persons.len(), 3);
        assert!(persons.iter().all(|tally| tally.entries == 12));
        assert!(
            persons
                .iter()
                .all(|tally| tally.first == at(MONDAY) && tally.last == at(TUESDAY))
        );
        let users = count(CountBy::User).await;
        assert_eq!(
            users.iter().map(|tally| tally.entries).collect::<Vec<_>>(),
            [20, 20, 20]
        );
        assert_eq!(count(CountBy::Unit).await.len(), 3);

        let sample = async |seed| {
            let drawn = history::review_sample(store.reader(), &filter, seed, 10).await;
            let drawn = drawn.expect("read").into_iter();
            drawn
                .map(|entry| (entry.stream, entry.seq))
                .collect::<Vec<_>>()
        };
        let one = sample(1).await;
        assert_eq!(one.len(), 10);
        assert_eq!(one, sample(1).await, "the same seed draws the same");
        assert_ne!(one, sample(2).await, "another seed draws others");
    })
    .await;
}

/// What is left out is in no list, no count and no sample, and all else is.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_out_is_nowhere() {
    on_both(async |store| {
        for verb in ["cases.noted", "cases.told", "cases.told"] {
            let write = Write::one(Stream::Unit(unit(1)), verb);
            store.act(&call(1, MONDAY), &write).await.expect("written");
        }
        let seen = async |without: &'static [&'static str]| {
            let one = filter(Kept::All, |f| f.without = without);
            let reader = store.reader();
            let listed = history::review(reader, &one, PageAt::first(5)).await;
            let listed = listed.expect("read");
            let drawn = history::review_sample(reader, &one, 7, 5).await;
            let verbs = |rows: Vec<history::EntryView>| {
                let mut verbs: Vec<String> = rows.into_iter().map(|row| row.verb).collect();
                verbs.sort();
                verbs
            };
            let total = listed.total;
            let (listed, drawn) = (verbs(listed.rows), verbs(drawn.expect("read")));
            assert_eq!(listed, drawn);
            for by in [CountBy::User, CountBy::Unit, CountBy::Person] {
                let counts = history::review_counts(reader, &one, by, 5).await;
                let counts = counts.expect("read");
                let counted: i64 = counts.iter().map(|tally| tally.entries).sum();
                assert_eq!(counted, total, "{by:?}");
            }
            listed
        };
        assert_eq!(seen(&["case cases.told"]).await, ["cases.noted"]);
        // Both the kind and the verb must be those.
        let all = ["cases.noted", "cases.told", "cases.told"];
        assert_eq!(seen(&["order cases.told", "case cases.tol"]).await, all);
    })
    .await;
}

/// Every entry is as likely as any other to be drawn: none of sixty is drawn far more or less often.
#[tokio::test(flavor = "multi_thread")]
async fn samples_are_even() {
    on_both(async |store| {
        fill(&store).await;
        let mut drawn = std::collections::BTreeMap::new();
        for seed in 0..120 {
            let filter = ReviewFilter::default();
            let sample = history::review_sample(store.reader(), &filter, seed, 10)
                .await
                .expect("read");
            for entry in sample {
                *drawn.entry((entry.stream, entry.seq)).or_insert(0) += 1;
            }
        }
        // Twenty are expected of each; the bounds are more than four standard deviations away.
        assert_eq!(drawn.len(), 60);
        assert!(drawn.values().all(|n| (3..=40).contains(n)), "{drawn:?}");
    })
    .await;
}

/// Asks everything that a reviewer can ask.
async fn ask_all(store: &Store, kept: Kept) {
    let reader = store.reader();
    for one in [
        filter(kept, |_all| {}),
        filter(kept, |f| f.user = Some(user(1))),
        filter(kept, |f| f.unit = Some(unit(1))),
        filter(kept, |f| f.person = Some(person(1))),
        filter(kept, |f| f.from = Some(at(MONDAY))),
        filter(kept, |f| {
            f.from = Some(at(MONDAY));
            f.without = &["case cases.told"];
        }),
    ] {
        history::review(reader, &one, PageAt::new(2, 5))
            .await
            .expect("read");
        let counted = ReviewFilter {
            from: Some(at(MONDAY)),
            ..one
        };
        history::review_sample(reader, &counted, 1, 5)
            .await
            .expect("read");
        for by in [CountBy::User, CountBy::Unit, CountBy::Person] {
            history::review_counts(reader, &counted, by, 5)
                .await
                .expect("read");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_question_has_an_index() {
    on_both(async |store| {
        fill(&store).await;
        let reader = store.reader();
        for kept in [Kept::Reads, Kept::Changes, Kept::All] {
            ask_all(&store, kept).await;
        }
        let all = TimelineFilter {
            verb: Some("cases.".into()),
            from: Some(at(MONDAY)),
            ..TimelineFilter::default()
        };
        history::timeline(reader, person(1), &all, PageAt::new(2, 5))
            .await
            .expect("read");
        for after in [After::Seq(0), After::Moment(at(MONDAY))] {
            history::since(reader, case(), after).await.expect("read");
        }
        let taken = store
            .act(&call(1, MONDAY), &TakeCheckpoint)
            .await
            .expect("taken");
        history::check(reader, &taken).await.expect("checked");
        history::checkpoints(reader, 5).await.expect("read");
        assert!(history::verify(reader).await.expect("walked").is_whole());
        for plan in store.plans().await.expect("explained") {
            assert!(plan.scans().is_empty(), "{plan:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_page_is_counted_and_a_last_one_is_not() {
    on_both(async |store| {
        let entries = |n| {
            (0..n)
                .map(|_| Entry::new(Stream::Person(person(1)), "cases.noted", case()))
                .collect()
        };
        for _round in 0..11 {
            store
                .act(&call(1, MONDAY), &Write(entries(1_000)))
                .await
                .expect("written");
        }
        let all = TimelineFilter::default();
        let ask = async |at| {
            history::timeline(store.reader(), person(1), &all, at)
                .await
                .expect("read")
        };
        let first = ask(PageAt::first(10)).await;
        assert!(
            first.is_uncounted(),
            "more than anybody leafs: {}",
            first.total
        );
        let last = ask(PageAt::new(11, 1_000)).await;
        assert_eq!(
            (last.rows.len(), last.rows.last().map(|row| row.seq)),
            (1_000, Some(1))
        );
        let beyond = ask(PageAt::new(23, 500)).await;
        assert!(beyond.rows.is_empty());
    })
    .await;
}
