//! A lesson is shared when somebody else has looked at it, and holds nobody's name.

use deviations::{Class, ConsiderLesson, DeviationId, LessonFilter, LessonState, WriteLesson};
use page_kit::Window;

use crate::{scene::Scene, words::prose};

const WINDOW: Window = Window {
    sort: "shared",
    is_descending: true,
    offset: 0,
    limit: 25,
};

async fn closed(scene: &Scene) -> DeviationId {
    let id = scene.report(&scene.worker(), scene.missed()).await;
    scene.triage(&scene.manager(), id, Class::Deviation).await;
    scene.investigate(&scene.manager(), id).await;
    scene.close(&scene.manager(), id).await;
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_looked_at_by_somebody_else_and_then_shared() {
    Scene::on_both(async |scene| {
        let id = closed(&scene).await;
        let unit = scene.provider;
        let write = async |words: &str| WriteLesson {
            seen: scene.seen(unit, id).await,
            words: prose(words),
        };
        for (words, no) in [
            ("Ragnar fick ingen frukost.", "name"),
            ("Amina sa till.", "name"),
            ("Gäller 19430519-2397.", "number"),
        ] {
            let lesson = write(words).await;
            assert_eq!(scene.refused(&scene.manager(), &lesson).await, [no]);
        }
        let words = "Ring in en ersättare innan morgonen börjar.";
        scene.act(&write(words).await).await;
        assert_eq!(scene.open(id).await, ["lesson"]);
        let share = async || ConsiderLesson {
            seen: scene.seen(unit, id).await,
            back: None,
        };
        let no = scene.refused(&scene.manager(), &share().await).await;
        assert_eq!(no, ["own-lesson"]);
        let back = ConsiderLesson {
            back: Some(prose("Skriv varför.")),
            ..share().await
        };
        scene.store.act(&scene.responsible(), &back).await.unwrap();
        let case = scene.case(unit, id).await;
        assert!(matches!(case.lesson, LessonState::Returned { .. }));
        assert!(scene.open(id).await.is_empty());
        scene.act(&write(words).await).await;
        let reader = scene.store.reader();
        let all = LessonFilter::default();
        let shared = deviations::lessons(reader, &all, WINDOW).await.unwrap();
        assert_eq!(shared.1, 0);
        scene
            .store
            .act(&scene.responsible(), &share().await)
            .await
            .unwrap();
        let (lessons, total) = deviations::lessons(reader, &all, WINDOW).await.unwrap();
        assert_eq!(total, 1);
        assert_eq!(lessons[0].words.as_str(), words);
        assert_eq!(lessons[0].unit, unit);
        assert!(scene.open(id).await.is_empty());
        let again = scene.refused(&scene.manager(), &write(words).await).await;
        assert_eq!(again, ["shared"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_closed_has_no_lesson() {
    Scene::on_both(async |scene| {
        let id = scene.report(&scene.worker(), scene.missed()).await;
        let write = WriteLesson {
            seen: scene.seen(scene.provider, id).await,
            words: prose("Ring."),
        };
        let no = scene.refused(&scene.manager(), &write).await;
        assert_eq!(no, ["close-first"]);
    })
    .await;
}
