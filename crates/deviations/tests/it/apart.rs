//! It stands apart from the person's file: nothing of it is in the person's history, duties or record.

use deviations::{Class, JudgeSeriousness, TellPerson, Whom};
use history::{PageAt, TimelineFilter};

use crate::{scene::Scene, words::prose};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_it_is_in_the_persons_file() {
    Scene::on_both(async |scene| {
        let reader = scene.store.reader();
        let timeline = async || {
            let page = PageAt::first(500);
            let all = TimelineFilter::default();
            let found = history::timeline(reader, scene.ragnar, &all, page).await;
            found.unwrap().rows.len()
        };
        let duties_before = duties::of_person(reader, scene.ragnar).await.unwrap().len();
        let before = timeline().await;
        let id = scene.report(&scene.worker(), scene.missed()).await;
        scene.triage(&scene.manager(), id, Class::Wrong).await;
        let tell = TellPerson {
            seen: scene.seen(scene.provider, id).await,
            whom: Whom::Person,
            on: scene.today(),
            words: Some(prose("Han vill att vi ringer.")),
        };
        scene.act(&tell).await;
        let judge = JudgeSeriousness {
            seen: scene.seen(scene.provider, id).await,
            is_serious: false,
            reasons: prose("Ingen skada."),
        };
        scene.act(&judge).await;
        scene.investigate(&scene.manager(), id).await;
        scene.close(&scene.manager(), id).await;
        assert_eq!(timeline().await, before);
        let duties = duties::of_person(reader, scene.ragnar).await.unwrap();
        assert_eq!(duties.len(), duties_before);
        let view = records::View::Own;
        let filter = records::RecordFilter::default();
        let record = records::record(reader, (scene.ragnar, view), &filter, (0, 50)).await;
        assert_eq!(record.unwrap().1, 0);
        assert!(scene.case(scene.provider, id).await.is_person_told);
        // What was done is in the history of the unit.
        let subject = history::Subject::new("deviation", id);
        let told = history::since(reader, subject, history::After::Seq(0))
            .await
            .unwrap();
        let verbs: Vec<&str> = told
            .iter()
            .map(|entry| entry.verb.as_str())
            .filter(|verb| verb.starts_with("deviations."))
            .collect();
        assert_eq!(
            verbs,
            [
                "deviations.reported",
                "deviations.triaged",
                "deviations.person-told",
                "deviations.judged",
                "deviations.investigated",
                "deviations.followed-up",
                "deviations.closed"
            ]
        );
    })
    .await;
}
