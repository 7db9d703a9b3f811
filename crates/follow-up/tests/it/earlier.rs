//! What was kept before a step of the tables is counted, and read, as it was then.

use kernel::{Actor, Call, Date, Problem, RequestKey, UserId};
use store::{Action, Migrations, Tx, sql, testing};
use uuid::Uuid;

use crate::{ROOMS, words::id};

/// A conversation that was held, with answers that the person lets the officer read.
struct Earlier;

impl Action for Earlier {
    const NAME: &'static str = "test-earlier";
    type Done = ();

    async fn run(&self, _call: &Call, tx: &Tx) -> Result<(), Problem> {
        let uuid = Uuid::from_u128;
        sql(
            "INSERT INTO follow_up (id, person_id, unit_id, officer_id, state, meeting_on, way, interpreter, held_on, \
             version) VALUES ($1, $2, $3, $4, 'signed', '2026-03-01', 'phone', FALSE, '2026-03-02', 3)",
        )
        .bind(uuid(1))
        .bind(uuid(2))
        .bind(uuid(3))
        .bind(uuid(4))
        .run(tx)
        .await?;
        sql(
            "INSERT INTO follow_up_survey (id, follow_up_id, person_id, decision_id, service, unit_id, code, \
             questionnaire, state, answered_on, answered_at, answered_way, answered_by, lets_read, version) \
             VALUES ($1, $2, $3, $4, 'home-care', $5, 'ABCDEFGH', 1, 'answered', '2026-03-02', 1, 'paper', 'alone', \
             TRUE, 2)",
        )
        .bind(uuid(5))
        .bind(uuid(1))
        .bind(uuid(2))
        .bind(uuid(6))
        .bind(uuid(3))
        .run(tx)
        .await?;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_signed_and_answered_before_is_where_it_was() {
    let (others, steps) = (&ROOMS[..ROOMS.len() - 1], &follow_up::MIGRATIONS.steps[..1]);
    let before = Migrations {
        room: follow_up::MIGRATIONS.room,
        steps,
    };
    let before = [others, &[before]].concat();
    for scratch in testing::both(&before).await.unwrap() {
        let store = &scratch.store;
        let now = "2026-11-20T09:00:00Z".parse().unwrap();
        let call = Call::new(Actor::system("test"), now, RequestKey(Uuid::new_v4()));
        store.act(&call, &Earlier).await.unwrap();
        store.migrate(ROOMS).await.unwrap();
        let asked = sql(
            "SELECT f.signed_on, s.answer_by, s.lets_read_to FROM follow_up f \
             JOIN follow_up_survey s ON s.follow_up_id = f.id",
        );
        let row = asked.one(store.reader()).await.unwrap().unwrap();
        let day = |name| row.get::<Date>(name).unwrap().to_string();
        assert_eq!(day("signed_on"), "2026-03-02");
        assert_eq!(day("answer_by"), "2026-04-01");
        let officer: UserId = row.get("lets_read_to").unwrap();
        assert_eq!(officer, id(4));
    }
}
