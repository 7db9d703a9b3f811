//! Every question that the room asks is answered by an index.

use visits::{attendance_by, attendance_lines, attendance_of, open_questions, questions_of_visit};

use crate::{
    made::{around, ended, started, tell, told},
    scene::Scene,
};

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        tell(&scene, one.id, started(&scene, 30)).await;
        tell(&scene, one.id, ended(&scene, 5)).await;
        let (reader, days) = (scene.store.reader(), around(&scene));
        let own = attendance_by(reader, scene.nurses[0], days).await.unwrap();
        assert_eq!(own.len(), 1);
        assert_eq!(
            attendance_of(reader, scene.ragnar, days).await.unwrap(),
            own
        );
        assert_eq!(
            attendance_lines(reader, scene.provider, days)
                .await
                .unwrap(),
            own
        );
        assert_eq!(questions_of_visit(reader, one.id).await.unwrap(), []);
        assert_eq!(open_questions(reader, scene.provider).await.unwrap(), []);
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("visit_") && !plan.text.contains("schedule_") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}
