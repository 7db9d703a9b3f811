//! The provider that has the order writes; those who ordered read; others find nothing.

use access::{Need, Resource};
use care_plans::{AgreePlan, SeenPlan, WritePlan};
use kernel::Problem;

use crate::{
    scene::Scene,
    words::{id, text},
};

#[tokio::test(flavor = "multi_thread")]
async fn another_provider_and_the_ordering_unit_cannot_write() {
    Scene::on_both(async |scene| {
        let seen = scene.seen().await;
        let write = WritePlan {
            seen,
            text: text(),
            visits: None,
        };
        let answer = scene.store.act(&scene.stranger(), &write).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        let answer = scene.store.act(&scene.officer(), &write).await;
        assert!(matches!(answer, Err(Problem::Denied)), "{answer:?}");
        // A plan of one person is not found under another's name.
        let other = AgreePlan {
            seen: SeenPlan {
                person: id(77),
                ..seen
            },
            on: scene.today(),
        };
        let answer = scene.store.act(&scene.manager(), &other).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        scene.store.act(&scene.worker(), &write).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_ordered_read_it() {
    Scene::on_both(async |scene| {
        let reader = scene.store.reader();
        let need = Need::see(Resource::CarePlan).about(scene.ragnar);
        for (call, may) in [
            (scene.officer(), true),
            (scene.manager(), true),
            (scene.worker(), true),
            (scene.stranger(), false),
        ] {
            assert_eq!(
                access::may(reader, &call, need).await.unwrap(),
                may,
                "{call:?}"
            );
        }
    })
    .await;
}
