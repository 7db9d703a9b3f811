//! What was told while much had changed is taken as it is, and somebody is asked to look.

use cases::{EndOrder, StartExecution};
use duties::calendar::days_after;
use jiff::SignedDuration;
use kernel::{Actor, Problem};
use schedules::{ChangeReason, Placing, VisitState};
use visits::{AnswerQuestion, NewReport, NotMade, QuestionKind, ReportDeviation, open_questions};

use crate::{
    made::{ago, asked, by_bo, change, come_to, ended, place, started, tell, told},
    scene::Scene,
    words::prose,
};

/// Amina has made the visit without coverage; her reports come now.
async fn late(scene: &Scene, visit: schedules::VisitId) -> Vec<QuestionKind> {
    tell(scene, visit, started(scene, 60)).await;
    tell(scene, visit, ended(scene, 30)).await;
    let told = come_to(scene, visit).await;
    assert_eq!(told.minutes().map(kernel::Minutes::count), Some(30));
    asked(scene, visit).await
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_and_given_to_another() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let to = Placing {
            day: days_after(scene.today(), 1),
            workers: vec![scene.nurses[1]],
            reason: Some(ChangeReason::PersonAsked),
            ..one.placing.clone()
        };
        change(&scene, &one, to).await;
        let asked = late(&scene, one.id).await;
        assert_eq!(asked, [QuestionKind::Moved, QuestionKind::Reassigned]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_after_one_was_told_and_told_anew_to_another() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let to = Placing {
            start: Some(10 * 60),
            workers: vec![scene.nurses[1]],
            ..one.placing.clone()
        };
        change(&scene, &one, to).await;
        let tell = visits::TellVisit { visit: one.id };
        let bo = by_bo(&scene);
        scene.store.act(&bo, &tell).await.unwrap();
        let asked = late(&scene, one.id).await;
        assert_eq!(asked, [QuestionKind::Moved, QuestionKind::Reassigned]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelled() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let to = Placing {
            state: VisitState::Cancelled,
            reason: Some(ChangeReason::PersonAway),
            ..Placing::on(one.placing.day)
        };
        change(&scene, &one, to).await;
        assert_eq!(late(&scene, one.id).await, [QuestionKind::Cancelled]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_dead() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let dead = residents::RecordDeath {
            person: scene.ragnar,
            version: 1,
            on: scene.today(),
        };
        scene.by_officer(&dead).await;
        let asked = late(&scene, one.id).await;
        assert!(asked.contains(&QuestionKind::PersonDead), "{asked:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_relation_over() {
    Scene::on_both(async |mut scene| {
        let one = told(&scene).await;
        let begin = StartExecution {
            seen: scene.order,
            on: scene.today(),
        };
        scene.act(&begin).await;
        let order = cases::order(scene.store.reader(), scene.ragnar, scene.order.order).await;
        let end = EndOrder {
            seen: cases::SeenOrder {
                version: order.unwrap().unwrap().version,
                ..scene.order
            },
            on: scene.today(),
            reason: prose("Han flyttar till sonen."),
        };
        scene.by_officer(&end).await;
        scene.wait(3);
        let at = scene.now - SignedDuration::from_hours(72);
        let report = |minutes| at - SignedDuration::from_mins(minutes);
        let begin = NewReport::Started {
            at: report(60),
            proof: visits::Proof::Pressed,
        };
        tell(&scene, one.id, begin).await;
        let asked = asked(&scene, one.id).await;
        assert!(asked.contains(&QuestionKind::NoRelation), "{asked:?}");
        assert!(come_to(&scene, one.id).await.start.is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_from_another_year() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let begin = NewReport::Started {
            at: "1970-01-01T00:00:07Z".parse().unwrap(),
            proof: visits::Proof::Pressed,
        };
        tell(&scene, one.id, begin).await;
        assert_eq!(asked(&scene, one.id).await, [QuestionKind::OtherDay]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_opened_is_somebodys_duty_within_minutes() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let report = NewReport::NotMade {
            at: ago(&scene, 1),
            why: NotMade::NobodyOpened,
            words: None,
        };
        tell(&scene, one.id, report).await;
        let reader = scene.store.reader();
        let open = open_questions(reader, scene.provider).await.unwrap();
        let question = open.first().unwrap();
        assert_eq!(question.kind, QuestionKind::NobodyOpened);
        let subject = history::Subject::new("visit-question", question.id);
        let duties = duties::of_subject(reader, subject).await.unwrap();
        let minutes = duties[0].due.duration_since(scene.now).as_mins();
        assert_eq!((duties.len(), minutes), (1, 15));
        let answer = AnswerQuestion {
            question: question.id,
            version: question.version,
            words: prose("Ringde sonen: han är på sjukhus."),
        };
        let stranger = scene.store.act(&scene.stranger(), &answer).await;
        assert!(matches!(stranger, Err(Problem::NotFound)), "{stranger:?}");
        scene.act(&answer).await;
        let stale = scene.store.act(&scene.manager(), &answer).await;
        assert!(matches!(stale, Err(Problem::Changed(_))), "{stale:?}");
        let duties = duties::of_subject(reader, subject).await.unwrap();
        assert_eq!(duties[0].state, duties::State::Done);
        assert_eq!(open_questions(reader, scene.provider).await.unwrap(), []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_thing_that_went_wrong_is_a_question() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        place(&scene, &one, vec![scene.nurses[1]]).await;
        for words in ["Han halkade i duschen.", "Medicinen var slut."] {
            let report = ReportDeviation {
                visit: one.id,
                words: prose(words),
                said: scene.now,
            };
            scene.store.act(&scene.worker(), &report).await.unwrap();
        }
        let kinds = asked(&scene, one.id).await;
        assert_eq!(kinds, [QuestionKind::Deviation, QuestionKind::Deviation]);
        assert!(matches!(scene.worker().actor, Actor::Staff { .. }));
    })
    .await;
}
