//! Every question that the room asks is answered by an index.

use duties::calendar::days_after;
use schedules::{
    ExtendPlans, UndoChange, board, continuity_of, counts, lately_met, limits, visits_of_worker,
};

use crate::{
    laying::{system, visits},
    scene::Scene,
};

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let (reader, call, day) = (scene.store.reader(), scene.manager(), scene.today());
        let (board, seen) = board(reader, &call, (scene.provider, day)).await.unwrap();
        assert_eq!((board.visits.len(), seen.len()), (1, 1));
        let week = counts(reader, scene.provider, (day, 7)).await.unwrap();
        let open: Vec<i64> = week.iter().map(|day| day.open).collect();
        assert_eq!(open, [1, 0, 1, 0, 0, 0, 1]);
        limits(reader, day).await.unwrap();
        let all = continuity_of(reader, scene.provider, day).await.unwrap();
        assert!(all.iter().all(|one| one.mean().is_none()));
        assert!(
            lately_met(reader, scene.provider, day)
                .await
                .unwrap()
                .is_empty()
        );
        let days = (day, days_after(day, 7));
        let own = visits_of_worker(reader, scene.nurses[0], days).await;
        assert_eq!(own.unwrap(), []);
        visits(&scene, day).await;
        system(&scene, &ExtendPlans).await;
        scene.refused(&UndoChange { day }).await;
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("schedule_") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}
