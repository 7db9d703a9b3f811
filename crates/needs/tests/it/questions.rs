//! Every question that grows with what is kept is answered by an index.

use needs::{
    CreateLedger, basis_files, borders, budget, decided, latest, ledgers, scenarios, version,
    versions,
};

use crate::stage::{Stage, line};

/// Lists that a person looks through: walking through them costs nothing.
const SMALL: [&str; 3] = ["needs_basis", "needs_scenario", "needs_ledger"];

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let begin = CreateLedger {
            name: line("Budget"),
            start_name: line("Plan"),
            start: 1,
            entries: vec![],
        };
        let ledger = stage.act(&begin).await;
        assert_eq!(latest(reader).await.unwrap().len(), 1);
        assert_eq!(versions(reader, stage.scenario).await.unwrap().len(), 1);
        assert!(
            version(reader, (stage.scenario, 2))
                .await
                .unwrap()
                .is_none()
        );
        assert!(decided(reader).await.unwrap().is_empty());
        assert_eq!(scenarios(reader).await.unwrap().len(), 1);
        assert_eq!(ledgers(reader).await.unwrap().len(), 1);
        assert!(budget(reader, ledger).await.unwrap().is_some());
        assert_eq!(basis_files(reader, stage.basis).await.unwrap().len(), 7);
        assert!(borders(reader, stage.basis).await.unwrap().is_empty());
        for plan in stage.store.plans().await.unwrap() {
            if !plan.text.contains("needs_") {
                continue;
            }
            for scan in plan.scans() {
                let table = scan.split(' ').nth(1).unwrap_or_default();
                let is_small = SMALL.contains(&table);
                assert!(is_small, "{scan}: {}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}
