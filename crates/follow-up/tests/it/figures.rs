//! What is measured: goals reached, who answered, what they think; and over which days.

use follow_up::{
    BeginCorrection, FollowUpId, GoalResult, HandOutSurvey, Outcome, SignReport, SurveyWay, Theme,
    measures,
};
use kernel::{Call, Period, measure::Dimension};

use crate::{scene::Scene, words::prose};

fn now_on(call: &Call) -> Period {
    Period::since(call.today())
}

#[tokio::test(flavor = "multi_thread")]
async fn goals_and_answers_are_counted_when_they_are_known() {
    Scene::on_both(async |mut scene| {
        let id = scene.booked().await;
        let hand_out = HandOutSurvey {
            seen: scene.seen_survey(id).await,
            way: SurveyWay::Paper,
        };
        scene.by_officer(&hand_out).await;
        scene.signed(id, Outcome::Stands).await;
        let store = scene.store.clone();
        let reader = store.reader();
        let call = scene.officer();
        let goals = measures::goals(reader, &call, now_on(&call)).await.unwrap();
        assert!(goals.is_empty(), "the half-year is not over");
        scene.wait(130);
        let call = scene.officer();
        let goals = measures::goals(reader, &call, now_on(&call)).await.unwrap();
        assert_eq!((goals.len(), goals[0].meets), (1, true));
        assert_eq!(goals[0].groups[&Dimension::Service], "home-care");
        assert_eq!(goals[0].groups[&Dimension::ProviderForm], "in-house");
        assert_eq!(goals[0].groups[&Dimension::AgeBand], "80-89");
        assert_eq!(goals[0].day, jiff::civil::date(2026, 1, 1));
        let late = measures::response(reader, &call, now_on(&call))
            .await
            .unwrap();
        assert_eq!((late.len(), late[0].meets), (1, false));
        let spring = Period::new(
            jiff::civil::date(2026, 1, 1),
            Some(jiff::civil::date(2026, 6, 30)),
        );
        let missing = follow_up::non_response(reader, &call, spring.unwrap())
            .await
            .unwrap();
        assert_eq!(missing.missing[0].0, None, "nobody noted why");
        nothing_that_comes_later_changes_it(&mut scene, id).await;
    })
    .await;
}

/// An answer and a correction that come when the half-year is over: its figures stand, and the next one has the answer.
async fn nothing_that_comes_later_changes_it(scene: &mut Scene, id: FollowUpId) {
    let store = scene.store.clone();
    let reader = store.reader();
    let call = scene.officer();
    scene.by_officer(&scene.answers(id, false).await).await;
    let late = measures::response(reader, &call, now_on(&call))
        .await
        .unwrap();
    assert!(!late[0].meets, "a share that has been told does not change");
    let thinks = async |call: &Call| {
        let of = (Theme::Safety, now_on(call));
        measures::experienced(reader, call, of).await.unwrap().len()
    };
    assert_eq!(
        thinks(&call).await,
        0,
        "the answer came after the half-year"
    );
    // What is corrected afterwards does not change what was reached either.
    let correct = BeginCorrection {
        seen: scene.seen_follow_up(id).await,
        reason: prose("Målet var inte nått."),
    };
    scene.by_officer(&correct).await;
    let mut written = scene.report(id, Outcome::Stands).await;
    written.findings[0].result = Some(GoalResult::NotReached);
    let view = scene.follow_up(id).await;
    written.text.held = view.follow_up.held;
    written.findings[0].next = view.standing().unwrap().findings[0].next;
    scene.by_officer(&written).await;
    let seen = scene.seen_follow_up(id).await;
    scene.by_officer(&SignReport { seen }).await;
    let goals = measures::goals(reader, &call, now_on(&call)).await.unwrap();
    assert_eq!((goals.len(), goals[0].meets), (1, true));
    // The next half-year has the answer, and nobody else.
    scene.wait(184);
    let call = scene.officer();
    assert_eq!(thinks(&call).await, 1);
    let goals = measures::goals(reader, &call, now_on(&call)).await.unwrap();
    assert!(goals.is_empty());
    let asked = measures::response(reader, &call, now_on(&call)).await;
    assert!(asked.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_in_its_time_counts_in_the_half_year_in_which_that_ends() {
    Scene::on_both(async |mut scene| {
        let id = scene.booked().await;
        scene.signed(id, Outcome::Stands).await;
        scene.wait(30);
        scene.by_officer(&scene.answers(id, false).await).await;
        scene.wait(100);
        let (store, call) = (scene.store.clone(), scene.officer());
        let asked = measures::response(store.reader(), &call, now_on(&call)).await;
        let asked = asked.unwrap();
        assert_eq!((asked.len(), asked[0].meets), (1, true));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_thinks_is_counted_when_the_half_year_is_over() {
    Scene::on_both(async |mut scene| {
        let id = scene.booked().await;
        scene.by_officer(&scene.answers(id, false).await).await;
        scene.signed(id, Outcome::Stands).await;
        let store = scene.store.clone();
        let thinks = async |call: Call, theme| {
            let of = (theme, now_on(&call));
            measures::experienced(store.reader(), &call, of)
                .await
                .unwrap()
        };
        assert!(thinks(scene.officer(), Theme::Safety).await.is_empty());
        scene.wait(130);
        let rows = thinks(scene.officer(), Theme::Safety).await;
        assert_eq!((rows.len(), rows[0].meets), (1, true));
        assert_eq!(rows[0].link, "", "nobody opens what a single person said");
        let rows = thinks(scene.officer(), Theme::Continuity).await;
        assert!(!rows[0].meets);
        assert!(measures::theme_of("follow-up-measure-safety").is_some());
    })
    .await;
}
