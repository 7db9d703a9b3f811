//! The same form sent twice at the same moment: what was meant once is done once.

use kernel::PersonId;

use super::desk::Desk;

/// Sends the form of the page twice at once, as the button would; answers where each led.
const TWICE: &str = "
const done = arguments[arguments.length - 1];
const form = document.querySelector('main form[method=post]');
const typed = () => new URLSearchParams(new FormData(form));
const send = () => fetch(form.action, { method: 'POST', body: typed() }).then(r => [r.status, new URL(r.url).pathname]);
Promise.all([send(), send()]).then(done);";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contact_sent_twice_is_one_contact() {
    let mut desk = Desk::open("tva-ganger-kontakt").await;
    let person = desk.site.ragnar.id();
    desk.logs_in().await;
    let before = desk.site.contacts_of(person).await;
    write_contact(&desk).await;
    let first = both_lead_to_one_page(&desk).await;
    assert_eq!(desk.site.contacts_of(person).await, before + 1);
    // Somebody who saw nothing happen presses the button too.
    desk.hands.press("Spara").await;
    assert_eq!(desk.hands.here().await, first);
    desk.reads("Pappa har ramlat igen").await;
    assert_eq!(desk.site.contacts_of(person).await, before + 1);
    desk.looks("en-kontakt").await;
    goes_back_and_sends_again(&desk, (&first, before + 1), person).await;
    desk.leaves().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_decision_sent_twice_is_one_decision() {
    let mut desk = Desk::open("tva-ganger-beslut").await;
    let person = desk.site.ragnar.id();
    desk.logs_in().await;
    write_contact(&desk).await;
    desk.hands.press("Spara").await;
    let case = investigated(&desk).await;
    let before = desk.site.decisions_of(person).await;
    desk.goes_to(&format!("{case}/beslut/ny")).await;
    desk.hands.choose("service", "home-care").await;
    desk.hands.choose("outcome", "approved").await;
    desk.hands
        .write("what", "Stöd vid dusch två gånger i veckan.")
        .await;
    let first = both_lead_to_one_page(&desk).await;
    assert_eq!(desk.site.decisions_of(person).await, before + 1);
    desk.hands.press("Fatta beslutet").await;
    assert_eq!(desk.hands.here().await, first);
    desk.reads("Stöd vid dusch två gånger i veckan").await;
    assert_eq!(desk.site.decisions_of(person).await, before + 1);
    desk.looks("ett-beslut").await;
    desk.leaves().await;
}

async fn write_contact(desk: &Desk) {
    let number = desk.site.ragnar.number().expect("a number").to_string();
    desk.goes_to("/kontakter/ny").await;
    desk.hands.write("number", &number).await;
    desk.hands
        .write("matter", "Sonen ringer. Pappa har ramlat igen.")
        .await;
}

async fn investigated(desk: &Desk) -> String {
    desk.hands.press("Ta emot en ansökan").await;
    desk.hands
        .write("wishes", "Jag vågar inte duscha själv.")
        .await;
    desk.hands.press("Spara").await;
    let case = desk.hands.here().await;
    desk.goes_to(&format!("{case}/behov/self-care")).await;
    desk.hands
        .write("need", "Stöd vid dusch två gånger i veckan.")
        .await;
    desk.hands.press("Spara och nästa").await;
    desk.goes_to(&format!("{case}/avsluta-utredning")).await;
    desk.hands
        .write("assessment", "Behovet kan inte tillgodoses på annat sätt.")
        .await;
    desk.hands.choose("waiver", "needless").await;
    desk.hands
        .write("waiver-reason", "Allt underlag kommer från Ragnar själv.")
        .await;
    desk.hands.press("Avsluta").await;
    case
}

/// Sends the form of the page twice at once; where both answers led.
async fn both_lead_to_one_page(desk: &Desk) -> String {
    let form = desk.hands.here().await;
    let answers = desk.asks(TWICE, vec![]).await;
    let answers: Vec<(i64, String)> = serde_json::from_value::<Vec<(i64, String)>>(answers.clone())
        .unwrap_or_else(|error| panic!("{error}: {answers}"));
    let [(one, first), (two, second)] = answers.as_slice() else {
        panic!("{answers:?}");
    };
    assert_eq!((*one, *two), (200, 200), "{answers:?}");
    assert_eq!(first, second);
    assert_ne!(first, &form);
    first.clone()
}

/// Back to the form and on again: what was sent is not sent as something new.
async fn goes_back_and_sends_again(
    desk: &Desk,
    (first, contacts): (&str, usize),
    person: PersonId,
) {
    desk.hands.web.back().await.expect("the form");
    assert_eq!(desk.hands.here().await, "/kontakter/ny");
    let matter = desk.hands.value("matter").await;
    desk.hands.send("Spara").await;
    let after = desk.hands.here().await;
    let is_asked_again = after == "/kontakter" && matter.is_empty();
    assert!(after == first || is_asked_again, "{after} {matter:?}");
    assert_eq!(desk.site.contacts_of(person).await, contacts);
}
