//! Every question that the room asks is answered by an index.

use cooperation::{measures, open_calls, plan_of_contact, plans_of_person};
use kernel::Period;
use page_kit::Window;
use uuid::Uuid;

use crate::scene::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Scene::on_both(async |scene| {
        let of = scene.agreed(scene.ragnar).await;
        let (reader, call) = (scene.store.reader(), scene.call());
        for sort in ["since", "state", "meeting"] {
            for is_descending in [false, true] {
                let window = Window {
                    sort,
                    is_descending,
                    offset: 0,
                    limit: 25,
                };
                let (lines, total) = open_calls(reader, &call, scene.unit, window).await.unwrap();
                assert_eq!((lines.len(), total), (1, 1));
            }
        }
        let plans = plans_of_person(reader, scene.ragnar).await.unwrap();
        assert_eq!(plans[0].id, of.plan);
        let found = plan_of_contact(reader, Uuid::from_u128(1)).await.unwrap();
        assert!(found.is_none());
        let period = Period::since(scene.today());
        let rows = measures::meeting_in_time(reader, &call, period).await;
        assert_eq!(rows.unwrap().len(), 1);
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("cooperation_") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}
