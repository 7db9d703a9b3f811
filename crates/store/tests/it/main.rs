//! The store's contract, on both databases.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::{future::Future, sync::Arc};

use kernel::{Actor, Call, Date, Id, Minutes, Problem, Refusal, RequestKey, Timestamp, Users};
use store::{Action, Migrations, Step, Store, Tx, sql, testing};

use uuid::Uuid;

mod filling;
mod news;
mod requests;

const TABLES: Migrations = Migrations {
    room: "example",
    steps: &[Step::both(
        "0001_example",
        "CREATE TABLE example_note (id UUID NOT NULL PRIMARY KEY, text TEXT NOT NULL, day TEXT, at BIGINT, \
         minutes BIGINT, done BOOLEAN NOT NULL, raw BYTEA, share DOUBLE PRECISION, who UUID);
         CREATE INDEX example_note_text ON example_note (text);
         CREATE TABLE example_sum (name TEXT NOT NULL PRIMARY KEY, n BIGINT NOT NULL);
         INSERT INTO example_sum (name, n) VALUES ('all', 0)",
    )],
};

fn now() -> Timestamp {
    "2026-11-22T08:00:00.123Z".parse().expect("a time")
}

fn call() -> Call {
    Call::new(Actor::Public, now(), RequestKey(Uuid::new_v4()))
}

async fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    for scratch in testing::both(&[TABLES]).await.expect("databases") {
        test(scratch.store.clone()).await;
    }
}

/// Adds a note and one to the sum; refuses the text "no" after it has written.
struct AddNote {
    text: String,
}

impl Action for AddNote {
    const NAME: &'static str = "add-note";
    type Done = Id<()>;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Id<()>, Problem> {
        let id = call.new_id();
        let sum = sql("SELECT n FROM example_sum WHERE name = $1")
            .bind("all")
            .one(tx)
            .await?;
        let sum: i64 = sum.ok_or(Problem::NotFound)?.get("n")?;
        sql(
            "INSERT INTO example_note (id, text, day, at, minutes, done, raw, share, who) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(id)
        .bind(self.text.as_str())
        .bind(call.today())
        .bind(call.now)
        .bind(Minutes::new(15))
        .bind(true)
        .bind(vec![0_u8, 255])
        .bind(0.5)
        .bind(None::<Id<Users>>)
        .run(tx)
        .await?;
        sql("UPDATE example_sum SET n = $1 WHERE name = $2")
            .bind(sum + 1)
            .bind("all")
            .run(tx)
            .await?;
        if self.text == "no" {
            return Err(Refusal::new("example-no").into());
        }
        Ok(id)
    }
}

async fn count(store: &Store) -> (i64, i64) {
    let notes = sql("SELECT COUNT(*) AS n FROM example_note")
        .one(store.reader())
        .await;
    let sum = sql("SELECT n FROM example_sum WHERE name = $1")
        .bind("all")
        .one(store.reader())
        .await;
    let read = |row: Result<Option<store::Row>, kernel::Fault>| {
        row.expect("answered")
            .expect("a row")
            .get::<i64>("n")
            .expect("a number")
    };
    (read(notes), read(sum))
}

#[tokio::test(flavor = "multi_thread")]
async fn values_come_back_as_they_went() {
    on_both(async |store| {
        let id = store
            .act(
                &call(),
                &AddNote {
                    text: "åäö 🌱".into(),
                },
            )
            .await
            .expect("done");
        let row = sql("SELECT * FROM example_note WHERE id = $1")
            .bind(id)
            .one(store.reader())
            .await;
        let row = row.expect("answered").expect("there");
        assert_eq!(row.get::<String>("text").expect("text"), "åäö 🌱");
        assert_eq!(
            row.get::<Date>("day").expect("day").to_string(),
            "2026-11-22"
        );
        assert_eq!(row.get::<Timestamp>("at").expect("at"), now());
        assert_eq!(
            row.get::<Minutes>("minutes").expect("minutes"),
            Minutes::new(15)
        );
        assert!(row.get::<bool>("done").expect("done"));
        assert_eq!(row.get::<Vec<u8>>("raw").expect("raw"), vec![0, 255]);
        assert!((row.get::<f64>("share").expect("share") - 0.5).abs() < f64::EPSILON);
        assert_eq!(row.get::<Option<Id<Users>>>("who").expect("who"), None);
        assert!(row.get::<i64>("text").is_err(), "a wrong type is a fault");
        assert!(
            row.get::<i64>("no_such").is_err(),
            "a wrong name is a fault"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_among_a_list_are_found() {
    on_both(async |store| {
        let mut ids = vec![];
        for text in ["a", "b", "c", "d"] {
            let note = AddNote { text: text.into() };
            ids.push(store.act(&call(), &note).await.expect("done"));
        }
        let found = async |asked: &[Id<()>]| {
            let ask = sql("SELECT text FROM example_note WHERE done = $1 AND id").bind(true);
            let ask = ask.among(asked).push(" ORDER BY text");
            let rows = ask.all(store.reader()).await.expect("answered");
            rows.iter()
                .map(|row| row.get::<String>("text").expect("text"))
                .collect::<Vec<_>>()
        };
        assert_eq!(found(&ids).await, ["a", "b", "c", "d"]);
        // Three are filled up to four.
        assert_eq!(found(ids.split_at(1).1).await, ["b", "c", "d"]);
        assert_eq!(found(ids.split_at(1).0).await, ["a"]);
        assert!(found(&[]).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn values_may_stand_in_any_order_and_twice() {
    on_both(async |store| {
        for _ in 0..2 {
            let row =
                sql("SELECT CAST($2 AS TEXT) AS b, CAST($1 AS TEXT) AS a, CAST($2 AS TEXT) AS c")
                    .bind("one")
                    .bind("two")
                    .one(store.reader())
                    .await
                    .expect("asked")
                    .expect("a row");
            let of = |name: &str| row.get::<String>(name).expect("text");
            assert_eq!(
                (of("a"), of("b"), of("c")),
                ("one".into(), "two".into(), "two".into())
            );
            assert!(row.get::<String>("d").is_err() && row.get::<i64>("a").is_err());
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_of_a_file_has_no_options() {
    for (address, file) in [
        ("sqlite:a.db", Some("a.db")),
        ("sqlite:///var/a b.db", Some("/var/a b.db")),
        ("postgres://a/b", None),
    ] {
        let found = store::sqlite_file(address).expect("understood");
        assert_eq!(found, file.map(Into::into), "{address}");
    }
    for address in ["sqlite:", "sqlite:///var/a.db?mode=ro"] {
        let refused = Store::open(address).await;
        assert!(
            matches!(refused, Err(store::OpenError::File)),
            "{address}: {refused:?}"
        );
    }
}

#[tokio::test]
async fn values_go_to_their_numbers_wherever_these_stand() {
    on_both(async |store| {
        let ask = "SELECT CAST($2 AS TEXT) AS b, CAST($1 AS TEXT) AS a, CAST($2 AS TEXT) AS again";
        let row = sql(ask).bind("a").bind("b").one(store.reader()).await;
        let row = row.expect("answered").expect("a row");
        let found = ["a", "b", "again"].map(|name| row.get::<String>(name).expect("a text"));
        assert_eq!(found, ["a", "b", "b"]);
    })
    .await;
}

#[tokio::test]
async fn a_closed_store_says_so() {
    let scratch = testing::sqlite(&[TABLES]).await.expect("a database");
    let other = scratch.store.clone();
    scratch.store.clone().close().await.expect("closed");
    let asked = sql("SELECT 1 AS one").one(other.reader()).await;
    let fault = asked.expect_err("closed");
    let said = std::error::Error::source(&fault).expect("why").to_string();
    assert_eq!(said, "the database is closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn work_on_a_thread_of_its_own_answers_and_panics_like_any_other() {
    let answer = store::on_own_thread(async { std::thread::current().id() }).await;
    assert!(answer.is_some_and(|other| other != std::thread::current().id()));
    let panicking = tokio::spawn(store::on_own_thread(async { assert!(!sent(), "planted") }));
    assert!(panicking.await.is_err_and(|end| end.is_panic()));
}

/// True, where the compiler cannot know.
fn sent() -> bool {
    std::hint::black_box(true)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_action_leaves_nothing() {
    on_both(async |store| {
        let refused = store.act(&call(), &AddNote { text: "no".into() }).await;
        assert!(matches!(refused, Err(Problem::Refused(_))));
        assert_eq!(count(&store).await, (0, 0));
        store
            .act(&call(), &AddNote { text: "yes".into() })
            .await
            .expect("done");
        assert_eq!(count(&store).await, (1, 1));
    })
    .await;
}

const fn text_of(n: u32) -> &'static str {
    if n.is_multiple_of(8) { "no" } else { "yes" }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_lose_nothing_and_double_nothing() {
    on_both(async |store| {
        let store = Arc::new(store);
        let mut tasks = vec![];
        for n in 0..64 {
            let store = Arc::clone(&store);
            tasks.push(tokio::spawn(async move {
                let call = call();
                let text = text_of(n);
                let note = AddNote {
                    text: text.to_owned(),
                };
                // A double click: the same request twice at the same moment.
                let (one, two) = tokio::join!(store.act(&call, &note), store.act(&call, &note));
                match (one, two) {
                    (Ok(one), Ok(two)) => assert_eq!(one, two),
                    (Err(Problem::Refused(_)), Err(Problem::Refused(_))) => assert_eq!(text, "no"),
                    other => panic!("{other:?}"),
                }
            }));
        }
        for task in tasks {
            task.await.expect("ran");
        }
        assert_eq!(count(&store).await, (56, 56));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_action_that_is_dropped_half_way_leaves_nothing() {
    struct Hang;
    impl Action for Hang {
        const NAME: &'static str = "hang";
        type Done = ();
        async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
            tx.perform(
                call,
                &AddNote {
                    text: "half".into(),
                },
            )
            .await?;
            std::future::pending::<()>().await;
            Ok(())
        }
    }
    on_both(async |store| {
        let call_one = call();
        let hanging = store.act(&call_one, &Hang);
        let soon = std::time::Duration::from_millis(100);
        assert!(tokio::time::timeout(soon, hanging).await.is_err());
        store
            .act(
                &call(),
                &AddNote {
                    text: "after".into(),
                },
            )
            .await
            .expect("the writer is free");
        assert_eq!(count(&store).await, (1, 1));
    })
    .await;
}

static CHANGED: [Step; 1] = [Step::both("0001_example", "SELECT 1")];

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_taken_once_and_never_changed() {
    on_both(async |store| {
        assert!(
            store
                .migrate(&[TABLES])
                .await
                .expect("nothing to do")
                .is_empty()
        );
        assert!(store.pending(&[TABLES]).await.expect("read").is_empty());
        let changed = Migrations {
            room: "example",
            steps: &CHANGED,
        };
        assert!(store.migrate(&[changed]).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_taken_while_serving_can_be_put_back() {
    let scratch = testing::sqlite(&[TABLES]).await.expect("a database");
    scratch
        .store
        .act(
            &call(),
            &AddNote {
                text: "kept".into(),
            },
        )
        .await
        .expect("done");
    let folder = std::env::temp_dir().join(format!("sammanhang-backup-{}", Uuid::new_v4()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("backup.db");
    scratch.store.backup(&file).await.expect("a backup");
    assert!(
        scratch.store.backup(&file).await.is_err(),
        "nothing is overwritten"
    );
    scratch
        .store
        .act(
            &call(),
            &AddNote {
                text: "later".into(),
            },
        )
        .await
        .expect("done");

    let back = folder.join("back.db");
    store::restore(&file, &back).await.expect("put back");
    let store = Store::open(&format!("sqlite:{}", back.display()))
        .await
        .expect("opens");
    assert_eq!(count(&store).await, (1, 1));

    let mut bytes = std::fs::read(&file).expect("read");
    let middle = bytes.len() / 2;
    bytes.truncate(middle);
    std::fs::write(folder.join("torn.db"), bytes).expect("written");
    let torn = store::restore(&folder.join("torn.db"), &folder.join("never.db")).await;
    assert!(torn.is_err(), "a torn backup is refused");
    std::fs::remove_dir_all(folder).expect("cleaned");
}

#[tokio::test]
async fn an_address_of_neither_kind_is_refused() {
    assert!(
        matches!(Store::open("mysql://x").await, Err(store_error) if store_error.to_string().contains("sqlite:"))
    );
}
