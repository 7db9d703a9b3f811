//! What plans lay out: in the transaction of the agreement, once for each day, and no longer than the help runs.

use care_plans::{BeginDraft, WritePlan};
use cases::{EndOrder, StartExecution};
use kernel::{Actor, Call, Date, RequestKey};
use schedules::{
    AdoptPlans, ChangeVisits, ExtendPlans, Placing, ScheduledVisit, SeenVisit, VisitChange,
    visits_of_person,
};
use store::Action;
use uuid::Uuid;

use crate::{
    scene::Scene,
    words::{prose, text},
};

/// Ragnar's visits from a day on.
pub(crate) async fn visits(scene: &Scene, from: Date) -> Vec<ScheduledVisit> {
    let days = (from, Date::MAX);
    visits_of_person(scene.store.reader(), scene.ragnar, days)
        .await
        .unwrap()
}

/// The system does something.
pub(crate) async fn system<A: Action>(scene: &Scene, action: &A) -> A::Done {
    let call = Call::new(Actor::system("test"), scene.now, RequestKey(Uuid::new_v4()));
    scene.store.act(&call, action).await.unwrap()
}

fn days(visits: &[ScheduledVisit], name: &str) -> Vec<String> {
    let named = visits.iter().filter(|one| one.name.as_str() == name);
    named.map(|one| one.placing.day.to_string()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreed_plan_is_on_days() {
    Scene::on_both(async |scene| {
        assert_eq!(visits(&scene, Date::MIN).await, []);
        scene.whole().await;
        assert_eq!(visits(&scene, Date::MIN).await, []);
        // Tuesday 2026-03-03; showers on Mondays and Thursdays, shopping on Tuesdays, a fortnight ahead.
        scene.agreed().await;
        let laid = visits(&scene, Date::MIN).await;
        let showers = ["2026-03-05", "2026-03-09", "2026-03-12", "2026-03-16"];
        assert_eq!(days(&laid, "Dusch"), showers);
        assert_eq!(days(&laid, "Inköp"), ["2026-03-03", "2026-03-10"]);
        assert!(laid.iter().all(|one| one.lacks() == 1 && one.version == 1));
        let verbs = scene.verbs().await;
        assert!(
            verbs.contains(&"schedules.visits-laid".to_owned()),
            "{verbs:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn days_go_on_and_none_is_laid_twice() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        scene.wait(7);
        assert_eq!(system(&scene, &ExtendPlans).await, 1);
        assert_eq!(system(&scene, &ExtendPlans).await, 0);
        let nothing = system(&scene, &AdoptPlans { after: None }).await;
        assert_eq!(nothing.laid, 0);
        let laid = visits(&scene, Date::MIN).await;
        let shopping = ["2026-03-03", "2026-03-10", "2026-03-17"];
        assert_eq!(days(&laid, "Inköp"), shopping);
        // After a long stop, days that have passed are not laid out.
        scene.wait(60);
        assert_eq!(system(&scene, &ExtendPlans).await, 1);
        let laid = visits(&scene, Date::MIN).await;
        let months: Vec<String> = days(&laid, "Inköp");
        assert!(months.iter().all(|day| !day.starts_with("2026-04")));
        assert_eq!(months.len(), 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_from_before_there_was_a_schedule_are_taken_over() {
    Scene::on_both(async |mut scene| {
        let with_schedule = scene.store.clone();
        scene.store = with_schedule.clone().hearing(care_plans::listeners());
        scene.whole().await;
        scene.agreed().await;
        assert_eq!(visits(&scene, Date::MIN).await, []);
        scene.store = with_schedule;
        let first = system(&scene, &AdoptPlans { after: None }).await;
        assert_eq!(first.laid, 1);
        let then = system(&scene, &AdoptPlans { after: first.last }).await;
        assert_eq!((then.laid, then.last), (0, None));
        assert_eq!(visits(&scene, Date::MIN).await.len(), 6);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_keeps_what_was_planned_and_todays_visits() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let laid = visits(&scene, Date::MIN).await;
        let (today, thursday) = (laid[0].clone(), laid[1].clone());
        let to = Placing {
            start: Some(9 * 60),
            workers: vec![scene.nurses[0]],
            ..thursday.placing.clone()
        };
        let change = ChangeVisits {
            changes: vec![VisitChange {
                seen: SeenVisit {
                    visit: thursday.id,
                    version: 1,
                },
                to: to.clone(),
            }],
            why: None,
        };
        scene.act(&change).await;
        let seen = scene.seen().await;
        scene.act(&BeginDraft { seen }).await;
        let write = WritePlan {
            seen: scene.seen().await,
            text: text(),
            visits: None,
        };
        scene.act(&write).await;
        scene.agreed().await;
        let anew = visits(&scene, Date::MIN).await;
        assert_eq!(anew.len(), 6);
        // Today's is the same visit, not one like it.
        assert_eq!(anew[0], today);
        assert_ne!(anew[1].id, thursday.id);
        assert_eq!(anew[1].placing, to);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn visits_end_with_the_help_and_with_life() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        scene
            .act(&StartExecution {
                seen: scene.order,
                on: scene.today(),
            })
            .await;
        let order = cases::order(scene.store.reader(), scene.ragnar, scene.order.order).await;
        let order = order.unwrap().unwrap();
        let end = EndOrder {
            seen: cases::SeenOrder {
                version: order.version,
                ..scene.order
            },
            on: scene.today(),
            reason: prose("Flyttar till dottern."),
        };
        scene.by_officer(&end).await;
        let left = visits(&scene, Date::MIN).await;
        assert_eq!(days(&left, "Inköp"), ["2026-03-03"]);
        assert_eq!(left.len(), 1);
        assert_eq!(system(&scene, &ExtendPlans).await, 0);
    })
    .await;
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let died = residents::RecordDeath {
            person: scene.ragnar,
            version: 1,
            on: scene.today(),
        };
        scene.by_officer(&died).await;
        assert_eq!(visits(&scene, scene.today()).await, []);
        assert_eq!(system(&scene, &ExtendPlans).await, 0);
    })
    .await;
}
