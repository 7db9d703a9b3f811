//! A coordinated plan that ends is no reason to see the person any longer.

use access::{Need, Resource};
use cases::{Caller, Channel, RegisterContact};
use cooperation::{
    CallFrom, ConsentWay, Counterpart, DropCall, DropReason, RecordConsent, RegisterCall, SeenPlan,
    Word,
};
use kernel::{Call, Role};
use store::Action;

use crate::{
    inquiry_scene::{line, prose},
    scene::{Scene, id},
};

impl Scene {
    async fn does<A: Action>(&self, call: Call, action: &A) -> A::Done {
        self.store.act(&call, action).await.unwrap()
    }

    /// The officer takes the region's call.
    async fn is_called(&self) -> SeenPlan {
        let call = self.call();
        let register = RegisterCall {
            person: self.person,
            from: CallFrom::OpenCare,
            called: call.now,
            counterpart: Counterpart {
                organisation: line("Lindviks vårdcentral"),
                name: None,
                phone: None,
            },
            purpose: prose("Ramlar hemma."),
            contact: None,
        };
        let plan = self.does(call, &register).await.plan;
        SeenPlan {
            person: self.person,
            plan,
            version: 1,
        }
    }

    async fn sees(&self, call: &Call) -> bool {
        let file = Need::see(Resource::PersonFile).about(self.person);
        access::may(self.store.reader(), call, file).await.unwrap()
    }
}

fn dropped(seen: SeenPlan) -> DropCall {
    DropCall {
        seen,
        reason: DropReason::NotNeeded,
        note: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_with_nothing_but_the_plan_lets_the_person_go() {
    Scene::on_both(async |scene| {
        let seen = scene.is_called().await;
        assert!(scene.sees(&scene.call()).await);
        scene.does(scene.call(), &dropped(seen)).await;
        assert!(!scene.sees(&scene.call()).await);

        // By a no as well.
        let seen = scene.is_called().await;
        let no = RecordConsent {
            seen,
            is_given: false,
            word: Word {
                day: scene.call().today(),
                way: ConsentWay::Spoken,
                received_by: line("Siv Berg"),
                note: None,
            },
        };
        scene.does(scene.call(), &no).await;
        assert!(!scene.sees(&scene.call()).await);
        // The manager answers for the file when nobody works on it.
        let manager = scene.call_by(id(97), Role::UnitManager, scene.unit);
        assert!(scene.sees(&manager).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_something_else_to_do_keeps_the_person() {
    Scene::on_both(async |scene| {
        let contact = RegisterContact {
            channel: Channel::Phone,
            received: scene.call().now,
            caller: Caller::default(),
            matter: prose("Sonen undrar om tider."),
            person: Some(scene.person),
        };
        scene.does(scene.call(), &contact).await;
        let seen = scene.is_called().await;
        scene.does(scene.call(), &dropped(seen)).await;
        assert!(scene.sees(&scene.call()).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_the_officer_of_the_plan_who_lets_go_whoever_ends_it() {
    Scene::on_both(async |scene| {
        let seen = scene.is_called().await;
        let manager = scene.call_by(id(97), Role::UnitManager, scene.unit);
        scene.does(manager, &dropped(seen)).await;
        assert!(!scene.sees(&scene.call()).await);
    })
    .await;
}
