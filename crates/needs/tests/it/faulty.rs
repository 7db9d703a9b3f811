//! Trials that cannot be counted on: told at their fields, and nothing is shown or handed out as if it were them.

use axum::http::StatusCode;
use page_kit::testing::words;

use crate::{pages::browser, stage::Stage};

/// What an address may ask that cannot be tried, and what is said of it.
const FAULTY: [(&str, &str); 6] = [
    ("pay=80", "Skriv ett tal mellan −2,0 och 10,0"),
    ("pay=fyra", "Skriv ett tal mellan −2,0 och 10,0"),
    (
        "alternativ=1&om=1&fall-low=2",
        "Minst, troligen och mest måste komma i den ordningen",
    ),
    ("alternativ=77", "Scenariot har inget sådant alternativ"),
    ("alternativ=x", "Scenariot har inget sådant alternativ"),
    (
        "alternativ=1&om=77&fall=0,9",
        "Scenariot har inget sådant alternativ",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_faulty_trial_leads_to_its_field_and_shows_no_figures() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        for (query, said) in FAULTY {
            for beside in ["siffror", "jamfor", "stadsdelar"] {
                let asked = format!("{own}/{beside}?version=1&{query}&ar=2035");
                let answer = browser.get(&asked).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{asked}");
                // What was tried goes along, and nothing else of the page that was left.
                let (to, place) = answer.to.split_once('#').unwrap();
                assert_eq!(place, "prova");
                assert!(to.starts_with(&format!("{own}?version=1&")), "{to}");
                assert!(!to.contains("ar="), "{to}");
                let page = browser.get(to).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
                let page = page.html;
                assert!(words(&page).contains(said), "{query}: {}", words(&page));
                assert!(page.contains("aria-invalid=\"true\""), "{query}: {page}");
                let figures = ["id=\"svar\"", "id=\"platser\"", "chart", "/siffror?"];
                let shown = figures.iter().find(|shown| page.contains(**shown));
                assert_eq!(shown, None, "{query}: {page}");
            }
        }
        // Whoever mends it is shown the trial.
        let mended = browser.page(&format!("{own}?version=1&pay=4")).await;
        assert!(mended.contains("id=\"svar\""), "{mended}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_file_is_made_of_a_faulty_trial() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        for (query, said) in FAULTY {
            for file in [
                "siffror?format=csv&",
                "siffror?format=xlsx&",
                "stadsdelar?format=csv&",
                "rapport?",
            ] {
                let asked = format!("{own}/{file}version=1&{query}");
                let answer = browser.get(&asked).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{asked}");
                let told = words(&answer.html);
                assert!(told.contains("Ingen fil är gjord"), "{asked}: {told}");
                assert!(told.contains(said), "{asked}: {told}");
                assert!(!answer.html.contains("%PDF"), "{asked}");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_the_scenario_has_nothing_of_is_not_passed_over() {
    Stage::on_both(async |stage| {
        let mut own = stage.version(1).await.assumptions;
        own.care.housing = None;
        let change = needs::ChangeScenario {
            scenario: stage.scenario,
            version: 1,
            built_on: 1,
            assumptions: own,
            why: crate::stage::line("Utan boenden"),
        };
        stage.act(&change).await;
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let told = browser.get(&format!("{own}?version=2&home=60")).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = words(&told.html);
        assert!(said.contains("inget som talet kan ändra"), "{said}");
        let file = browser
            .get(&format!("{own}/siffror?version=2&home=60&format=csv"))
            .await;
        assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}
