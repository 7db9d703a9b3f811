//! Every question that the room asks is answered by an index.

use cases::ToFollowUp;
use follow_up::{
    Group, Outcome, Theme, follow_ups, follow_ups_of_person, measures, surveys_waiting,
};
use kernel::{Date, Period};
use page_kit::Window;

use crate::scene::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Scene::on_both(async |scene| {
        let (reader, call) = (scene.store.reader(), scene.officer());
        let window = |sort, is_descending| Window {
            sort,
            is_descending,
            offset: 0,
            limit: 25,
        };
        let due = ToFollowUp {
            unit: scene.unit,
            from: Date::MIN,
            to: duties::calendar::months_after(scene.today(), 12),
            among: None,
        };
        let (lines, total) = cases::to_follow_up(reader, &call, &due, window("due", false))
            .await
            .unwrap();
        assert_eq!((lines.len(), total, lines[0].decisions), (1, 1, 1));
        let sought = ToFollowUp {
            among: Some(vec![]),
            ..due
        };
        let none = cases::to_follow_up(reader, &call, &sought, window("due", true)).await;
        assert_eq!(none.unwrap().1, 0);
        let id = scene.booked().await;
        listed(&scene, Group::Booked, 1).await;
        scene.signed(id, Outcome::ChangeOrder).await;
        for (group, expected) in [
            (Group::Booked, 0),
            (Group::Unsettled, 1),
            (Group::Signed, 1),
        ] {
            listed(&scene, group, expected).await;
        }
        let waiting = surveys_waiting(reader, &call, scene.unit, window("handed-out", false)).await;
        assert_eq!(waiting.unwrap().1, 0, "nothing is handed out");
        assert_eq!(
            follow_ups_of_person(reader, scene.ragnar)
                .await
                .unwrap()
                .len(),
            1
        );
        let period = Period::since(scene.today());
        measures::goals(reader, &call, period).await.unwrap();
        measures::response(reader, &call, period).await.unwrap();
        let of = (Theme::Safety, period);
        measures::experienced(reader, &call, of).await.unwrap();
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("follow_up") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}

/// The list in each order.
async fn listed(scene: &Scene, group: Group, expected: i64) {
    for (sort, is_descending) in [
        ("meeting", false),
        ("meeting", true),
        ("held", false),
        ("held", true),
    ] {
        let window = Window {
            sort,
            is_descending,
            offset: 0,
            limit: 25,
        };
        let of = (scene.unit, group);
        let found = follow_ups(scene.store.reader(), &scene.officer(), of, window).await;
        let (rows, total) = found.unwrap();
        let counted = i64::try_from(rows.len()).unwrap();
        assert_eq!((counted, total), (expected, expected), "{group:?} {sort}");
    }
}
