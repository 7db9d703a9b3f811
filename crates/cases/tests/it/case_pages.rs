//! The pages from application to decision in a browser: the whole way, slips of the finger, a stranger.

use kernel::Role;

use crate::{
    browser::{Browser, browser, staff, words},
    inquiry_scene::Inquiry,
    scene::id,
};

/// The last part of an address.
fn last(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn from_application_to_the_end_in_a_browser() {
    Inquiry::on_both(async |stage| {
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let siv = staff(store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let officer = browser(store, now, siv).await;
        let olle = staff(store, now, ("Olle Dahl", Role::CaseOfficer, id(99))).await;
        let stranger = browser(store, now, olle).await;
        let of = format!("/personer/{}", stage.scene.person);

        let empty = officer.page("/arenden").await;
        assert!(words(&empty).contains("Här finns inga ärenden"));
        let html = words(&officer.page(&format!("{of}/ansokan/ny")).await);
        assert!(
            html.contains("Ragnar Ek") && html.contains("Trygghetslarm (SoL)"),
            "{html}"
        );

        // What was typed comes back, and it is said what to do.
        let wrong = [
            ("wishes", "Jag orkar inte handla."),
            ("regime", "sol"),
            ("received", "2026-11-31"),
            ("form", "oral"),
        ];
        let answer = officer.post(&format!("{of}/ansokan"), &wrong).await;
        assert_eq!(answer.status, 422);
        assert!(
            answer.html.contains("Jag orkar inte handla.") && answer.html.contains("2026-11-31")
        );

        let fields = [
            ("wishes", "Jag orkar inte handla."),
            ("regime", "sol"),
            ("services", "home-care"),
            ("received", "2026-11-19"),
            ("form", "oral"),
            ("by", "Erik Ek"),
            ("kinship", "son"),
            ("authority", "none"),
            ("confirmed", "ja"),
        ];
        let case = officer.saved(&format!("{of}/ansokan"), &fields).await;
        let html = words(&officer.page(&case).await);
        assert!(
            html.contains("Nästa steg: prata med personen") && html.contains("Erik Ek, son"),
            "{html}"
        );
        stranger.finds_nothing(&case).await;
        assert!(words(&stranger.page("/arenden").await).contains("Här finns inga ärenden"));
        assert!(words(&officer.page("/arenden").await).contains("Ragnar Ek"));
        assert_eq!(officer.get("/arenden?format=csv").await.status, 200);

        for step in [
            "ansokan",
            "ansokan/aterta",
            "ansokan/forsening",
            "ansokan/begaran",
            "stang",
        ] {
            officer.page(&format!("{case}/{step}")).await;
            stranger.finds_nothing(&format!("{case}/{step}")).await;
        }
        investigate(&officer, &case).await;
        decide(&officer, &of, &case).await;
    })
    .await;
}

/// Own words, one need, the person's answer, the assessment.
async fn investigate(officer: &Browser, case: &str) {
    officer.page(&format!("{case}/plan")).await;
    let plan = [
        ("version", "1"),
        ("own-words", "Jag vill bo kvar."),
        ("interpreter", "none"),
    ];
    officer.saved(&format!("{case}/plan"), &plan).await;
    for area in organisation::LifeArea::ALL {
        officer.page(&format!("{case}/behov/{}", area.key())).await;
    }
    let need = [
        ("version", "0"),
        ("state", "Går med rollator."),
        ("limitation", "3"),
        ("then", "next"),
    ];
    let next = officer
        .saved(&format!("{case}/behov/domestic-life"), &need)
        .await;
    assert_eq!(last(&next), "interpersonal");
    // The second officer who saw nothing there is told, and loses nothing typed.
    let second = [
        ("version", "0"),
        ("state", "Går utan stöd."),
        ("then", "next"),
    ];
    let told = officer
        .post(&format!("{case}/behov/domestic-life"), &second)
        .await;
    assert_eq!(told.status, 422);
    assert!(told.html.contains("Går utan stöd.") && told.html.contains("value=\"1\""));

    let html = words(&officer.page(case).await);
    assert!(
        html.contains("Nästa steg: låt personen läsa underlaget")
            && html.contains("Stor begränsning"),
        "{html}"
    );
    officer.page(&format!("{case}/avsluta-utredning")).await;
    hear(officer, case).await;
    officer.page(&format!("{case}/avsluta-utredning")).await;
    let end = [("version", "2"), ("assessment", "Behovet finns.")];
    officer
        .saved(&format!("{case}/avsluta-utredning"), &end)
        .await;
    let html = words(&officer.page(case).await);
    assert!(
        html.contains("Nästa steg: fatta beslut") && html.contains("Hemtjänst"),
        "{html}"
    );
}

/// The person reads what has been gathered, answers, and sees one thing otherwise.
async fn hear(officer: &Browser, case: &str) {
    officer.page(&format!("{case}/kommunicering")).await;
    let sent = [
        ("material", "Hela utredningen."),
        ("by", "letter"),
        ("sent", "2026-11-20"),
        ("answer-by", "2026-12-04"),
    ];
    officer.saved(&format!("{case}/kommunicering"), &sent).await;
    let html = officer.page(case).await;
    assert!(
        words(&html).contains("Personen kan svara till och med"),
        "{}",
        words(&html)
    );
    let answer = html
        .split('"')
        .find(|part| part.ends_with("/svar"))
        .unwrap()
        .to_owned();
    officer.page(&answer).await;
    let said = [
        ("version", "1"),
        ("words", "Det stämmer."),
        ("by", "told"),
        ("answered-on", "2026-11-20"),
    ];
    officer.saved(&answer, &said).await;
    officer.page(&format!("{case}/invandning")).await;
    let dispute = [
        ("about", "Fem fall."),
        ("view", "Två."),
        ("said", "2026-11-20"),
    ];
    officer.saved(&format!("{case}/invandning"), &dispute).await;
}

/// The decision, and what happens to it.
async fn decide(officer: &Browser, of: &str, case: &str) {
    officer
        .page(&format!("{case}/beslut/ny?service=home-care"))
        .await;
    let mut fields = vec![
        ("version", "1"),
        ("service", "home-care"),
        ("outcome", "partly"),
        ("what", "Inköp varje vecka."),
        ("from", "2026-11-23"),
        ("follow-up", "2027-11-20"),
        ("delegation", "3.1"),
    ];
    let answer = officer.post(&format!("{case}/beslut"), &fields).await;
    assert_eq!(answer.status, 422);
    assert!(
        words(&answer.html).contains("Skriv skälen"),
        "{}",
        words(&answer.html)
    );
    fields.push(("reasons", "Rätten följer av 11 kap. 1 §."));
    // The same form sent twice makes one decision.
    fields.push(("request", "0192f0a0-0000-7000-8000-000000000001"));
    let decision = officer.saved(&format!("{case}/beslut"), &fields).await;
    assert_eq!(
        officer.saved(&format!("{case}/beslut"), &fields).await,
        decision
    );
    assert!(decision.starts_with(&format!("{of}/beslut/")));

    let html = words(&officer.page(&decision).await);
    assert!(
        html.contains("Delvis bifall") && html.contains("Rätten följer av 11 kap. 1 §."),
        "{html}"
    );
    for step in ["verkstalld", "andra", "aterkalla", "upphor"] {
        officer.page(&format!("{decision}/{step}")).await;
    }
    officer
        .saved(&format!("{decision}/verkstalld"), &[("on", "2026-11-20")])
        .await;
    officer.page(&format!("{decision}/avbrott")).await;
    let html = officer.page(&decision).await;
    assert!(html.contains(&format!("{of}/uppfoljningar/ny")), "{html}");
    assert!(words(&html).contains("Ja, sedan"), "{html}");
    let end = [
        ("version", "2"),
        ("reason", "own-wish"),
        ("words", "Vill klara sig själv."),
        ("on", "2026-12-31"),
    ];
    officer.saved(&format!("{decision}/upphor"), &end).await;
    let html = words(&officer.page(&decision).await);
    assert!(html.contains("Upphörde"), "{html}");
    officer.page(case).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_of_need_in_a_browser() {
    Inquiry::on_both(async |stage| {
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let siv = staff(store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let officer = browser(store, now, siv).await;
        let of = format!("/personer/{}", stage.scene.person);
        officer.page(&format!("{of}/utredning/ny")).await;
        let sign = [("sign", "Grannen hörde honom ropa."), ("regime", "sol")];
        let case = officer.saved(&format!("{of}/utredning"), &sign).await;
        assert!(words(&officer.page(&case).await).contains("Grannen hörde honom ropa."));
        // A page of the case that belongs to an application is not there.
        officer.finds_nothing(&format!("{case}/ansokan")).await;
        let close = [("version", "1"), ("reason", "Det var en annan person.")];
        let to = officer.saved(&format!("{case}/stang"), &close).await;
        // Nothing is left to do about the person, so the officer is led to the list; the unit answers for the file.
        assert_eq!(to, "/arenden");
        officer.finds_nothing(&case).await;
        let maj = staff(store, now, ("Maj Lind", Role::UnitManager, unit)).await;
        let manager = browser(store, now, maj).await;
        assert!(words(&manager.page(&case).await).contains("Avslutat"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_officers_reads_what_the_first_has_written() {
    Inquiry::on_both(async |stage| {
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let case = stage.opened(&["home-care"]).await.case;
        stage.act(&stage.need(case, 0)).await.unwrap();
        let siv = staff(store, now, ("Siv Berg", Role::UnitManager, unit)).await;
        let second = browser(store, now, siv).await;
        let area = format!(
            "/personer/{}/arenden/{case}/behov/domestic-life",
            stage.scene.person
        );
        let seen = (now.as_millisecond() - 60_000).to_string();
        let typed = [
            ("version", "0"),
            ("seen", seen.as_str()),
            ("need", "Hjälp med inköp."),
        ];
        let answer = second.post(&area, &typed).await;
        assert_eq!(answer.status, 422, "{}", words(&answer.html));
        assert!(answer.html.contains("Hjälp med inköp."));
        let html = &answer.html;
        for told in [
            "<ins>Går med rollator. Orkar inte bära.</ins>",
            "<ins>Mat hemma varje dag.</ins>",
        ] {
            assert!(html.contains(told), "{told}: {html}");
        }
        // What a field was called and what it held before are told as well.
        let mut mine = stage.need(case, 1);
        mine.described.aim = Some(crate::inquiry_scene::prose("Mat två gånger om dagen."));
        stage.act(&mine).await.unwrap();
        let typed = [
            ("version", "1"),
            ("seen", seen.as_str()),
            ("need", "Inköp."),
        ];
        let html = second.post(&area, &typed).await.html;
        let change = "<del>Mat hemma varje dag.</del> → <ins>Mat två gånger om dagen.</ins>";
        assert!(html.contains(change), "{html}");
        assert!(
            !html.contains("⟦cases-") && !html.contains("⟦page-kit-"),
            "{html}"
        );
    })
    .await;
}
