//! The day that was planned: it is locked, the care worker comes, something goes wrong and is followed, and Ragnar sees
//! who came.

use kernel::{Role, UserId};
use schedules::ScheduledVisit;
use serde_json::json;

use super::desk::{Desk, NARROW, WIDE};

/// Locks the day, moves on to it, and makes the visit.
pub(super) async fn the_visit_is_made(desk: &mut Desk, order: &str) {
    let visit = the_planned_one(desk).await;
    let day = visit.placing.day;
    desk.goes_to(&format!("/schema/dag/{day}/las")).await;
    desk.hands.press("Lås dagen").await;
    desk.reads("Dagen är låst").await;
    desk.looks("dagen-last").await;
    let start = visit.placing.start.expect("a time");
    desk.site.goes_on_to(day, start - 2).await;
    let worker = *visit.placing.workers.first().expect("who comes");
    without_the_phones_own_script(desk, true).await;
    she_makes_it(desk, (worker, &visit)).await;
    something_goes_wrong(desk, &visit).await;
    without_the_phones_own_script(desk, false).await;
    desk.sits_at(WIDE).await;
    the_manager_follows_it(desk, (order, worker)).await;
    the_help_has_begun(desk, order).await;
    ragnar_sees_who_came(desk).await;
}

/// The shower that somebody stands beside with a time.
async fn the_planned_one(desk: &Desk) -> ScheduledVisit {
    let person = desk.site.ragnar.id();
    let days = (desk.site.today, kernel::Date::MAX);
    let visits = schedules::visits_of_person(desk.site.store().reader(), person, days).await;
    let is_planned = |one: &ScheduledVisit| {
        one.name.as_str() == "Dusch"
            && one.placing.start.is_some()
            && !one.placing.workers.is_empty()
    };
    visits
        .expect("visits")
        .into_iter()
        .find(is_planned)
        .expect("a visit")
}

/// What a phone does by itself goes by the machine's clock, which nobody has moved; it has a story of its own.
async fn without_the_phones_own_script(desk: &Desk, is_left_out: bool) {
    let tools = desk.hands.web.cdp();
    tools
        .send_raw("Network.enable", json!({}))
        .await
        .expect("a network");
    let bypass = json!({ "bypass": is_left_out });
    tools
        .send_raw("Network.setBypassServiceWorker", bypass)
        .await
        .expect("left out");
}

/// One task is done, and one is not: she says why.
async fn she_makes_it(desk: &mut Desk, (worker, visit): (UserId, &ScheduledVisit)) {
    desk.comes_in_as(worker, Role::CareWorker).await;
    desk.sits_at(NARROW).await;
    desk.goes_to("/mina-besok").await;
    desk.reads("Ragnar").await;
    desk.looks("min-dag-med-ragnar").await;
    desk.goes_to(&format!("/mina-besok/{}", visit.id)).await;
    desk.looks("besoket-hos-ragnar").await;
    desk.hands.press("Börja besöket").await;
    desk.looks("besoket-paborjat").await;
    let (day, start) = (visit.placing.day, visit.placing.start.expect("a time"));
    desk.site.goes_on_to(day, start + 33).await;
    desk.comes_in_as(worker, Role::CareWorker).await;
    desk.goes_to(&format!("/mina-besok/{}", visit.id)).await;
    desk.hands.choose("task-foot-care", "refused").await;
    desk.looks("vad-som-blev-gjort").await;
    desk.hands.press("Avsluta besöket").await;
    desk.reads("Besöket är avslutat.").await;
    desk.looks("besoket-avslutat").await;
}

async fn something_goes_wrong(desk: &mut Desk, visit: &ScheduledVisit) {
    desk.goes_to(&format!("/mina-besok/{}", visit.id)).await;
    desk.reads("Utfört").await;
    desk.hands.press("Något gick fel").await;
    let words = "Ragnar halkade på badrumsmattan men tog emot sig. Mattan är borttagen.";
    desk.hands.write("words", words).await;
    desk.looks("nagot-gick-fel").await;
    desk.hands.press("Rapportera").await;
    desk.looks("rapporterat").await;
}

/// The manager judges it, and the one who told can read that.
async fn the_manager_follows_it(desk: &mut Desk, (order, worker): (&str, UserId)) {
    let manager = desk.site.manager_who_got(order).await;
    desk.comes_in_as(manager, Role::UnitManager).await;
    let window = page_kit::Window {
        sort: "reported",
        is_descending: true,
        offset: 0,
        limit: 1,
    };
    let told = deviations::own_reports(desk.site.store().reader(), worker, window).await;
    let (told, _) = told.expect("reports");
    let id = told.first().expect("what was told").report.id;
    desk.goes_to("/avvikelser").await;
    desk.looks("avvikelserna").await;
    desk.goes_to(&format!("/avvikelser/{id}")).await;
    desk.reads("badrumsmattan").await;
    desk.looks("avvikelsen").await;
    desk.goes_to(&format!("/avvikelser/{id}/bedom")).await;
    desk.hands.choose("class", "deviation").await;
    desk.hands.choose("kind", "fall").await;
    desk.hands.choose("harm", "risk").await;
    desk.hands
        .write("reasons", "Ingen skada, och mattan är borta.")
        .await;
    desk.looks("avvikelsen-bedoms").await;
    desk.hands.press("Spara bedömningen").await;
    desk.reads("Bedömningen är sparad.").await;
    desk.looks("avvikelsen-bedomd").await;
}

/// From this day the decision is carried out, and the minutes count.
async fn the_help_has_begun(desk: &mut Desk, order: &str) {
    desk.goes_to(&format!("{order}/starta")).await;
    desk.hands.write("on", &desk.site.today.to_string()).await;
    desk.looks("hjalpen-har-borjat").await;
    desk.hands.press("Hjälpen har börjat").await;
    desk.reads("Hjälpen har börjat").await;
}

/// On his own page: who came, and when.
async fn ragnar_sees_who_came(desk: &mut Desk) {
    let (ragnar, person) = (desk.site.ragnars_login().await, desk.site.ragnar.id());
    desk.comes_in_as(ragnar, Role::Person).await;
    desk.goes_to("/min-sida").await;
    desk.looks("ragnars-egen-sida").await;
    desk.goes_to(&format!("/personer/{person}/utforda-besok"))
        .await;
    desk.reads("Dusch").await;
    desk.looks("ragnar-ser-vem-som-kom").await;
    desk.goes_to(&format!("/personer/{person}/besok")).await;
    desk.reads("Dusch").await;
    desk.looks("ragnar-ser-vem-som-kommer").await;
}
