//! What people type by mistake: a clear word at the field and at the top, and everything typed still there.

use serde_json::{Value, json};
use thirtyfour::By;

use super::desk::Desk;

/// How the page says that a field is wrong: where the focus is, what the summary says of the field, what the field says.
const SAID: &str = "
const done = arguments[arguments.length - 1];
const at = document.querySelector(`main [name='${arguments[0]}']`);
const link = document.querySelector(`.error-summary a[href='#${at.id}']`);
const told = (at.getAttribute('aria-describedby') ?? at.closest('fieldset')?.getAttribute('aria-describedby') ?? '')
  .split(' ').filter(id => id.endsWith('-error')).map(id => document.getElementById(id)?.innerText ?? '').join(' ');
done({
  focus: document.activeElement.className, title: document.title, summary: link?.innerText ?? '',
  label: at.labels?.[0]?.innerText ?? '',
  field: told, invalid: at.getAttribute('aria-invalid') });";

/// Whether the summary has its errors in the order of the page.
const IN_ORDER: &str = "
const done = arguments[arguments.length - 1];
const fields = [...document.querySelectorAll('.error-summary a')].map(a => document.querySelector(a.getAttribute('href')));
done(fields.every((field, place) => place === 0 || !!(fields[place - 1].compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)));";

/// A field, what is typed there, and the words of the answer.
struct Slip {
    field: &'static str,
    typed: String,
    answer: &'static str,
}

fn slip(field: &'static str, typed: impl Into<String>, answer: &'static str) -> Slip {
    Slip {
        field,
        typed: typed.into(),
        answer,
    }
}

const MATTER: &str = "Sonen ringer. Pappa har ramlat igen.";
const EMPTY: &str = "Fältet får inte vara tomt.";
const NO_DAY: &str = "Skriv en dag som finns, till exempel 2026-03-01.";
const HIDDEN: &str = "Texten innehåller dolda tecken.";
const LONG: &str = "Texten är för lång. Det får plats 20";

/// A number whose last digit is another.
fn wrong_check(number: &str) -> String {
    let (rest, last) = number.split_at(number.len() - 1);
    let last: u32 = last.parse().expect("a digit");
    format!("{rest}{}", (last + 1) % 10)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slips_are_answered_at_the_field_and_nothing_typed_is_lost() {
    let mut desk = Desk::open("felskrivet").await;
    let person = desk.site.ragnar.id();
    let number = desk.site.ragnar.number().expect("a number").to_string();
    let before = desk.site.contacts_of(person).await;
    desk.logs_in().await;
    let all = [
        vec![
            slip("number", wrong_check(&number), "Sista siffran stämmer inte"),
            slip("matter", "", EMPTY),
            slip("day", "2026-02-30", NO_DAY),
            slip("clock", "25.00", "Skriv en tid, till exempel 14.30."),
        ],
        vec![
            slip("number", "1943", "Skriv tio eller tolv siffror"),
            slip("matter", "   ", EMPTY),
            slip("day", "", EMPTY),
            slip("clock", "", EMPTY),
        ],
        vec![
            slip("number", "20261332-2389", "Det datumet finns inte"),
            slip("matter", "Pappa\u{1} har ramlat.", HIDDEN),
            slip("day", "2199-01-01", "Dagen ligger framåt i tiden."),
            slip("caller", "Karl\u{202E}kE", HIDDEN),
            slip("kinship", "s".repeat(201), "Texten är för lång."),
        ],
    ];
    for (round, slips) in all.iter().enumerate() {
        desk.goes_to("/kontakter/ny").await;
        makes(&desk, slips).await;
        is_told(&desk, slips).await;
        desk.looks(&format!("felskrivet-{}", round + 1)).await;
    }
    assert_eq!(desk.site.contacts_of(person).await, before);
    mends(&desk, &number).await;
    assert_eq!(desk.site.contacts_of(person).await, before + 1);
    desk.leaves().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_megabyte_of_text_is_answered_in_words() {
    let desk = Desk::open("en-megabyte").await;
    desk.logs_in().await;
    desk.goes_to("/kontakter/ny").await;
    let sentence = "Pappa har ramlat igen och äter för lite. ";
    let slips = [slip("matter", sentence.repeat(25_000).trim(), LONG)];
    makes(&desk, &slips).await;
    is_told(&desk, &slips).await;
    desk.leaves().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn odd_signs_that_mean_something_are_kept_as_they_are() {
    let mut desk = Desk::open("ovanliga-tecken").await;
    desk.logs_in().await;
    desk.goes_to("/kontakter/ny").await;
    // Letters with their marks apart, right-to-left scripts, a family as one sign, a letter beyond the first plane.
    let odd = "A\u{30A}ke fra\u{30A}gar. محمد ringer om جدته. שלום. 👩‍👩‍👧 👵🏽 𝔄 <b>inte fet</b> & \"citat\" O\u{31B}\u{323}";
    desk.hands.paste("matter", odd).await;
    desk.hands.paste("caller", "فاطمة Z\u{30C}ivković 👵🏽").await;
    desk.hands.press("Spara").await;
    desk.reads("Kontakten är sparad.").await;
    desk.reads("Åke frågar. محمد ringer om جدته. שלום. 👩‍👩‍👧 👵🏽 𝔄 <b>inte fet</b> & \"citat\" Ợ")
        .await;
    desk.reads("فاطمة Živković 👵🏽").await;
    desk.looks("ovanliga-tecken").await;
    desk.leaves().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_with_several_forms_answers_at_the_one_that_was_sent() {
    let mut desk = Desk::open("flera-formular").await;
    desk.logs_in().await;
    desk.goes_to("/kontakter/ny").await;
    desk.hands.write("matter", MATTER).await;
    desk.hands.press("Spara").await;
    desk.hands.send("Avsluta").await;
    let slips = [slip("reason", "", EMPTY)];
    is_told(&desk, &slips).await;
    let summaries = desk.hands.web.find_all(By::Css("main .error-summary"));
    assert_eq!(summaries.await.expect("an answer").len(), 1);
    desk.looks("ett-av-flera-formular").await;
    desk.leaves().await;
}

/// Types it all and sends it.
async fn makes(desk: &Desk, slips: &[Slip]) {
    for slip in slips {
        desk.hands.paste(slip.field, &slip.typed).await;
    }
    desk.hands.send("Spara").await;
}

/// Each slip is answered at the top and at its field, and what was typed still stands there.
async fn is_told(desk: &Desk, slips: &[Slip]) {
    assert_eq!(desk.asks(IN_ORDER, vec![]).await, json!(true));
    for slip in slips {
        let said = desk.asks(SAID, vec![json!(slip.field)]).await;
        let says = |what: &str| {
            let words = said.get(what).and_then(Value::as_str).unwrap_or_default();
            words.to_owned()
        };
        let field = slip.field;
        assert_eq!(says("focus"), "error-summary", "{field}: {said}");
        assert!(says("title").starts_with("Fel: "), "{field}: {said}");
        assert!(says("summary").contains(slip.answer), "{field}: {said}");
        if slip.answer == EMPTY {
            let named = format!("{}: {EMPTY}", says("label"));
            assert!(says("summary").contains(&named), "{field}: {said}");
        }
        assert!(says("field").contains(slip.answer), "{field}: {said}");
        assert_eq!(says("invalid"), "true", "{field}: {said}");
        let stands = desk.hands.value(slip.field).await;
        let lost = stands.len().abs_diff(slip.typed.len());
        assert!(stands == slip.typed, "{field}: {lost} bytes are lost");
    }
}

/// From the summary to the field; put right, it is saved.
async fn mends(desk: &Desk, number: &str) {
    let links = desk.hands.web.find_all(By::Css("main .error-summary a"));
    for link in links.await.expect("an answer") {
        let to = link
            .attr("href")
            .await
            .expect("an answer")
            .expect("a field");
        link.click().await.expect("followed");
        let at =
            "const done = arguments[arguments.length - 1]; done('#' + document.activeElement.id);";
        assert_eq!(desk.asks(at, vec![]).await, json!(to));
    }
    desk.hands.write("number", number).await;
    desk.hands.write("matter", MATTER).await;
    desk.hands.write("day", &desk.site.today.to_string()).await;
    desk.hands.write("clock", "00.00").await;
    desk.hands.write("caller", "Karl Ek").await;
    desk.hands.write("kinship", "son").await;
    desk.hands.press("Spara").await;
    desk.reads(MATTER).await;
}
