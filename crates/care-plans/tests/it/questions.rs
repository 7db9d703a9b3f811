//! Every question that the room asks is answered by an index.

use care_plans::{PlanGroup, PlansOf, measures, plans, plans_of_person, plans_waiting};
use kernel::Period;
use page_kit::Window;

use crate::scene::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Scene::on_both(async |scene| {
        let (reader, call) = (scene.store.reader(), scene.manager());
        let waiting = plans_waiting(reader, &call, scene.provider).await;
        assert_eq!(waiting.unwrap(), (1, 0));
        scene.whole().await;
        scene.agreed().await;
        let later = scene.today().saturating_add(jiff::Span::new().years(2));
        let groups = [
            (PlanGroup::Wanted, 0),
            (PlanGroup::ToReview(later), 1),
            (PlanGroup::Standing(scene.today()), 1),
        ];
        for of in [PlansOf::Provider(scene.provider), PlansOf::Unit(scene.unit)] {
            for (group, expected) in groups {
                listed(&scene, (of, group), expected).await;
            }
        }
        assert_eq!(
            plans_of_person(reader, scene.ragnar).await.unwrap().len(),
            1
        );
        let period = Period::since(scene.today());
        measures::in_time(reader, &call, period).await.unwrap();
        measures::current(reader, &call, period).await.unwrap();
        measures::participation(reader, &call, period)
            .await
            .unwrap();
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("care_plan") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}

/// The list in each order.
async fn listed(scene: &Scene, (of, group): (PlansOf, PlanGroup), expected: i64) {
    for (sort, is_descending) in [
        ("due", false),
        ("due", true),
        ("ordered", false),
        ("ordered", true),
        ("review", false),
        ("review", true),
    ] {
        let window = Window {
            sort,
            is_descending,
            offset: 0,
            limit: 25,
        };
        let call = match of {
            PlansOf::Provider(_) => scene.manager(),
            PlansOf::Unit(_) => scene.officer(),
        };
        let found = plans(scene.store.reader(), &call, (of, group), window).await;
        let (lines, total) = found.unwrap();
        let counted = i64::try_from(lines.len()).unwrap();
        assert_eq!((counted, total), (expected, expected), "{of:?} {group:?}");
    }
}
