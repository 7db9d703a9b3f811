//! What plans lay out: in the transaction of the agreement, once for each day, and no longer than the help runs.

use access::{Need, Resource};
use care_plans::{BeginDraft, WritePlan};
use cases::{EndOrder, StartExecution};
use kernel::{Actor, Call, Date, RequestKey};
use schedules::{
    AdoptPlans, ChangeReason, ChangeVisits, ExtendPlans, LockDay, Placing, ScheduledVisit,
    SeenVisit, VisitChange, VisitId, VisitState, visits_of_person,
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
        let (seen, on) = (scene.order, scene.today());
        scene.act(&StartExecution { seen, on }).await;
        ended(&scene, on).await;
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
        // Those who have been told of them can be told that they are off.
        let off = visits(&scene, scene.today()).await;
        assert_eq!(off.len(), 6);
        let reasons = off
            .iter()
            .map(|one| (one.placing.state, one.placing.reason));
        let died = (VisitState::Cancelled, Some(ChangeReason::PersonDied));
        assert!(reasons.clone().all(|one| one == died), "{off:?}");
        assert_eq!(system(&scene, &ExtendPlans).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_on_the_evening_of_the_last_day_sees_to_whom() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let (seen, on) = (scene.order, scene.today());
        scene.act(&StartExecution { seen, on }).await;
        ended(&scene, on).await;
        let left = visits(&scene, Date::MIN).await;
        assert_eq!(left.len(), 1);
        let may_know = async |scene: &Scene| {
            let need = Need::see(Resource::ScheduledVisit).about(scene.ragnar);
            access::may(scene.store.reader(), &scene.worker(), need).await
        };
        assert!(may_know(&scene).await.unwrap());
        scene.wait(1);
        assert!(!may_know(&scene).await.unwrap());
    })
    .await;
}

/// The order is ended.
async fn ended(scene: &Scene, on: Date) {
    let seen = scene.order;
    let order = cases::order(scene.store.reader(), scene.ragnar, seen.order).await;
    let version = order.unwrap().unwrap().version;
    let end = EndOrder {
        seen: cases::SeenOrder { version, ..seen },
        on,
        reason: prose("Flyttar till dottern."),
    };
    scene.by_officer(&end).await;
}

/// The decision behind the order.
pub(crate) async fn decision(scene: &Scene) -> cases::Decision {
    let all = cases::decisions_of_person(scene.store.reader(), scene.ragnar).await;
    all.unwrap().remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_visits_while_the_help_rests() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let (seen, on) = (scene.order, scene.today());
        scene.act(&StartExecution { seen, on }).await;
        scene.wait(1);
        let rests = cases::MarkInterrupted {
            person: scene.ragnar,
            decision: decision(&scene).await.id,
            on: scene.today(),
            reason: prose("Utföraren har slutat komma."),
        };
        scene.by_officer(&rests).await;
        let none = visits(&scene, scene.today()).await;
        assert!(none.iter().all(|one| !one.is_planned()), "{none:?}");
        system(&scene, &ExtendPlans).await;
        assert_eq!(visits(&scene, scene.today()).await, none);
        let again = cases::MarkExecuted {
            person: scene.ragnar,
            decision: decision(&scene).await.id,
            on: scene.today(),
        };
        scene.by_officer(&again).await;
        let laid = visits(&scene, scene.today()).await;
        let showers = ["2026-03-05", "2026-03-09", "2026-03-12", "2026-03-16"];
        assert_eq!(days(&laid, "Dusch"), showers);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_visits_after_the_last_day_of_the_decision() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let decided = decision(&scene).await;
        let end = cases::EndDecision {
            person: scene.ragnar,
            decision: decided.id,
            version: decided.version,
            on: "2026-03-10".parse().expect("a day"),
            reason: cases::EndReason::OwnWish,
            words: prose("Vill inte längre."),
        };
        scene.by_officer(&end).await;
        let laid = visits(&scene, Date::MIN).await;
        assert_eq!(days(&laid, "Dusch"), ["2026-03-05", "2026-03-09"]);
        scene.wait(3);
        system(&scene, &ExtendPlans).await;
        assert_eq!(visits(&scene, Date::MIN).await, laid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_visits_before_the_first_day_of_the_provider() {
    Scene::on_both_from(7, async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let laid = visits(&scene, Date::MIN).await;
        assert_eq!(days(&laid, "Dusch"), ["2026-03-12", "2026-03-16"]);
        scene.wait(1);
        system(&scene, &ExtendPlans).await;
        let laid = visits(&scene, Date::MIN).await;
        assert_eq!(days(&laid, "Inköp"), ["2026-03-10", "2026-03-17"]);
    })
    .await;
}

/// A planner moves a visit to another day.
pub(crate) async fn moved(scene: &Scene, name: &str, laid_on: &str, to: &str) -> VisitId {
    let all = visits(scene, Date::MIN).await;
    let mut same = all.iter().filter(|one| one.name.as_str() == name);
    let one = same
        .find(|one| one.laid_on.to_string() == laid_on)
        .expect("a visit");
    let seen = SeenVisit {
        visit: one.id,
        version: one.version,
    };
    let to = Placing {
        day: to.parse().expect("a day"),
        reason: Some(ChangeReason::PersonAsked),
        ..one.placing.clone()
    };
    let changes = vec![VisitChange { seen, to }];
    scene.act(&ChangeVisits { changes, why: None }).await;
    one.id
}

/// Another version of the plan, the same in all, is agreed.
async fn agreed_anew(scene: &Scene) {
    let seen = scene.seen().await;
    scene.act(&BeginDraft { seen }).await;
    scene.written().await;
    scene.agreed().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_moved_past_a_death_or_the_end_of_help_is_not_made() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        // Today's shopping is moved to Friday; the help ends today.
        moved(&scene, "Inköp", "2026-03-03", "2026-03-06").await;
        let seen = scene.order;
        let on = scene.today();
        scene.act(&StartExecution { seen, on }).await;
        ended(&scene, on).await;
        assert_eq!(visits(&scene, Date::MIN).await, []);
    })
    .await;
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        moved(&scene, "Inköp", "2026-03-03", "2026-03-06").await;
        scene.wait(1);
        let died = residents::RecordDeath {
            person: scene.ragnar,
            version: 1,
            on: scene.today(),
        };
        scene.by_officer(&died).await;
        let left = visits(&scene, Date::MIN).await;
        assert!(left.iter().all(|one| !one.is_planned()), "{left:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_neither_removes_nor_repeats_what_was_moved_and_made() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        // Thursday's shower was taken on Wednesday; today's shopping is put off to Friday.
        let made = moved(&scene, "Dusch", "2026-03-05", "2026-03-04").await;
        let put_off = moved(&scene, "Inköp", "2026-03-03", "2026-03-06").await;
        scene.wait(1);
        agreed_anew(&scene).await;
        let all = visits(&scene, Date::MIN).await;
        assert!(all.iter().any(|one| one.id == made), "{all:?}");
        assert!(all.iter().any(|one| one.id == put_off), "{all:?}");
        let showers = ["2026-03-04", "2026-03-09", "2026-03-12", "2026-03-16"];
        assert_eq!(days(&all, "Dusch"), showers);
        assert_eq!(
            days(&all, "Inköp"),
            ["2026-03-06", "2026-03-10", "2026-03-17"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_leaves_a_locked_day_as_it_was_told() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let before = visits(&scene, Date::MIN).await;
        for day in ["2026-03-04", "2026-03-05"] {
            let day = day.parse().expect("a day");
            scene.act(&LockDay { day, version: 0 }).await;
        }
        agreed_anew(&scene).await;
        let after = visits(&scene, Date::MIN).await;
        assert_eq!(after[..2], before[..2]);
        assert_eq!(days(&after, "Dusch"), days(&before, "Dusch"));
        assert!(after[2..].iter().all(|one| one.id != before[2].id));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_made_before_a_death_stays_as_it_was() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let one = visits(&scene, scene.today()).await.remove(0);
        let seen = SeenVisit {
            visit: one.id,
            version: one.version,
        };
        let to = Placing {
            start: Some(11 * 60),
            workers: vec![scene.nurses[0]],
            ..one.placing.clone()
        };
        let changes = vec![VisitChange {
            seen,
            to: to.clone(),
        }];
        scene.act(&ChangeVisits { changes, why: None }).await;
        // The evening of the same day.
        scene.now += jiff::SignedDuration::from_hours(9);
        let died = residents::RecordDeath {
            person: scene.ragnar,
            version: 1,
            on: scene.today(),
        };
        scene.by_officer(&died).await;
        let all = visits(&scene, Date::MIN).await;
        assert_eq!(all[0].placing, to);
        assert!(all[1..].iter().all(|one| !one.is_planned()), "{all:?}");
    })
    .await;
}
