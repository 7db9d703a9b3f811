//! What was kept before a step of the tables is read as it was meant then.

use goals::{Chain, standing_now};
use kernel::{Call, Id, Problem};
use store::{Action, Migrations, Store, Tx, sql, testing};
use uuid::Uuid;

use crate::{
    readings::Raw,
    stage::{ROOMS, Stage, date, line},
};

/// An indicator that is bound to a measure, with a value that does not say by which binding it was measured.
struct Earlier;

impl Action for Earlier {
    const NAME: &'static str = "test-earlier";
    type Done = ();

    async fn run(&self, _call: &Call, tx: &Tx) -> Result<(), Problem> {
        let id = Uuid::from_u128;
        sql("INSERT INTO goal_chain (id, committee, year) VALUES ($1, 'Omsorgsnämnden', 2026)")
            .bind(id(1))
            .run(tx)
            .await?;
        sql(
            "INSERT INTO goal_goal (id, chain_id, place, area, title, version) \
             VALUES ($1, $2, 1, 'social', 'Trygghet', 1)",
        )
        .bind(id(2))
        .bind(id(1))
        .run(tx)
        .await?;
        sql(
            "INSERT INTO goal_indicator (id, goal_id, place, name, scale, method, aim, better, source, measure, only_by, \
             only_group, version) VALUES ($1, $2, 1, 'Planer', 'percent', 'compared', 'keep', 'higher', 'Systemet', \
             'example-measure-plans', 'provider-form', 'in-house', 1)",
        )
        .bind(id(3))
        .bind(id(2))
        .run(tx)
        .await?;
        sql(
            "INSERT INTO goal_reading (id, indicator_id, on_day, value, way, preliminary, at) \
             VALUES ($1, $2, '2026-05-01', '85', 'measured', FALSE, 1)",
        )
        .bind(id(4))
        .bind(id(3))
        .run(tx)
        .await?;
        Ok(())
    }
}

async fn value(store: &Store) -> Option<String> {
    let chain = Chain {
        id: Id::from_uuid(Uuid::from_u128(1)),
        committee: line("Omsorgsnämnden"),
        year: 2026,
    };
    let told = standing_now(store.reader(), &chain, date("2026-11-20")).await;
    let told = told.unwrap().goals.remove(0).indicators.remove(0);
    told.value.map(|value| value.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_does_not_say_its_binding_belongs_to_the_one_that_stood() {
    let (others, steps) = (&ROOMS[..ROOMS.len() - 1], &goals::MIGRATIONS.steps[..2]);
    let before = Migrations {
        room: goals::MIGRATIONS.room,
        steps,
    };
    let before = [others, &[before]].concat();
    for scratch in testing::both(&before).await.unwrap() {
        let store = &scratch.store;
        store.act(&Stage::system(), &Earlier).await.unwrap();
        store.migrate(ROOMS).await.unwrap();
        assert_eq!(value(store).await.as_deref(), Some("85"));
        let other = Raw("UPDATE goal_indicator SET only_group = 'choice'");
        store.act(&Stage::system(), &other).await.unwrap();
        assert_eq!(value(store).await, None);
    }
}
