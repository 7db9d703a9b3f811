//! Every page with several samples, rendered twice and equal; forms that come back with what was typed.

use kernel::UserId;
use page_kit::testing::{Browser, Room, words};
use records::{EntryKind, View};

use crate::scene::{Scene, new};

async fn browser(scene: &Scene, user: UserId) -> Browser {
    let room = Room {
        prefixes: &["records-"],
        locales: &records::LOCALES,
        routes: &records::routes(),
    };
    Browser::of(&scene.store, scene.now, user, room).await
}

fn at(scene: &Scene) -> String {
    format!("/personer/{}/dokumentation", scene.ragnar)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_care_worker_writes_corrects_and_searches_by_forms() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.nurses[0]).await;
        let at = at(&scene);
        let page = words(&desk.page(&at).await);
        assert!(page.contains("Inget är skrivet än."), "{page}");
        desk.page(&format!("{at}/ny")).await;
        let today = scene.today().to_string();
        let written = [
            ("kind", "health"),
            ("on", today.as_str()),
            ("at", "08.15"),
            ("fact", "Ragnar var yr. [[Sonen är orolig.]]"),
            ("judgement", "Kan bero på värmen."),
        ];
        let to = desk.saved(&format!("{at}/ny"), &written).await;
        assert!(to.starts_with(&at), "{to}");
        let page = words(&desk.page(&at).await);
        for told in [
            "Hur personen mår",
            "Ragnar var yr.",
            "Kan bero på värmen.",
            "Amina Noor",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let id = scene.record(scene.provider_view()).await[0].entry.id;
        desk.page(&format!("{at}/{id}")).await;
        let form = desk.page(&format!("{at}/{id}/ratta")).await;
        assert!(form.contains("[[Sonen är orolig.]]"));
        let mut right = written.to_vec();
        right[3] = ("fact", "Ragnar var trött.");
        right.push(("why", "Hörde fel."));
        desk.saved(&format!("{at}/{id}/ratta"), &right).await;
        let page = words(&desk.page(&at).await);
        assert!(
            page.contains("Rättad") && page.contains("Hörde fel."),
            "{page}"
        );
        let before = scene.reads().await;
        for (typed, told) in [("TRÖTT", "En anteckning"), ("hund", "Ingen anteckning")] {
            let found = desk.post(&format!("{at}/sok"), &[("ord", typed)]).await;
            assert!(words(&found.html).contains(told), "{}", words(&found.html));
        }
        // A search that cannot be read says so, and does not say that nothing was found.
        let long = "a".repeat(300);
        let found = desk.post(&format!("{at}/sok"), &[("ord", &long)]).await;
        assert_eq!(found.status.as_u16(), 422);
        assert!(!words(&found.html).contains("Ingen anteckning"));
        // All three were read, and noted.
        assert_eq!(scene.reads().await, before + 3);
        // Past the end is the last page.
        let page = words(&desk.page(&format!("{at}?sida=99")).await);
        assert!(page.contains("Ragnar var trött."), "{page}");
        let manager = browser(&scene, scene.manager).await;
        let paper = manager.page(&format!("{at}/utskrift")).await;
        assert!(
            !paper.contains("<summary>Läs anteckningen"),
            "folded on paper"
        );
        assert!(
            words(&paper).contains("Ragnar var yr."),
            "{}",
            words(&paper)
        );
        let list = desk.page("/dokumentation").await;
        assert!(list.contains("Ragnar Ek"), "{}", words(&list));
        desk.page(&format!(
            "{at}?slag=health&roll=care-worker&fran={today}&till={today}"
        ))
        .await;
        desk.may_not(&format!("{at}/utskrift")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.nurses[0]).await;
        let typed = [
            ("kind", "event"),
            ("on", "2031-01-01"),
            ("at", "kvart över"),
            ("fact", "Ragnar åt [[med sonen."),
        ];
        let answer = desk.post(&format!("{}/ny", at(&scene)), &typed).await;
        assert_eq!(answer.status.as_u16(), 422);
        // The form that came back shows the person: it was read.
        assert_eq!(scene.reads().await, 1);
        assert!(answer.html.contains("Ragnar åt [[med sonen."));
        let page = words(&answer.html);
        assert!(page.contains("En markering börjar eller slutar"), "{page}");
        assert!(scene.record(View::Own).await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_kept_found_again_and_signed() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.nurses[0]).await;
        let at = at(&scene);
        let half = [
            ("fact", "Ragnar vill"),
            ("request", "0b0e7a52-6c0b-4a57-9a35-5b6b3f3f0001"),
        ];
        desk.saved(&format!("{at}/utkast"), &half).await;
        let page = words(&desk.page(&at).await);
        assert!(page.contains("Dina utkast"), "{page}");
        let mine = records::drafts_of(scene.store.reader(), scene.drafts(scene.nurses[0])).await;
        let id = mine.unwrap()[0].id;
        let draft = format!("{at}/utkast/{id}");
        assert!(desk.page("/dokumentation").await.contains(&draft));
        let form = desk.page(&draft).await;
        assert!(form.contains("Ragnar vill"));
        let manager = browser(&scene, scene.manager).await;
        manager.finds_nothing(&draft).await;
        let page = words(&manager.page(&at).await);
        assert!(!page.contains("Dina utkast"), "{page}");
        desk.saved(&draft, &[("version", "1"), ("fact", "Ragnar vill ut.")])
            .await;
        let today = scene.today().to_string();
        let whole = [
            ("kind", "wish"),
            ("on", today.as_str()),
            ("fact", "Ragnar vill ut."),
            ("version", "2"),
            ("request", "0b0e7a52-6c0b-4a57-9a35-5b6b3f3f0002"),
        ];
        let first = desk.saved(&format!("{draft}/signera"), &whole).await;
        let second = desk.saved(&format!("{draft}/signera"), &whole).await;
        assert_eq!(first, second);
        assert_eq!(scene.record(View::Own).await.len(), 1);
        desk.finds_nothing(&draft).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_reads_without_what_is_about_others_and_disputes() {
    Scene::on_both(async |scene| {
        let id = scene
            .sign(new(scene.today(), "Ragnar åt bra. [[Eva är sjukskriven.]]"))
            .await;
        let of_another = records::NewEntry {
            kind: EntryKind::Contact,
            is_whole: true,
            ..new(scene.today(), "Eva ringde om sin egen hälsa.")
        };
        let whole = scene.sign(of_another).await;
        let correct = |entry, is_whole, why: &str| records::CorrectEntry {
            person: scene.ragnar,
            entry,
            new: records::NewEntry {
                is_whole,
                ..new(scene.today(), "Ragnar åt bra.")
            },
            why: crate::scene::marked(why),
        };
        // What somebody else had to do with it stands in the reasons, too.
        let reasons = [
            correct(id, false, "Hörde fel av [[Evas läkare]]."),
            correct(whole, true, "Eva ville det, för sin sjukskrivnings skull."),
        ];
        for reason in &reasons {
            scene.store.act(&scene.worker(), reason).await.unwrap();
        }
        let home = browser(&scene, scene.ragnar_user).await;
        let at = at(&scene);
        for page in [
            at.clone(),
            format!("{at}/{id}"),
            format!("{at}/utdrag"),
            format!("{at}/utskrift"),
            format!("{at}/{id}/det-stammer-inte"),
        ] {
            let html = home.page(&page).await;
            assert!(
                !html.contains("sjukskriv")
                    && !html.contains("egen hälsa")
                    && !html.contains("läkare"),
                "{page}"
            );
            assert!(html.contains("[uppgift om annan person]"), "{page}");
        }
        let view = [("view", "Jag åt inget alls.")];
        home.saved(&format!("{at}/{id}/det-stammer-inte"), &view)
            .await;
        let desk = browser(&scene, scene.manager).await;
        let page = words(&desk.page(&format!("{at}/{id}")).await);
        assert!(page.contains("anteckningen står kvar"), "{page}");
        desk.saved(&format!("{at}/{id}/invandning/klar"), &[]).await;
        let page = words(&desk.page(&format!("{at}/{id}")).await);
        assert!(!page.contains("anteckningen står kvar"), "{page}");
        for page in [at.clone(), format!("{at}/{id}"), format!("{at}/utskrift")] {
            let page = words(&desk.page(&page).await);
            assert!(page.contains("Jag åt inget alls."), "{page}");
            assert!(page.contains("sjukskriven"), "{page}");
        }
        let page = words(&desk.page(&at).await);
        assert!(page.contains("Evas läkare"), "{page}");
        // The extract that is printed for the person says no more than the person's own page.
        let extract = desk.page(&format!("{at}/utdrag")).await;
        assert!(!extract.contains("sjukskriv"), "{}", words(&extract));
        assert!(!extract.contains("läkare"), "{}", words(&extract));
        // The person writes nothing but that, and searches no words that are not shown.
        home.may_not(&format!("{at}/ny")).await;
        let search = home
            .post(&format!("{at}/sok"), &[("ord", "sjukskriven")])
            .await;
        assert_eq!(search.status.as_u16(), 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn records_are_handed_over_marked_and_disputed_by_forms() {
    Scene::on_both(async |scene| {
        let id = scene.ate().await;
        let desk = browser(&scene, scene.manager).await;
        let at = at(&scene);
        desk.page(&format!("{at}/{id}/andra")).await;
        let mark = [
            ("version", "0"),
            ("fact", "Ragnar åt [[all]] frukost."),
            ("whole", ""),
        ];
        desk.saved(&format!("{at}/{id}/andra"), &mark).await;
        desk.page(&format!("{at}/{id}/invandning")).await;
        let today = scene.today().to_string();
        let said = [("said", today.as_str()), ("view", "Nej, bara kaffe.")];
        desk.saved(&format!("{at}/{id}/invandning"), &said).await;
        let form = desk.page(&format!("{at}/lamna-over")).await;
        assert!(form.contains(&scene.unit.to_string()), "{}", words(&form));
        let unit = scene.unit.to_string();
        let give = [
            ("to", unit.as_str()),
            ("first", today.as_str()),
            ("last", today.as_str()),
            ("kinds", "event"),
            ("purpose", "Uppföljning av beslutet."),
            ("ground", "consent"),
        ];
        let to = desk.saved(&format!("{at}/lamna-over"), &give).await;
        let to = to.split('?').next().unwrap().to_owned();
        let page = words(&desk.page(&to).await);
        assert!(page.contains("Inte kvitterad"), "{page}");
        assert!(!page.contains("Kvittera att den har kommit fram"), "{page}");
        let officer = browser(&scene, scene.officer).await;
        let page = words(&officer.page(&at).await);
        assert!(page.contains("Nej, bara kaffe."), "{page}");
        officer.page(&to).await;
        officer.saved(&to, &[]).await;
        let page = words(&officer.page(&to).await);
        assert!(page.contains("Siv Berg"), "{page}");
        let home = browser(&scene, scene.ragnar_user).await;
        let own = words(&home.page(&to).await);
        assert!(own.contains("[uppgift om annan person]"), "{own}");
        let stranger = browser(&scene, scene.nurses[2]).await;
        for page in [at.clone(), format!("{at}/{id}"), to] {
            stranger.finds_nothing(&page).await;
        }
    })
    .await;
}
