//! Every page of the room: the phone of one who makes visits, the desk of those who plan, what the person sees.

use kernel::UserId;
use page_kit::testing::{Browser, Room, words};

use crate::{
    made::{first, planned, started, tell, told},
    scene::Scene,
};

async fn browser(scene: &Scene, user: UserId) -> Browser {
    let locales = [&visits::LOCALES[..], &care_plans::LOCALES[..]].concat();
    let room = Room {
        prefixes: &["visits-"],
        locales: &locales,
        routes: &visits::routes(),
    };
    Browser::of(&scene.store, scene.now, user, room).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_on_a_phone() {
    Scene::on_both(async |scene| {
        let one = planned(&scene).await;
        let phone = browser(&scene, scene.nurses[0]).await;
        let day = phone.page("/mina-besok").await;
        assert!(words(&day).contains("Ett besök kvar"), "{}", words(&day));
        assert!(day.contains("data-keep=\"2\""), "{day}");
        assert!(day.contains("data-until="), "{day}");
        let at = format!("/mina-besok/{}", one.id);
        let page = phone.page(&at).await;
        for told in [
            "Ragnar Ek",
            "Ring sonen. Gå sedan in med nyckeln.",
            "Lugnt och stilla.",
        ] {
            assert!(words(&page).contains(told), "{told}: {}", words(&page));
        }
        phone.saved(&format!("{at}/start"), &[("stamp", "")]).await;
        let begun = words(&phone.page("/mina-besok").await);
        assert!(begun.contains("Påbörjat"), "{begun}");
        let done = [("stamp", ""), ("task-shopping", "no-time")];
        assert_eq!(
            phone.saved(&format!("{at}/slut"), &done).await,
            "/mina-besok"
        );
        let ended = words(&phone.page("/mina-besok").await);
        assert!(ended.contains("Utfört"), "{ended}");
        let waiting = words(&phone.page("/mina-besok/vantar").await);
        assert!(waiting.contains("Inget väntar"), "{waiting}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_went_otherwise_is_told_and_settled() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let phone = browser(&scene, scene.nurses[0]).await;
        let at = format!("/mina-besok/{}", one.id);
        phone.page(&format!("{at}/inte-utfort")).await;
        let empty = phone
            .post(&format!("{at}/inte-utfort"), &[("stamp", "")])
            .await;
        assert_eq!(empty.status.as_u16(), 422);
        let nobody = [("stamp", ""), ("why", "nobody-opened")];
        phone.saved(&format!("{at}/inte-utfort"), &nobody).await;
        phone.page(&format!("{at}/avvikelse")).await;
        let fell = [("words", "Dörren stod öppen.")];
        phone.saved(&format!("{at}/avvikelse"), &fell).await;
        phone.page(&format!("{at}/efterat")).await;
        let times = [("from", "09.00"), ("to", "09.25")];
        phone.saved(&format!("{at}/efterat"), &times).await;
        let desk = browser(&scene, scene.manager).await;
        let list = desk.page("/besok-att-reda-ut").await;
        for told in [
            "Ingen öppnade",
            "Dörren stod öppen.",
            "Rapporterat av Amina Noor",
        ] {
            assert!(words(&list).contains(told), "{told}: {}", words(&list));
        }
        let to = list.split("action=\"/besok-att-reda-ut/").nth(1).unwrap();
        let id = to.split('"').next().unwrap();
        let to = format!("/besok-att-reda-ut/{id}");
        let field = format!("answer-{id}");
        let none = desk.post(&to, &[("version", "1")]).await;
        assert_eq!(none.status.as_u16(), 422);
        let found = [("version", "1"), (field.as_str(), "Han är hos sonen.")];
        desk.saved(&to, &found).await;
        let made = words(&desk.page("/utforda-besok").await);
        assert!(made.contains("Skrivet i efterhand"), "{made}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_straight_to_a_form_can_send_it() {
    Scene::on_both(async |scene| {
        let one = planned(&scene).await;
        let phone = browser(&scene, scene.nurses[0]).await;
        let form = format!("/mina-besok/{}/inte-utfort", one.id);
        let nobody = [("stamp", ""), ("why", "nobody-opened")];
        assert_eq!(phone.opens_and_saves(&form, &nobody).await, "/mina-besok");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_carried_two_ways_is_one_report() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let phone = browser(&scene, scene.nurses[0]).await;
        let start = format!("/mina-besok/{}/start", one.id);
        let key = "6f0f1f5e-0c0e-4a55-9d5c-0d7f1b9e2a11";
        let stamp = scene.now.to_string();
        let by_the_worker = [("request", key), ("stamp", stamp.as_str())];
        phone.saved(&start, &by_the_worker).await;
        let by_the_browser = [("request", key), ("stamp", "")];
        phone.saved(&start, &by_the_browser).await;
        let other = [("request", key), ("stamp", ""), ("code", "1234")];
        let typed = phone.post(&start, &other).await;
        assert_eq!(
            typed.status.as_u16(),
            422,
            "what was typed is another request"
        );
        let made = visits::attendance_of(
            scene.store.reader(),
            scene.ragnar,
            (one.placing.day, one.placing.day),
        );
        assert_eq!(made.await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_began_before_midnight_is_ended_after_it() {
    Scene::on_both(async |mut scene| {
        let one = told(&scene).await;
        tell(&scene, one.id, started(&scene, 5)).await;
        scene.wait(1);
        let phone = browser(&scene, scene.nurses[0]).await;
        let day = words(&phone.page("/mina-besok").await);
        assert!(
            day.contains("Ragnar Ek") && day.contains("Påbörjat"),
            "{day}"
        );
        let at = format!("/mina-besok/{}", one.id);
        phone.saved(&format!("{at}/slut"), &[("stamp", "")]).await;
        let day = words(&phone.page("/mina-besok").await);
        assert!(!day.contains("Ragnar Ek"), "{day}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_has_told_of_is_seen_by_those_who_plan() {
    Scene::on_both(async |mut scene| {
        let one = planned(&scene).await;
        scene.wait(1);
        let desk = browser(&scene, scene.manager).await;
        let due = format!("/utforda-besok?dag={}", one.placing.day);
        let page = words(&desk.page(&due).await);
        assert!(page.contains("Inte rapporterade"), "{page}");
        assert!(page.contains("Amina Noor"), "{page}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_time_is_corrected_on_the_phone_once_however_often_it_is_sent() {
    Scene::on_both(async |mut scene| {
        let one = told(&scene).await;
        let at = format!("/mina-besok/{}", one.id);
        let right = format!("{at}/ratta");
        let phone = browser(&scene, scene.nurses[0]).await;
        // The list has the phone keep the page, and words for what waits.
        let day = phone.page("/mina-besok").await;
        assert!(
            day.contains(&format!("href=\"{right}\" data-keep=")),
            "{day}"
        );
        assert!(day.contains("data-ratta=\"Rätta en tid\""), "{day}");
        let key = uuid::Uuid::new_v4().to_string();
        let correction = [
            ("request", key.as_str()),
            ("which", "end"),
            ("time", "00.20"),
            ("why", "Glömde trycka"),
        ];
        // Before there is anything to correct it says so, and what was typed comes back.
        let early = phone.post(&right, &correction[1..]).await;
        assert_eq!(early.status.as_u16(), 422);
        assert!(early.html.contains("Glömde trycka"), "{}", early.html);
        let times = [("from", "23.40"), ("to", "00.05")];
        scene.wait(1);
        let phone = browser(&scene, scene.nurses[0]).await;
        phone.saved(&format!("{at}/efterat"), &times).await;
        assert!(phone.page(&at).await.contains(&right));
        assert!(words(&phone.page(&right).await).contains("0.05"));
        // Nobody says of which day twenty past midnight is: it is the one after.
        for _ in 0..2 {
            assert_eq!(phone.saved(&right, &correction).await, at);
        }
        let reader = scene.store.reader();
        let reports = visits::reports_of_visit(reader, one.id).await.unwrap();
        let corrected: Vec<_> = reports
            .iter()
            .filter_map(|r| r.correction.as_ref())
            .collect();
        assert_eq!(corrected.len(), 1);
        assert_eq!(corrected[0].why.as_str(), "Glömde trycka");
        let start = reports
            .iter()
            .find(|r| r.kind == visits::ReportKind::Started);
        let end = reports.iter().find(|r| r.correction.is_some());
        let made = end.unwrap().said.duration_since(start.unwrap().said);
        assert_eq!(made.as_mins(), 40);
        // A visit of somebody else's is not there.
        let other = browser(&scene, scene.nurses[1]).await;
        other.finds_nothing(&right).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_made_is_seen_and_corrected() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let phone = browser(&scene, scene.nurses[0]).await;
        let at = format!("/mina-besok/{}", one.id);
        let times = [("from", "09.00"), ("to", "09.25")];
        phone.saved(&format!("{at}/efterat"), &times).await;
        let of_person = format!("/personer/{}/utforda-besok", scene.ragnar);
        let mine = phone.page(&of_person).await;
        assert!(words(&mine).contains("9.00–9.25"), "{}", words(&mine));
        let one_page = format!("{of_person}/{}", one.id);
        phone.page(&one_page).await;
        let user = scene.nurses[0].to_string();
        let day = one.placing.day.to_string();
        let right = [
            ("user", user.as_str()),
            ("which", "start"),
            ("day", day.as_str()),
            ("time", "08.50"),
            ("why", "Skrev fel."),
        ];
        phone.saved(&format!("{one_page}/ratta"), &right).await;
        let told = words(&phone.page(&one_page).await);
        assert!(told.contains("Började, rättat: Skrev fel."), "{told}");
        let desk = browser(&scene, scene.manager).await;
        let next = first(&scene).await;
        let due = format!("/utforda-besok?dag={}", next.placing.day);
        assert!(!desk.page(&due).await.contains("Inte rapporterade"));
        let code = format!("/personer/{}/hemkod", scene.ragnar);
        desk.page(&code).await;
        desk.saved(&code, &[]).await;
        let paper = desk.page(&code).await;
        assert!(
            paper.contains("class=\"home-tag\"") && !paper.contains("#tagg="),
            "{paper}"
        );
        let officer = browser(&scene, scene.officer).await;
        officer.page(&one_page).await;
        let stranger = browser(&scene, scene.nurses[2]).await;
        for path in [&at, &of_person, &one_page, &code] {
            stranger.finds_nothing(path).await;
        }
    })
    .await;
}
