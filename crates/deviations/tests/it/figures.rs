//! What is measured, with the rows behind: they name nobody.

use deviations::{Class, JudgeSeriousness, measures};
use kernel::{Period, measure::Dimension};

use crate::{scene::Scene, words::prose};

#[tokio::test(flavor = "multi_thread")]
async fn judged_in_time_serious_closed_and_put_right() {
    Scene::on_both(async |mut scene| {
        let first = scene.today();
        let quick = scene.report(&scene.worker(), scene.missed()).await;
        let slow = scene.report(&scene.worker(), scene.missed()).await;
        // What may still be judged in time is not counted.
        let reader = scene.store.clone();
        let reader = reader.reader();
        let period = Period::since(first);
        let rows = measures::triaged(reader, &scene.manager(), period).await;
        assert!(rows.unwrap().is_empty());
        scene
            .triage(&scene.manager(), quick, Class::Deviation)
            .await;
        scene.wait(7);
        scene.triage(&scene.manager(), slow, Class::Wrong).await;
        let rows = measures::triaged(reader, &scene.manager(), period).await;
        let rows = rows.unwrap();
        let mut met: Vec<_> = rows.iter().map(|row| (row.value, row.meets)).collect();
        met.sort_unstable();
        assert_eq!(met, [(Some(0), true), (Some(7), false)]);
        assert!(rows.iter().all(|row| row.person.is_none()));
        assert_eq!(rows[0].groups[&Dimension::ProviderForm], "in-house");
        let judge = JudgeSeriousness {
            seen: scene.seen(scene.provider, slow).await,
            is_serious: true,
            reasons: prose("Ja."),
        };
        scene.act(&judge).await;
        let rows = measures::serious(reader, &scene.manager(), period).await;
        assert_eq!(rows.unwrap().len(), 1);
        scene.investigate(&scene.manager(), quick).await;
        scene.wait(10);
        scene.close(&scene.manager(), quick).await;
        let rows = measures::closed(reader, &scene.manager(), period).await;
        assert_eq!(rows.unwrap()[0].value, Some(17));
        let rows = measures::remedied(reader, &scene.manager(), period).await;
        assert!(rows.unwrap()[0].meets);
    })
    .await;
}
