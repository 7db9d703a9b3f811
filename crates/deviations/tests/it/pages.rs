//! Every page with several samples, rendered twice and equal; forms that come back with what was typed.

use deviations::{Class, DeviationId, InformCommittee};
use kernel::UserId;
use page_kit::testing::{Browser, Room, words};

use crate::{scene::Scene, words::prose};

pub(crate) async fn browser(scene: &Scene, user: UserId) -> Browser {
    let room = Room {
        prefixes: &["deviations-"],
        locales: &deviations::LOCALES,
        routes: &deviations::routes(),
    };
    Browser::of(&scene.store, scene.now, user, room).await
}

/// The version field of a deviation as it stands.
async fn version(scene: &Scene, unit: kernel::UnitId, id: DeviationId) -> String {
    scene.case(unit, id).await.version.to_string()
}

/// How often what is about Ragnar has been read.
async fn reads(scene: &Scene) -> i64 {
    let page = history::PageAt::first(1);
    let found = history::reads_of_person(scene.store.reader(), scene.ragnar, page).await;
    found.unwrap().total
}

#[tokio::test(flavor = "multi_thread")]
async fn a_care_worker_tells_and_follows_it() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.nurses[0]).await;
        let page = words(&desk.page("/mina-rapporter").await);
        assert!(page.contains("Du har inte rapporterat något än."), "{page}");
        desk.page("/avvikelser/ny").await;
        let (unit, person) = (scene.provider.to_string(), scene.ragnar.to_string());
        let today = scene.today().to_string();
        let typed = [
            ("words", "Ingen kom på morgonen."),
            ("atonce", "Jag åkte dit."),
            ("on", today.as_str()),
            ("at", "08.30"),
            ("unit", unit.as_str()),
            ("person", person.as_str()),
            ("kind", "missed"),
            ("harm", "risk"),
        ];
        let to = desk.saved("/avvikelser/ny", &typed).await;
        let page = words(&desk.page(&to).await);
        for told in ["Ingen kom på morgonen.", "Ragnar Ek"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        // A note among the reads of the person would say who told.
        assert_eq!(reads(&scene).await, 0);
        desk.page("/mina-rapporter").await;
        desk.page("/lardomar").await;
        desk.finds_nothing("/avvikelser").await;
        let id = to.trim_start_matches("/mina-rapporter/").to_owned();
        desk.finds_nothing(&format!("/avvikelser/{id}")).await;
        let colleague = browser(&scene, scene.nurses[1]).await;
        colleague.finds_nothing(&to).await;
        // What is wrong is said, and what was typed stands there still.
        let mut wrong = typed.to_vec();
        wrong[2] = ("on", "2031-01-01");
        wrong[0] = ("words", "Hunden bet mig.");
        let answer = desk.post("/avvikelser/ny", &wrong).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.html.contains("Hunden bet mig."));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_handles_it_by_forms() {
    Scene::on_both(async |scene| {
        let unit = scene.provider;
        let id = scene.report(&scene.worker(), scene.missed()).await;
        let desk = browser(&scene, scene.manager).await;
        let list = words(&desk.page("/avvikelser").await);
        assert!(
            list.contains("Uteblivet besök") && !list.contains("Ragnar"),
            "{list}"
        );
        assert!(!list.contains("Amina"), "{list}");
        assert!(
            list.contains("Bedöm en avvikelserapport"),
            "what is next: {list}"
        );
        let at = format!("/avvikelser/{id}");
        let page = words(&desk.page(&at).await);
        assert!(
            page.contains("Ragnar Ek") && page.contains("Amina Noor"),
            "{page}"
        );
        // Which manager reads whom it is about is noted.
        assert_eq!(reads(&scene).await, 2);
        desk.page(&format!("{at}/bedom")).await;
        let v = version(&scene, unit, id).await;
        let judged = [
            ("version", v.as_str()),
            ("class", "wrong"),
            ("kind", "missed"),
            ("harm", "harm"),
            ("reasons", "Han blev utan mat."),
        ];
        desk.saved(&format!("{at}/bedom"), &judged).await;
        made_serious(&scene, &desk, id).await;
        investigated(&scene, &desk, id).await;
        let today = scene.today().to_string();
        desk.page(&format!("{at}/ivo")).await;
        let v = version(&scene, unit, id).await;
        let notified = [
            ("version", v.as_str()),
            ("on", today.as_str()),
            ("whole", "1"),
        ];
        desk.saved(&format!("{at}/ivo"), &notified).await;
        numbered(&scene, &desk, id).await;
        let paper = words(&desk.page(&format!("{at}/anmalan")).await);
        assert!(
            paper.contains("19430519-2397") || paper.contains("194305192397"),
            "{paper}"
        );
        assert!(!paper.contains("Amina"), "the one who reported: {paper}");
        let pdf = desk.get(&format!("{at}/anmalan/pdf")).await;
        assert!(pdf.html.starts_with("%PDF"));
        ended(&scene, &desk, id).await;
        listed(&desk).await;
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("deviation_") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}

async fn listed(desk: &Browser) {
    for path in [
        "/avvikelser?visa=alla&slag=missed",
        "/avvikelser/oversikt",
        "/avvikelser/oversikt?format=csv",
        "/avvikelser?visa=alla&format=xlsx",
    ] {
        assert_eq!(desk.get(path).await.status.as_u16(), 200, "{path}");
    }
    let found = desk.post("/avvikelser/sok", &[("ord", "FRUKOST")]).await;
    assert!(
        words(&found.html).contains("En rapport hittades."),
        "{}",
        words(&found.html)
    );
    let empty = desk.post("/avvikelser/sok", &[("ord", "")]).await;
    assert_eq!(empty.status.as_u16(), 422);
}

async fn made_serious(scene: &Scene, desk: &Browser, id: DeviationId) {
    let (at, unit) = (format!("/avvikelser/{id}"), scene.provider);
    desk.page(&format!("{at}/allvar")).await;
    let v = version(scene, unit, id).await;
    let serious = [
        ("version", v.as_str()),
        ("serious", "yes"),
        ("reasons", "Ja."),
    ];
    desk.saved(&format!("{at}/allvar"), &serious).await;
    desk.page(&format!("{at}/beratta")).await;
    let v = version(scene, unit, id).await;
    let today = scene.today().to_string();
    let told = [
        ("version", v.as_str()),
        ("whom", "person"),
        ("on", today.as_str()),
    ];
    desk.saved(&format!("{at}/beratta"), &told).await;
}

async fn investigated(scene: &Scene, desk: &Browser, id: DeviationId) {
    let at = format!("/avvikelser/{id}");
    desk.page(&format!("{at}/utred")).await;
    let v = version(scene, scene.provider, id).await;
    let found = [
        ("version", v.as_str()),
        ("happened", "Sjukanmälan kom inte fram."),
        ("causes", "organisation"),
        ("causes", "communication"),
        ("why", "Ingen rutin."),
        ("consequence", "major"),
        ("probability", "large"),
        ("done", "1"),
    ];
    desk.saved(&format!("{at}/utred"), &found).await;
    let page = words(&desk.page(&at).await);
    assert!(page.contains("Risktal 9 av 16"), "{page}");
    desk.page(&format!("{at}/atgard")).await;
    let v = version(scene, scene.provider, id).await;
    let (worker, day) = (scene.nurses[0].to_string(), scene.today().to_string());
    let planned = [
        ("version", v.as_str()),
        ("what", "Skriv en rutin."),
        ("user", worker.as_str()),
        ("due", day.as_str()),
    ];
    desk.saved(&format!("{at}/atgard"), &planned).await;
    let (measure, _) = scene.case(scene.provider, id).await.open_measures.remove(0);
    withdrawn(scene, desk, (id, &planned)).await;
    let own = browser(scene, scene.nurses[0]).await;
    let page = words(&own.page(&format!("/atgarder/{measure}")).await);
    assert!(
        page.contains("Skriv en rutin.") && !page.contains("Ragnar"),
        "{page}"
    );
    browser(scene, scene.nurses[1])
        .await
        .finds_nothing(&format!("/atgarder/{measure}"))
        .await;
    own.saved(
        &format!("/atgarder/{measure}"),
        &[("words", "Rutinen finns.")],
    )
    .await;
    own.page(&format!("/atgarder/{measure}")).await;
}

/// The Inspectorate's number comes later: both what was noted first and what is noted now can be read.
async fn numbered(scene: &Scene, desk: &Browser, id: DeviationId) {
    let at = format!("/avvikelser/{id}");
    let form = format!("{at}/ivo/ratta");
    assert!(desk.page(&at).await.contains(&form));
    let today = scene.today().to_string();
    assert!(desk.page(&form).await.contains(&today));
    let v = version(scene, scene.provider, id).await;
    let mut typed = [
        ("version", v.as_str()),
        ("on", today.as_str()),
        ("number", ""),
    ];
    assert_eq!(desk.post(&form, &typed).await.status.as_u16(), 422);
    typed[2] = ("number", "3.1-12345/2026");
    desk.saved(&form, &typed).await;
    let page = words(&desk.page(&at).await);
    for told in [
        "Anmäldes till IVO",
        "Anmälan till IVO rättades",
        "3.1-12345/2026",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
}

/// Another measure is planned and withdrawn: it stands among the steps, and nowhere else.
async fn withdrawn(scene: &Scene, desk: &Browser, (id, planned): (DeviationId, &[(&str, &str)])) {
    let at = format!("/avvikelser/{id}");
    let v = version(scene, scene.provider, id).await;
    let mut planned = planned.to_vec();
    planned[0] = ("version", v.as_str());
    planned[1] = ("what", "Köp en pärm.");
    desk.saved(&format!("{at}/atgard"), &planned).await;
    let (measure, _) = scene.case(scene.provider, id).await.open_measures.remove(1);
    let form = format!("/atgarder/{measure}/aterta");
    assert!(desk.page(&at).await.contains(&form));
    desk.page(&form).await;
    browser(scene, scene.nurses[0])
        .await
        .finds_nothing(&form)
        .await;
    assert_eq!(desk.post(&form, &[]).await.status.as_u16(), 422);
    let to = desk.saved(&form, &[("words", "Den finns.")]).await;
    assert_eq!(to, at);
    let page = desk.page(&at).await;
    assert!(!page.contains(&form) && words(&page).contains("En åtgärd återtogs"));
    let paper = words(&desk.page(&format!("{at}/anmalan")).await);
    assert!(!paper.contains("Köp en pärm."), "{paper}");
    let own = browser(scene, scene.nurses[0]).await;
    let page = words(&own.page(&format!("/atgarder/{measure}")).await);
    assert!(page.contains("Den finns."), "{page}");
}

async fn ended(scene: &Scene, desk: &Browser, id: DeviationId) {
    let at = format!("/avvikelser/{id}");
    for (part, more) in [
        ("folj-upp", Some(("outcome", "helped"))),
        ("avsluta", None),
        ("oppna", None),
        ("folj-upp", Some(("outcome", "not-needed"))),
        ("avsluta", None),
        ("lardom", None),
    ] {
        desk.page(&format!("{at}/{part}")).await;
        let v = version(scene, scene.provider, id).await;
        let mut typed = vec![("version", v.as_str()), ("words", "Så är det nu.")];
        typed.extend(more);
        desk.saved(&format!("{at}/{part}"), &typed).await;
        desk.page(&at).await;
    }
    let other = browser(scene, scene.responsible).await;
    let page = words(&other.page(&format!("{at}/lardom")).await);
    assert!(page.contains("Så är det nu."), "{page}");
    let v = version(scene, scene.provider, id).await;
    let back = [
        ("version", v.as_str()),
        ("answer", "back"),
        ("back", "Mer."),
    ];
    other.saved(&format!("{at}/lardom/granska"), &back).await;
    desk.page(&format!("{at}/lardom")).await;
    let v = version(scene, scene.provider, id).await;
    let again = [("version", v.as_str()), ("words", "Ring in någon.")];
    desk.saved(&format!("{at}/lardom"), &again).await;
    let v = version(scene, scene.provider, id).await;
    let share = [("version", v.as_str()), ("answer", "share")];
    other.saved(&format!("{at}/lardom/granska"), &share).await;
    let page = words(&desk.page("/lardomar?slag=missed").await);
    assert!(
        page.contains("Ring in någon.") && !page.contains("Ragnar"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_reads_a_private_providers_without_the_name_of_who_told() {
    Scene::on_both(async |scene| {
        let worker = scene.private_worker();
        let id = scene.report(&worker, scene.private_report()).await;
        scene
            .triage(&scene.private_manager(), id, Class::Risk)
            .await;
        let office = browser(&scene, scene.responsible).await;
        let at = format!("/avvikelser/{id}");
        office.finds_nothing(&at).await;
        let provider = browser(&scene, scene.private_manager).await;
        provider.page(&format!("{at}/namnden")).await;
        let tell = InformCommittee {
            seen: scene.seen(scene.other, id).await,
            words: prose("En dörr var låst."),
        };
        scene
            .store
            .act(&scene.private_manager(), &tell)
            .await
            .unwrap();
        let page = words(&office.page(&at).await);
        assert!(page.contains("Dörren var låst utifrån."), "{page}");
        assert!(!page.contains("Cilla"), "{page}");
        office.may_not(&format!("{at}/bedom")).await;
        office.page(&format!("{at}/namnden/last")).await;
        let v = version(&scene, scene.office, id).await;
        office
            .saved(&format!("{at}/namnden/last"), &[("version", v.as_str())])
            .await;
        office.page("/avvikelser").await;
        office.page("/avvikelser/oversikt").await;
    })
    .await;
}
