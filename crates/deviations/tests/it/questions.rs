//! Every question that the room asks is answered by an index.

use deviations::{CaseFilter, Class, DeviationKind, LessonFilter, State, measures};
use kernel::Period;
use page_kit::Window;

use crate::{scene::Scene, words::line};

const WINDOW: Window = Window {
    sort: "reported",
    is_descending: false,
    offset: 0,
    limit: 25,
};

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Scene::on_both(async |scene| {
        let reader = scene.store.reader();
        let id = scene.report(&scene.worker(), scene.missed()).await;
        scene.triage(&scene.manager(), id, Class::Deviation).await;
        narrowed(&scene).await;
        deviations::own_reports(reader, scene.nurses[0], WINDOW)
            .await
            .unwrap();
        for filter in [
            LessonFilter::default(),
            LessonFilter {
                kind: Some(DeviationKind::Fall),
                unit: None,
            },
            LessonFilter {
                kind: None,
                unit: Some(scene.provider),
            },
        ] {
            deviations::lessons(reader, &filter, WINDOW).await.unwrap();
        }
        let (call, period) = (scene.manager(), Period::since(scene.today()));
        measures::triaged(reader, &call, period).await.unwrap();
        measures::closed(reader, &call, period).await.unwrap();
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("deviation_") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}

/// Each way to narrow, with what it lets through. Signs that mean something to the database mean nothing here.
async fn narrowed(scene: &Scene) {
    let all = CaseFilter::default;
    let words = |words: &str| CaseFilter {
        words: Some(line(words)),
        ..all()
    };
    let cases = [
        (all(), 1),
        (
            CaseFilter {
                is_open: true,
                ..all()
            },
            1,
        ),
        (
            CaseFilter {
                state: Some(State::Closed),
                ..all()
            },
            0,
        ),
        (
            CaseFilter {
                kind: Some(DeviationKind::Missed),
                ..all()
            },
            1,
        ),
        (
            CaseFilter {
                class: Some(Class::Wrong),
                ..all()
            },
            0,
        ),
        (
            CaseFilter {
                from: Some(scene.today()),
                to: Some(scene.today()),
                ..all()
            },
            1,
        ),
        (words("FRUKOST"), 1),
        (words("lagade"), 1),
        (words("frukost_"), 0),
        (words("%"), 0),
    ];
    for (filter, expected) in cases {
        let (reader, call) = (scene.store.reader(), scene.manager());
        for (unit, expected) in [(scene.provider, expected), (scene.other, 0)] {
            let found = deviations::case_list(reader, &call, unit, &filter, WINDOW).await;
            let (lines, total) = found.unwrap();
            let counted = i64::try_from(lines.len()).unwrap();
            assert_eq!((counted, total), (expected, expected), "{filter:?}");
        }
    }
}
