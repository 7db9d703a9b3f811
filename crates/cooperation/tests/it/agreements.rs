//! Agreements are never changed, and the second officer is told what the first has done.

use cooperation::{AgreePlan, Course, FollowUpPlan, Next, Part};
use kernel::Problem;

use crate::scene::{Scene, prose};

#[tokio::test(flavor = "multi_thread")]
async fn a_new_agreement_leaves_the_old_one_as_it_was() {
    Scene::on_both(async |scene| {
        let of = scene.agreed(scene.ragnar).await;
        let first = scene.view(of).await.agreements[0].clone();
        scene.wait(10);
        let mut new = scene.agreement();
        new.person.own_words = prose("Jag vill kunna gå ut igen.");
        new.tasks.truncate(2);
        let again = AgreePlan {
            seen: scene.seen(of).await,
            new,
        };
        assert_eq!(scene.act(&again).await, 2);
        let view = scene.view(of).await;
        assert_eq!(view.agreements.len(), 2);
        assert_eq!(view.agreements[1], first);
        assert_eq!(view.standing().unwrap().agreement.number, 2);
        // One follow-up is due, on the new day; the old promise of ours has given way to the new one.
        let open = scene.open_duties(of.plan).await;
        assert_eq!(open.len(), 1);
        let state = async |task: &cooperation::Task| {
            let subject = duties::Subject::new("shared-plan-task", task.id);
            let all = duties::of_subject(scene.store.reader(), subject).await;
            all.unwrap().first().map(|d| d.state)
        };
        assert_eq!(state(&first.tasks[1]).await, Some(duties::State::Dropped));
        let ours = &view.standing().unwrap().tasks[1];
        assert_eq!(state(ours).await, Some(duties::State::Open));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_persons_part_or_with_late_days_it_is_refused() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        scene.consented(of).await;
        scene.meeting_set(of).await;
        let mut new = scene.agreement();
        new.person.part = Part::NotPossible;
        new.follow_up = duties::calendar::days_after(scene.today(), 100);
        let agree = AgreePlan {
            seen: scene.seen(of).await,
            new,
        };
        let fields: Vec<_> = scene
            .refused(&agree)
            .await
            .into_iter()
            .filter_map(|r| r.field)
            .collect();
        assert_eq!(fields, ["follow-up", "part-note"]);
        assert!(scene.view(of).await.agreements.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_goes_on_until_it_is_fulfilled() {
    Scene::on_both(async |scene| {
        let of = scene.agreed(scene.ragnar).await;
        scene.wait(45);
        let next = duties::calendar::days_after(scene.today(), 30);
        let follow_up = FollowUpPlan {
            seen: scene.seen(of).await,
            course: Course {
                on: scene.today(),
                went: prose("Det tar tid"),
                own_words: None,
                next: Next::GoesOn(next),
            },
        };
        scene.act(&follow_up).await;
        assert_eq!(scene.view(of).await.plan.follow_up, Some(next));
        assert_eq!(scene.open_duties(of.plan).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_officer_is_told_what_the_first_has_done() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        let seen = scene.seen(of).await;
        scene.consented(of).await;
        let late = cooperation::RecordConsent {
            seen,
            is_given: false,
            word: scene.word(),
        };
        match scene.store.act(&scene.call(), &late).await {
            Err(Problem::Changed(change)) => {
                assert_eq!((change.kind, change.version), ("shared-plan", 2));
            }
            other => panic!("{other:?}"),
        }
    })
    .await;
}
