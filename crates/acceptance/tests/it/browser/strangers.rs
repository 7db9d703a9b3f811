//! An officer elsewhere: a person whom one has nothing to do with answers as somebody who is not there.

use kernel::{PersonId, Role, UserId};
use serde_json::{Value, json};
use uuid::Uuid;

use super::desk::Desk;

/// What an address answers: its status, and what the page says.
const ANSWERS: &str = "
const done = arguments[arguments.length - 1];
fetch(arguments[0], arguments[1] ? { method: 'POST', body: new URLSearchParams(arguments[1]) } : {}).then(async r => {
  const page = new DOMParser().parseFromString(await r.text(), 'text/html');
  done([r.status, page.title, page.querySelector('main')?.textContent ?? '']);
});";

/// What is kept of a person, to read and to go on with. To begin work with somebody is any officer's duty.
const PAGES: [&str; 7] = [
    "",
    "/arenden/{case}",
    "/arenden/{case}/beslut/ny",
    "/beslut/{decision}",
    "/beslut/{decision}/brev",
    "/beslut/{decision}/brev.pdf",
    "/beslut/{decision}/overklagan/ny",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_officer_elsewhere_sees_nobody() {
    let mut desk = Desk::open("utan-relation").await;
    let (person, (case, decision), stranger) = somebody_elsewhere(&desk).await;
    desk.goes_to("/logga-in").await;
    desk.comes_in_as(stranger, Role::CaseOfficer).await;
    desk.goes_to(&format!("/personer/{person}")).await;
    let seen = desk.hands.reads().await;
    desk.looks("nagon-annans").await;
    let nobody = Uuid::now_v7();
    desk.goes_to(&format!("/personer/{nobody}")).await;
    assert_eq!(desk.hands.reads().await, seen);
    for page in PAGES {
        let page = page
            .replace("{case}", &case)
            .replace("{decision}", &decision);
        answers_alike(&desk, (&person.to_string(), &nobody.to_string()), &page).await;
    }
    desk.leaves().await;
}

/// One page of both, read and written to.
async fn answers_alike(desk: &Desk, (somebody, nobody): (&str, &str), page: &str) {
    let ask = async |who: &str, form: Value| {
        let address = json!(format!("/personer/{who}{page}"));
        desk.asks(ANSWERS, vec![address, form]).await
    };
    let (there, not_there) = (
        ask(somebody, Value::Null).await,
        ask(nobody, Value::Null).await,
    );
    assert_eq!(there, not_there, "{page}");
    assert_eq!(there.get(0), Some(&json!(404)), "{page}: {there}");
    let sent = json!({ "wishes": "Jag vill ha hjälp.", "version": "1" });
    let (there, not_there) = (ask(somebody, sent.clone()).await, ask(nobody, sent).await);
    assert_eq!(there, not_there, "{page}");
}

/// Somebody with a decision, and an officer at another unit.
async fn somebody_elsewhere(desk: &Desk) -> (PersonId, (String, String), UserId) {
    let officers = desk.site.officers().await;
    for client in &desk.site.clients {
        let of = cases::decisions_of_person(desk.site.store().reader(), client.id()).await;
        let Some(decision) = of.expect("decisions").into_iter().next() else {
            continue;
        };
        let elsewhere = officers
            .iter()
            .find(|officer| officer.assignment.unit != client.ordering_unit);
        let stranger = elsewhere.expect("an officer elsewhere").assignment.user;
        let kept = (decision.case.to_string(), decision.id.to_string());
        return (client.id(), kept, stranger);
    }
    panic!("nobody has a decision");
}
