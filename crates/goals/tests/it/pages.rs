//! The pages: whole, with all their words, forms that save, and nothing of a draft in the open.

use axum::http::StatusCode;
use goals::Measures;
use kernel::{Language, RuleKey, UserId};
use page_kit::{
    Locale,
    testing::{Browser, Room, words},
};

use rulebook::{DecisionKind, SetLocalRule, keys};

use crate::stage::{MEASURES, Stage, date, line, prose};

async fn browser(stage: &Stage, user: UserId) -> Browser {
    with(stage, user, MEASURES).await
}

/// A browser where the measures say what they say.
async fn with(stage: &Stage, user: UserId, measures: Measures) -> Browser {
    let locales: Vec<Locale> = goals::LOCALES
        .into_iter()
        .chain([Locale {
            language: Language::Swedish,
            source: concat!(
                "example-measure-plans = Aktuella planer\n",
                include_str!("../../../rulebook/locales/sv.ftl"),
            ),
        }])
        .collect();
    let room = Room {
        prefixes: &["goals-"],
        locales: &locales,
        routes: &goals::routes(measures),
    };
    let now = "2026-11-20T09:00:00Z".parse().unwrap();
    Browser::of(&stage.store, now, user, room).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_from_goal_to_what_everybody_may_read() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        worked_with(&stage, &browser).await;
        reported(&stage, &browser).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_said_that_todays_value_is_not_told_and_why() {
    Stage::on_both(async |stage| {
        let one = format!("/malarbete/indikatorer/{}", stage.plans);
        let of = async |measures: Measures| {
            let browser = with(&stage, stage.controller, measures).await;
            words(&browser.page(&one).await)
        };
        let nothing = Measures {
            rows: |_, _, _| Box::pin(async { Ok(vec![]) }),
            ..MEASURES
        };
        let few = Measures {
            rows: |ask, call, of| {
                let all = (MEASURES.rows)(ask, call, of);
                Box::pin(async move { Ok(all.await?.into_iter().take(3).collect()) })
            },
            ..MEASURES
        };
        let none = of(nothing).await;
        assert!(none.contains("Nyckeltalet har inget att räkna"), "{none}");
        // It was told in August, and of the few who are left nothing is.
        stage.take("2026-08-31").await;
        let told = of(few).await;
        for said in [
            "berättas inte i dag",
            "Färre än 5 personer",
            "85 %",
            "gäller sin egen dag",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        // What can be told is, tonight; and what was told last night needs no word.
        for day in ["2026-11-18", "2026-11-19"] {
            assert!(!of(MEASURES).await.contains("berättas inte"), "{day}");
            stage.take(day).await;
        }
        assert!(!of(few).await.contains("berättas inte"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_wrong_comes_back_with_what_to_do() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let one = format!("/malarbete/indikatorer/{}/varde", stage.sick);
        let wrong = browser
            .post(&one, &[("value", "åtta"), ("day", "2026-10-31")])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            words(&wrong.html).contains("Det är inget värde."),
            "{}",
            wrong.html
        );
        assert!(wrong.html.contains("value=\"åtta\""));
        let paste = format!("/malarbete/{}/varden", stage.chain);
        browser.page(&paste).await;
        let lines = "Sjukfrånvaro;2026-10-31;8,4\nFinns inte;2026-10-31;3\nSjukfrånvaro;i går;3";
        let wrong = browser.post(&paste, &[("lines", lines)]).await;
        let said = words(&wrong.html);
        assert!(
            said.contains("Rad 2: ingen indikator") && said.contains("Rad 3: skriv dagen"),
            "{said}"
        );
        let lines =
            "Sjukfrånvaro;2026-10-31;ja\nSjukfrånvaro;2026-12-24;8\nSjukfrånvaro;2025-10-31;8";
        let wrong = browser.post(&paste, &[("lines", lines)]).await;
        let said = words(&wrong.html);
        for expect in [
            "Rad 1: värdet är av ett annat slag",
            "Rad 2: dagen har inte varit",
            "Rad 3: dagen ligger inte i målkedjans år",
        ] {
            assert!(said.contains(expect), "{said}");
        }
        browser
            .saved(
                &paste,
                &[("lines", "sjukfrånvaro\t2026-10-31\t8,4\tPersonalbokslut")],
            )
            .await;
        let page = browser
            .page(&format!("/malarbete/indikatorer/{}", stage.sick))
            .await;
        assert!(words(&page).contains("Personalbokslut"));
        browser.page("/malarbete/ny").await;
        let twice = [("committee", "Omsorgsnämnden"), ("year", "2026")];
        let wrong = browser.post("/malarbete/ny", &twice).await;
        assert!(
            words(&wrong.html).contains("redan en målkedja"),
            "{}",
            wrong.html
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manager_sees_all_and_hands_in_for_the_own_unit() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.manager).await;
        let all = browser.page("/malarbete").await;
        assert!(!all.contains("/rapport\"") && !all.contains("/las-av"));
        let own = format!("/malarbete/indikatorer/{}", stage.sick);
        assert!(browser.page(&own).await.contains("/varde\""));
        let value = [("value", "8,4"), ("day", "2026-10-31")];
        browser.saved(&format!("{own}/varde"), &value).await;
        let other = format!("/malarbete/indikatorer/{}", stage.plans);
        assert!(!browser.page(&other).await.contains("/varde\""));
        browser.may_not(&format!("{other}/varde")).await;
        browser
            .finds_nothing(&format!("/malarbete/{}/rapport", stage.chain))
            .await;
    })
    .await;
}

/// From today on a goal is met from 80 per cent.
fn stricter() -> SetLocalRule {
    SetLocalRule {
        key: RuleKey::new(keys::LOCAL_GOALS_MET),
        value: rulebook::Value::Share("0.8".parse().unwrap()),
        from: date("2026-11-20"),
        kind: DecisionKind::Guideline,
        decided_by: line("Omsorgsnämnden § 90"),
        reason: prose("Målen ska nås."),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_says_why_by_the_rules_that_it_was_judged_by() {
    Stage::on_both(async |stage| {
        stage.act(&stricter()).await;
        // The rules of the pages are those of the installation; the report's are those of its last day.
        let browser = browser(&stage, stage.controller).await;
        let new = format!("/malarbete/{}/rapport", stage.chain);
        let why = async |as_of, version| {
            let fields = [("kind", "interim"), ("as_of", as_of)];
            let report = browser.saved(&new, &fields).await;
            let handled = [
                ("handled_on", "2026-11-20"),
                ("paragraph", "§ 84"),
                ("version", version),
            ];
            browser.saved(&format!("{report}/beslut"), &handled).await;
            let id = report.rsplit('/').next().unwrap().to_owned();
            words(&browser.page(&format!("/mal/{id}")).await)
        };
        let before = why("2026-11-19", "1").await;
        assert!(
            before.contains("(70 %)") && !before.contains("(80 %)"),
            "{before}"
        );
        let after = why("2026-11-20", "1").await;
        assert!(
            after.contains("(80 %)") && !after.contains("(70 %)"),
            "{after}"
        );
    })
    .await;
}

/// A goal and an indicator more, its value and activity, and what the measure says.
async fn worked_with(stage: &Stage, browser: &Browser) {
    let chain = stage.chain;
    let goal = [
        ("title", "Kommunen är en attraktiv arbetsgivare"),
        ("area", "economic"),
        ("position", "2"),
    ];
    browser
        .saved(&format!("/malarbete/{chain}/mal"), &goal)
        .await;
    browser
        .page(&format!("/malarbete/mal/{}", stage.goal))
        .await;
    let indicator = [
        ("name", "Synpunkter besvaras"),
        ("scale", "percent"),
        ("method", "compared"),
        ("aim", "improve"),
        ("better", "higher"),
        ("baseline", "71,9"),
        ("target-0", "80"),
        ("source", "Kommunens statistik"),
        ("position", "3"),
    ];
    let new = format!("/malarbete/mal/{}/indikator", stage.goal);
    browser.page(&new).await;
    let one = browser.saved(&new, &indicator).await;
    browser.page(&format!("{one}/andra")).await;
    browser.page(&format!("{one}/varde")).await;
    let told = [
        ("value", "84,5"),
        ("day", "2026-10-31"),
        ("note", "Diariet"),
    ];
    browser.saved(&format!("{one}/varde"), &told).await;
    browser.page(&format!("{one}/aktivitet")).await;
    let activity = [
        ("what", "Svarsrutin"),
        ("responsible", "Kontoret"),
        ("until", "2026-12-31"),
        ("state", "begun"),
    ];
    browser.saved(&format!("{one}/aktivitet"), &activity).await;
    browser
        .saved(&format!("/malarbete/{chain}/las-av"), &[])
        .await;
    let page = words(&browser.page(&one).await);
    assert!(
        page.contains("84,5 %") && page.contains("1 · grön"),
        "{page}"
    );
    let plans = browser
        .page(&format!("/malarbete/indikatorer/{}", stage.plans))
        .await;
    let page = words(&plans);
    assert!(
        page.contains("14 av 20 uppfyller det. 6 gör det inte."),
        "{page}"
    );
    let missing = "efter=provider&amp;inom=provider-form&amp;del=in-house&amp;uppfyllt=nej";
    assert!(plans.contains("/nyckeltal/example-measure-plans?fran=2026-01-01"));
    assert!(plans.contains(missing), "{plans}");
    let all = words(&browser.page("/malarbete").await);
    assert!(
        all.contains("Delvis uppfyllt") && all.contains("0,50"),
        "{all}"
    );
}

/// A report, what is said in it, and what everybody may read when the committee has handled it.
async fn reported(stage: &Stage, browser: &Browser) {
    let chain = stage.chain;
    let report = format!("/malarbete/{chain}/rapport");
    browser.page(&report).await;
    let fields = [("kind", "interim"), ("as_of", "2026-10-31")];
    let report = browser.saved(&report, &fields).await;
    let say = format!("{report}/ord?om={}", stage.goal);
    browser.page(&say).await;
    let judged = [
        ("words", "Planerna hinner inte bli klara."),
        ("version", "0"),
    ];
    browser.saved(&say, &judged).await;
    browser.page(&report).await;
    let id = report.rsplit('/').next().unwrap();
    browser.finds_nothing(&format!("/mal/{id}")).await;
    let read = browser.page(&report).await;
    assert!(read.contains("/beslut?version=2\""), "{read}");
    let decide = browser.page(&format!("{report}/beslut?version=2")).await;
    assert!(!decide.contains("sedan du läste den"));
    changed_meanwhile(stage, browser, &report).await;
    let handled = [
        ("handled_on", "2026-11-19"),
        ("paragraph", "§ 84"),
        ("version", "3"),
    ];
    browser.saved(&format!("{report}/beslut"), &handled).await;
    browser.page(&report).await;
    browser.page("/mal").await;
    let public = browser.page(&format!("/mal/{id}")).await;
    assert!(!public.contains("/malarbete/indikatorer"));
    // The development is drawn, with its numbers in a table, for everybody.
    assert!(
        public.contains("class=\"charts\"") && public.contains("line-chart"),
        "{public}"
    );
    assert!(
        public.contains("2026-10") && public.contains("chart-table"),
        "{public}"
    );
    let public = words(&public);
    assert!(
        public.contains("Planerna hinner inte bli klara."),
        "{public}"
    );
    for pdf in [format!("/mal/{id}/pdf"), format!("{report}/pdf")] {
        let paper = browser.get(&pdf).await;
        assert!(paper.html.starts_with("%PDF"), "{pdf}: {}", paper.status);
    }
    let sheet = browser.get("/malarbete?format=csv").await.html;
    assert!(
        sheet.contains("Synpunkter besvaras") && sheet.contains("84,5"),
        "{sheet}"
    );
}

/// A comment is written while somebody is about to freeze the report: it comes back and says so, until it has been read.
async fn changed_meanwhile(stage: &Stage, browser: &Browser, report: &str) {
    let say = format!("{report}/ord?om={}", stage.sick);
    let comment = [("words", "Vintern var svår."), ("version", "0")];
    browser.saved(&say, &comment).await;
    let decide = format!("{report}/beslut");
    let handled = [
        ("handled_on", "2026-11-19"),
        ("paragraph", "§ 84"),
        ("version", "2"),
        ("seen", "1795000000000"),
    ];
    let back = browser.post(&decide, &handled).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = words(&back.html);
    assert!(said.contains("kommenterade en indikator"), "{said}");
    assert!(back.html.contains("value=\"§ 84\""), "{said}");
    let again = browser.page(&format!("{decide}?version=2")).await;
    assert!(again.contains("sedan du läste den"), "{again}");
}
