//! The pages: whole, with all their words, forms that save, and nothing of a draft for those who may not see it.

use axum::http::StatusCode;
use kernel::UserId;
use needs::{ChangeScenario, FileKind};
use page_kit::testing::{Browser, Room, words};

use crate::{
    country::MUNICIPALITY,
    stage::{NOW, Stage, files, line},
};

pub(crate) async fn browser(stage: &Stage, user: UserId) -> Browser {
    let room = Room {
        prefixes: &["needs-"],
        locales: &needs::LOCALES,
        routes: &needs::routes(),
    };
    Browser::of(&stage.store, NOW.parse().unwrap(), user, room).await
}

#[tokio::test(flavor = "multi_thread")]
async fn from_a_number_that_is_tried_to_a_version_that_is_decided_on() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let page = browser.page(&own).await;
        let said = words(&page);
        assert!(said.contains("80 år eller äldre"), "{said}");
        assert!(page.contains("chart-fan-wide"), "{page}");
        assert!(!said.contains("Du prövar"), "{said}");
        assert!(said.contains("löpande priser"), "{said}");
        assert!(said.contains("fasta priser, 2025 års nivå"), "{said}");

        let tried = browser
            .page(&format!("{own}?version=1&alternativ=1&fall-high=1,6"))
            .await;
        let told = words(&tried);
        assert!(told.contains("Du prövar andra antaganden"), "{told}");
        // The fall begins with what the alternative assumes.
        assert!(tried.contains("value=\"0,8\""), "{tried}");
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("alternativ", "1"),
            ("fall-high", "1,6"),
            ("why", "Användningen faller"),
        ];
        let to = browser.saved(&format!("{own}/andra"), &sent).await;
        assert_eq!(to, format!("{own}?version=2"));
        let second = browser.page(&to).await;
        assert!(words(&second).contains("friskare vid en viss ålder"));

        let decide = format!("{own}/beslut?version=2");
        let form = words(&browser.page(&decide).await);
        assert!(form.contains("personer 80 år eller äldre"), "{form}");
        let sent = [
            ("number", "2"),
            ("handled_on", "2026-11-20"),
            ("paragraph", "§ 84"),
        ];
        assert_eq!(browser.saved(&format!("{own}/beslut"), &sent).await, to);
        let decided = words(&browser.page(&to).await);
        assert!(
            decided.contains("§ 84") && decided.contains("Det som den såg ändras inte"),
            "{decided}"
        );
        // The first version is drawn beside what was decided.
        let first = browser.page(&format!("{own}?version=1")).await;
        assert!(first.contains("chart-other"), "{first}");
        assert!(words(&first).contains("Nämndens prognos från den 20 november 2026"));
        let home = words(&browser.page("/prognos").await);
        assert!(home.contains("Nämndens prognos"), "{home}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_shorter_than_a_home_is_told_and_never_called_enough() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        // Every risk is accepted, so that it is never passed.
        let own = format!("/prognos/{}?risk=100", stage.scenario);
        let said = words(&browser.page(&own).await);
        assert!(!said.contains("räcker"), "{said}");
        let told = said.split("saknas det inte platser för mer än ett helt boende");
        let queue = told.last().unwrap();
        let queue = queue.split("men kön väntas bli ").nth(1).unwrap();
        let queue = queue.split(" personer som mest").next().unwrap();
        assert!(queue.contains('(') && queue.contains('–'), "{queue}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_out_of_bounds_is_told_and_counts_nothing() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let wrong = browser.get(&format!("{own}?pay=80")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let wrong = words(&wrong.html);
        assert!(
            wrong.contains("Skriv ett tal mellan −2,0 och 10,0"),
            "{wrong}"
        );
        let wrong = words(&browser.get(&format!("{own}?fall-low=2")).await.html);
        assert!(wrong.contains("Minst, troligen och mest"), "{wrong}");
        browser.finds_nothing(&format!("{own}?version=7")).await;
        browser.finds_nothing(&format!("{own}?version=x")).await;
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("pay", "80"),
            ("why", "Fel"),
        ];
        let answer = browser.post(&format!("{own}/andra"), &sent).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(words(&answer.html).contains("Inget är sparat"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_taken_in_whole_or_told_what_is_wrong_with_each() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let at = "/prognos/underlag/nytt";
        browser.page(at).await;
        let mut all = files();
        for file in &mut all {
            if file.kind == FileKind::Assumptions {
                file.text.push_str("\n# New.\n");
            }
        }
        let texts: Vec<(&str, &str)> = all
            .iter()
            .map(|file| (file.kind.key(), file.text.as_str()))
            .collect();
        let fields = [
            ("name", "Nya siffror"),
            ("area", MUNICIPALITY),
            ("jump_off", "2025"),
        ];
        let none = browser.send_files(at, &fields, &[]).await;
        assert!(
            words(&none.html).contains("Välj en fil: Länets befolkning"),
            "{}",
            words(&none.html)
        );
        let broken = all[1].text.replacen(",5,F,", ",5,X,", 1);
        let mut wrong = texts.clone();
        wrong[1] = (FileKind::Deaths.key(), &broken);
        let answer = browser.send_files(at, &fields, &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = words(&answer.html);
        assert!(
            said.contains("Rad 7, kolumnen sex: ”X” är inget kön"),
            "{said}"
        );
        assert!(said.contains("välj alla filer igen"), "{said}");
        let answer = browser.send_files(at, &fields, &texts).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{}",
            words(&answer.html)
        );
        let page = browser.page(&answer.to).await;
        assert!(words(&page).contains("Nya siffror"));
        let file = browser.get(&format!("{}/filer/deaths", answer.to)).await;
        assert_eq!(file.html, all[1].text);
        browser
            .finds_nothing(&format!("{}/filer/nothing", answer.to))
            .await;
        browser.page("/prognos/underlag").await;
        browser.page("/prognos/ny").await;
        let basis = answer.to.rsplit('/').next().unwrap();
        let sent = [("name", "På nya siffror"), ("basis", basis)];
        browser.saved("/prognos/ny", &sent).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_are_compared_and_a_report_is_printed() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let alone = words(&browser.page(&format!("{own}/jamfor")).await);
        assert!(alone.contains("inget att jämföra med"), "{alone}");
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("fall", "0,8"),
            ("fall-high", "1,5"),
            ("why", "Användningen faller"),
        ];
        browser.saved(&format!("{own}/andra"), &sent).await;
        let compared = browser
            .page(&format!("{own}/jamfor?version=2&ar=2035"))
            .await;
        let said = words(&compared);
        assert!(said.contains("Siffror för 2035"), "{said}");
        assert!(said.contains("Användning"), "{said}");
        // On the same basis nothing else differs.
        assert!(!said.contains("Hur dödligheten ändras"), "{said}");
        for (format, begins) in [("csv", "\u{feff}"), ("xlsx", "PK")] {
            let file = browser.get(&format!("{own}/siffror?format={format}")).await;
            assert_eq!(file.status, StatusCode::OK);
            assert!(file.html.starts_with(begins), "{format}");
        }
        browser.page(&format!("{own}/siffror")).await;
        let paper = browser.get(&format!("{own}/rapport")).await;
        assert_eq!(paper.status, StatusCode::OK);
        assert!(paper.html.starts_with("%PDF"));
        let name = [("version", "2"), ("name", "Huvudalternativ")];
        browser.page(&format!("{own}/namn")).await;
        browser.saved(&format!("{own}/namn"), &name).await;
        let copy = format!("/prognos/ny?kopia={}&version=2", stage.scenario);
        assert!(browser.page(&copy).await.contains("name=\"kopia\""));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_committee_sees_what_it_decided_on_and_no_draft() {
    Stage::on_both(async |stage| {
        let chair = browser(&stage, stage.member).await;
        let own = format!("/prognos/{}", stage.scenario);
        chair.finds_nothing(&own).await;
        chair.finds_nothing(&format!("{own}/rapport")).await;
        assert_ne!(chair.get("/prognos/underlag").await.status, StatusCode::OK);
        let empty = words(&chair.page("/prognos").await);
        assert!(empty.contains("ingen prognos ännu"), "{empty}");
        let controller = browser(&stage, stage.controller).await;
        let sent = [
            ("number", "1"),
            ("handled_on", "2026-11-20"),
            ("paragraph", "§ 84"),
        ];
        controller.saved(&format!("{own}/beslut"), &sent).await;
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("pay", "4"),
            ("why", "Högre löner"),
        ];
        controller.saved(&format!("{own}/andra"), &sent).await;
        let page = chair.page(&own).await;
        assert!(words(&page).contains("§ 84"), "{page}");
        // The later version is a draft.
        assert!(!page.contains("Högre löner"), "{page}");
        chair.finds_nothing(&format!("{own}?version=2")).await;
        // Trying is for everybody, saving is not.
        let tried = chair.page(&format!("{own}?pay=4")).await;
        assert!(words(&tried).contains("Du prövar") && !tried.contains("/andra"));
        // A manager may be a private provider's, whom drafts tell what the municipality means to buy.
        let manager = browser(&stage, stage.manager).await;
        assert!(words(&manager.page(&own).await).contains("§ 84"));
        manager.finds_nothing(&format!("{own}?version=2")).await;
        assert_ne!(
            manager.get("/prognos/underlag").await.status,
            StatusCode::OK
        );
        let worker = browser(&stage, stage.worker).await;
        assert_ne!(worker.get("/prognos").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_housing_plan_is_added_to_and_taken_from_in_versions() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let plan = format!("/prognos/{}/boenden", stage.scenario);
        let said = words(&browser.page(&plan).await);
        assert!(said.contains("Nytt boende: Björken"), "{said}");
        assert!(said.contains("Renoveringen är klar: Linden"), "{said}");
        let mut sent = vec![
            ("number", "1"),
            ("version", "1"),
            ("kind", "new-home"),
            ("name", "Eken"),
            ("year", "2025"),
            ("places", "60"),
        ];
        let wrong = browser.post(&plan, &sent).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(words(&wrong.html).contains("Skriv ett år efter 2025, senast 2045"));
        sent[4] = ("year", "2033");
        let to = browser.saved(&plan, &sent).await;
        let page = browser.page(&to).await;
        assert!(
            words(&page).contains("Nytt boende: Eken, 60 platser"),
            "{}",
            words(&page)
        );
        let own = words(&browser.page(&format!("/prognos/{}", stage.scenario)).await);
        assert!(own.contains("Nytt boende: Eken, 2033, är tillagt"), "{own}");
        let events = stage
            .version(2)
            .await
            .assumptions
            .care
            .housing
            .unwrap()
            .events;
        let at = events
            .iter()
            .position(|event| event.name == "Eken")
            .unwrap();
        let key = format!("{at}.2033");
        let away = [("number", "2"), ("version", "2"), ("bort", key.as_str())];
        browser.saved(&plan, &away).await;
        assert_eq!(
            stage.version(3).await.assumptions,
            stage.version(1).await.assumptions
        );
        let chair = self::browser(&stage, stage.member).await;
        chair.finds_nothing(&plan).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_home_with_the_longest_name_is_added_and_taken_away() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let plan = format!("/prognos/{}/boenden", stage.scenario);
        let name = "Ö".repeat(200);
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("kind", "choice-system"),
            ("name", name.as_str()),
            ("year", "2033"),
            ("places", "60"),
        ];
        let to = browser.saved(&plan, &sent).await;
        assert!(browser.page(&to).await.contains(&name));
        let second = stage.version(2).await;
        assert!(second.why.as_str().contains("ÖÖÖ"), "{}", second.why);
        let events = second.assumptions.care.housing.unwrap().events;
        let at = events.iter().position(|event| event.name == name).unwrap();
        let key = format!("{at}.2033");
        let away = [("number", "2"), ("version", "2"), ("bort", key.as_str())];
        browser.saved(&plan, &away).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_stands_is_no_error_though_no_knob_reaches_it() {
    Stage::on_both(async |stage| {
        // As a file may have it: the knob goes to ten.
        let mut own = stage.version(1).await.assumptions;
        own.care.prices.as_mut().unwrap().pay = 12.0;
        let change = ChangeScenario {
            scenario: stage.scenario,
            version: 1,
            built_on: 1,
            assumptions: own,
            why: line("Höga löner"),
        };
        stage.act(&change).await;
        let browser = browser(&stage, stage.controller).await;
        let at = format!("/prognos/{}", stage.scenario);
        // The form sends every number, also those that nobody has turned.
        let page = browser.page(&format!("{at}?pay=12,0&risk=5")).await;
        let tried = words(&page);
        assert!(tried.contains("Du prövar andra antaganden"), "{tried}");
        let wrong = words(&browser.get(&format!("{at}?pay=13,0")).await.html);
        assert!(wrong.contains("Skriv ett tal mellan"), "{wrong}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn how_forecasts_are_made_is_told_to_all_who_read_them_with_its_record_and_limits() {
    Stage::on_both(async |stage| {
        let at = "/prognos/metod";
        for reader in [stage.controller, stage.manager, stage.member] {
            let browser = browser(&stage, reader).await;
            let page = browser.page(at).await;
            let said = words(&page);
            // Numbers of the engine, and of the record, in the way of the language.
            for told in [
                "10 / 15 / 20 år",
                "andelen 0,85 finns kvar",
                "250 000 personer",
                "sammanhang forecast backtest --population",
                "Hamilton–Perry",
                "Vad den inte gör",
                "Vad som prövades och inte hjälpte",
            ] {
                assert!(said.contains(told), "{told}: {said}");
            }
            assert!(!said.contains("{ $") && !said.contains("needs-"), "{said}");
            let home = browser.page("/prognos").await;
            assert!(home.contains("href=\"/prognos/metod\""), "{home}");
        }
        let worker = browser(&stage, stage.worker).await;
        assert_ne!(worker.get(at).await.status, StatusCode::OK);
        let controller = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        assert!(
            controller
                .page(&own)
                .await
                .contains("href=\"/prognos/metod\"")
        );
    })
    .await;
}
