//! Pages beside a scenario: districts on a map, alternatives to choose among, and trials that are carried along.

use axum::http::StatusCode;
use needs::{Begin, CreateScenario, ImportBasis, ScenarioId};
use page_kit::testing::words;

use crate::{
    pages::browser,
    stage::{Stage, line, with_districts},
};

/// A scenario on a basis that has districts.
async fn with_parts(stage: &Stage) -> ScenarioId {
    let import = ImportBasis {
        basis: with_districts(),
    };
    let basis = stage.act(&import).await;
    let create = CreateScenario {
        name: line("Med stadsdelar"),
        basis,
        begin: Begin::Basis,
        why: line("Som underlaget"),
    };
    stage.act(&create).await
}

#[tokio::test(flavor = "multi_thread")]
async fn districts_are_shown_on_a_map_with_a_table_that_sums() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let none = format!("/prognos/{}/stadsdelar", stage.scenario);
        let said = words(&browser.page(&none).await);
        assert!(
            said.contains("GeoJSON") && said.contains("nytt underlag"),
            "{said}"
        );

        let own = with_parts(&stage).await;
        let at = format!("/prognos/{own}/stadsdelar");
        let page = browser.page(&at).await;
        for name in ["Centrum", "Norr", "Ön"] {
            assert!(page.contains(&format!("<title>{name}: ")), "{name}: {page}");
        }
        let said = words(&page);
        assert!(said.contains("80 år och äldre, 2035"), "{said}");
        assert!(said.contains("Hela kommunen"), "{said}");
        // As a file: whole numbers, which sum to what is told of the municipality.
        let sums = |file: &str| -> [i64; 3] {
            let lines = file.lines().skip(1);
            let rows: Vec<Vec<&str>> = lines.map(|line| line.split(';').collect()).collect();
            assert_eq!(rows.len(), 3, "{file}");
            for row in &rows {
                // A file tells by itself what it is of: which figure, since which year, of which year.
                assert_eq!(row[..3], ["Hemtjänst", "2025", "2040"], "{file}");
                let number = |at: usize| row[at].parse::<i64>().unwrap();
                // A change lies between what its ends are changed by.
                assert_eq!(number(10), number(7) - number(5), "{file}");
                assert_eq!(number(11), number(8) - number(5), "{file}");
                assert!(number(10) <= number(9) && number(9) <= number(11), "{file}");
            }
            [5, 6, 9].map(|at| rows.iter().map(|row| row[at].parse::<i64>().unwrap()).sum())
        };
        let query = "vad=home-care&ar=2040";
        let file = browser.get(&format!("{at}?{query}&format=csv")).await;
        let [today, then, change] = sums(&file.html);
        assert_eq!(then - today, change, "{}", file.html);
        let basis = needs::scenario(stage.store.reader(), own)
            .await
            .unwrap()
            .unwrap()
            .basis;
        let basis = needs::basis(stage.store.reader(), basis)
            .await
            .unwrap()
            .unwrap();
        let first = stage.version(1).await.assumptions;
        let told = needs::forecast_of(stage.store.reader(), &basis, (&first, &line("Prov"))).await;
        let users = told
            .unwrap()
            .users
            .into_iter()
            .find(|one| one.key == "home-care")
            .unwrap();
        let whole = format!("{:.0}", users.years[14].mean);
        assert_eq!(then.to_string(), whole);
        // A change is said with its sign, and shaded by itself.
        let changed = browser.page(&format!("{at}?{query}&visa=andring")).await;
        assert!(words(&changed).contains("förändring från"), "{changed}");
        assert!(changed.contains("<title>Centrum: +"), "{changed}");
        let book = browser.get(&format!("{at}?{query}&format=xlsx")).await;
        assert!(book.html.starts_with("PK"));
        let paper = browser.get(&format!("/prognos/{own}/rapport")).await;
        assert!(paper.html.starts_with("%PDF"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_keeps_its_districts_and_shows_them_to_the_committee() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = with_parts(&stage).await;
        let at = format!("/prognos/{own}/stadsdelar");
        let before = words(&browser.page(&format!("{at}?version=1")).await);
        let chair = self::browser(&stage, stage.member).await;
        chair.finds_nothing(&at).await;
        let sent = [
            ("number", "1"),
            ("handled_on", "2026-11-20"),
            ("paragraph", "§ 84"),
        ];
        browser
            .saved(&format!("/prognos/{own}/beslut"), &sent)
            .await;
        let kept = needs::version(stage.store.reader(), (own, 1)).await;
        let kept = kept
            .unwrap()
            .unwrap()
            .adopted
            .unwrap()
            .told
            .districts
            .unwrap();
        let known = kept.all.iter().map(|one| one.name.as_str());
        assert_eq!(known.collect::<Vec<_>>(), ["Centrum", "Norr", "Ön"]);
        let numbers = |said: &str| {
            said.split_once("80 år och äldre, 2035")
                .unwrap()
                .1
                .to_owned()
        };
        let after = words(&chair.page(&at).await);
        assert_eq!(numbers(&before), numbers(&after));
        // On a basis without any, a decision has none.
        let none = format!("/prognos/{}", stage.scenario);
        browser.saved(&format!("{none}/beslut"), &sent).await;
        let said = words(&chair.page(&format!("{none}/stadsdelar")).await);
        assert!(said.contains("inga stadsdelar"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_tried_goes_along_to_files_paper_and_comparison() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let page = browser.page(&format!("{own}?pay=4,5")).await;
        let trial = "version=1&amp;alternativ=0&amp;om=0&amp;pay=4.5";
        for beside in ["siffror", "rapport", "jamfor", "stadsdelar"] {
            assert!(
                page.contains(&format!("{own}/{beside}?{trial}\"")),
                "{beside}: {page}"
            );
        }
        // Nothing is decided on, named or copied but what is saved.
        for kept in ["beslut", "namn", "boenden"] {
            assert!(
                page.contains(&format!("{own}/{kept}?version=1\"")),
                "{kept}"
            );
        }
        let query = trial.replace("&amp;", "&");
        let version = browser.get(&format!("{own}/siffror?format=csv")).await.html;
        let tried = browser
            .get(&format!("{own}/siffror?{query}&format=csv"))
            .await
            .html;
        let cost = |file: &str| {
            let mut lines = file.lines().filter(|line| line.contains("löpande priser"));
            lines.next_back().unwrap().to_owned()
        };
        assert_ne!(cost(&version), cost(&tried));
        let said = words(&browser.page(&format!("{own}/siffror?{query}")).await);
        assert!(said.contains("prövning av andra antaganden"), "{said}");
        // The paper says what it is, also where only its name is read.
        let paper = browser.get(&format!("{own}/rapport?{query}")).await.html;
        assert!(paper.contains("Prövning av behovsprognos"), "no title");
        let plain = browser.get(&format!("{own}/rapport")).await.html;
        assert!(!plain.contains("Prövning av behovsprognos"));
        // A trial is held against its own version, also where there is nothing else.
        let compared = browser.page(&format!("{own}/jamfor?{query}")).await;
        let said = words(&compared);
        assert!(
            said.contains("Som idag, version 1, med det som prövas"),
            "{said}"
        );
        assert!(
            compared.contains("name=\"pay\" value=\"4.5\""),
            "{compared}"
        );
        // What was decided on is not what is tried.
        let sent = [
            ("number", "1"),
            ("handled_on", "2026-11-20"),
            ("paragraph", "§ 84"),
        ];
        browser.saved(&format!("{own}/beslut"), &sent).await;
        // A trial of it is held against the decision; the version itself is the decision.
        let beside = "Nämndens prognos från den 20 november 2026";
        let trial = words(&browser.page(&format!("{own}?{query}")).await);
        assert!(trial.contains(beside), "{trial}");
        let plain = words(&browser.page(&format!("{own}?version=1")).await);
        assert!(!plain.contains(beside), "{plain}");
        let said = words(&browser.page(&format!("{own}/siffror?{query}")).await);
        assert!(!said.contains("§ 84"), "{said}");
        let again = browser
            .get(&format!("{own}/siffror?{query}&format=csv"))
            .await
            .html;
        assert_eq!(cost(&again), cost(&tried));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alternative_is_chosen_added_and_taken_away() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let alternatives = format!("{own}/alternativ");
        let said = words(&browser.page(&alternatives).await);
        assert!(
            said.contains("Fallande användning") && said.contains("Användning som idag"),
            "{said}"
        );
        // It says where it holds, and the last cannot be taken away.
        assert!(said.contains("Alternativet gäller: Hemtjänst"), "{said}");
        let last = [("number", "1"), ("version", "1"), ("bort", "falling")];
        let refused = browser.post(&alternatives, &last).await;
        assert!(words(&refused.html).contains("sista alternativet"));
        // Whoever chooses another sends the fall of the one before, which is not meant for it.
        let tried = browser
            .page(&format!(
                "{own}?alternativ=1&om=0&fall=0,0&fall-low=0,0&fall-high=0,0"
            ))
            .await;
        assert!(words(&tried).contains("Du prövar andra antaganden"));
        assert!(
            tried.contains("value=\"0,8\"") && tried.contains("value=\"1,5\""),
            "{tried}"
        );
        let mut sent = vec![
            ("number", "1"),
            ("version", "1"),
            ("name", "falling"),
            ("fall-low", "0"),
            ("fall", "0,4"),
            ("fall-high", "1"),
            ("assumption", "Hälften så snabbt som förr."),
        ];
        let known = browser.post(&alternatives, &sent).await;
        assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(words(&known.html).contains("heter redan så"));
        sent[2] = ("name", "Långsamt");
        sent[5] = ("fall-high", "80");
        let wrong = browser.post(&alternatives, &sent).await;
        assert!(words(&wrong.html).contains("Skriv ett tal mellan"));
        sent[5] = ("fall-high", "1");
        let to = browser.saved(&alternatives, &sent).await;
        let said = words(&browser.page(&to).await);
        assert!(
            said.contains("Långsamt") && said.contains("Hälften så snabbt"),
            "{said}"
        );
        let second = stage.version(2).await.assumptions;
        assert_eq!(second.alternative.as_deref(), Some("Långsamt"));
        let first = stage.version(1).await.assumptions;
        assert_eq!(
            second.care.alternatives.get("falling"),
            first.care.alternatives.get("falling")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fall_turned_where_use_is_as_today_is_an_alternative_of_its_own() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let alternatives = format!("{own}/alternativ");
        let first = stage.version(1).await.assumptions;
        // Turned from use as today, the fall makes another and leaves those that there are.
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("alternativ", "0"),
            ("om", "0"),
            ("fall", "0,2"),
            ("fall-high", "0,5"),
            ("why", "Ett eget"),
        ];
        browser.saved(&format!("{own}/andra"), &sent).await;
        let second = stage.version(2).await.assumptions;
        assert_eq!(second.alternative.as_deref(), Some("own"));
        assert_eq!(second.care.alternatives.len(), 2);
        assert_eq!(
            second.care.alternatives.get("falling"),
            first.care.alternatives.get("falling")
        );
        let away = [("number", "2"), ("version", "2"), ("bort", "own")];
        browser.saved(&alternatives, &away).await;
        let gone = browser
            .post(
                &alternatives,
                &[("number", "3"), ("version", "3"), ("bort", "own")],
            )
            .await;
        assert!(words(&gone.html).contains("finns inte längre"));
        assert_eq!(stage.version(3).await.assumptions, first);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_version_shows_no_form_that_would_be_refused() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("pay", "4"),
            ("why", "Högre löner"),
        ];
        browser.saved(&format!("{own}/andra"), &sent).await;
        for (page, form) in [
            (format!("{own}?version=1&pay=4,5"), "andra"),
            (format!("{own}/boenden?version=1"), "boenden"),
            (format!("{own}/alternativ?version=1"), "alternativ"),
        ] {
            let html = browser.page(&page).await;
            let action = format!("action=\"{own}/{form}\"");
            assert!(!html.contains(&action), "{page}: {html}");
            let said = words(&html);
            assert!(
                said.contains("Bara den senaste, version 2"),
                "{page}: {said}"
            );
            let latest = page.replace("version=1", "version=2");
            assert!(browser.page(&latest).await.contains(&action), "{latest}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_assumed_of_use_is_worded_by_its_sign_and_a_trial_has_no_reason() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}?version=1&alternativ=1", stage.scenario);
        let taken = words(&browser.page(&own).await);
        let falls = "Fallande användning: användningen i varje ålder minskar, troligen med 0,8 %";
        assert!(taken.contains(falls), "{taken}");
        let why = "friskare vid en viss ålder";
        assert!(taken.contains(why), "{taken}");
        let turned = format!("{own}&om=1&fall=-1&fall-low=-2&fall-high=0,5");
        let turned = words(&browser.page(&turned).await);
        let rises = "användningen i varje ålder ökar, troligen med 1,0 % om året (−0,5 till 2,0)";
        assert!(turned.contains(rises), "{turned}");
        assert!(!turned.contains(why), "{turned}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_says_what_was_turned_from_what_to_what() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let tried = "version=1&alternativ=1&om=1&fall=0,9&use=90&sick=1,5";
        let said = words(&browser.page(&format!("{own}?{tried}")).await);
        for change in [
            "Alternativ: från Användning som idag till Fallande användning",
            "troligen med: från 0,8 till 0,9 % per år",
            "Användning av alla insatser: från 100 till 90 %",
            "Sjukfrånvaro, ändring: från 0,0 till 1,5 procentenheter",
        ] {
            assert!(said.contains(change), "{change}: {said}");
        }
        let paper = browser.get(&format!("{own}/rapport?{tried}")).await;
        assert!(paper.html.starts_with("%PDF"));
    })
    .await;
}

/// Numbers in a cell as they are shown: `+1 234,5`, `−0,3`.
fn shown(cell: &str) -> f64 {
    let plain: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '+')
        .collect();
    plain.replace('−', "-").replace(',', ".").parse().unwrap()
}

/// What stands between two marks.
fn between<'h>(html: &'h str, from: &str, to: &str) -> Option<(&'h str, &'h str)> {
    let rest = html.split_once(from)?.1;
    rest.split_once(to)
}

#[tokio::test(flavor = "multi_thread")]
async fn causes_sum_as_they_are_shown_and_all_that_matters_is_compared() {
    Stage::on_both(async |stage| {
        let import = ImportBasis {
            basis: crate::stage::earlier(),
        };
        let earlier = stage.act(&import).await;
        let create = CreateScenario {
            name: line("Förra året"),
            basis: earlier,
            begin: Begin::Basis,
            why: line("Som underlaget"),
        };
        let earlier = stage.act(&create).await;
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}/jamfor", stage.scenario);
        let mut sums = 0;
        for year in ["2030", "2034", "2035", "2041", "2044"] {
            let page = browser
                .page(&format!("{own}?med={earlier}.1&ar={year}&pay=4,5"))
                .await;
            let said = words(&page);
            for row in [
                "Anställda",
                "Risk att det saknas mer än ett boende",
                "fasta priser, 2024 och 2025 års nivå",
            ] {
                assert!(said.contains(row), "{row}: {said}");
            }
            let mut rest = between(&page, "id=\"orsaker\"", "</section>").unwrap().0;
            while let Some((table, more)) = between(rest, "<table", "</table>") {
                rest = more;
                let cells = table.split("data-number").skip(1);
                let cells = cells.filter_map(|cell| between(cell, "<div>", "</div>"));
                let numbers: Vec<f64> = cells
                    .map(|(cell, _)| cell.trim())
                    .filter(|cell| cell.ends_with(|c: char| c.is_ascii_digit()))
                    .map(shown)
                    .collect();
                let (sum, parts) = numbers.split_last().unwrap();
                let all: f64 = parts.iter().sum();
                assert!((all - sum).abs() < 1e-6, "{year}: {numbers:?}: {table}");
                sums += 1;
            }
        }
        assert_eq!(sums, 15);
    })
    .await;
}
