//! The database itself refuses to alter or remove what was told, done and learned.

use deviations::{Class, ConsiderLesson, WriteLesson};
use kernel::{Call, Problem};
use store::{Action, Tx, sql};

use crate::{scene::Scene, words::prose};

struct Raw(String);

impl Action for Raw {
    const NAME: &'static str = "raw";
    type Done = u64;
    async fn run(&self, _call: &Call, tx: &Tx) -> Result<u64, Problem> {
        Ok(sql(self.0.clone()).run(tx).await?)
    }
}

/// Each table that is only added to, with a column to write in.
const TABLES: [(&str, &str); 3] = [
    ("deviation_report", "words"),
    ("deviation_step", "data"),
    ("deviation_lesson", "words"),
];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_it_is_altered_or_removed() {
    Scene::on_both(async |scene| {
        let id = scene.report(&scene.worker(), scene.missed()).await;
        scene.triage(&scene.manager(), id, Class::Deviation).await;
        scene.investigate(&scene.manager(), id).await;
        scene.close(&scene.manager(), id).await;
        let write = WriteLesson {
            seen: scene.seen(scene.provider, id).await,
            words: prose("Ring i tid."),
        };
        scene.act(&write).await;
        let share = ConsiderLesson {
            seen: scene.seen(scene.provider, id).await,
            back: None,
        };
        scene.store.act(&scene.responsible(), &share).await.unwrap();
        for (table, column) in TABLES {
            let count = sql(format!("SELECT COUNT(*) AS n FROM {table}"));
            let row = count.one(scene.store.reader()).await.unwrap().unwrap();
            assert!(row.get::<i64>("n").unwrap() > 0, "{table}");
            for text in [
                format!("UPDATE {table} SET {column} = {column}"),
                format!("DELETE FROM {table}"),
                format!("TRUNCATE {table}"),
                // What SQLite calls an insertion takes the row away that was there.
                format!("REPLACE INTO {table} SELECT * FROM {table}"),
            ] {
                let answer = scene.store.act(&scene.manager(), &Raw(text.clone())).await;
                assert!(
                    matches!(answer, Err(Problem::Fault(_))),
                    "{text}: {answer:?}"
                );
            }
        }
    })
    .await;
}
