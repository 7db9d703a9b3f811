//! The session ends in the middle of a long text: nothing is lost, and nothing is sent twice.

use super::desk::Desk;

/// A text as long as a careful officer writes: many paragraphs, with signs that pages like to break.
fn long_text() -> String {
    let paragraphs = (1..=60).map(|number| {
        format!(
            "Stycke {number}. Johan säger: \"Pappa åt <inget> & ramlade två gånger – han vågar inte duscha längre.\" \
             Katarina bor i Umeå och kan bara ringa. Hon tycker att det har blivit sämre sedan i somras."
        )
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_text_outlives_the_login() {
    let mut desk = Desk::open("utloggad").await;
    let person = desk.site.ragnar.id();
    let number = desk.site.ragnar.number().expect("a number").to_string();
    let before = desk.site.contacts_of(person).await;
    let text = long_text();
    desk.logs_in().await;
    desk.goes_to("/kontakter/ny").await;
    desk.hands.write("number", &number).await;
    desk.hands.paste("matter", &text).await;
    let web = &desk.hands.web;
    web.delete_cookie("session").await.expect("the end");
    desk.hands.press("Spara").await;
    desk.reads("Du har blivit utloggad. Det du skrev finns kvar.")
        .await;
    desk.looks("utloggad").await;
    assert_eq!(desk.site.contacts_of(person).await, before);

    desk.hands.press("Logga in igen").await;
    desk.reads("Det du skrev finns kvar.").await;
    desk.looks("logga-in-igen").await;
    desk.hands.press_in("#demo-case-officer", "").await;
    desk.looks("vidare").await;
    desk.hands.press("Fortsätt").await;
    desk.reads("Det du skrev finns kvar. Skicka det, eller avbryt.")
        .await;
    desk.looks("skicka-det").await;
    assert_eq!(desk.site.contacts_of(person).await, before);
    desk.hands.press("Skicka det jag skrev").await;
    desk.reads("Stycke 60.").await;
    desk.looks("sparat").await;

    let contacts = cases::contacts_of_person(desk.site.store().reader(), person).await;
    let contacts = contacts.expect("contacts");
    assert_eq!(contacts.len(), before + 1);
    let kept = contacts
        .iter()
        .filter_map(|contact| contact.matter.as_ref())
        .any(|matter| matter.as_str() == text);
    assert!(kept, "the text is not kept as it was written");
    desk.leaves().await;
}
