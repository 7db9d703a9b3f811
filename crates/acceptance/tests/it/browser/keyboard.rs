//! By keyboard alone on a screen as narrow as a telephone's: from login to help that is given and followed up.

use kernel::PersonId;
use thirtyfour::By;

use super::desk::{Desk, NARROW};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn early_help_is_given_and_followed_up_without_a_mouse() {
    let mut desk = Desk::open("tangentbord").await;
    let person = desk.site.ragnar.id();
    desk.hands.keyboard_only = true;
    desk.sits_at(NARROW).await;
    desk.goes_to("/logga-in").await;
    desk.hands.skip_to_the_content().await;
    desk.hands.press_in("#demo-case-officer", "").await;
    desk.hands.skip_to_the_content().await;
    desk.looks("hem").await;
    desk.hands.press("Ny kontakt").await;
    desk.hands.skip_to_the_content().await;
    the_call(&mut desk).await;
    the_help(&mut desk).await;
    followed_up(&mut desk, person).await;
    desk.leaves().await;
}

async fn the_call(desk: &mut Desk) {
    let number = desk.site.ragnar.number().expect("a number").to_string();
    desk.hands.write("number", &number).await;
    desk.hands
        .write("matter", "Dottern ringer. Ragnar sitter mest ensam.")
        .await;
    desk.hands.choose("channel", "relative").await;
    desk.hands.write("caller", "Katarina Åkerlund Holm").await;
    desk.hands.write("kinship", "dotter").await;
    desk.looks("kontakten-ifylld").await;
    desk.hands.press_by_space("Spara kontakten").await;
    desk.reads("Kontakten är sparad.").await;
    desk.reads("Ragnar sitter mest ensam").await;
    desk.looks("kontakten-sparad").await;
}

/// The last of what is offered, so that the arrows have something to do.
async fn the_help(desk: &mut Desk) {
    desk.hands.skip_to_the_content().await;
    desk.hands.press("Ge tidig hjälp").await;
    let offered = desk.hands.web.find_all(By::Css("main [name='service']"));
    let last = offered.await.expect("an answer").pop().expect("help");
    let service = last.attr("value").await.expect("an answer");
    desk.hands
        .choose("service", &service.expect("a value"))
        .await;
    desk.hands
        .write("note", "Ragnar följer med till träffpunkten på tisdag.")
        .await;
    desk.hands.choose("told", "ja").await;
    desk.looks("hjalpen-ifylld").await;
    desk.hands.press_by_space("Ge hjälpen").await;
    desk.reads("Hjälpen är registrerad.").await;
    desk.looks("hjalpen-given").await;
}

async fn followed_up(desk: &mut Desk, person: PersonId) {
    assert!(
        desk.hands
            .here()
            .await
            .starts_with(&format!("/personer/{person}/tidig-hjalp/"))
    );
    desk.hands.choose("outcome", "not-enough").await;
    desk.hands.press_by_space("Spara uppföljningen").await;
    desk.reads("Uppföljningen är sparad.").await;
    desk.looks("uppfoljd").await;
    desk.hands.press("Ta emot en ansökan").await;
    desk.reads("Ragnar").await;
}
