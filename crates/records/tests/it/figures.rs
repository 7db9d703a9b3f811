//! How many are told of in the month, and how soon it is written, with the rows behind.

use kernel::{
    Period,
    measure::{Dimension, MeasureRow},
};
use records::measures;

use crate::scene::{Scene, new};

fn met(rows: &[MeasureRow]) -> Vec<(bool, Option<i64>)> {
    rows.iter().map(|row| (row.meets, row.value)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_counts_when_it_has_run_for_the_month() {
    Scene::on_both(async |mut scene| {
        let store = scene.store.clone();
        let documented = async |call: kernel::Call| {
            let day = call.today();
            let period = Period::new(day, Some(day)).unwrap();
            measures::documented(store.reader(), &call, period)
                .await
                .unwrap()
        };
        scene.ate().await;
        assert!(documented(scene.officer()).await.is_empty());
        scene.wait(60);
        let rows = documented(scene.officer()).await;
        assert_eq!(met(&rows), [(false, Some(0))]);
        scene.ate().await;
        let rows = documented(scene.officer()).await;
        assert_eq!(met(&rows), [(true, Some(1))]);
        assert_eq!(rows[0].groups[&Dimension::ProviderForm], "in-house");
        assert_eq!(rows[0].groups[&Dimension::District], "norr");
        assert!(!rows[0].label.contains("Ek"));
        // A period that ends ahead is counted to today, not to a month that has not been.
        let today = scene.today();
        let ahead = today.saturating_add(jiff::Span::new().months(6));
        let year = Period::new(today, Some(ahead)).unwrap();
        let rows = measures::documented(store.reader(), &scene.officer(), year).await;
        assert_eq!(met(&rows.unwrap()), [(true, Some(1))]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_is_written_in_time_until_the_day_after() {
    Scene::on_both(async |mut scene| {
        let first = scene.today();
        scene.ate().await;
        scene.wait(1);
        scene.sign(new(first, "Sov gott.")).await;
        scene.wait(1);
        let late = scene.sign(new(first, "Ringde sonen.")).await;
        let right = records::CorrectEntry {
            person: scene.ragnar,
            entry: late,
            new: new(first, "Ringde dottern."),
            why: crate::scene::marked("Hörde fel."),
        };
        scene.act(&right).await;
        // What the authority writes is not a provider's.
        let sign = records::SignEntry {
            person: scene.ragnar,
            new: new(first, "Hembesök."),
            draft: None,
        };
        scene.by_officer(&sign).await;
        let period = Period::since(first);
        let rows = measures::next_day(scene.store.reader(), &scene.officer(), period).await;
        let rows = rows.unwrap();
        // They lead to the record, where each sees what is theirs, and not to the entry.
        let record = format!("/personer/{}/dokumentation", scene.ragnar);
        assert!(rows.iter().all(|row| row.link == record), "{rows:?}");
        assert_eq!(
            met(&rows),
            [(true, Some(0)), (true, Some(1)), (false, Some(2))]
        );
    })
    .await;
}
