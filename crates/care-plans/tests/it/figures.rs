//! Plans in time, current plans and participation, with the rows behind them.

use care_plans::{BeginDraft, Part, PlanText, WritePlan, measures};
use kernel::{
    Period,
    measure::{Dimension, MeasureRow},
};

use crate::{
    scene::Scene,
    words::{prose, text},
};

/// Which rows meet, each with its days.
fn met(rows: &[MeasureRow]) -> Vec<(bool, Option<i64>)> {
    rows.iter().map(|row| (row.meets, row.value)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_counts_when_it_is_agreed_or_its_time_has_run_out() {
    Scene::on_both(async |mut scene| {
        let from = scene.today();
        let period = Period::new(from, Some(from.saturating_add(jiff::Span::new().days(40))));
        let period = period.unwrap();
        let store = scene.store.clone();
        let in_time = async |call: kernel::Call| {
            let rows = measures::in_time(store.reader(), &call, period).await;
            rows.unwrap()
        };
        assert!(in_time(scene.officer()).await.is_empty());
        scene.wait(20);
        assert_eq!(met(&in_time(scene.officer()).await), [(false, None)]);
        scene.whole().await;
        scene.agreed().await;
        let late = in_time(scene.officer()).await;
        // The day of the meeting is typed; the day of signing is not, and counts.
        assert_eq!(met(&late), [(false, Some(21))]);
        assert_eq!(late[0].groups[&Dimension::ProviderForm], "in-house");
        assert!(!late[0].label.contains("Ek"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_current_plan_is_agreed_and_not_past_its_review() {
    Scene::on_both(async |mut scene| {
        let store = scene.store.clone();
        let on = async |call: kernel::Call, day: kernel::Date| {
            let period = Period::new(day, Some(day)).unwrap();
            measures::current(store.reader(), &call, period)
                .await
                .unwrap()
        };
        let agreed = scene.today();
        scene.whole().await;
        scene.agreed().await;
        // A period that ends ahead is counted to today.
        let ahead = Some(agreed.saturating_add(jiff::Span::new().days(400)));
        let period = Period::new(agreed, ahead).unwrap();
        let rows = measures::current(store.reader(), &scene.officer(), period).await;
        assert_eq!(met(&rows.unwrap()), [(true, None)]);
        scene.wait(400);
        assert_eq!(met(&on(scene.officer(), agreed).await), [(true, None)]);
        let before = agreed.saturating_sub(jiff::Span::new().days(1));
        assert!(on(scene.officer(), before).await.is_empty());
        assert_eq!(
            met(&on(scene.officer(), scene.today()).await),
            [(false, None)]
        );
        // Gone through again, it is current again, and the past stays as it was.
        let begin = BeginDraft {
            seen: scene.seen().await,
        };
        scene.act(&begin).await;
        scene.written().await;
        scene.agreed().await;
        assert_eq!(
            met(&on(scene.officer(), scene.today()).await),
            [(true, None)]
        );
        let gap = scene.today().saturating_sub(jiff::Span::new().days(3));
        assert_eq!(met(&on(scene.officer(), gap).await), [(false, None)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn participation_counts_each_agreed_version() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let begin = BeginDraft {
            seen: scene.seen().await,
        };
        scene.act(&begin).await;
        let write = WritePlan {
            seen: scene.seen().await,
            text: PlanText {
                part: Some(Part::Represented),
                part_note: Some(prose("Sonen talade för honom.")),
                ..text()
            },
            visits: None,
        };
        scene.act(&write).await;
        scene.agreed().await;
        let period = Period::since(scene.today());
        let rows = measures::participation(scene.store.reader(), &scene.officer(), period).await;
        let mut met = met(&rows.unwrap());
        met.sort_unstable();
        assert_eq!(met, [(false, None), (true, None)]);
    })
    .await;
}
