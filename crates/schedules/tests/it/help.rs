//! No visit stands on a day without help, wherever a planner has put it and whatever has been told.

use kernel::Date;
use schedules::{
    ChangeReason, ChangeVisits, LockDay, Placing, ScheduledVisit, SeenVisit, VisitChange,
};

use crate::{
    laying::{decision, moved, visits},
    scene::Scene,
    words::prose,
};

/// The decision ends on a day.
async fn ends(scene: &Scene, on: &str) {
    let decided = decision(scene).await;
    let end = cases::EndDecision {
        person: scene.ragnar,
        decision: decided.id,
        version: decided.version,
        on: on.parse().expect("a day"),
        reason: cases::EndReason::OwnWish,
        words: prose("Vill inte längre."),
    };
    scene.by_officer(&end).await;
}

async fn planned_after(scene: &Scene, day: &str) -> Vec<ScheduledVisit> {
    let day: Date = day.parse().expect("a day");
    let mut all = visits(scene, Date::MIN).await;
    all.retain(|one| one.is_planned() && one.placing.day > day);
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_of_locked_days_is_called_off_when_the_help_ends() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        for day in ["2026-03-04", "2026-03-05"] {
            let day = day.parse().expect("a day");
            scene.act(&LockDay { day, version: 0 }).await;
        }
        ends(&scene, "2026-03-04").await;
        assert_eq!(planned_after(&scene, "2026-03-04").await, []);
        let all = visits(&scene, Date::MIN).await;
        let thursday = all
            .iter()
            .find(|one| one.placing.day.to_string() == "2026-03-05");
        let reason = thursday.expect("a visit that was told").placing.reason;
        assert_eq!(reason, Some(ChangeReason::HelpEnded));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_put_off_does_not_stand_after_the_help() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        // Today's shopping is put off, and so is a shower of next week; then the help ends before both.
        moved(&scene, "Inköp", "2026-03-03", "2026-03-12").await;
        moved(&scene, "Dusch", "2026-03-09", "2026-03-13").await;
        ends(&scene, "2026-03-10").await;
        assert_eq!(planned_after(&scene, "2026-03-10").await, []);
        let all = visits(&scene, Date::MIN).await;
        let mut showers = all.iter().filter(|one| one.name.as_str() == "Dusch");
        assert!(showers.any(|one| one.placing.day.to_string() == "2026-03-09"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_not_moved_to_a_day_without_help() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        ends(&scene, "2026-03-10").await;
        let all = visits(&scene, Date::MIN).await;
        let one = all
            .iter()
            .find(|one| one.laid_on.to_string() == "2026-03-09")
            .expect("a visit");
        let to = |day: &str| {
            let seen = SeenVisit {
                visit: one.id,
                version: one.version,
            };
            let to = Placing {
                day: day.parse().expect("a day"),
                reason: Some(ChangeReason::PersonAsked),
                ..one.placing.clone()
            };
            ChangeVisits {
                changes: vec![VisitChange { seen, to }],
                why: None,
            }
        };
        let why = scene.refused(&to("2026-03-11")).await;
        assert_eq!(why, ["schedules-refusal-without-help"]);
        scene.act(&to("2026-03-10")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_called_off_comes_back_when_the_help_goes_on() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let (seen, on) = (scene.order, scene.today());
        scene.act(&cases::StartExecution { seen, on }).await;
        for day in ["2026-03-04", "2026-03-05"] {
            let day = day.parse().expect("a day");
            scene.act(&LockDay { day, version: 0 }).await;
        }
        // Today's shopping is put off to next week.
        moved(&scene, "Inköp", "2026-03-03", "2026-03-11").await;
        let before = planned_after(&scene, "2026-03-03").await;
        let days = |all: &[ScheduledVisit]| {
            let mut days: Vec<(String, Date)> = all
                .iter()
                .map(|one| (one.name.to_string(), one.placing.day))
                .collect();
            days.sort();
            days
        };
        let rests = cases::MarkInterrupted {
            person: scene.ragnar,
            decision: decision(&scene).await.id,
            on: scene.today(),
            reason: prose("Utföraren har slutat komma."),
        };
        scene.by_officer(&rests).await;
        assert_eq!(planned_after(&scene, "2026-03-02").await, []);
        let again = cases::MarkExecuted {
            person: scene.ragnar,
            decision: decision(&scene).await.id,
            on: scene.today(),
        };
        scene.by_officer(&again).await;
        let after = planned_after(&scene, "2026-03-03").await;
        assert_eq!(days(&after), days(&before));
    })
    .await;
}
