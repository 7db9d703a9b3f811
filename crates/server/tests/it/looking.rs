//! Every night it is looked whether all holds, once by however many, and the administrator is told.

use std::sync::Arc;

use history::{After, EntryView, Subject};
use jiff::SignedDuration;
use kernel::{FixedClock, Language, TimeZone};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};
use server::{
    product,
    tasks::{Bench, DrawnKeys, Looking, Task},
};
use store::Store;

use crate::invariants::{on_both, plant};

fn bench(store: &Store, clock: &Arc<FixedClock>) -> Bench {
    Bench {
        store: store.clone(),
        clock: Arc::<FixedClock>::clone(clock),
        zone: TimeZone::get("Europe/Stockholm").expect("the zone"),
        keys: Arc::new(DrawnKeys),
    }
}

async fn nights(store: &Store) -> Vec<EntryView> {
    let entries = history::since(store.reader(), Subject::installation(), After::Seq(0)).await;
    let mut entries = entries.expect("entries");
    entries.retain(|entry| entry.verb == "history.looked");
    entries
}

#[tokio::test]
async fn the_administrator_is_told_each_night_whether_all_holds() {
    on_both(async |store| {
        // Three in the morning, Swedish time: the account is counted, and nobody looks yet.
        let at = "2026-11-20T02:00:00Z".parse().expect("a time");
        let clock = Arc::new(FixedClock::at(at));
        let (one, other) = (bench(&store, &clock), bench(&store, &clock));
        let (first, second) = (Looking::default(), Looking::default());
        assert_eq!(first.turn(&one).await.expect("a turn"), 0);
        clock.forward(SignedDuration::from_hours(2));
        // Another process does not look again, nor this one.
        let turns = [(&first, &one, 1), (&second, &other, 0), (&first, &one, 0)];
        for (task, bench, looked) in turns {
            assert_eq!(task.turn(bench).await.expect("a turn"), looked);
        }
        let told = nights(&store).await;
        assert_eq!(told.len(), 1);
        assert!(told[0].changes.is_empty(), "{told:?}");

        let paid = "UPDATE account_month SET paid_ore = paid_ore + 1 WHERE month = '2026-10'";
        plant(&store, &[paid]).await;
        clock.forward(SignedDuration::from_hours(24));
        first.turn(&one).await.expect("a turn");
        let told = nights(&store).await;
        assert_eq!(told.len(), 2);
        let fields = told[1].changes.iter().map(|change| change.field.as_str());
        assert_eq!(fields.collect::<Vec<_>>(), ["account-paid"]);
        assert_ne!(told[1].changes[0].after.as_deref(), Some("0"));
    })
    .await;
}

/// What those who watch over the installation read of what does not hold, a number; none where nobody has looked.
fn watched(meter: &PrometheusHandle) -> Option<String> {
    let told = meter.render();
    let mut lines = told.lines();
    lines.find_map(|line| {
        line.strip_prefix("sammanhang_broken_invariants ")
            .map(str::to_owned)
    })
}

fn meter() -> (PrometheusRecorder, PrometheusHandle) {
    let recorder = PrometheusBuilder::new().build_recorder();
    let handle = recorder.handle();
    (recorder, handle)
}

// On one thread, since what is measured is told to the thread's own meter.
#[tokio::test]
async fn those_who_watch_over_the_installation_read_how_much_does_not_hold() {
    on_both(async |store| {
        let at = "2026-11-20T04:00:00Z".parse().expect("a time");
        let clock = Arc::new(FixedClock::at(at));
        let bench = bench(&store, &clock);
        let (recorder, handle) = meter();
        let task = Looking::default();
        {
            let _told_here = metrics::set_default_local_recorder(&recorder);
            assert_eq!(watched(&handle), None);
            task.turn(&bench).await.expect("a turn");
            assert_eq!(watched(&handle).as_deref(), Some("0"));

            let paid = "UPDATE account_month SET paid_ore = paid_ore + 1 WHERE month = '2026-10'";
            plant(&store, &[paid]).await;
            clock.forward(SignedDuration::from_hours(24));
            task.turn(&bench).await.expect("a turn");
            assert_eq!(watched(&handle).as_deref(), Some("1"));
        }
        // A process that begins later in the day has not looked, and tells the same.
        let (recorder, handle) = meter();
        let _told_here = metrics::set_default_local_recorder(&recorder);
        Looking::default().turn(&bench).await.expect("a turn");
        assert_eq!(watched(&handle).as_deref(), Some("1"));
    })
    .await;
}

#[test]
fn whatever_may_be_found_has_a_name_on_the_administrators_home() {
    let texts = product::texts().expect("texts");
    let words = include_str!("../../locales/sv.ftl");
    let findings = words
        .lines()
        .filter_map(|line| line.strip_prefix("server-verify-"))
        .filter_map(|line| line.split_once(" = "))
        .map(|(finding, _)| finding)
        // What others have changed rightly, and what was not counted in two ways, is nothing that does not hold.
        .filter(|finding| !finding.ends_with("-changed"))
        .filter(|finding| !["goals-uncounted"].contains(finding));
    let mut count = 0;
    for finding in findings {
        for language in [Language::Swedish, Language::English] {
            let name = format!("history-field-{finding}");
            assert!(texts.has(language, &name), "{name}");
        }
        count += 1;
    }
    assert!(count > 5);
}
