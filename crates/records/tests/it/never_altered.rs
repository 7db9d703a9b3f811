//! The database itself refuses to alter or remove what is signed, noted, marked and handed over.

use kernel::{Call, Problem};
use records::{DisputeEntry, Ground, HandOver, ReceiveHandover};
use store::{Action, Tx, sql};

use crate::{
    scene::{Scene, new},
    words::prose,
};

struct Raw(String);

impl Action for Raw {
    const NAME: &'static str = "raw";
    type Done = u64;
    async fn run(&self, _call: &Call, tx: &Tx) -> Result<u64, Problem> {
        Ok(sql(self.0.clone()).run(tx).await?)
    }
}

/// Each table of the record, with a column to write in.
const TABLES: [(&str, &str); 6] = [
    ("record_entry", "fact"),
    ("record_masking", "fact_spans"),
    ("record_dispute", "view"),
    ("record_handover", "purpose"),
    ("record_handover_entry", "added_at"),
    ("record_receipt", "received_name"),
];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_record_is_altered_or_removed() {
    Scene::on_both(async |scene| {
        let fact = "Åt bra. [[Sonen är sjuk.]]";
        let entry = scene.sign(new(scene.today(), fact)).await;
        let dispute = DisputeEntry {
            person: scene.ragnar,
            entry,
            said: scene.today(),
            view: prose("Nej."),
        };
        scene.store.act(&scene.own(), &dispute).await.unwrap();
        let give = HandOver {
            person: scene.ragnar,
            to: scene.unit,
            first: scene.today(),
            last: scene.today(),
            kinds: records::EntryKind::ALL.to_vec(),
            purpose: prose("Uppföljning."),
            ground: Ground::Consent,
            note: None,
        };
        let handover = scene.store.act(&scene.manager(), &give).await.unwrap();
        let receive = ReceiveHandover {
            person: scene.ragnar,
            handover,
        };
        scene.store.act(&scene.officer(), &receive).await.unwrap();
        for (table, column) in TABLES {
            let count = sql(format!("SELECT COUNT(*) AS n FROM {table}"));
            let row = count.one(scene.store.reader()).await.unwrap().unwrap();
            assert_eq!(row.get::<i64>("n").unwrap(), 1, "{table}");
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

/// What docs/running.md lets a server's role do, and no more.
struct AsServer(&'static str);

impl Action for AsServer {
    const NAME: &'static str = "as-server";
    type Done = u64;
    async fn run(&self, _call: &Call, tx: &Tx) -> Result<u64, Problem> {
        // The role is made in a transaction that never ends well, so nothing of it stays.
        for text in [
            "CREATE ROLE test_serves",
            "GRANT USAGE ON SCHEMA public TO test_serves",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO test_serves",
            "REVOKE UPDATE, DELETE ON record_entry FROM test_serves",
            // As somebody would who owns the table and means ill.
            "DROP TRIGGER record_entry_no_change ON record_entry",
            "SET LOCAL ROLE test_serves",
            "UPDATE record_draft SET version = version",
        ] {
            sql(text).run(tx).await?;
        }
        Ok(sql(self.0).run(tx).await?)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_own_the_tables_may_only_add_to_them() {
    Scene::on_both(async |scene| {
        if scene.store.engine() != store::Engine::Postgres {
            return;
        }
        scene.ate().await;
        for text in [
            "UPDATE record_entry SET fact = fact",
            "DELETE FROM record_entry",
        ] {
            let answer = scene.store.act(&scene.manager(), &AsServer(text)).await;
            let told = format!("{answer:?}");
            assert!(told.contains("permission denied"), "{text}: {told}");
        }
    })
    .await;
}
