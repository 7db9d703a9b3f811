//! Scenarios: begun, copied, changed in new versions, named, and decided on.

use kernel::{Problem, Role};
use needs::{
    AdoptVersion, Begin, ChangeScenario, CreateScenario, Handled, ImportBasis, Knob, NameScenario,
    decided, explained, forecast_of, knobs, people_of, scenario, turned, versions,
};
use projection::Figure;

use crate::stage::{Stage, date, earlier, elsewhere, line};

/// A change of the scenario to a fall of use.
async fn falling(stage: &Stage, version: i64) -> ChangeScenario {
    let now = stage.version(version).await.assumptions;
    let fall = knobs(&now).with(Knob::Fall, 0.8).with(Knob::FallHigh, 1.5);
    ChangeScenario {
        scenario: stage.scenario,
        version,
        built_on: version,
        assumptions: turned(&now, &fall).unwrap(),
        why: line("Användningen faller"),
    }
}

async fn adopt(stage: &Stage, number: i64) -> AdoptVersion {
    let version = stage.version(number).await;
    let basis = stage.known_basis().await;
    let name = line("Som idag");
    let of = (&version.assumptions, &name);
    let told = forecast_of(stage.store.reader(), &basis, of).await.unwrap();
    AdoptVersion {
        scenario: stage.scenario,
        number,
        handled: Handled {
            on: date("2026-11-20"),
            paragraph: line("§ 84"),
        },
        told,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_a_new_version_and_the_earlier_one_stays() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let first = stage.version(1).await;
        let change = falling(&stage, 1).await;
        assert_eq!(stage.act(&change).await, 2);
        assert_eq!(stage.version(1).await, first);
        let second = stage.version(2).await;
        assert_eq!(second.assumptions.alternative.as_deref(), Some("own"));
        let all = versions(reader, stage.scenario).await.unwrap();
        let numbers: Vec<i64> = all.iter().map(|one| one.number).collect();
        assert_eq!(numbers, [2, 1]);
        // Who saw the first version is told of the second.
        let late = stage.store.act(&stage.call(), &change).await;
        assert!(matches!(late, Err(Problem::Changed(_))), "{late:?}");
        let same = ChangeScenario {
            version: 2,
            built_on: 2,
            ..change
        };
        assert_eq!(stage.refused(&same).await, ["needs-refusal-nothing-new"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_an_old_version_does_not_drop_the_later_one() {
    Stage::on_both(async |stage| {
        stage.act(&falling(&stage, 1).await).await;
        // Whoever knows of the second version, but changes the first.
        let own = stage.version(1).await.assumptions;
        let change = ChangeScenario {
            scenario: stage.scenario,
            version: 2,
            built_on: 1,
            assumptions: turned(&own, &knobs(&own).with(Knob::Pay, 4.0)).unwrap(),
            why: line("Högre löner"),
        };
        assert_eq!(stage.refused(&change).await, ["needs-refusal-built-on"]);
        let browser = crate::pages::browser(&stage, stage.controller).await;
        let at = format!("/prognos/{}", stage.scenario);
        let mut sent = vec![
            ("number", "1"),
            ("version", "2"),
            ("pay", "4"),
            ("why", "Högre löner"),
        ];
        let wrong = browser.post(&format!("{at}/andra"), &sent).await;
        assert!(
            wrong.html.contains("Öppna version 2 och gör ändringen där"),
            "{}",
            wrong.html
        );
        let home = [
            ("number", "1"),
            ("version", "2"),
            ("kind", "new-home"),
            ("year", "2033"),
            ("places", "60"),
        ];
        let wrong = browser.post(&format!("{at}/boenden"), &home).await;
        assert!(wrong.html.contains("Öppna version 2"), "{}", wrong.html);
        assert_eq!(
            versions(stage.store.reader(), stage.scenario)
                .await
                .unwrap()
                .len(),
            2
        );
        sent[0].1 = "2";
        let to = browser.saved(&format!("{at}/andra"), &sent).await;
        let page = browser.page(&to).await;
        assert!(page.contains("från version 2"), "{page}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_takes_what_is_assumed_to_another_basis() {
    Stage::on_both(async |stage| {
        stage.act(&falling(&stage, 1).await).await;
        let import = ImportBasis { basis: earlier() };
        let basis = stage.act(&import).await;
        let copy = CreateScenario {
            name: line("Fallande, på fjolårets underlag"),
            basis,
            begin: Begin::Copy {
                of: stage.scenario,
                number: 2,
            },
            why: line("Kopia"),
        };
        let id = stage.act(&copy).await;
        let reader = stage.store.reader();
        let copied = needs::version(reader, (id, 1)).await.unwrap().unwrap();
        assert_eq!(copied.assumptions, stage.version(2).await.assumptions);
        let known = scenario(reader, id).await.unwrap().unwrap();
        assert_eq!(known.basis, basis);
        assert_eq!(stage.refused(&copy).await, ["needs-refusal-name"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_on_is_kept_whole_whatever_it_is_called_afterwards() {
    Stage::on_both(async |stage| {
        let done = adopt(&stage, 1).await;
        stage.act(&done).await;
        let name = NameScenario {
            scenario: stage.scenario,
            version: 1,
            name: line("Huvudalternativ"),
        };
        stage.act(&name).await;
        let kept = stage.version(1).await.adopted.unwrap();
        assert_eq!(kept.told, done.told);
        assert_eq!(kept.told.name, line("Som idag"));
        assert_eq!(kept.handled, done.handled);
        assert_eq!(stage.refused(&done).await, ["needs-refusal-adopted"]);
        let all = decided(stage.store.reader()).await.unwrap();
        assert_eq!(all.len(), 1);
        // A change is still a new version, which nobody has decided on.
        stage.act(&falling(&stage, 1).await.again(2)).await;
        assert_eq!(stage.version(2).await.adopted, None);
        assert_eq!(stage.version(1).await.adopted, Some(kept));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_lists_all_that_happens_also_what_the_forecast_does_not_reach() {
    Stage::on_both(async |stage| {
        let own = stage.version(1).await.assumptions;
        let basis = stage.known_basis().await;
        let of = (&own, &line("Prov"));
        let told = forecast_of(stage.store.reader(), &basis, of).await.unwrap();
        let mut far = own.clone();
        let events = &mut far.care.housing.as_mut().unwrap().events;
        events.last_mut().unwrap().year = 2060;
        events.last_mut().unwrap().until = None;
        let count = events.len();
        let plan = needs::plan(&far, &told);
        let listed: usize = plan.iter().map(|year| year.events.len()).sum();
        assert_eq!(listed, count);
        let last = plan.last().unwrap();
        assert_eq!((last.year, last.usable, last.risk), (2060, None, None));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_held_to_what_it_told_then() {
    Stage::on_both(async |stage| {
        let import = ImportBasis { basis: earlier() };
        let basis = stage.act(&import).await;
        let create = CreateScenario {
            basis,
            ..stage.create("Förra året")
        };
        let before = stage.act(&create).await;
        // An engine of another time, which told something else of the same files.
        let mut done = adopt(&stage, 1).await;
        let reader = stage.store.reader();
        let rests_on = needs::basis(reader, basis).await.unwrap().unwrap();
        let own = stage.version(1).await.assumptions;
        let of = (&own, &line("Förra året"));
        done.told = forecast_of(reader, &rests_on, of).await.unwrap();
        done.told.persons[0].years[0].mean = 123_456.0;
        done.scenario = before;
        stage.act(&done).await;
        let browser = crate::pages::browser(&stage, stage.controller).await;
        let at = format!("/prognos/{}/jamfor", stage.scenario);
        let page = page_kit::testing::words(&browser.page(&at).await);
        let fared = page.split("Hur gick den förra prognosen?").last().unwrap();
        let told: String = fared.chars().filter(char::is_ascii_digit).collect();
        assert!(told.contains("123456"), "{page}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_held_against_another_municipality() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        stage.act(&adopt(&stage, 1).await).await;
        let import = ImportBasis { basis: elsewhere() };
        let basis = stage.act(&import).await;
        let create = CreateScenario {
            basis,
            ..stage.create("Grannen")
        };
        let neighbour = stage.act(&create).await;
        let browser = crate::pages::browser(&stage, stage.controller).await;
        let own = browser.page(&format!("/prognos/{neighbour}")).await;
        assert!(!own.contains("Nämndens prognos från"), "{own}");
        let alone = browser.page(&format!("/prognos/{neighbour}/jamfor")).await;
        assert!(alone.contains("inget att jämföra med"), "{alone}");
        let key = format!("{}.1", stage.scenario);
        let asked = format!("/prognos/{neighbour}/jamfor?med={key}");
        let alone = browser.get(&asked).await;
        assert_eq!(alone.status, axum::http::StatusCode::NOT_FOUND);
        let alone = alone.html;
        assert!(alone.contains("inget att jämföra med"), "{alone}");
        let there = needs::basis(reader, basis).await.unwrap().unwrap();
        let there = people_of(reader, &there).await.unwrap();
        let here = people_of(reader, &stage.known_basis().await).await.unwrap();
        let own = stage.version(1).await.assumptions;
        let told = explained((&here, &own), (&there, &own), (&Figure::Cost, 2035));
        assert!(told.is_err(), "{told:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_not_be_read_back_is_never_decided_on() {
    Stage::on_both(async |stage| {
        // Nothing can be used, so that nobody gets in: that has no number, and is kept as it is.
        let own = stage.version(1).await.assumptions;
        let mut none = own.clone();
        let housing = none.care.housing.as_mut().unwrap();
        (housing.places, housing.events) = (0.0, Vec::new());
        let change = ChangeScenario {
            scenario: stage.scenario,
            version: 1,
            built_on: 1,
            assumptions: none,
            why: line("Inga platser"),
        };
        assert_eq!(stage.act(&change).await, 2);
        let done = adopt(&stage, 2).await;
        let waiting = |told: &needs::Told| {
            let places = told.places.as_ref().unwrap();
            places.years[0].waiting_months
        };
        assert_eq!(waiting(&done.told), None);
        let mut endless = done.clone();
        endless.told.users[0].years[0].mean = f64::INFINITY;
        assert_eq!(stage.refused(&endless).await, ["needs-refusal-told"]);
        stage.act(&done).await;
        assert_eq!(stage.version(2).await.adopted.unwrap().told, done.told);
        assert_eq!(decided(stage.store.reader()).await.unwrap().len(), 1);
        let browser = crate::pages::browser(&stage, stage.controller).await;
        let page = browser.page(&format!("/prognos/{}", stage.scenario)).await;
        assert!(page.contains("Ingen plats blir ledig"), "{page}");
    })
    .await;
}

/// The same change by somebody who saw another version of the scenario.
trait Again {
    fn again(self, version: i64) -> Self;
}

impl Again for ChangeScenario {
    fn again(self, version: i64) -> Self {
        Self { version, ..self }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_decides_on_a_day_to_come_or_before_there_was_something_to_see() {
    Stage::on_both(async |stage| {
        let done = adopt(&stage, 1).await;
        let on = |day: &str| AdoptVersion {
            handled: Handled {
                on: date(day),
                paragraph: line("§ 1"),
            },
            ..done.clone()
        };
        let told = stage.refused(&on("2026-11-21")).await;
        assert_eq!(told, ["needs-refusal-day-to-come"]);
        let told = stage.refused(&on("2025-11-21")).await;
        assert_eq!(told, ["needs-refusal-before-basis"]);
        // The version was made the day after.
        let told = stage.refused(&on("2026-11-19")).await;
        assert_eq!(told, ["needs-refusal-before-version"]);
        let manager = Stage::by(stage.manager, Role::UnitManager);
        assert!(stage.store.act(&manager, &done).await.is_err());
    })
    .await;
}
