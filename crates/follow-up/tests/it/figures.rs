//! What is measured: goals reached, who answered, what they think; and over which days.

use follow_up::{HandOutSurvey, Outcome, SurveyWay, Theme, measures};
use kernel::{Call, Period, measure::Dimension};

use crate::scene::Scene;

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
        scene.by_officer(&scene.answers(id, false).await).await;
        let late = measures::response(reader, &call, now_on(&call))
            .await
            .unwrap();
        assert!(late[0].meets);
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
