//! From the provider's yes to a plan that holds: Ragnar's part first, his visits, whom he turns to, and the paper.

use thirtyfour::By;

use super::desk::Desk;

/// The provider's manager makes the plan with Ragnar, on one screen after the other.
pub(super) async fn the_provider_makes_the_plan(desk: &mut Desk) {
    desk.goes_to("/genomforandeplaner").await;
    desk.reads("Ragnar").await;
    desk.looks("planer-att-gora").await;
    let person = desk.site.ragnar.id();
    let plans = care_plans::plans_of_person(desk.site.store().reader(), person).await;
    let plan = plans
        .expect("plans")
        .into_iter()
        .find(|plan| plan.agreed.is_none())
        .expect("a plan to make");
    let at = plan.address();
    desk.goes_to(&at).await;
    desk.looks("planen-ska-goras").await;
    desk.hands.press("Fortsätt med utkastet").await;
    desk.looks("utkastet").await;
    it_is_not_agreed_half_done(desk, &at).await;
    ragnars_part(desk, &at).await;
    his_visits(desk, &at).await;
    whom_he_turns_to(desk, &at).await;
    desk.goes_to(&format!("{at}/utkast/enas")).await;
    desk.looks("enas-om-planen").await;
    desk.hands.press("Vi är överens").await;
    desk.reads("Jag vill duscha själv").await;
    desk.looks("planen-galler").await;
    desk.goes_to(&format!("{at}/utskrift")).await;
    desk.reads("Så här får du hjälp").await;
    desk.looks("planen-till-hemmet").await;
}

/// What is lacking is told, field by field, and nothing holds.
async fn it_is_not_agreed_half_done(desk: &mut Desk, at: &str) {
    desk.goes_to(&format!("{at}/utkast/enas")).await;
    desk.hands.send("Vi är överens").await;
    desk.reads("Ange hur personen var med.").await;
    desk.looks("planen-ar-inte-hel").await;
}

async fn ragnars_part(desk: &mut Desk, at: &str) {
    desk.goes_to(&format!("{at}/utkast/text")).await;
    let words = "Jag vill duscha själv och bara ha någon nära.";
    desk.hands.write("own-words", words).await;
    desk.hands.choose("part", "present").await;
    let way = "Vi står utanför och pratar. Ragnar säger till när han behöver oss.";
    desk.hands.write("way-home-care", way).await;
    let no_answer = "Ring Ragnar, sedan Johan. Gå in med nyckeln tillsammans med en kollega.";
    desk.hands.write("no-answer", no_answer).await;
    desk.looks("planens-text").await;
    desk.hands.press("Spara texten").await;
}

async fn his_visits(desk: &mut Desk, at: &str) {
    let plan = care_plans::plans_of_person(desk.site.store().reader(), desk.site.ragnar.id()).await;
    let plan = plan.expect("plans");
    let order = plan.iter().find(|plan| plan.address() == at);
    let order = order.expect("the plan").order;
    let order = cases::order(desk.site.store().reader(), desk.site.ragnar.id(), order).await;
    let granted = order.expect("an answer").expect("the order").granted;
    desk.goes_to(&format!("{at}/utkast/besok")).await;
    desk.hands.write("name", "Dusch").await;
    let others = "main [name='days']:not([value='2']):not([value='5'])";
    for day in desk
        .hands
        .web
        .find_all(By::Css(others))
        .await
        .expect("days")
    {
        day.click().await.expect("a day less");
    }
    desk.hands.write("from", "09:00").await;
    desk.hands.write("to", "11:30").await;
    let minutes = (granted.count() + 1) / 2;
    desk.hands.write("minutes", &minutes.to_string()).await;
    desk.hands.choose("tasks", "shower").await;
    desk.hands.choose("tasks", "foot-care").await;
    desk.hands
        .write("how-shower", "Handduken på elementet.")
        .await;
    desk.looks("ett-besok").await;
    desk.hands.press("Spara besöket").await;
    desk.reads("tisdag och fredag").await;
}

/// The first of those who hold the title.
async fn whom_he_turns_to(desk: &mut Desk, at: &str) {
    desk.goes_to(&format!("{at}/kontakt")).await;
    desk.hands.choose("answer", "named").await;
    let may = "main select[name='user'] option:not([value=''])";
    let nurse = desk.hands.web.find(By::Css(may)).await;
    let nurse = nurse.expect("somebody who may be named");
    let user = nurse.attr("value").await.expect("an answer");
    desk.hands.choose("user", &user.expect("somebody")).await;
    desk.looks("fast-omsorgskontakt").await;
    desk.hands.press("Spara").await;
}
