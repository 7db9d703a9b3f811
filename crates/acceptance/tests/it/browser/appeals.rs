//! The no and what follows: reasons, the letter, its receipt, an appeal in time to the court, one too late.

use serde_json::{Value, json};

use super::desk::Desk;

/// What the address of a file answers: its status and kind, and how it begins.
const ANSWERS: &str = "
const done = arguments[arguments.length - 1];
fetch(arguments[0]).then(async r => done([r.status, r.headers.get('content-type'), (await r.text()).slice(0, 5)]));";

/// The addresses of the page's files.
const FILES: &str = "
const done = arguments[arguments.length - 1];
done([...document.querySelectorAll('main a[href*=\".pdf\"]')].map(a => a.getAttribute('href')));";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_no_is_explained_appealed_in_time_and_handed_to_the_court() {
    let mut desk = Desk::open("avslag").await;
    desk.logs_in().await;
    let case = an_application(&mut desk).await;
    a_short_investigation(&desk, &case).await;
    let decision = the_no(&mut desk, &case).await;
    the_letter(&mut desk, &decision).await;
    the_receipt(&mut desk, &decision).await;
    an_appeal_in_time(&mut desk, &decision).await;
    reconsidered_and_handed_over(&mut desk).await;
    desk.leaves().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_appeal_too_late_is_dismissed() {
    let mut desk = Desk::open("for-sent").await;
    let person = desk.site.ragnar.id();
    let decision = desk.site.refused_earlier(person, 60).await;
    desk.logs_in().await;
    let address = format!("/personer/{person}/beslut/{decision}");
    desk.goes_to(&address).await;
    desk.reads("Avslag").await;
    desk.looks("det-tidigare-avslaget").await;
    desk.goes_to(&format!("{address}/overklagan/ny")).await;
    desk.hands
        .write(
            "words",
            "Jag vill att domstolen prövar om jag kan få hjälp.",
        )
        .await;
    desk.hands.press("Ta emot överklagandet").await;
    desk.reads("Nej. Sista dagen var den").await;
    desk.reads("Överklagandet kom för sent").await;
    desk.looks("for-sent").await;
    let appeal = desk.hands.here().await;
    // What came too late is neither reconsidered nor handed over, whoever goes straight to that page.
    desk.goes_to(&format!("{appeal}/omprova")).await;
    desk.hands.write("why", "Beslutet är rätt.").await;
    desk.hands.send("Spara omprövningen").await;
    desk.reads("Överklagandet kom för sent. Avvisa det i stället.")
        .await;
    desk.looks("omprovas-inte").await;
    dismissed(&mut desk, &appeal).await;
    desk.leaves().await;
}

async fn an_application(desk: &mut Desk) -> String {
    let number = desk.site.ragnar.number().expect("a number").to_string();
    desk.goes_to("/kontakter/ny").await;
    desk.hands.write("number", &number).await;
    desk.hands
        .write(
            "matter",
            "Ragnar ringer och vill ha ledsagning till kyrkan.",
        )
        .await;
    desk.hands.press("Spara").await;
    desk.hands.press("Ta emot en ansökan").await;
    desk.hands
        .write("wishes", "Jag vill ha hjälp att komma till kyrkan.")
        .await;
    desk.hands.choose("regime", "sol").await;
    desk.hands.choose("services", "home-care").await;
    desk.hands.choose("form", "oral").await;
    desk.hands.press("Spara").await;
    desk.looks("ansokan-mottagen").await;
    desk.hands.here().await
}

async fn a_short_investigation(desk: &Desk, case: &str) {
    desk.goes_to(&format!("{case}/behov/self-care")).await;
    desk.hands
        .write("state", "Församlingen hämtar Ragnar varje söndag.")
        .await;
    desk.hands.press("Spara och nästa").await;
    desk.goes_to(&format!("{case}/avsluta-utredning")).await;
    desk.hands
        .write("assessment", "Behovet är tillgodosett på annat sätt.")
        .await;
    desk.hands.choose("waiver", "needless").await;
    desk.hands
        .write("waiver-reason", "Allt underlag kommer från Ragnar själv.")
        .await;
    desk.hands.press("Avsluta").await;
}

/// A no without reasons is not taken; what was written stands until the reasons are there.
async fn the_no(desk: &mut Desk, case: &str) -> String {
    let what = "Hjälp att komma till kyrkan varje söndag.";
    desk.goes_to(&format!("{case}/beslut/ny")).await;
    desk.hands.choose("service", "home-care").await;
    desk.hands.choose("outcome", "refused").await;
    desk.hands.write("what", what).await;
    desk.hands.send("Fatta beslutet").await;
    desk.reads("Skriv skälen.").await;
    assert_eq!(desk.hands.value("what").await, what);
    desk.looks("utan-skal").await;
    let reasons = "Församlingen hämtar dig varje söndag och vill fortsätta med det. Behovet är alltså tillgodosett på annat sätt.";
    desk.hands.write("reasons", reasons).await;
    desk.hands.press("Fatta beslutet").await;
    desk.reads("Avslag").await;
    desk.reads(reasons).await;
    desk.looks("avslaget").await;
    desk.hands.here().await
}

async fn the_letter(desk: &mut Desk, decision: &str) {
    desk.hands.press("Skriv och skicka brevet").await;
    desk.reads("beslutade vi att du inte får det som du har bett om")
        .await;
    desk.reads("Förvaltningsrätten").await;
    desk.reads("överklaga").await;
    desk.looks("brevet-forhandsvisas").await;
    files_open(desk).await;
    desk.hands.choose("way", "post").await;
    desk.hands
        .press("Jag har skickat eller lämnat brevet")
        .await;
    desk.reads("Det här har skickats").await;
    desk.reads("Tiden att överklaga har inte börjat räknas")
        .await;
    desk.looks("brevet-skickat").await;
    files_open(desk).await;
    assert_eq!(desk.hands.here().await, format!("{decision}/brev"));
}

async fn the_receipt(desk: &mut Desk, decision: &str) {
    desk.goes_to(&format!("{decision}/kvitto")).await;
    desk.hands.choose("how", "certificate").await;
    desk.looks("kvitto").await;
    desk.hands.press("Spara dagen").await;
    desk.reads("Sista dagen att överklaga är den").await;
    desk.looks("kvitto-sparat").await;
}

async fn an_appeal_in_time(desk: &mut Desk, decision: &str) {
    desk.goes_to(&format!("{decision}/overklagan/ny")).await;
    desk.hands
        .write("words", "Församlingen kan inte längre hämta mig.")
        .await;
    desk.looks("nytt-overklagande").await;
    desk.hands.press("Ta emot överklagandet").await;
    desk.reads("Ja. Det ska ha kommit in senast den").await;
    desk.looks("i-tid").await;
}

async fn reconsidered_and_handed_over(desk: &mut Desk) {
    let appeal = desk.hands.here().await;
    desk.hands.press("Beslutet står fast").await;
    desk.looks("omprova").await;
    desk.hands
        .write("why", "Församlingen säger att de fortsätter att hämta.")
        .await;
    desk.hands.press("Spara omprövningen").await;
    desk.reads("Omprövat, ska lämnas över").await;
    desk.looks("omprovat").await;
    desk.hands.press("Lämna över till domstolen").await;
    desk.looks("lamna-over").await;
    desk.hands.choose("way", "post").await;
    desk.hands.press("Jag har lämnat över överklagandet").await;
    assert_eq!(desk.hands.here().await, appeal);
    desk.reads("Hos domstolen").await;
    desk.looks("hos-domstolen").await;
    files_open(desk).await;
}

async fn dismissed(desk: &mut Desk, appeal: &str) {
    desk.goes_to(appeal).await;
    desk.hands.press("Avvisa överklagandet").await;
    desk.hands
        .write(
            "reasons",
            "Du fick rätt besked om hur man överklagar. Inget annat ursäktar förseningen.",
        )
        .await;
    desk.hands.choose("way", "post").await;
    desk.looks("avvisa").await;
    desk.hands.press("Avvisa och skriv brevet").await;
    desk.reads("Överklagandet är avvisat").await;
    desk.looks("avvisat").await;
    files_open(desk).await;
}

/// Every PDF that the page leads to is one.
async fn files_open(desk: &Desk) {
    let files = desk.asks(FILES, vec![]).await;
    let files = files.as_array().cloned().unwrap_or_default();
    assert!(!files.is_empty(), "{} has no file", desk.hands.here().await);
    for file in files {
        let answer = desk.asks(ANSWERS, vec![file.clone()]).await;
        let pdf: Value = json!([200, "application/pdf", "%PDF-"]);
        assert_eq!(answer, pdf, "{file}");
    }
}
