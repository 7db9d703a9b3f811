//! The need of the next twenty years: the controller tries, compares, looks at districts, plans homes and budgets; the
//! chair reads what was decided on.

use kernel::Role;
use thirtyfour::By;

use super::desk::{Desk, NARROW, WIDE};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn need_is_forecast_tried_and_read_by_the_committee() {
    let mut desk = Desk::open("behov").await;
    comes_in(&mut desk, Role::Controller).await;
    desk.goes_to("/prognos").await;
    desk.reads("Nämndens prognos").await;
    desk.looks("prognoser").await;
    let own = scenario(&desk, "Fallande användning").await;
    a_scenario(&mut desk, &own).await;
    districts(&mut desk, &own).await;
    alternatives(&mut desk, &own).await;
    beside(&mut desk, &own).await;
    bases(&mut desk).await;
    budgets(&mut desk).await;
    the_chair_reads(&mut desk).await;
    desk.leaves().await;
}

async fn comes_in(desk: &mut Desk, role: Role) {
    let staff = desk.site.staff(role).await;
    let one = staff.first().expect("somebody of the role");
    let user = one.assignment.user;
    // A cookie is taken from a page of the site alone.
    desk.goes_to("/logga-in").await;
    desk.comes_in_as(user, role).await;
}

/// The address of a scenario, from the list.
async fn scenario(desk: &Desk, name: &str) -> String {
    let link = By::XPath(format!("//main//table//a[contains(., '{name}')]"));
    let link = desk.hands.web.find(link).await;
    let link = link.unwrap_or_else(|error| panic!("no {name}: {error}"));
    let to = link.attr("href").await.expect("an answer");
    to.expect("an address")
}

/// A scenario as it stands, and with a number that is tried: by the keyboard alone, on a telephone.
async fn a_scenario(desk: &mut Desk, own: &str) {
    desk.goes_to(own).await;
    desk.looks("ett-scenario").await;
    desk.sits_at(NARROW).await;
    desk.hands.keyboard_only = true;
    desk.hands.write("pay", "4,5").await;
    desk.hands.press("Räkna om").await;
    desk.reads("Du prövar andra antaganden").await;
    desk.hands.keyboard_only = false;
    desk.sits_at(WIDE).await;
    desk.looks("en-provning").await;
    desk.hands.press("Alla siffror").await;
    desk.reads("prövning av andra antaganden").await;
    desk.looks("provningens-siffror").await;
    desk.goes_to(&format!("{own}?pay=80")).await;
    desk.looks("ett-tal-utanfor").await;
}

/// Need by district, as a number and as a change.
async fn districts(desk: &mut Desk, own: &str) {
    desk.goes_to(own).await;
    desk.hands.press("Stadsdelar").await;
    desk.reads("Centrum").await;
    desk.looks("stadsdelar").await;
    desk.hands.choose("vad", "home-care").await;
    desk.hands.choose("visa", "andring").await;
    desk.hands.press("Visa").await;
    desk.reads("förändring").await;
    desk.looks("stadsdelarnas-forandring").await;
}

/// An alternative of one's own is added, refused first, and taken away.
async fn alternatives(desk: &mut Desk, own: &str) {
    desk.goes_to(&format!("{own}/alternativ")).await;
    desk.looks("alternativ").await;
    desk.hands.write("name", "Långsam minskning").await;
    desk.hands.write("fall-low", "0").await;
    desk.hands.write("fall", "90").await;
    desk.hands.write("fall-high", "1").await;
    desk.hands.send("Lägg till").await;
    desk.reads("Skriv ett tal mellan").await;
    desk.looks("alternativ-med-fel").await;
    desk.hands.write("fall", "0,4").await;
    desk.hands.press("Lägg till").await;
    desk.reads("Långsam minskning").await;
    desk.looks("ett-eget-alternativ").await;
    desk.goes_to(&format!("{own}/alternativ?version=1")).await;
    desk.reads("Bara den senaste").await;
    desk.looks("alternativ-i-en-aldre-version").await;
}

/// The pages beside a scenario.
async fn beside(desk: &mut Desk, own: &str) {
    for (page, name) in [
        ("jamfor", "jamforelsen"),
        ("boenden", "boendeplanen"),
        ("namn", "ett-annat-namn"),
        ("beslut", "namndens-beslut"),
    ] {
        desk.goes_to(&format!("{own}/{page}")).await;
        desk.looks(name).await;
    }
    desk.goes_to("/prognos/ny").await;
    desk.looks("ett-nytt-scenario").await;
}

/// What forecasts rest on, and the form that hands it in, with what it says of nothing.
async fn bases(desk: &mut Desk) {
    desk.goes_to("/prognos/underlag").await;
    desk.looks("underlagen").await;
    desk.hands.follow("main table a").await;
    desk.reads("Stadsdelarnas gränser").await;
    desk.looks("ett-underlag").await;
    desk.goes_to("/prognos/underlag/nytt").await;
    desk.looks("nytt-underlag").await;
    desk.hands.write("name", "Tomt").await;
    desk.hands.write("area", "9910").await;
    desk.hands.send("Läs in filerna").await;
    desk.reads("Välj en fil").await;
    desk.looks("nytt-underlag-utan-filer").await;
}

/// A budget, entry by entry.
async fn budgets(desk: &mut Desk) {
    desk.goes_to("/prognos/budget").await;
    desk.looks("budgetar").await;
    desk.hands.follow("main table a").await;
    desk.looks("en-budget").await;
    let here = desk.hands.here().await;
    desk.goes_to(&format!("{here}/post")).await;
    desk.looks("en-ny-post").await;
    desk.goes_to("/prognos/budget/ny").await;
    desk.looks("en-ny-budget").await;
}

/// The chair sees the decision, its districts, and no draft.
async fn the_chair_reads(desk: &mut Desk) {
    comes_in(desk, Role::CommitteeMember).await;
    desk.goes_to("/prognos").await;
    desk.looks("ordforanden-laser").await;
    let own = scenario(desk, "Behovsprognos").await;
    desk.goes_to(&own).await;
    desk.reads("Det som den såg ändras inte").await;
    desk.looks("det-som-beslutades").await;
    desk.hands.press("Stadsdelar").await;
    desk.reads("Hela kommunen").await;
    desk.looks("beslutets-stadsdelar").await;
}
