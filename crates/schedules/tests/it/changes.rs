//! What planners do to visits: in the version that they saw, with a reason where one is due, and undone by themselves.

use kernel::{Call, Line, Problem};
use schedules::{
    ChangeReason, ChangeVisits, LockDay, OpenDay, Placing, ScheduledVisit, SeenVisit, UndoChange,
    VisitChange, VisitState,
};

use crate::{laying::visits, scene::Scene, words::line};

fn change(one: &ScheduledVisit, to: Placing, why: Option<Line>) -> ChangeVisits {
    let seen = SeenVisit {
        visit: one.id,
        version: one.version,
    };
    ChangeVisits {
        changes: vec![VisitChange { seen, to }],
        why,
    }
}

fn placed(scene: &Scene, one: &ScheduledVisit) -> Placing {
    Placing {
        start: Some(9 * 60),
        workers: vec![scene.nurses[0]],
        ..one.placing.clone()
    }
}

async fn first(scene: &Scene) -> ScheduledVisit {
    visits(scene, scene.today()).await.remove(0)
}

async fn answer(scene: &Scene, call: &Call, action: &ChangeVisits) -> Result<i64, Problem> {
    scene.store.act(call, action).await
}

#[tokio::test(flavor = "multi_thread")]
async fn placed_cancelled_and_undone() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let laid = first(&scene).await;
        let place = change(&laid, placed(&scene, &laid), None);
        scene.act(&place).await;
        let now = first(&scene).await;
        assert_eq!((now.lacks(), now.version), (0, 2));
        let stale = answer(&scene, &scene.manager(), &place).await;
        assert!(matches!(stale, Err(Problem::Changed(_))), "{stale:?}");
        let cancelled = Placing {
            state: VisitState::Cancelled,
            ..Placing::on(now.placing.day)
        };
        let why = scene.refused(&change(&now, cancelled.clone(), None)).await;
        assert_eq!(why, ["schedules-refusal-reason"]);
        let cancelled = Placing {
            reason: Some(ChangeReason::PersonAway),
            ..cancelled
        };
        scene.act(&change(&now, cancelled.clone(), None)).await;
        assert_eq!(first(&scene).await.placing, cancelled);
        let undo = UndoChange { day: scene.today() };
        assert_eq!(scene.act(&undo).await, 1);
        assert_eq!(first(&scene).await.placing, now.placing);
        assert_eq!(scene.act(&undo).await, 1);
        assert_eq!(first(&scene).await.placing, laid.placing);
        let nothing = scene.refused(&undo).await;
        assert_eq!(nothing, ["schedules-refusal-nothing-to-undo"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_undone_keeps_to_the_rules_of_both_days() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let laid = first(&scene).await;
        let tomorrow = duties::calendar::days_after(scene.today(), 1);
        let later = Placing {
            day: tomorrow,
            reason: Some(ChangeReason::PersonAsked),
            ..laid.placing.clone()
        };
        scene.act(&change(&laid, later, None)).await;
        let lock = LockDay {
            day: tomorrow,
            version: 0,
        };
        scene.act(&lock).await;
        let undo = UndoChange { day: scene.today() };
        let told = scene.refused(&undo).await;
        assert_eq!(told, ["schedules-refusal-undo-locked"]);
        let open = OpenDay {
            day: tomorrow,
            version: 1,
            why: line("Planeras om."),
        };
        scene.act(&open).await;
        assert_eq!(scene.act(&undo).await, 1);
        assert_eq!(first(&scene).await.placing, laid.placing);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let laid = first(&scene).await;
        let elsewhere = Placing {
            workers: vec![scene.nurses[2]],
            ..placed(&scene, &laid)
        };
        let told = scene.refused(&change(&laid, elsewhere, None)).await;
        assert_eq!(told, ["schedules-refusal-worker-elsewhere"]);
        let many = Placing {
            workers: scene.nurses[..2].to_vec(),
            ..placed(&scene, &laid)
        };
        let told = scene.refused(&change(&laid, many, None)).await;
        assert_eq!(told, ["schedules-refusal-workers"]);
        let other = Placing {
            day: duties::calendar::days_after(laid.placing.day, 1),
            reason: Some(ChangeReason::Other),
            ..laid.placing.clone()
        };
        let told = scene.refused(&change(&laid, other, None)).await;
        assert_eq!(told, ["schedules-refusal-note"]);
        scene.wait(1);
        let told = scene
            .refused(&change(&laid, placed(&scene, &laid), None))
            .await;
        assert_eq!(told, ["schedules-refusal-past"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_day_is_changed_with_a_reason() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let (day, laid) = (scene.today(), first(&scene).await);
        scene.act(&LockDay { day, version: 0 }).await;
        let twice = scene.refused(&LockDay { day, version: 1 }).await;
        assert_eq!(twice, ["schedules-refusal-is-locked"]);
        let told = scene
            .refused(&change(&laid, placed(&scene, &laid), None))
            .await;
        assert_eq!(told, ["schedules-refusal-locked"]);
        let why = Some(line("Ordinarie är sjuk."));
        scene.act(&change(&laid, placed(&scene, &laid), why)).await;
        let told = scene.refused(&UndoChange { day }).await;
        assert_eq!(told, ["schedules-refusal-undo-locked"]);
        let open = OpenDay {
            day,
            version: 1,
            why: line("Hela dagen planeras om."),
        };
        scene.act(&open).await;
        assert_eq!(scene.act(&UndoChange { day }).await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_plan_at_the_provider_change_anything() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let laid = first(&scene).await;
        let place = change(&laid, placed(&scene, &laid), None);
        for call in [scene.worker(), scene.stranger(), scene.officer()] {
            let told = answer(&scene, &call, &place).await;
            assert!(
                matches!(told, Err(Problem::NotFound | Problem::Denied)),
                "{told:?}"
            );
        }
        assert_eq!(first(&scene).await, laid);
    })
    .await;
}
