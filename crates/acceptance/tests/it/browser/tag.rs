//! The tag in a home is read by a phone: the visit that is opened then begins with it.

use kernel::Role;
use visits::{MakeHomeCode, Proof};

use super::{
    desk::{Desk, NARROW},
    phone::{moved_to_today, somebody_with_a_visit, who_leads},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tag_that_is_read_shows_that_somebody_was_there() {
    let mut desk = Desk::open("tagg").await;
    let (user, visit) = somebody_with_a_visit(&desk).await;
    if visit.placing.day != desk.site.today {
        moved_to_today(&desk, &visit).await;
    }
    let manager = who_leads(&desk, &visit).await;
    let person = visit.person;
    let done = desk
        .site
        .does(manager.clone(), &MakeHomeCode { person })
        .await;
    done.expect("a code");
    desk.goes_to("/logga-in").await;
    desk.comes_in_as(manager.user().expect("a user"), Role::UnitManager)
        .await;
    desk.goes_to(&format!("/personer/{person}/hemkod")).await;
    desk.looks("lappen").await;

    let code = visits::home_code(desk.site.store().reader(), person, visit.provider).await;
    let code = code.expect("read").expect("a code");
    desk.comes_in_as(user, Role::CareWorker).await;
    desk.sits_at(NARROW).await;
    desk.goes_to(&format!("/mina-besok#tagg={}", code.as_str()))
        .await;
    desk.reads("Taggen är läst. Välj besöket som du är på.")
        .await;
    desk.looks("taggen-ar-last").await;
    let link = format!("ol.visit-day a[href*='/mina-besok/{}']", visit.id);
    desk.hands.follow(&link).await;
    desk.reads("Taggen är läst. Tryck för att börja").await;
    assert_eq!(desk.hands.value("code").await, code.as_str());
    desk.looks("besoket-med-taggen").await;
    desk.hands.press("Börja besöket").await;
    desk.reads("Besöket är påbörjat").await;
    let told = visits::reports_of_visit(desk.site.store().reader(), visit.id).await;
    let proofs: Vec<Proof> = told.expect("reports").iter().map(|one| one.proof).collect();
    assert_eq!(proofs, [Proof::Tag]);
    desk.leaves().await;
}
