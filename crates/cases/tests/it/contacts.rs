//! Contacts of the first line.

use cases::{
    Caller, Channel, CloseContact, GiveGuidance, RegisterContact, Topic, contacts_of_person,
};
use kernel::{Line, Problem, Prose};

use crate::scene::Scene;

fn the_son_calls(scene: &Scene, about: bool) -> RegisterContact {
    let call = scene.call();
    RegisterContact {
        channel: Channel::Relative,
        received: call.now,
        caller: Caller {
            name: Line::parse("Erik Ek").ok(),
            kinship: Line::parse("son").ok(),
            phone: None,
        },
        matter: Prose::parse("Pappa har ramlat flera gånger och äter för lite.").unwrap(),
        person: about.then_some(scene.person),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_son_calls_and_the_officer_may_see_the_file_from_then_on() {
    Scene::on_both(async |scene| {
        let reader = scene.store.reader();
        let file = access::Need::see(access::Resource::PersonFile).about(scene.person);
        assert!(!access::may(reader, &scene.call(), file).await.unwrap());

        let done = scene
            .store
            .act(&scene.call(), &the_son_calls(&scene, true))
            .await
            .unwrap();
        let contacts = contacts_of_person(reader, scene.person).await.unwrap();
        assert_eq!(
            contacts.iter().map(|c| c.id).collect::<Vec<_>>(),
            [done.contact]
        );

        assert!(access::may(reader, &scene.call(), file).await.unwrap());
        assert!(!access::may(reader, &scene.stranger(), file).await.unwrap());
        let report = history::verify(reader).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guidance_leaves_nothing_personal_and_is_given_once() {
    Scene::on_both(async |scene| {
        let done = scene
            .store
            .act(&scene.call(), &the_son_calls(&scene, false))
            .await
            .unwrap();
        let guide = GiveGuidance {
            contact: done.contact,
            version: 1,
            topic: Topic::HelpAtHome,
        };
        // An officer of another unit finds nothing.
        let refused = scene.store.act(&scene.stranger(), &guide).await;
        assert!(matches!(refused, Err(Problem::NotFound)), "{refused:?}");

        scene.store.act(&scene.call(), &guide).await.unwrap();
        let row = store::sql(
            "SELECT COUNT(*) AS n FROM case_contact WHERE matter IS NULL AND caller_name IS NULL",
        );
        let row = row.one(scene.store.reader()).await.unwrap().unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 1);

        let again = GiveGuidance {
            version: 2,
            ..guide
        };
        assert!(matches!(
            scene.store.act(&scene.call(), &again).await,
            Err(Problem::Refused(_))
        ));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_officer_is_told_that_the_first_was_there() {
    Scene::on_both(async |scene| {
        let done = scene
            .store
            .act(&scene.call(), &the_son_calls(&scene, false))
            .await
            .unwrap();
        let guide = GiveGuidance {
            contact: done.contact,
            version: 1,
            topic: Topic::Other,
        };
        scene.store.act(&scene.call(), &guide).await.unwrap();
        let reason = Prose::parse("Ringde fel").unwrap();
        let close = CloseContact {
            contact: done.contact,
            version: 1,
            reason,
        };
        let late = scene.store.act(&scene.call(), &close).await;
        assert!(
            matches!(late, Err(Problem::Refused(_) | Problem::Changed(_))),
            "{late:?}"
        );
    })
    .await;
}
