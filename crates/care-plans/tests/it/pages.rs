//! Every page with several samples, rendered twice and equal; forms that come back with what was typed.

use kernel::UserId;
use page_kit::testing::{Browser, Room, words};

use crate::{scene::Scene, words::line};

async fn browser(scene: &Scene, user: UserId) -> Browser {
    let locales = [&care_plans::LOCALES[..], &organisation_words()].concat();
    let room = Room {
        prefixes: &["care-plans-"],
        locales: &locales,
        routes: &care_plans::routes(),
    };
    Browser::of(&scene.store, scene.now, user, room).await
}

/// The words of the room whose refusals this one shows.
fn organisation_words() -> Vec<page_kit::Locale> {
    vec![page_kit::Locale {
        language: kernel::Language::Swedish,
        source: include_str!("../../../organisation/locales/sv.ftl"),
    }]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_makes_the_plan_by_forms() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.manager).await;
        let at = scene.plan().await.address();
        let list = desk.page("/genomforandeplaner").await;
        assert!(
            list.contains("Ragnar Ek") && list.contains(&at),
            "{}",
            words(&list)
        );
        let page = desk.page(&at).await;
        assert!(words(&page).contains("Inget är bestämt tillsammans än."));
        let draft = desk.page(&format!("{at}/utkast")).await;
        assert!(words(&draft).contains("Det här är beställt men ligger inte i något besök"));
        fill_in(&scene, &desk, &at).await;
        let planned = scene.view().await.draft().unwrap().visits[0].id;
        desk.page(&format!("{at}/utkast/besok/{planned}")).await;
        desk.page(&format!("{at}/utkast/enas")).await;
        let day = scene.today().to_string();
        let agree = [("version", "5"), ("on", day.as_str())];
        let to = desk.saved(&format!("{at}/utkast/enas"), &agree).await;
        assert!(to.starts_with(&at), "{to}");
        let page = words(&desk.page(&at).await);
        assert!(
            page.contains("Amina Noor") && page.contains("måndag"),
            "{page}"
        );
        desk.page(&format!("{at}/version/1")).await;
        let paper = words(&desk.page(&format!("{at}/utskrift")).await);
        assert!(
            paper.contains("Amina Noor är din fasta omsorgskontakt."),
            "{paper}"
        );
        assert!(paper.contains("Jag vill duscha själv."), "{paper}");
        // It speaks to the person, and says what the help is for.
        let goals = scene.view().await.standing().unwrap().text.goals.clone();
        let goal = goals.iter().find_map(|goal| goal.way.clone()).unwrap();
        assert!(
            paper.contains("Dina mål") && paper.contains(goal.as_str()),
            "{paper}"
        );
        assert!(!paper.contains("Det personen gör själv"), "{paper}");
        // The paper lies about: what is done if nobody opens is not on it.
        assert!(!paper.contains("Ring sonen."), "{paper}");
        desk.page("/genomforandeplaner?visa=aktuella").await;
        desk.page(&format!("/personer/{}/genomforandeplaner", scene.ragnar))
            .await;
    })
    .await;
}

/// Text, visits and contact, form by form.
async fn fill_in(scene: &Scene, desk: &Browser, at: &str) {
    desk.page(&format!("{at}/utkast/text")).await;
    let text = [
        ("version", "1"),
        ("part", "present"),
        ("own-words", "Jag vill duscha själv."),
        ("way-home-care", "Samma fyra som kommer."),
        ("no-answer", "Ring sonen."),
    ];
    desk.saved(&format!("{at}/utkast/text"), &text).await;
    desk.page(&format!("{at}/utkast/besok")).await;
    let visit = |version, name, day, minutes, task| {
        [
            ("version", version),
            ("name", name),
            ("days", day),
            ("every", "week"),
            ("from", "08:00"),
            ("to", "11:00"),
            ("minutes", minutes),
            ("staff", "one"),
            ("tasks", task),
        ]
    };
    let to = format!("{at}/utkast/besok");
    desk.saved(&to, &visit("2", "Dusch", "1", "60", "shower"))
        .await;
    desk.saved(&to, &visit("3", "Inköp", "4", "45", "shopping"))
        .await;
    desk.page(&format!("{at}/kontakt")).await;
    let nurse = scene.nurses[0].to_string();
    let named = [
        ("version", "4"),
        ("answer", "named"),
        ("user", nurse.as_str()),
    ];
    desk.saved(&format!("{at}/kontakt"), &named).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.manager).await;
        let at = format!("{}/utkast/besok", scene.plan().await.address());
        let typed = [
            ("version", "1"),
            ("name", "Kvällsbesök hos Ragnar"),
            ("every", "week"),
            ("from", "21:00"),
            ("to", "19:00"),
            ("minutes", "många"),
            ("staff", "one"),
        ];
        let answer = desk.post(&at, &typed).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.html.contains("Kvällsbesök hos Ragnar"));
        for told in [
            "Besöket ska sluta efter att det börjar, samma dag.",
            "Välj minst en uppgift ur beställningen.",
        ] {
            assert!(words(&answer.html).contains(told), "{told}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_is_done_once_and_a_late_one_loses_nothing() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        let desk = browser(&scene, scene.manager).await;
        let at = scene.plan().await.address();
        let version = scene.plan().await.version.to_string();
        let planned = scene.view().await.draft().unwrap().visits[0].id;
        let day = scene.today().to_string();
        let twice = [
            ("version", version.as_str()),
            ("on", day.as_str()),
            ("request", "0b0e7a52-6c0b-4a57-9a35-5b6b3f3f0001"),
        ];
        let first = desk.saved(&format!("{at}/utkast/enas"), &twice).await;
        let second = desk.saved(&format!("{at}/utkast/enas"), &twice).await;
        assert_eq!(first, second);
        assert_eq!(scene.view().await.versions.len(), 1);
        // Somebody who was still writing is told, and sees what was typed nowhere lost.
        let late = [
            ("version", version.as_str()),
            ("own-words", "Jag vill ha kaffe först."),
        ];
        let answer = desk.post(&format!("{at}/utkast/text"), &late).await;
        assert_eq!(answer.status.as_u16(), 422, "{}", words(&answer.html));
        let late = [
            ("version", version.as_str()),
            ("name", "Dusch"),
            ("days", "1"),
            ("every", "week"),
            ("from", "08:00"),
            ("to", "11:00"),
            ("minutes", "30"),
            ("staff", "one"),
            ("tasks", "shower"),
        ];
        let to = format!("{at}/utkast/besok/{planned}");
        let answer = desk.post(&to, &late).await;
        assert_eq!(answer.status.as_u16(), 422, "{}", words(&answer.html));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_side_sees_what_it_may() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        let at = scene.plan().await.address();
        let officer = browser(&scene, scene.officer).await;
        // What is only being written is the provider's own.
        let page = words(&officer.page(&at).await);
        assert!(!page.contains("duscha"), "{page}");
        officer.may_not(&format!("{at}/utkast")).await;
        officer.finds_nothing(&format!("{at}/version/1")).await;
        let stranger = browser(&scene, scene.nurses[2]).await;
        for page in [at.clone(), format!("{at}/utkast"), format!("{at}/utskrift")] {
            stranger.finds_nothing(&page).await;
        }
        let list = stranger.page("/genomforandeplaner").await;
        assert!(!list.contains("Ragnar"), "{}", words(&list));
        scene.agreed().await;
        assert!(words(&officer.page(&at).await).contains("duscha"));
        let unit = officer.page("/genomforandeplaner?visa=aktuella").await;
        assert!(unit.contains("Ragnar Ek"), "{}", words(&unit));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relative_reads_the_plan_without_a_way_to_the_record() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let at = scene.plan().await.address();
        let record = format!("/personer/{}/dokumentation", scene.ragnar);
        let user = async |name: &str, person| {
            let login = format!("{name}@hem.example");
            let add = access::AddUser {
                name: line(name),
                login: access::Login::parse(&login).unwrap(),
                password: None,
                person,
                hsa_id: None,
            };
            scene.system(&add).await
        };
        let (own, eva) = (
            user("ragnar", Some(scene.ragnar)).await,
            user("eva", None).await,
        );
        let let_in = access::LetIn {
            person: scene.ragnar,
            relative: eva,
            scope: access::LettingScope::Both,
            period: kernel::Period::since(scene.today()),
            reason: line("Han vill det."),
        };
        let call = scene.call(kernel::Actor::Resident {
            user: own,
            person: scene.ragnar,
            role: kernel::Role::Person,
        });
        scene.store.act(&call, &let_in).await.unwrap();
        let page = browser(&scene, eva).await.page(&at).await;
        assert!(words(&page).contains("duscha"), "{}", words(&page));
        assert!(!page.contains(&record), "{}", words(&page));
        let page = browser(&scene, own).await.page(&at).await;
        assert!(page.contains(&record), "{}", words(&page));
    })
    .await;
}
