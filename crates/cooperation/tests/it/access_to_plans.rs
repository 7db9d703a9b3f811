//! Who may: the officer from the call on; others nothing, or only what is shared.

use access::{Need, Resource};
use cooperation::{DropCall, DropReason, SeenPlan, SendCall};
use kernel::Problem;

use crate::scene::{Scene, health_centre, prose};

#[tokio::test(flavor = "multi_thread")]
async fn a_call_gives_the_officer_a_relation_and_nobody_else() {
    Scene::on_both(async |scene| {
        let reader = scene.store.reader();
        let need = Need::see(Resource::SharedPlan).about(scene.ragnar);
        assert!(!access::may(reader, &scene.call(), need).await.unwrap());
        scene.called(scene.ragnar).await;
        assert!(access::may(reader, &scene.call(), need).await.unwrap());
        assert!(!access::may(reader, &scene.stranger(), need).await.unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_without_relation_finds_nothing() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        let drop = |seen| DropCall {
            seen,
            reason: DropReason::NotNeeded,
            note: None,
        };
        let seen = scene.seen(of).await;
        let answer = scene.store.act(&scene.stranger(), &drop(seen)).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        let send = SendCall {
            person: scene.ragnar,
            needed: scene.now(),
            counterpart: health_centre(),
            purpose: prose("Nyfiken"),
            answer: cooperation::ConsentAnswer::Given,
            word: scene.word(),
            contact: None,
        };
        let answer = scene.store.act(&scene.stranger(), &send).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        // A plan of one person is not found under another's name.
        scene.called(scene.aino).await;
        let other = SeenPlan {
            person: scene.aino,
            ..seen
        };
        let answer = scene.store.act(&scene.call(), &drop(other)).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_carry_out_see_and_do_not_write() {
    Scene::on_both(async |scene| {
        let of = scene.agreed(scene.ragnar).await;
        scene.let_others_in().await;
        let drop = DropCall {
            seen: scene.seen(of).await,
            reason: DropReason::NotNeeded,
            note: None,
        };
        let answer = scene.store.act(&scene.carer(), &drop).await;
        assert!(matches!(answer, Err(Problem::Denied)), "{answer:?}");
    })
    .await;
}
