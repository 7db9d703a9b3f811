//! Every page of the room, by those who plan and those who visit; forms that come back with what was typed.

use kernel::UserId;
use page_kit::testing::{Browser, Room, words};

use crate::{laying::visits, scene::Scene, staff::shift_of};

async fn browser(scene: &Scene, user: UserId) -> Browser {
    let locales = [
        &schedules::LOCALES[..],
        &care_plans::LOCALES[..],
        &residents::LOCALES[..],
    ]
    .concat();
    let room = Room {
        prefixes: &["schedules-"],
        locales: &locales,
        routes: &schedules::routes(),
    };
    Browser::of(&scene.store, scene.now, user, room).await
}

/// A form that comes back, with what it says.
async fn refused(desk: &Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = desk.post(path, fields).await;
    assert_eq!(answer.status.as_u16(), 422, "{}", words(&answer.html));
    answer.html
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_planned_by_forms() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        // It is seven.
        scene.now -= jiff::SignedDuration::from_hours(3);
        let desk = browser(&scene, scene.manager).await;
        let day = format!("/schema/dag/{}", scene.today());
        let week = words(&desk.page("/schema").await);
        assert!(week.contains("1 kvar"), "{week}");
        let board = words(&desk.page(&day).await);
        assert!(board.contains("Ragnar Ek"), "{board}");
        assert!(board.contains("Någon saknas."), "{board}");
        work(&scene, &desk).await;
        // It is told at once that it is being made; the page goes on by itself.
        let board = desk.page(&day).await;
        assert!(
            board.contains(&format!("{day}/forslag?vanta=ja")),
            "{board}"
        );
        for (asked, way) in [("vanta=ja", "behall"), ("satt=om&vanta=ja", "om")] {
            let waits = desk.get(&format!("{day}/forslag?{asked}")).await;
            assert!(
                words(&waits.html).contains("Förslaget tas fram"),
                "{}",
                waits.html
            );
            assert!(!waits.html.contains("name=\"take\""));
            assert_eq!(waits.to, format!("{day}/forslag?satt={way}"));
        }
        let proposal = desk.page(&format!("{day}/forslag")).await;
        let take = proposal
            .split("name=\"take\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a change to take over")
            .to_owned();
        let to = desk
            .saved(&format!("{day}/forslag"), &[("take", take.as_str())])
            .await;
        assert!(to.starts_with(&day), "{to}");
        let board = words(&desk.page(&day).await);
        assert!(
            board.contains("Alla besök har tid och personal."),
            "{board}"
        );
        let old = refused(&desk, &format!("{day}/forslag"), &[("take", take.as_str())]).await;
        assert!(words(&old).contains("Dagen har ändrats"), "{}", words(&old));
        let list = words(&desk.page(&format!("{day}?visa=lista")).await);
        assert!(list.contains("8.00–"), "{list}");
        nudge(&scene, &desk, &day).await;
        lock(&desk, &day).await;
    })
    .await;
}

/// The first nurse works today.
async fn work(scene: &Scene, desk: &Browser) {
    let at = format!("/schema/personal/{}", scene.nurses[0]);
    assert!(desk.page("/schema/personal").await.contains(&at));
    let today = scene.today().to_string();
    let shift = [
        ("version", "0"),
        ("shift", ""),
        ("day", today.as_str()),
        ("from", "07.00"),
        ("to", "16.00"),
        ("break-from", "12.00"),
        ("break-minutes", "30"),
    ];
    desk.saved(&format!("{at}/pass"), &shift).await;
    let again = refused(desk, &format!("{at}/pass"), &shift).await;
    assert!(
        words(&again).contains("redan ett pass"),
        "{}",
        words(&again)
    );
    let kan = [
        ("version", "0"),
        ("competences", "lift"),
        ("languages", "fi"),
    ];
    desk.saved(&format!("{at}/kan"), &kan).await;
    let page = desk.page(&at).await;
    assert!(page.contains("7.00–16.00"), "{}", words(&page));
    change_shift(scene, desk, &page).await;
    away(scene, desk).await;
}

/// The shift that is kept is changed from the page.
async fn change_shift(scene: &Scene, desk: &Browser, page: &str) {
    let at = format!("/schema/personal/{}", scene.nurses[0]);
    let id = between(page, "?pass=", "#pass");
    let form = desk.page(&format!("{at}?pass={id}")).await;
    let version = between(&form, "name=\"version\" value=\"", "\"");
    let today = scene.today().to_string();
    let later = [
        ("version", version.as_str()),
        ("shift", id.as_str()),
        ("day", today.as_str()),
        ("from", "7.00"),
        ("to", "17.00"),
        ("break-from", "12.00"),
        ("break-minutes", "30"),
    ];
    desk.saved(&format!("{at}/pass"), &later).await;
    let page = desk.page(&at).await;
    assert!(page.contains("7.00–17.00"), "{}", words(&page));
}

/// An absence is not erased by leaving a field empty.
async fn away(scene: &Scene, desk: &Browser) {
    let at = format!("/schema/personal/{}", scene.nurses[0]);
    let day = duties::calendar::days_after(scene.today(), 3).to_string();
    let sick = [("kind", "sick"), ("absent-from", day.as_str())];
    desk.saved(&format!("{at}/franvaro"), &sick).await;
    let page = desk.page(&at).await;
    let end = format!(
        "{at}/franvaro/{}/sluta",
        between(&page, "/franvaro/", "/sluta")
    );
    let field = format!("last-{}", between(&page, "name=\"last-", "\""));
    let seen = ("version", "1");
    refused(desk, &end, &[seen, (field.as_str(), "")]).await;
    let early = scene.today().to_string();
    let told = refused(desk, &end, &[seen, (field.as_str(), early.as_str())]).await;
    assert!(words(&told).contains("Sista dagen är före den första."));
    assert!(desk.page(&at).await.contains(&field));
    desk.saved(&end, &[seen, ("never", "ja")]).await;
    assert!(!desk.page(&at).await.contains(&field));
}

/// What stands between two texts, the first time.
fn between(page: &str, before: &str, after: &str) -> String {
    let rest = page.split(before).nth(1).expect("the text before");
    rest.split(after).next().expect("the text").to_owned()
}

/// Five minutes later by the keys, and undone.
async fn nudge(scene: &Scene, desk: &Browser, day: &str) {
    let one = visits(scene, scene.today()).await.remove(0);
    let (id, version) = (one.id.to_string(), one.version.to_string());
    let later = [
        ("visit", id.as_str()),
        ("version", version.as_str()),
        ("by", "5"),
    ];
    let to = desk.saved(&format!("{day}/flytta"), &later).await;
    assert!(desk.page(&to).await.contains("data-focus"));
    let moved = visits(scene, scene.today()).await.remove(0);
    let later_by = moved.placing.start.zip(one.placing.start);
    assert_eq!(later_by.map(|(now, before)| now - before), Some(5));
    desk.saved(&format!("{day}/angra"), &[]).await;
    let back = visits(scene, scene.today()).await.remove(0);
    assert_eq!(back.placing, one.placing);
    to_the_next_one(scene, desk, day).await;
}

/// To whoever stands above or below on the board, from one end to the other; beyond it nobody stands.
async fn to_the_next_one(scene: &Scene, desk: &Browser, day: &str) {
    let began = visits(scene, scene.today()).await.remove(0);
    let makes = |user: &UserId| began.placing.workers.contains(user);
    let other = scene.nurses.into_iter().find(|user| !makes(user));
    let other = other.expect("another at the provider");
    scene.act(&shift_of(other, scene, (7 * 60, 16 * 60))).await;
    let board = desk.page(day).await;
    let rows: Vec<&str> = board
        .split("href=\"/schema/personal/")
        .skip(1)
        .filter_map(|row| row.get(..36))
        .collect();
    assert!(rows.len() > 1, "{rows:?}");
    let first = began.placing.workers[0].to_string();
    let mut place = rows.iter().position(|row| *row == first).expect("a row");
    while place + 1 < rows.len() {
        place += 1;
        assert_eq!(
            to_row(scene, desk, (day, "1")).await,
            Some(rows[place].to_owned())
        );
    }
    assert_eq!(to_row(scene, desk, (day, "1")).await, None);
    while place > 0 {
        place -= 1;
        assert_eq!(
            to_row(scene, desk, (day, "-1")).await,
            Some(rows[place].to_owned())
        );
    }
    assert_eq!(to_row(scene, desk, (day, "-1")).await, None);
    let moved = visits(scene, scene.today()).await.remove(0);
    assert_eq!(moved.placing.start, began.placing.start);
}

/// The first visit by an arrow key to the next row; who makes it then, or none where that is refused.
async fn to_row(scene: &Scene, desk: &Browser, (day, rows): (&str, &str)) -> Option<String> {
    let one = visits(scene, scene.today()).await.remove(0);
    let (id, version) = (one.id.to_string(), one.version.to_string());
    let row = one.placing.workers[0].to_string();
    let fields = [
        ("visit", id.as_str()),
        ("version", version.as_str()),
        ("by", "0"),
        ("row", row.as_str()),
        ("rows", rows),
    ];
    let answer = desk.post(&format!("{day}/flytta"), &fields).await;
    if answer.status.as_u16() == 422 {
        assert!(words(&answer.html).contains("ingen står närmast"));
        return None;
    }
    let moved = visits(scene, scene.today()).await.remove(0);
    assert_eq!(moved.id, one.id);
    Some(moved.placing.workers[0].to_string())
}

async fn lock(desk: &Browser, day: &str) {
    let page = words(&desk.page(&format!("{day}/las")).await);
    assert!(page.contains("Alla med besök"), "{page}");
    desk.saved(&format!("{day}/las"), &[("version", "0")]).await;
    desk.page(&format!("{day}/las")).await;
    // Keys cannot say why a locked day is changed.
    assert!(!desk.page(day).await.contains("data-nudge"));
    let why = [("version", "1"), ("why", "Planeras om.")];
    desk.saved(&format!("{day}/oppna"), &why).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_changed_and_seen_by_those_who_make_it() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let desk = browser(&scene, scene.manager).await;
        let one = visits(&scene, scene.today()).await.remove(0);
        let at = one.address();
        let page = words(&desk.page(&at).await);
        assert!(page.contains("Inte bestämt än"), "{page}");
        // Before the day is locked, each hindrance leads to its visit.
        let lock = desk
            .page(&format!("/schema/dag/{}/las", scene.today()))
            .await;
        let (_, hindrances) = lock.split_once("id=\"hinder\"").unwrap();
        let link = format!("href=\"{at}\">Ragnar");
        assert!(hindrances.contains(&link), "{hindrances}");
        let nurse = scene.nurses[0].to_string();
        let place = [
            ("version", "1"),
            ("start", "09.00"),
            ("worker-1", nurse.as_str()),
        ];
        desk.saved(&format!("{at}/plats"), &place).await;
        let worker = browser(&scene, scene.nurses[0]).await;
        let own = worker.page("/mitt-schema").await;
        assert!(own.contains(&at), "{}", words(&own));
        let seen = worker.page(&at).await;
        assert!(!seen.contains("/plats"), "{}", words(&seen));
        let no_reason = [("version", "2")];
        let told = refused(&desk, &format!("{at}/stall-in"), &no_reason).await;
        assert!(told.contains("reason"), "{}", words(&told));
        let other = [("version", "2"), ("reason", "other")];
        let told = refused(&desk, &format!("{at}/stall-in"), &other).await;
        assert!(
            words(&told).contains("Skriv vad Annat är."),
            "{}",
            words(&told)
        );
        let away = [("version", "2"), ("reason", "person-away")];
        desk.saved(&format!("{at}/stall-in"), &away).await;
        let of_person = format!("/personer/{}/besok", scene.ragnar);
        let list = words(&desk.page(&of_person).await);
        assert!(list.contains("Besöket är inställt"), "{list}");
        desk.saved(&format!("{at}/aterstall"), &[("version", "3")])
            .await;
        let day = duties::calendar::days_after(scene.today(), 1).to_string();
        let later = [
            ("version", "4"),
            ("day", day.as_str()),
            ("reason", "person-asked"),
        ];
        desk.saved(&format!("{at}/flytta"), &later).await;
        desk.page(&format!("{of_person}/krav")).await;
        let finnish = [("version", "0"), ("language", "fi")];
        desk.saved(&format!("{of_person}/krav"), &finnish).await;
        let odd = [("version", "1"), ("language", "finska")];
        refused(&desk, &format!("{of_person}/krav"), &odd).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_begins_later_is_planned_for_before_that() {
    Scene::on_both(async |scene| {
        let begins = duties::calendar::days_after(scene.today(), 9);
        let give = access::GiveAssignment {
            user: scene.nurses[2],
            role: kernel::Role::CareWorker,
            unit: scene.provider,
            team: None,
            period: kernel::Period::since(begins),
        };
        scene.system(&give).await;
        let desk = browser(&scene, scene.manager).await;
        let at = format!("/schema/personal/{}", scene.nurses[2]);
        let week = desk.page(&format!("/schema/personal?fran={begins}")).await;
        assert!(week.contains(&at), "{}", words(&week));
        let now = desk.page("/schema/personal").await;
        assert!(!now.contains(&at), "{}", words(&now));
        let begins = begins.to_string();
        let shift = [
            ("version", "0"),
            ("shift", ""),
            ("day", begins.as_str()),
            ("from", "07.00"),
            ("to", "12.00"),
        ];
        desk.saved(&format!("{at}/pass"), &shift).await;
        let finnish = [("version", "0"), ("languages", "fi")];
        desk.saved(&format!("{at}/kan"), &finnish).await;
        assert!(desk.page(&at).await.contains("7.00–12.00"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_before_the_rules_has_no_findings_and_no_proposal() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.manager).await;
        desk.page("/schema/dag/2024-01-08").await;
        desk.page("/schema/dag/2024-01-08/las").await;
        desk.finds_nothing("/schema/dag/2024-01-08/forslag").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_has_a_name_also_without_a_record_of_staff() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let desk = browser(&scene, scene.manager).await;
        let at = visits(&scene, scene.today()).await.remove(0).address();
        let manager = scene.manager.to_string();
        let place = [
            ("version", "1"),
            ("start", "10.00"),
            ("worker-1", manager.as_str()),
        ];
        desk.saved(&format!("{at}/plats"), &place).await;
        for page in [at, format!("/personer/{}/besok", scene.ragnar)] {
            let page = words(&desk.page(&page).await);
            assert!(page.contains("Mona Lind"), "{page}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_provider_and_another_units_staff_are_not_found() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let desk = browser(&scene, scene.manager).await;
        let stranger = scene.nurses[2];
        desk.finds_nothing(&format!("/schema/personal/{stranger}"))
            .await;
        let other = browser(&scene, stranger).await;
        let at = visits(&scene, scene.today()).await.remove(0).address();
        other.finds_nothing(&at).await;
        other
            .finds_nothing(&format!("/personer/{}/besok", scene.ragnar))
            .await;
    })
    .await;
}
