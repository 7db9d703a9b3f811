//! What is written is read, in its order, by its filters, and by indexes.

use history::{
    After, CheckOutcome, Entry, Kept, PageAt, ReviewFilter, Stream, Subject, TakeCheckpoint,
    TimelineFilter,
};
use kernel::{Actor, Id, Role};
use store::{Store, sql};
use uuid::Uuid;

use crate::world::{Write, at, call, case, officer, on_both, person, unit, user};

async fn write(store: &Store, n: u128, moment: &str, entry: Entry) -> i64 {
    let places = store
        .act(&call(n, moment), &Write(vec![entry]))
        .await
        .expect("written");
    places.first().copied().expect("a place")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_comes_back_as_it_was_written() {
    on_both(async |store| {
        let full = Entry::new(Stream::Person(person(1)), "cases.decided", case())
            .change("state", Some("open".into()), Some("decided".into()))
            .change("same", Some("a".into()), Some("a".into()))
            .change("minutes", None, Some("135".into()))
            .reason("Åke behöver mer hjälp på kvällarna")
            .link("/arenden/1");
        assert_eq!(write(&store, 1, "2026-03-02T08:00:00Z", full).await, 1);
        let plain = Entry::new(Stream::Person(person(1)), "cases.ordered", case());
        assert_eq!(write(&store, 2, "2026-03-02T09:00:00Z", plain).await, 2);

        let page = history::timeline(
            store.reader(),
            person(1),
            &TimelineFilter::default(),
            PageAt::first(10),
        )
        .await
        .expect("read");
        assert_eq!((page.total, page.pages(), page.rows.len()), (2, 1, 2));
        assert_eq!(page.rows[0].verb, "cases.ordered");
        let first = &page.rows[1];
        assert_eq!(first.actor, officer(1));
        assert_eq!(
            (first.room(), first.text().as_str()),
            ("cases", "cases-history-decided")
        );
        assert_eq!(first.field_text(&first.changes[0]), "cases-field-state");
        assert_eq!(first.at, at("2026-03-02T08:00:00Z"));
        assert_eq!(
            first.reason.as_deref(),
            Some("Åke behöver mer hjälp på kvällarna")
        );
        assert_eq!(first.link.as_deref(), Some("/arenden/1"));
        assert_eq!(first.person, Some(person(1)));
        let fields: Vec<&str> = first.changes.iter().map(|c| c.field.as_str()).collect();
        assert_eq!(
            fields,
            ["state", "minutes"],
            "what did not change is not told"
        );
        assert!(
            history::verify(store.reader())
                .await
                .expect("walked")
                .is_whole()
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_actor_comes_back() {
    on_both(async |store| {
        let actors = [
            officer(1),
            Actor::Resident {
                user: user(2),
                person: person(1),
                role: Role::Relative,
            },
            Actor::system("escalation"),
            Actor::Public,
        ];
        for actor in &actors {
            let mut call = call(1, "2026-03-02T08:00:00Z");
            call.actor = actor.clone();
            store
                .act(&call, &Write::one(Stream::Installation, "cases.opened"))
                .await
                .expect("written");
        }
        let filter = ReviewFilter {
            kept: Kept::All,
            ..ReviewFilter::default()
        };
        let page = history::review(store.reader(), &filter, PageAt::first(10))
            .await
            .expect("read");
        let read: Vec<Actor> = page.rows.into_iter().rev().map(|row| row.actor).collect();
        assert_eq!(read, actors);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timeline_has_what_units_did_and_not_the_reads() {
    on_both(async |store| {
        let about = |verb| Entry::new(Stream::Unit(unit(1)), verb, case()).about(person(1));
        write(&store, 1, "2026-03-02T08:00:00Z", about("cases.order-seen")).await;
        write(&store, 1, "2026-03-03T08:00:00Z", about("duties.escalated")).await;
        write(
            &store,
            1,
            "2026-03-04T08:00:00Z",
            Entry::new(Stream::Person(person(1)), "cases.decided", case()),
        )
        .await;
        write(
            &store,
            1,
            "2026-03-04T08:00:00Z",
            Entry::new(Stream::Person(person(2)), "cases.decided", case()),
        )
        .await;
        let reader = call(2, "2026-03-05T08:00:00Z");
        history::log_read(&store, &reader, person(1), "case", "case-relation")
            .await
            .expect("logged");

        let verbs = async |filter: TimelineFilter| -> Vec<String> {
            let page = history::timeline(store.reader(), person(1), &filter, PageAt::first(10))
                .await
                .expect("read");
            page.rows.into_iter().map(|row| row.verb).collect()
        };
        assert_eq!(
            verbs(TimelineFilter::default()).await,
            ["cases.decided", "duties.escalated", "cases.order-seen"]
        );
        let only = TimelineFilter {
            verb: Some("cases.".into()),
            ..TimelineFilter::default()
        };
        assert_eq!(verbs(only).await, ["cases.decided", "cases.order-seen"]);
        let days = TimelineFilter {
            from: Some(at("2026-03-03T08:00:00Z")),
            before: Some(at("2026-03-04T08:00:00Z")),
            ..TimelineFilter::default()
        };
        assert_eq!(verbs(days).await, ["duties.escalated"]);
        let second = history::timeline(
            store.reader(),
            person(1),
            &TimelineFilter::default(),
            PageAt::new(2, 2),
        )
        .await;
        let second = second.expect("read");
        assert_eq!((second.rows.len(), second.total, second.pages()), (1, 3, 2));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_is_noted_once_a_request() {
    on_both(async |store| {
        let reader = call(2, "2026-03-05T08:00:00Z");
        for _twice in 0..2 {
            history::log_read(&store, &reader, person(1), "case", "case-relation")
                .await
                .expect("logged");
        }
        history::log_read(&store, &reader, person(1), "file", "case-relation")
            .await
            .expect("logged");
        // Who logs in to the person's own pages has not read any yet.
        let begun = Entry::new(Stream::Reads(person(1)), "access.session-begun", case());
        write(&store, 1, "2026-03-05T07:00:00Z", begun).await;
        // The request's own key is free for what the page does.
        store
            .act(
                &reader,
                &Write::one(Stream::Person(person(1)), "cases.noted"),
            )
            .await
            .expect("written");
        let page = history::reads_of_person(store.reader(), person(1), PageAt::first(10))
            .await
            .expect("read");
        let pages: Vec<&str> = page
            .rows
            .iter()
            .map(|row| row.subject_kind.as_str())
            .collect();
        assert_eq!(pages, ["file", "case"]);
        assert_eq!(page.rows[0].reason.as_deref(), Some("case-relation"));
        assert_eq!(page.rows[0].actor, officer(2));
        let by_user = history::reads_by_user(store.reader(), user(2), PageAt::first(10))
            .await
            .expect("read");
        assert_eq!(by_user.rows, page.rows);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_officer_is_told_what_the_first_changed() {
    on_both(async |store| {
        let of = |verb| Entry::new(Stream::Person(person(1)), verb, case());
        write(&store, 1, "2026-03-02T08:00:00Z", of("cases.opened")).await;
        write(&store, 1, "2026-03-02T09:00:00Z", of("cases.noted")).await;
        write(&store, 1, "2026-03-02T10:00:00Z", of("cases.decided")).await;
        let other = Subject::new("case", Id::<()>::from_uuid(Uuid::from_u128(9)));
        write(
            &store,
            1,
            "2026-03-02T11:00:00Z",
            Entry::new(Stream::Person(person(1)), "cases.opened", other),
        )
        .await;
        let verbs = async |after| -> Vec<String> {
            let told = history::since(store.reader(), case(), after)
                .await
                .expect("read");
            told.into_iter().map(|entry| entry.verb).collect()
        };
        assert_eq!(verbs(After::Seq(1)).await, ["cases.noted", "cases.decided"]);
        assert_eq!(verbs(After::Seq(0)).await.len(), 3);
        assert_eq!(
            verbs(After::Moment(at("2026-03-02T09:00:00Z"))).await,
            ["cases.decided"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_to_alter_or_remove() {
    struct Raw(&'static str);
    impl store::Action for Raw {
        const NAME: &'static str = "raw";
        type Done = u64;
        async fn run(&self, _call: &kernel::Call, tx: &store::Tx) -> Result<u64, kernel::Problem> {
            Ok(sql(self.0).run(tx).await?)
        }
    }
    on_both(async |store| {
        write(
            &store,
            1,
            "2026-03-02T08:00:00Z",
            Entry::new(Stream::Installation, "cases.noted", case()),
        )
        .await;
        store
            .act(&call(1, "2026-03-02T08:00:00Z"), &TakeCheckpoint)
            .await
            .expect("taken");
        for text in [
            "UPDATE history_entry SET reason = 'x'",
            "DELETE FROM history_entry",
            "UPDATE history_checkpoint SET at = 0",
            "DELETE FROM history_checkpoint",
            "UPDATE history_checkpoint_head SET seq = 9",
            "DELETE FROM history_checkpoint_head",
            // What SQLite calls an insertion takes the row away that was there.
            "REPLACE INTO history_entry SELECT * FROM history_entry",
            "REPLACE INTO history_checkpoint SELECT * FROM history_checkpoint",
            "REPLACE INTO history_checkpoint_head SELECT * FROM history_checkpoint_head",
        ] {
            let done = store
                .act(&call(1, "2026-03-02T08:00:00Z"), &Raw(text))
                .await;
            assert!(done.is_err(), "{text} was carried out");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn checkpoints_hold_while_history_grows() {
    on_both(async |store| {
        let mut printed = vec![];
        for round in 0..4_u128 {
            for n in 0..=round {
                write(
                    &store,
                    1,
                    "2026-03-02T08:00:00Z",
                    Entry::new(Stream::Person(person(n)), "cases.noted", case()),
                )
                .await;
            }
            let taken = store
                .act(&call(1, "2026-03-02T08:00:00Z"), &TakeCheckpoint)
                .await
                .expect("taken");
            printed.push(taken.to_string());
        }
        for text in &printed {
            let checkpoint = text.parse().expect("a checkpoint");
            let outcome = history::check(store.reader(), &checkpoint)
                .await
                .expect("checked");
            assert_eq!(outcome, CheckOutcome::Holds, "{text}");
        }
        let latest = history::latest_checkpoint(store.reader())
            .await
            .expect("read")
            .expect("taken");
        assert_eq!(latest.to_string(), printed[3]);
        assert_eq!(latest.streams, 5, "four persons and the installation");
        let before: history::Checkpoint = printed[2].parse().expect("a checkpoint");
        assert_eq!(latest.previous, Some(before.root));
        assert_eq!(
            history::checkpoints(store.reader(), 3)
                .await
                .expect("read")
                .len(),
            3
        );
        let other = history::Checkpoint {
            number: 99,
            ..latest
        };
        assert_eq!(
            history::check(store.reader(), &other)
                .await
                .expect("checked"),
            CheckOutcome::Unknown
        );
    })
    .await;
}
