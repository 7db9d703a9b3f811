//! Ragnar's year: from his son's call to the provider's yes, the plan that comes of it, who comes when, the visit itself,
//! what is written about him, how it is followed up, and what it all comes to in figures.

use kernel::Role;
use thirtyfour::By;

use super::{
    desk::{Desk, NARROW, WIDE},
    figures::{the_chair_reads_the_goals, the_manager_finds_what_is_missing, the_months_minutes},
    followed::the_decision_is_followed_up,
    plan::the_provider_makes_the_plan,
    record::ragnar_is_written_about,
    schedule::the_visits_are_on_days,
    visit::the_visit_is_made,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ragnar_gets_his_help_from_his_sons_call_to_the_committees_goals() {
    let mut desk = Desk::open("ragnar").await;
    desk.hands.keyboard_only = true;
    the_officer_takes_the_sons_call(&mut desk).await;
    desk.hands.keyboard_only = false;
    desk.sits_at(WIDE).await;
    the_health_centre_calls_a_plan(&mut desk).await;
    let case = ragnar_applies(&mut desk).await;
    the_officer_investigates(&mut desk, &case).await;
    the_officer_decides(&mut desk, &case).await;
    let order = the_officer_orders(&mut desk, &case).await;
    the_provider_says_yes(&mut desk, &order).await;
    the_provider_makes_the_plan(&mut desk).await;
    the_visits_are_on_days(&mut desk).await;
    the_visit_is_made(&mut desk, &order).await;
    ragnar_is_written_about(&mut desk, &order).await;
    let visited = desk.site.today;
    the_decision_is_followed_up(&mut desk, &case).await;
    the_months_minutes(&mut desk, (&order, visited)).await;
    let missing = the_chair_reads_the_goals(&mut desk).await;
    the_manager_finds_what_is_missing(&mut desk, &missing).await;
    others_see_nothing(&mut desk, &order).await;
    desk.leaves().await;
}

/// By keyboard alone, on a screen as narrow as a telephone's.
async fn the_officer_takes_the_sons_call(desk: &mut Desk) {
    desk.sits_at(NARROW).await;
    desk.goes_to("/").await;
    desk.looks("forsta-sidan").await;
    desk.goes_to("/logga-in").await;
    desk.looks("logga-in").await;
    desk.hands.press_in("#demo-case-officer", "").await;
    desk.looks("handlaggarens-hem").await;
    desk.hands.press("Ny kontakt").await;
    desk.looks("ny-kontakt").await;
    let number = desk.site.ragnar.number().expect("a number").to_string();
    desk.hands.write("number", &number).await;
    desk.hands
        .write(
            "matter",
            "Sonen Johan ringer. Pappa har ramlat igen och äter för lite.",
        )
        .await;
    desk.hands.write("caller", "Johan Åkerlund").await;
    desk.hands.write("kinship", "son").await;
    desk.hands.write("phone", "070-174 06 05").await;
    desk.hands.press("Spara").await;
    desk.reads("Pappa har ramlat igen").await;
    desk.looks("sonens-samtal").await;
}

async fn the_health_centre_calls_a_plan(desk: &mut Desk) {
    let person = desk.site.ragnar.id();
    desk.goes_to(&format!("/personer/{person}/sip/ny")).await;
    desk.looks("ny-kallelse-till-sip").await;
    desk.hands.choose("kind", "open-care").await;
    desk.hands
        .write("organisation", "Vårdcentralen Lunda")
        .await;
    desk.hands.write("name", "Petra Sund").await;
    desk.hands
        .write(
            "purpose",
            "Sonen är orolig. Ragnar har ramlat och äter för lite.",
        )
        .await;
    desk.hands.press("Spara").await;
    desk.looks("sip-kallad").await;
    desk.hands.choose("consent", "given").await;
    desk.hands.choose("consent-way", "spoken").await;
    desk.hands.write("consent-by", "Siv Berg").await;
    desk.hands.press("Spara").await;
    desk.looks("sip-samtycke").await;
}

async fn ragnar_applies(desk: &mut Desk) -> String {
    let person = desk.site.ragnar.id();
    desk.goes_to(&format!("/personer/{person}")).await;
    desk.looks("ragnars-akt").await;
    desk.goes_to(&format!("/personer/{person}/ansokan/ny"))
        .await;
    desk.looks("ny-ansokan").await;
    desk.hands
        .write(
            "wishes",
            "Jag vill klara mig själv hemma, men duscha vågar jag inte längre.",
        )
        .await;
    desk.hands.choose("regime", "sol").await;
    desk.hands.choose("services", "home-care").await;
    desk.hands.choose("form", "oral").await;
    desk.hands.press("Spara").await;
    desk.looks("arendet-oppnat").await;
    desk.hands.here().await
}

async fn the_officer_investigates(desk: &mut Desk, case: &str) {
    desk.goes_to(&format!("{case}/plan")).await;
    desk.hands
        .write(
            "own-words",
            "Jag har alltid klarat mig själv. Jag är rädd att ramla i badrummet.",
        )
        .await;
    desk.looks("plan-for-utredningen").await;
    desk.hands.press("Spara").await;
    desk.goes_to(&format!("{case}/behov/self-care")).await;
    desk.hands
        .write(
            "state",
            "Har ramlat tre gånger i badrummet det senaste halvåret.",
        )
        .await;
    desk.hands
        .write("need", "Stöd vid dusch två gånger i veckan.")
        .await;
    desk.hands.write("aim", "Ragnar duschar tryggt.").await;
    desk.looks("behov-personlig-vard").await;
    desk.hands.press("Spara och nästa").await;
    desk.goes_to(&format!("{case}/avsluta-utredning")).await;
    desk.hands
        .write("assessment", "Behovet kan inte tillgodoses på annat sätt.")
        .await;
    desk.hands.choose("waiver", "needless").await;
    desk.hands
        .write("waiver-reason", "Allt underlag kommer från Ragnar själv.")
        .await;
    desk.looks("avsluta-utredningen").await;
    desk.hands.press("Avsluta").await;
    desk.looks("utredningen-avslutad").await;
}

async fn the_officer_decides(desk: &mut Desk, case: &str) {
    desk.goes_to(&format!("{case}/beslut/ny")).await;
    desk.hands.choose("service", "home-care").await;
    desk.hands.choose("outcome", "approved").await;
    desk.hands
        .write("what", "Stöd vid dusch två gånger i veckan.")
        .await;
    desk.hands.write("goal", "Du duschar tryggt hemma.").await;
    desk.looks("nytt-beslut").await;
    desk.hands.press("Fatta beslutet").await;
    desk.reads("Stöd vid dusch två gånger i veckan").await;
    desk.looks("beslutet").await;
}

async fn the_officer_orders(desk: &mut Desk, case: &str) -> String {
    let (person, id) = (
        desk.site.ragnar.id(),
        case.rsplit('/').next().unwrap_or_default(),
    );
    desk.goes_to(&format!("/personer/{person}/bestallningar/ny?case={id}"))
        .await;
    let decision = desk
        .hands
        .web
        .find(By::Css("main [name='decisions']"))
        .await
        .expect("a decision to order");
    if !decision.is_selected().await.expect("an answer") {
        decision.click().await.expect("chosen");
    }
    desk.looks("ny-bestallning").await;
    desk.hands.press("Fortsätt till uppgifterna").await;
    desk.hands.write("times.shower", "2").await;
    desk.hands.write("times.foot-care", "2").await;
    desk.looks("bestallningens-uppgifter").await;
    desk.hands.press("Spara och").await;
    desk.looks("val-av-utforare").await;
    let order = desk.hands.here().await.replace("/utforare", "");
    choose_a_provider(desk).await;
    desk.hands.press("Spara").await;
    desk.looks("bestallningen-klar-att-skicka").await;
    desk.hands.press("Skicka").await;
    desk.looks("bestallningen-skickad").await;
    order
}

/// The first provider that has room, as Ragnar would.
async fn choose_a_provider(desk: &Desk) {
    let choice = desk
        .hands
        .web
        .find(By::Css("main [name='choice']:not([disabled])"))
        .await
        .expect("a provider");
    choice.click().await.expect("chosen");
}

/// The unit that got the order, by the duty that waits there: its manager finds it in the list.
async fn the_provider_says_yes(desk: &mut Desk, order: &str) {
    let manager = desk.site.manager_who_got(order).await;
    desk.comes_in_as(manager, Role::UnitManager).await;
    desk.goes_to("/bestallningar").await;
    desk.reads("Ragnar").await;
    desk.looks("utforarens-bestallningar").await;
    desk.goes_to(order).await;
    desk.looks("utforaren-laser-bestallningen").await;
    desk.goes_to(&format!("{order}/bekrafta")).await;
    desk.hands
        .write("starts", &desk.site.today.to_string())
        .await;
    desk.hands.write("starter", "Amina, undersköterska").await;
    desk.looks("utforaren-bekraftar").await;
    desk.hands.press("Bekräfta").await;
    desk.reads("Amina, undersköterska").await;
    desk.looks("bestallningen-bekraftad").await;
}

/// Somebody else who leads a provider has nothing to do with Ragnar, and is told of nothing.
async fn others_see_nothing(desk: &mut Desk, order: &str) {
    let other = desk.site.another_manager(order).await;
    desk.comes_in_as(other, Role::UnitManager).await;
    desk.goes_to(order).await;
    let page = desk.hands.reads().await;
    assert!(!page.contains("Ragnar"), "a stranger reads: {page}");
    desk.looks("en-annan-ser-ingenting").await;
}
