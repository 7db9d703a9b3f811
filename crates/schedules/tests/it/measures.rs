//! What the room measures: who has come, by whichever definition, and what is cancelled is not counted.

use duties::calendar::days_after;
use kernel::{Period, measure::Dimension};
use schedules::{ChangeVisits, Placing, ScheduledVisit, SeenVisit, VisitChange, measures};

use crate::{laying::visits, scene::Scene};

/// A visit is placed with somebody.
async fn given(scene: &Scene, one: &ScheduledVisit, nurse: usize) {
    let to = Placing {
        start: Some(9 * 60),
        workers: vec![scene.nurses[nurse]],
        ..one.placing.clone()
    };
    let seen = SeenVisit {
        visit: one.id,
        version: one.version,
    };
    let changes = vec![VisitChange { seen, to }];
    scene.act(&ChangeVisits { changes, why: None }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn how_many_have_come_to_a_client() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let laid = visits(&scene, scene.today()).await;
        given(&scene, &laid[0], 0).await;
        given(&scene, &laid[1], 1).await;
        scene.wait(3);
        let today = scene.today();
        let period = Period::new(days_after(today, -30), Some(days_after(today, 300))).unwrap();
        let rows = async |measure| {
            let call = scene.manager();
            let reader = scene.store.reader();
            let rows = measures::continuity(reader, &call, (measure, period)).await;
            rows.unwrap()
        };
        let all = rows(measures::ALL).await;
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].value, Some(2));
        assert_eq!(all[0].day, today, "who is to come is not who came");
        let provider = scene.provider.to_string();
        assert_eq!(all[0].groups.get(&Dimension::Provider), Some(&provider));
        assert_eq!(rows(measures::NATIONAL).await, []);
    })
    .await;
}
