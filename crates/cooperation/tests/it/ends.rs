//! Every way out of a plan is told of, and leads whoever no longer sees the person to the list.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use access::{Holder, RelationKind};
use cooperation::{
    Course, DropCall, DropReason, FollowUpPlan, Next, PlanEnded, RecordConsent, WithdrawConsent,
};
use kernel::{Call, Problem};
use store::{Hears, Listeners, Tx};

use crate::{
    pages::{address, browser_of},
    scene::{Scene, prose},
};

/// Counts, and ends the officer's relation.
struct LetsGo(Arc<AtomicUsize>);

impl Hears<PlanEnded> for LetsGo {
    async fn hear(&self, call: &Call, tx: &Tx, news: &PlanEnded) -> Result<(), Problem> {
        assert!(news.plan.ended.is_some(), "{news:?}");
        self.0.fetch_add(1, Ordering::Relaxed);
        let officer = (Holder::User(news.plan.officer), RelationKind::Handling);
        access::end_relations(
            tx,
            call,
            news.plan.person,
            officer,
            access::RelationGround::SharedPlanEnded,
        )
        .await?;
        Ok(())
    }
}

fn heard(scene: &mut Scene) -> Arc<AtomicUsize> {
    let told = Arc::new(AtomicUsize::new(0));
    let ears = Listeners::new().with::<PlanEnded>(LetsGo(Arc::clone(&told)));
    scene.store = scene.store.clone().hearing(ears);
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn each_way_out_is_told_once() {
    Scene::on_both(async |mut scene| {
        let told = heard(&mut scene);
        let count = || told.load(Ordering::Relaxed);

        let of = scene.called(scene.ragnar).await;
        let no = RecordConsent {
            seen: scene.seen(of).await,
            is_given: false,
            word: scene.word(),
        };
        scene.act(&no).await;
        assert_eq!(count(), 1, "a no");

        let of = scene.called(scene.ragnar).await;
        let drop = DropCall {
            seen: scene.seen(of).await,
            reason: DropReason::Moved,
            note: None,
        };
        scene.act(&drop).await;
        assert_eq!(count(), 2, "a call that was dropped");

        let of = scene.agreed(scene.ragnar).await;
        let withdraw = WithdrawConsent {
            seen: scene.seen(of).await,
            word: scene.word(),
        };
        scene.act(&withdraw).await;
        assert_eq!(count(), 3, "a consent taken back");

        let of = scene.agreed(scene.ragnar).await;
        let follow_up = async |next: Next| FollowUpPlan {
            seen: scene.seen(of).await,
            course: Course {
                on: scene.today(),
                went: prose("Ragnar äter bättre."),
                own_words: None,
                next,
            },
        };
        let later = duties::calendar::days_after(scene.today(), 30);
        scene.act(&follow_up(Next::GoesOn(later)).await).await;
        assert_eq!(count(), 3, "it goes on");
        scene.act(&follow_up(Next::Fulfilled).await).await;
        assert_eq!(count(), 4, "a plan that was fulfilled");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_ends_the_last_tie_comes_to_the_list() {
    Scene::on_both(async |mut scene| {
        let of = scene.called(scene.ragnar).await;
        let end = format!("{}/avsluta", address(of));
        let fields = [("version", "1"), ("drop-reason", "moved")];
        heard(&mut scene);
        let browser = browser_of(&scene, scene.officer).await;
        assert_eq!(browser.saved(&end, &fields).await, "/sip");
        browser.finds_nothing(&address(of)).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sees_the_person_still_comes_back_to_the_plan() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        let browser = browser_of(&scene, scene.officer).await;
        let end = format!("{}/avsluta", address(of));
        let fields = [("version", "1"), ("drop-reason", "moved")];
        assert_eq!(browser.saved(&end, &fields).await, address(of));
    })
    .await;
}
