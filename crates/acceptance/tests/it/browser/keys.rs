//! Ragnar by keyboard only: from his son's call to the provider's yes, with the coordinated plan held on the way. Every page is
//! reached by following links from the one before it; no address is typed but that of the login page, and that of the
//! home page on which whoever has logged in arrives.

use duties::calendar::days_after;
use kernel::Role;
use thirtyfour::By;

use super::desk::{Desk, NARROW, WIDE};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ragnar_gets_his_help_without_a_mouse_and_without_an_address() {
    let mut desk = Desk::open("ragnar-med-tangenter").await;
    // A morning, so that the meeting can be booked for the afternoon whenever this is run.
    let tomorrow = days_after(desk.site.today, 1);
    desk.site.goes_on_to(tomorrow, 10 * 60).await;
    desk.hands.keyboard_only = true;
    desk.sits_at(NARROW).await;
    desk.goes_to("/logga-in").await;
    desk.hands.press_in("#demo-case-officer", "").await;
    the_son_calls(&mut desk).await;
    the_plan_is_called(&mut desk).await;
    desk.sits_at(WIDE).await;
    all_meet(&mut desk).await;
    ragnar_applies(&mut desk).await;
    the_officer_investigates(&mut desk).await;
    the_officer_decides(&mut desk).await;
    let order = the_officer_orders(&mut desk).await;
    the_provider_says_yes(&mut desk, &order).await;
    desk.leaves().await;
}

/// Fields of the form on the page, one after the other.
async fn writes(desk: &Desk, fields: &[(&str, &str)]) {
    for (field, words) in fields {
        desk.hands.write(field, words).await;
    }
}

/// Up the way above the page to Ragnar's file.
async fn goes_to_the_file(desk: &Desk) {
    desk.hands.press_in(".breadcrumbs", "Ragnar").await;
}

async fn the_son_calls(desk: &mut Desk) {
    desk.hands.press("Ny kontakt").await;
    let number = desk.site.ragnar.number().expect("a number").to_string();
    let call = [
        ("number", number.as_str()),
        (
            "matter",
            "Sonen Johan ringer. Pappa har ramlat igen och äter för lite.",
        ),
        ("caller", "Johan Åkerlund"),
        ("kinship", "son"),
        ("phone", "070-174 06 05"),
    ];
    writes(desk, &call).await;
    desk.hands.press_by_space("Spara kontakten").await;
    desk.reads("Pappa har ramlat igen").await;
    desk.looks("samtalet").await;
}

/// From the contact, still on a screen as narrow as a telephone's.
async fn the_plan_is_called(desk: &mut Desk) {
    desk.hands.press("Kalla till SIP").await;
    desk.hands.choose("kind", "open-care").await;
    let call = [
        ("organisation", "Vårdcentralen Lunda"),
        ("name", "Petra Sund"),
        (
            "purpose",
            "Ragnar har ramlat och äter för lite. Hjälpen hemma och vården behöver hänga ihop.",
        ),
    ];
    writes(desk, &call).await;
    desk.hands.press("Spara kallelsen").await;
    desk.looks("kallelsen").await;
    desk.hands.choose("consent", "given").await;
    desk.hands.choose("consent-way", "phone").await;
    desk.hands.write("consent-by", "Siv Berg").await;
    desk.hands.press_by_space("Spara svaret").await;
    desk.looks("samtycket").await;
}

/// They meet the same afternoon, at Ragnar's table.
async fn all_meet(desk: &mut Desk) {
    let today = desk.site.today.to_string();
    desk.hands.write("meeting-day", &today).await;
    desk.hands.write("meeting-clock", "13.30").await;
    desk.hands.choose("meeting-place", "home").await;
    desk.hands.press("Boka mötet").await;
    desk.looks("motet-bokat").await;
    desk.hands.press("Skriv planen").await;
    desk.hands
        .write(
            "own-words",
            "Jag vill bo kvar hemma och kunna laga min gröt.",
        )
        .await;
    desk.hands.choose("part", "present").await;
    desk.hands
        .write("task-0-need", "Yr när han reser sig")
        .await;
    desk.hands
        .write("task-0-what", "Läkemedelsgenomgång hos läkaren")
        .await;
    desk.hands.choose("task-0-party", "region").await;
    desk.hands.write("task-0-who", "Petra Sund").await;
    desk.looks("planen-skrivs").await;
    desk.hands.press("Spara planen").await;
    desk.reads("Jag vill bo kvar hemma").await;
    desk.looks("planen").await;
    goes_to_the_file(desk).await;
}

async fn ragnar_applies(desk: &mut Desk) {
    desk.hands.press("Ta emot en ansökan").await;
    desk.hands
        .write(
            "wishes",
            "Jag vill klara mig själv hemma, men duscha vågar jag inte längre.",
        )
        .await;
    desk.hands.choose("regime", "sol").await;
    desk.hands.choose("services", "home-care").await;
    desk.hands.choose("form", "oral").await;
    desk.hands.press_by_space("Spara och öppna ärendet").await;
    desk.looks("arendet").await;
}

/// What comes next says the case itself; only that nothing is to be communicated is chosen.
async fn the_officer_investigates(desk: &mut Desk) {
    desk.hands.press("Skriv egna ord och plan").await;
    desk.hands
        .write("own-words", "Jag är rädd att ramla i badrummet.")
        .await;
    desk.hands.press("Spara").await;
    desk.hands.press("Personlig vård").await;
    let need = [
        (
            "state",
            "Har ramlat tre gånger i badrummet det senaste halvåret.",
        ),
        ("aim", "Ragnar duschar tryggt."),
        ("need", "Stöd vid dusch två gånger i veckan."),
    ];
    writes(desk, &need).await;
    desk.hands.press("Spara och nästa").await;
    desk.hands.press_in(".breadcrumbs", "Ärende").await;
    desk.hands.press("Avsluta utredningen").await;
    desk.hands
        .write("assessment", "Behovet kan inte tillgodoses på annat sätt.")
        .await;
    desk.hands.choose("waiver", "needless").await;
    desk.hands
        .write("waiver-reason", "Allt underlag kommer från Ragnar själv.")
        .await;
    desk.looks("utredningen").await;
    desk.hands.press_by_space("Avsluta utredningen").await;
}

async fn the_officer_decides(desk: &mut Desk) {
    desk.hands.press("Fatta beslut").await;
    desk.hands.choose("outcome", "approved").await;
    desk.hands
        .write("what", "Stöd vid dusch två gånger i veckan.")
        .await;
    desk.hands.write("goal", "Du duschar tryggt hemma.").await;
    desk.hands.press_by_space("Fatta beslutet").await;
    desk.reads("Stöd vid dusch två gånger i veckan").await;
    desk.looks("beslutet").await;
}

/// From the decision itself. Gives the order's address.
async fn the_officer_orders(desk: &mut Desk) -> String {
    desk.hands.press("Beställ hos en utförare").await;
    let decision = first_value(desk, "decisions").await;
    desk.hands.choose("decisions", &decision).await;
    desk.hands.press("Fortsätt till uppgifterna").await;
    desk.hands.write("times.shower", "2").await;
    desk.looks("uppgifterna").await;
    desk.hands.press("Spara och fortsätt").await;
    let order = desk.hands.here().await.replace("/utforare", "");
    let provider = first_value(desk, "choice").await;
    desk.hands.choose("choice", &provider).await;
    desk.looks("utforarna").await;
    desk.hands.press_by_space("Spara valet").await;
    desk.hands.press_by_space("Skicka till").await;
    desk.reads("Beställningen är skickad").await;
    desk.looks("skickad").await;
    order
}

/// What the first of several stands for.
async fn first_value(desk: &Desk, field: &str) -> String {
    let css = format!("main [name='{field}']:not([disabled])");
    let first = desk.hands.web.find(By::Css(css)).await;
    let first = first.unwrap_or_else(|error| panic!("no {field}: {error}"));
    let value = first.attr("value").await.expect("an answer");
    value.expect("a value")
}

/// The manager has logged in and arrives at the home page: the order is the first thing that it tells of.
async fn the_provider_says_yes(desk: &mut Desk, order: &str) {
    let manager = desk.site.manager_who_got(order).await;
    desk.comes_in_as(manager, Role::UnitManager).await;
    desk.goes_to("/hem").await;
    desk.hands.press("Visa beställningarna").await;
    desk.looks("utforarens-bestallningar").await;
    desk.hands.press("Ragnar").await;
    assert_eq!(desk.hands.here().await, order);
    desk.hands.press("Bekräfta beställningen").await;
    let today = desk.site.today.to_string();
    desk.hands.write("starts", &today).await;
    desk.hands.write("starter", "Amina, undersköterska").await;
    desk.hands.press_by_space("Bekräfta").await;
    desk.reads("Amina, undersköterska").await;
    desk.looks("bekraftad").await;
}
