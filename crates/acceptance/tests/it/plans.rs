//! No page, no form and no background task asks anything that walks through a table which grows with the people.

use std::{collections::BTreeSet, sync::Arc};

use page_kit::Method;
use server::{
    product,
    tasks::{
        Bench, Checkpoints, Escalation, Forgetting, GoalReadings, LayingOut, Looking,
        MinutesAccount, Task,
    },
};
use store::testing;

use crate::{
    addresses::{pages, real},
    asking::{get, post},
    town::Town,
};

/// Tables that hold what the municipality has some of, not one for each person or happening: to walk through them
/// costs nothing. Whatever is not named here is asked for by an index.
const SMALL: &[&str] = &[
    "goal_chain",
    "goal_report",
    "needs_basis",
    "needs_ledger",
    "needs_scenario",
    "organisation_standard_circumstance",
    "organisation_standard_time",
];

#[tokio::test]
async fn no_page_form_or_task_walks_through_a_table() {
    Town::on_both(walks).await;
}

/// Forms that end a session, or begin another.
const DOORS: &[&str] = &["/logga-in", "/logga-ut", "/uppdrag"];

/// Every form is sent empty by every reader: what it loads and shows again is asked, and where nothing more is needed, what it
/// does. What forms do with words in them is noted while the town is filled.
async fn send_forms(town: &Town) {
    let routes = product::routes();
    let forms = routes.table().iter().filter(|r| r.method == Method::Post);
    for route in forms.filter(|route| !DOORS.contains(&route.path)) {
        let Some(address) = real(town, route.path, town.near.person).await else {
            continue;
        };
        for reader in &town.readers {
            post(&town.router, reader, &address, &[]).await;
        }
    }
}

/// Every task has its turn.
async fn run_tasks(bench: &Bench) {
    async fn turn(task: impl Task, bench: &Bench) {
        task.turn(bench).await.expect("a turn");
    }
    turn(Escalation, bench).await;
    turn(Forgetting, bench).await;
    turn(LayingOut, bench).await;
    turn(Checkpoints::default(), bench).await;
    turn(MinutesAccount::default(), bench).await;
    turn(GoalReadings::default(), bench).await;
    turn(Looking::default(), bench).await;
}

async fn walks(town: Arc<Town>) {
    for route in pages() {
        let Some(address) = real(&town, route.path, town.near.person).await else {
            continue;
        };
        for reader in &town.readers {
            // Lists are asked for as they open, sorted otherwise, and as files.
            for query in ["", "?sort=due&desc=1&q=an&fran=2026-01-01", "?format=csv"] {
                get(&town.router, reader, &format!("{address}{query}")).await;
            }
        }
    }
    send_forms(&town).await;
    run_tasks(&town.installation.bench).await;
    // A town is small, and SQLite knows it. What matters is what it does where it takes every table to be large.
    let bare = testing::sqlite(&product::migrations())
        .await
        .expect("a database");
    let plans = town.store.plans_on(&bare.store).await.expect("plans");
    let mut walked = BTreeSet::new();
    for plan in &plans {
        for scan in plan.scans() {
            let table = scan.split(' ').nth(1).unwrap_or_default();
            if !SMALL.contains(&table) {
                walked.insert(format!("{scan}: {}", plan.text));
            }
        }
    }
    let walked: Vec<_> = walked.into_iter().collect();
    assert!(walked.is_empty(), "{}", walked.join("\n"));
}
