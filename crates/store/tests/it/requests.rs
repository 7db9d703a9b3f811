//! A request is carried out once, however often it comes.

use std::sync::Arc;

use kernel::{Actor, Call, Id, Minutes, Problem, Refusal, RequestKey};
use store::{Action, Engine, Store, Tx, sql};
use uuid::Uuid;

use crate::{AddNote, call, count, now, on_both};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_is_carried_out_once() {
    on_both(async |store| {
        let call = call();
        let note = AddNote {
            text: "once".into(),
        };
        assert!(!store.was_carried_out(&call).await.expect("an answer"));
        let first = store.act(&call, &note).await.expect("done");
        assert!(store.was_carried_out(&call).await.expect("an answer"));
        let again = store.act(&call, &note).await.expect("the same answer");
        assert_eq!(first, again);
        assert_eq!(count(&store).await, (1, 1));
        // The key of another's request is of no use.
        let other = Actor::Resident {
            user: call.new_id(),
            person: call.new_id(),
            role: kernel::Role::Person,
        };
        let stolen = Call::new(other, now(), call.key);
        assert!(matches!(
            store.act(&stolen, &note).await,
            Err(Problem::Refused(_))
        ));
    })
    .await;
}

/// Puts in the first note; refused where there is one.
struct AddFirst;

impl Action for AddFirst {
    const NAME: &'static str = "add-first";
    type Done = Id<()>;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Id<()>, Problem> {
        if sql("SELECT n FROM example_sum WHERE name = 'all' AND n > 0")
            .one(tx)
            .await?
            .is_some()
        {
            return Err(Refusal::new("example-no").into());
        }
        let note = AddNote {
            text: "first".into(),
        };
        tx.perform(call, &note).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_is_answered_though_it_would_be_refused_by_now() {
    on_both(async |store| {
        let call = call();
        let first = store.act(&call, &AddFirst).await.expect("done");
        let again = store.act(&call, &AddFirst).await.expect("the same answer");
        assert_eq!(first, again);
        assert_eq!(count(&store).await, (1, 1));
    })
    .await;
}

/// Puts in a note, and reads nothing.
struct OnlyPut;

impl Action for OnlyPut {
    const NAME: &'static str = "only-put";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        sql(
            "INSERT INTO example_note (id, text, day, at, minutes, done, raw, share) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(call.new_id::<()>())
        .bind("put")
        .bind(call.today())
        .bind(call.now)
        .bind(Minutes::new(15))
        .bind(true)
        .bind(vec![0_u8])
        .bind(0.5)
        .run(tx)
        .await?;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_that_share_nothing_do_not_meet_in_the_list_of_requests() {
    on_both(async |store| {
        let store = Arc::new(store);
        let mut tasks = vec![];
        for _ in 0..200 {
            let store = Arc::clone(&store);
            tasks.push(tokio::spawn(
                async move { store.act(&call(), &OnlyPut).await },
            ));
        }
        for task in tasks {
            task.await.expect("ran").expect("done");
        }
        assert_eq!(count(&store).await.0, 200);
        assert_eq!(store.conflicts(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_used_key_with_other_input_is_refused() {
    on_both(async |store| {
        let key = RequestKey(Uuid::new_v4());
        let sent = |digest: u8| Call::new(Actor::Public, now(), key).with_input([digest; 32]);
        let note = AddNote {
            text: "typed".into(),
        };
        let first = store.act(&sent(1), &note).await.expect("done");
        let again = store.act(&sent(1), &note).await.expect("a repeat");
        assert_eq!(first, again);
        let corrected = AddNote {
            text: "corrected".into(),
        };
        // Answered as a repeat, the correction would be lost in silence.
        assert!(matches!(
            store.act(&sent(2), &corrected).await,
            Err(Problem::Refused(_))
        ));
        assert_eq!(count(&store).await, (1, 1));
    })
    .await;
}

/// Notes of several who come at the same moment, on a connection each.
async fn crowd(store: &Store) {
    let mut tasks = vec![];
    for _ in 0..5 {
        let store = store.clone();
        let note = AddNote {
            text: "one of many".into(),
        };
        tasks.push(tokio::spawn(async move { store.act(&call(), &note).await }));
    }
    for task in tasks {
        task.await.expect("ran").expect("done");
    }
}

/// As when the server of the database is started again between two requests.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_notices_that_the_server_has_ended_connections() {
    on_both(async |store| {
        crowd(&store).await;
        if store.engine() == Engine::Postgres {
            let ended = sql(
                "SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            );
            let ended = ended.all(store.reader()).await.expect("an answer");
            assert!(!ended.is_empty(), "there was no other connection");
        }
        crowd(&store).await;
        assert_eq!(count(&store).await, (10, 10));
    })
    .await;
}
