//! A database while it is filled: whole or void, with many actions in a commit and indexes laid aside.

use kernel::{Call, Id, Problem};
use store::{Action, Tx, sql, testing};

use crate::{AddNote, TABLES, call, count};

/// Refuses after it has written.
struct AddThenRefuse;

impl Action for AddThenRefuse {
    const NAME: &'static str = "add-then-refuse";
    type Done = Id<()>;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Id<()>, Problem> {
        tx.perform(call, &AddNote { text: "no".into() }).await
    }
}

#[tokio::test]
async fn a_filling_is_whole_or_void() {
    let scratch = testing::sqlite(&[TABLES]).await.expect("a database");
    let store = &scratch.store;
    let note = |text: &str| AddNote { text: text.into() };
    store.begin_filling().await.expect("begun");
    store.act(&call(), &note("a")).await.expect("done");
    store.act(&call(), &note("b")).await.expect("done");
    // Refused after it has written: what was acknowledged goes too, and it is said.
    let void = store.act(&call(), &AddThenRefuse).await;
    assert!(matches!(void, Err(Problem::Fault(_))), "{void:?}");
    store.end_filling().await.expect("ended");
    assert_eq!(count(store).await, (0, 0));

    store.begin_filling().await.expect("begun");
    store.act(&call(), &note("a")).await.expect("done");
    store.end_filling().await.expect("ended");
    assert_eq!(count(store).await, (1, 1));
    // And afterwards an action that is refused takes nothing with it.
    let refused = store.act(&call(), &note("no")).await;
    assert!(matches!(refused, Err(Problem::Refused(_))), "{refused:?}");
    assert_eq!(count(store).await, (1, 1));
}

#[tokio::test]
async fn who_fills_reads_what_is_done_so_far() {
    let scratch = testing::sqlite(&[TABLES]).await.expect("a database");
    let store = &scratch.store;
    let note = |text: &str| AddNote { text: text.into() };
    store.begin_filling().await.expect("begun");
    store.act(&call(), &note("a")).await.expect("done");
    assert_eq!(count(store).await, (1, 1));
    store.act(&call(), &note("b")).await.expect("done");
    assert_eq!(count(store).await, (2, 2));
    store.end_filling().await.expect("ended");
    assert_eq!(count(store).await, (2, 2));
}

#[tokio::test]
async fn indexes_are_laid_aside_and_made_again() {
    let scratch = testing::sqlite(&[TABLES]).await.expect("a database");
    let store = &scratch.store;
    let indexes = async || {
        let text = "SELECT sql FROM sqlite_schema WHERE name = 'example_note_text'";
        let rows = sql(text).all(store.reader()).await.expect("asked");
        rows.iter()
            .map(|row| row.get::<String>("sql"))
            .collect::<Result<Vec<_>, _>>()
            .expect("text")
    };
    let before = indexes().await;
    store.begin_filling().await.expect("begun");
    store
        .lay_aside(&["example_note_text"])
        .await
        .expect("laid aside");
    assert_eq!(indexes().await, Vec::<String>::new());
    let note = AddNote { text: "a".into() };
    store.act(&call(), &note).await.expect("done");
    assert!(
        store.lay_aside(&["example_none"]).await.is_err(),
        "a name that nothing has"
    );
    store.end_filling().await.expect("ended");
    assert_eq!((indexes().await, before.len()), (before, 1));
    assert_eq!(count(store).await, (1, 1));
}
