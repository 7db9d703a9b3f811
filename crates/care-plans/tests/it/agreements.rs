//! What is agreed holds, is never changed, and is followed by a new version.

use care_plans::{AgreePlan, BeginDraft, DropDraft, DropVisit, PlanState, PlanVisit, WritePlan};
use kernel::Problem;

use crate::{
    scene::Scene,
    words::{id, prose, text, visit},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_draft_is_agreed_and_is_to_be_looked_through_again() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        assert_eq!(scene.agreed().await, 1);
        let view = scene.view().await;
        assert_eq!(view.plan.state, PlanState::Standing);
        let standing = view.standing().unwrap();
        assert_eq!(standing.planned(), standing.framed);
        assert_eq!(standing.text.own_words, text().own_words);
        let review = scene.today().saturating_add(jiff::Span::new().months(12));
        assert_eq!(
            scene.open_duties().await,
            [("care-plans-duty-review".to_owned(), review)]
        );
        assert!(
            scene
                .verbs()
                .await
                .contains(&"care-plans.agreed".to_owned())
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_lacks_something_is_not_agreed() {
    Scene::on_both(async |scene| {
        let agree = AgreePlan {
            seen: scene.seen().await,
            on: scene.today(),
        };
        let no = scene.refused(&agree).await;
        assert_eq!(
            no,
            [
                "care-plans-refusal-part",
                "care-plans-refusal-way",
                "care-plans-refusal-tasks-missing",
                "care-plans-refusal-difference",
                "care-plans-refusal-contact"
            ]
        );
        assert_eq!(scene.plan().await.state, PlanState::Wanted);
        assert_eq!(scene.open_duties().await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_leaves_the_old_one_as_it_was() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let first = scene.view().await.standing().unwrap().clone();
        scene.wait(60);
        let begin = BeginDraft {
            seen: scene.seen().await,
        };
        assert_eq!(scene.act(&begin).await, 2);
        // How the person takes part is seen anew; the rest stands as it was.
        let draft = scene.view().await.draft().unwrap().clone();
        assert_eq!(
            (draft.text.part, &draft.text.own_words),
            (None, &first.text.own_words)
        );
        assert_eq!(draft.planned(), first.planned());
        let mut words = text();
        words.own_words = Some(prose("Jag vill gå ut igen."));
        let write = WritePlan {
            seen: scene.seen().await,
            text: words,
            visits: None,
        };
        scene.act(&write).await;
        // Until it is agreed, what held goes on holding.
        assert_eq!(scene.view().await.standing(), Some(&first));
        assert_eq!(scene.agreed().await, 2);
        let view = scene.view().await;
        let old = view.version(1).unwrap();
        assert_eq!(old.left, Some(scene.today()));
        assert_eq!((&old.text, &old.visits), (&first.text, &first.visits));
        assert_eq!(view.plan.standing, Some(2));
        assert_eq!(scene.open_duties().await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_does_not_begin_before_the_one_that_holds() {
    Scene::on_both(async |mut scene| {
        scene.wait(5);
        scene.whole().await;
        scene.agreed().await;
        let begin = BeginDraft {
            seen: scene.seen().await,
        };
        scene.act(&begin).await;
        scene.written().await;
        let before = AgreePlan {
            seen: scene.seen().await,
            on: scene.today().yesterday().unwrap(),
        };
        assert_eq!(
            scene.refused(&before).await,
            ["care-plans-refusal-before-version"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_thrown_away_only_beside_a_plan_that_holds() {
    Scene::on_both(async |scene| {
        let drop = async || DropDraft {
            seen: scene.seen().await,
        };
        assert_eq!(
            scene.refused(&drop().await).await,
            ["care-plans-refusal-only-draft"]
        );
        scene.whole().await;
        scene.agreed().await;
        assert_eq!(
            scene.refused(&drop().await).await,
            ["care-plans-refusal-no-draft"]
        );
        let begin = BeginDraft {
            seen: scene.seen().await,
        };
        scene.act(&begin).await;
        scene.act(&drop().await).await;
        let view = scene.view().await;
        assert_eq!((view.plan.draft, view.versions.len()), (None, 1));
        assert!(!view.standing().unwrap().visits.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn visits_are_planned_changed_and_taken_out() {
    Scene::on_both(async |scene| {
        let plan = async |instead, visit| PlanVisit {
            seen: scene.seen().await,
            instead,
            visit,
        };
        let morning = visit(("Morgon", "shower"), vec![1, 2], 30);
        let first = scene.act(&plan(None, morning.clone()).await).await;
        let longer = visit(("Morgon", "shower"), vec![1, 2, 3], 40);
        let second = scene.act(&plan(Some(first), longer.clone()).await).await;
        let draft = scene.view().await.draft().unwrap().clone();
        assert_eq!(draft.visits.len(), 1);
        assert_eq!(
            (draft.visits[0].id, &draft.visits[0].visit),
            (second, &longer)
        );
        // What is not there any more cannot be changed.
        let gone = plan(Some(id(99)), morning).await;
        let answer = scene.store.act(&scene.manager(), &gone).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        let bad = plan(None, visit(("Städning", "cleaning"), vec![], 400)).await;
        assert_eq!(
            scene.refused(&bad).await,
            [
                "care-plans-refusal-no-day",
                "care-plans-refusal-too-long",
                "care-plans-refusal-task-not-ordered"
            ]
        );
        let drop = DropVisit {
            seen: scene.seen().await,
            visit: second,
        };
        scene.act(&drop).await;
        assert!(scene.view().await.draft().unwrap().visits.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn visits_that_are_written_with_the_text_take_the_place_of_all() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        let write = async |visits| WritePlan {
            seen: scene.seen().await,
            text: text(),
            visits: Some(visits),
        };
        let evening = visit(("Kväll", "shower"), vec![7], 30);
        scene.act(&write(vec![evening.clone()]).await).await;
        let draft = scene.view().await.draft().unwrap().clone();
        assert_eq!(draft.visits.len(), 1);
        assert_eq!(draft.visits[0].visit, evening);
        // One that cannot be undoes all of it.
        let bad = visit(("Städning", "cleaning"), vec![1], 30);
        let both = write(vec![evening, bad]).await;
        assert_eq!(
            scene.refused(&both).await,
            ["care-plans-refusal-task-not-ordered"]
        );
        assert_eq!(scene.view().await.draft().unwrap(), &draft);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_writer_is_told_what_the_first_has_done() {
    Scene::on_both(async |scene| {
        let seen = scene.seen().await;
        scene.written().await;
        let late = WritePlan {
            seen,
            text: text(),
            visits: None,
        };
        match scene.store.act(&scene.worker(), &late).await {
            Err(Problem::Changed(change)) => assert_eq!(change.kind, "care-plan"),
            other => panic!("{other:?}"),
        }
    })
    .await;
}
