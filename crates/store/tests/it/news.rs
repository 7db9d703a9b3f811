//! What one action tells, others hear in its transaction.

use kernel::{Call, Problem};
use store::{Action, Hears, Listeners, News, Tx, sql};

use crate::{AddNote, call, on_both};

/// News that a note should be added.
struct Wanted(&'static str);
impl News for Wanted {}

/// Another room, which adds it.
struct Adds;
impl Hears<Wanted> for Adds {
    async fn hear(&self, call: &Call, tx: &Tx, news: &Wanted) -> Result<(), Problem> {
        let text = news.0.to_owned();
        tx.perform(call, &AddNote { text }).await.map(drop)
    }
}

/// Adds a note of its own and tells of another.
struct AddAndTell(&'static str);
impl Action for AddAndTell {
    const NAME: &'static str = "add-and-tell";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let text = "first".to_owned();
        tx.perform(call, &AddNote { text }).await?;
        tx.tell(call, &Wanted(self.0)).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn news_is_heard_in_the_same_transaction_or_nothing_happened() {
    on_both(async |store| {
        let notes = async || {
            let row = sql("SELECT n FROM example_sum").one(store.reader()).await;
            let n: i64 = row.expect("a row").expect("a row").get("n").expect("n");
            n
        };
        // Nobody hears: the action is whole without them.
        store
            .act(&call(), &AddAndTell("second"))
            .await
            .expect("told");
        assert_eq!(notes().await, 1);
        let hearing = store.clone().hearing(Listeners::new().with::<Wanted>(Adds));
        hearing
            .act(&call(), &AddAndTell("second"))
            .await
            .expect("told");
        assert_eq!(notes().await, 3);
        // What the listener refuses undoes the action that told.
        let refused = hearing.act(&call(), &AddAndTell("no")).await;
        assert!(matches!(refused, Err(Problem::Refused(_))), "{refused:?}");
        assert_eq!(notes().await, 3);
    })
    .await;
}
