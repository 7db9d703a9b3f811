//! The municipality's own scheme of delegation and catalogue: they hold from their day, and a decision keeps the scheme it
//! was made by.

use cases::{
    AppealTask, Delegated, DelegationScheme, MakeDecision, Outcome, ReplaceDelegations,
    SchemeDecided, decisions_of_person, delegation_scheme, delegation_schemes,
};
use kernel::{Actor, Call, Problem, RequestKey, Role};
use organisation::{Regime, ReplaceServices, national_services};
use store::Action;
use uuid::Uuid;

use crate::{
    browser::{browser, staff, words},
    inquiry_scene::{Inquiry, line, refusals, service},
};

impl Inquiry {
    /// Does something as an import does.
    async fn import<A: Action>(&self, action: &A) -> Result<A::Done, Problem> {
        let (now, key) = (self.scene.call().now, RequestKey(Uuid::new_v4()));
        let call = Call::new(Actor::system("import"), now, key);
        self.scene.store.act(&call, action).await
    }

    async fn decide(&self, code: &str, item: &str) -> Result<cases::DecisionId, Problem> {
        let case = self.investigated(Regime::Sol, &[code]).await;
        let draft = MakeDecision {
            delegation: item.to_owned(),
            ..self.draft(case, code).await
        };
        self.act(&draft).await
    }
}

/// A scheme in which the officers' items have other numbers, and only the manager tests the time of appeals.
fn ours(from: &str) -> ReplaceDelegations {
    let mut items = DelegationScheme::example().items;
    for item in &mut items {
        item.code = line(&format!("A {}", item.code));
        if item.what == Delegated::Appeal(AppealTask::TestTime) {
            item.role = Role::UnitManager;
        }
    }
    ReplaceDelegations {
        decided: SchemeDecided {
            from: from.parse().unwrap(),
            source: line("Nämnden 2026-11-12 § 41"),
        },
        items,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_keeps_the_scheme_it_was_made_by() {
    Inquiry::on_both(async |stage| {
        stage.decide("home-care", "3.1").await.unwrap();
        let (reader, today) = (stage.scene.store.reader(), stage.scene.call().today());
        stage.import(&ours("2026-11-01")).await.unwrap();
        stage.import(&ours("2027-01-01")).await.unwrap();
        assert_eq!(delegation_schemes(reader).await.unwrap().len(), 2);
        let standing = delegation_scheme(reader, today).await.unwrap();
        assert_eq!(standing.from(), Some("2026-11-01".parse().unwrap()));
        assert_eq!(standing.items, ours("2026-11-01").items);
        // The examples are gone.
        let gone = stage.decide("safety-alarm", "3.1").await;
        assert_eq!(refusals(gone), ["page-kit-refusal-choice"]);
        let not_mine = stage.decide("safety-alarm", "A 3.5").await;
        assert_eq!(refusals(not_mine), ["cases-refusal-delegation-role"]);
        stage.decide("safety-alarm", "A 3.1").await.unwrap();
        let decisions = decisions_of_person(reader, stage.scene.person).await;
        let mut by: Vec<_> = decisions.unwrap().into_iter().map(|d| d.by).collect();
        by.sort_by_key(|by| by.scheme);
        assert_eq!((by.len(), by[0].scheme), (2, None));
        assert!(by[0].delegation.as_str().starts_with("3.1 "));
        assert_eq!(by[1].scheme, standing.from());
        assert!(by[1].delegation.as_str().starts_with("A 3.1 "));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scheme_that_cannot_be_is_refused_whole() {
    Inquiry::on_both(async |stage| {
        let mut bad = ours("2027-01-01");
        bad.items[1].code = bad.items[0].code.clone();
        bad.items.retain(|item| !item.is_under(Regime::Lss));
        assert_eq!(
            refusals(stage.import(&bad).await),
            ["cases-refusal-scheme-twice", "cases-refusal-scheme-no-lss"]
        );
        stage.import(&ours("2027-01-01")).await.unwrap();
        for from in ["2027-01-01", "2026-11-01"] {
            assert_eq!(
                refusals(stage.import(&ours(from)).await),
                ["cases-refusal-scheme-not-later"],
                "{from}"
            );
        }
        // An officer does not change it.
        let officer = stage.act(&ours("2027-02-01")).await;
        assert!(matches!(officer, Err(Problem::Denied | Problem::NotFound)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_scheme_is_read_by_anybody_as_it_was_and_is() {
    Inquiry::on_both(async |stage| {
        stage.import(&ours("2026-11-01")).await.unwrap();
        let now = stage.scene.call().now;
        let store = &stage.scene.store;
        let siv = staff(store, now, ("Siv", Role::CaseOfficer, stage.scene.unit)).await;
        let browser = browser(store, now, siv).await;
        let page = words(&browser.page("/delegationsordning").await);
        for told in ["Nämnden 2026-11-12 § 41", "A 3.1", "Nya punkter: A 3.1"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let before = words(&browser.page("/delegationsordning?fran=2026-10-31").await);
        assert!(before.contains("Punkterna är exempel"), "{before}");
        let file = browser.page("/delegationsordning?format=csv").await;
        assert!(file.contains("Rättidsprövning"), "{file}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_longer_offered_is_decided_on_only_if_it_was_asked_for_before() {
    Inquiry::on_both(async |stage| {
        let asked = stage
            .investigated(Regime::Sol, &["home-care", "safety-alarm"])
            .await;
        // It was asked for on the last day before the catalogue.
        let mut stage = stage;
        stage.scene.wait(24);
        let mut services = national_services();
        services.retain(|one| one.code.as_str() != "safety-alarm");
        let catalogue = ReplaceServices {
            from: stage.scene.call().today(),
            source: line("Nämnden"),
            services,
        };
        stage.import(&catalogue).await.unwrap();
        let refused = |draft: MakeDecision| MakeDecision {
            outcome: Outcome::Refused,
            period: None,
            follow_up: None,
            ..draft
        };
        stage
            .act(&refused(stage.draft(asked, "safety-alarm").await))
            .await
            .unwrap();
        let later = stage.application(Regime::Sol, &["safety-alarm"]);
        assert_eq!(
            refusals(stage.act(&later).await),
            ["cases-refusal-unknown-service"]
        );
        let case = stage.investigated(Regime::Sol, &["home-care"]).await;
        let draft = refused(stage.draft(case, "safety-alarm").await);
        assert_eq!(
            refusals(stage.act(&draft).await),
            ["cases-refusal-service-not-offered"]
        );
    })
    .await;
}

/// The municipality's list from the 18th of November: alarms are out, a service of its own is in.
fn from_the_18th() -> ReplaceServices {
    let mut services = national_services();
    services.retain(|one| one.code.as_str() != "safety-alarm");
    let mut escort = services
        .iter()
        .find(|one| one.code.as_str() == "home-care")
        .unwrap()
        .clone();
    escort.code = service("local-escort");
    escort.name_sv = line("Följeslagare");
    services.push(escort);
    ReplaceServices {
        from: "2026-11-18".parse().unwrap(),
        source: line("Nämnden"),
        services,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_on_paper_lists_what_there_was_the_day_it_came_in() {
    Inquiry::on_both(async |stage| {
        stage.import(&from_the_18th()).await.unwrap();
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let siv = staff(store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let officer = browser(store, now, siv).await;
        let to = format!("/personer/{}/ansokan", stage.scene.person);
        let today = words(&officer.page(&format!("{to}/ny")).await);
        assert!(
            today.contains("Följeslagare (SoL)") && !today.contains("Trygghetslarm"),
            "{today}"
        );

        // The day changes and the list is asked for: nothing is saved, and what was typed stands there.
        let mut fields = vec![
            ("wishes", "Jag vill ha larm."),
            ("regime", "sol"),
            ("services", "local-escort"),
            ("listed", "2026-11-20"),
            ("received", "2026-11-17"),
            ("form", "written"),
        ];
        let asked = [&fields[..], &[("then", "services")]].concat();
        let shown = officer.post(&to, &asked).await;
        assert_eq!(shown.status, 200);
        let html = words(&shown.html);
        assert!(html.contains("Jag vill ha larm."), "{html}");
        assert!(
            html.contains("Trygghetslarm (SoL)") && !html.contains("Följeslagare"),
            "{html}"
        );
        assert!(
            shown.html.contains("name=\"listed\" value=\"2026-11-17\""),
            "{}",
            shown.html
        );

        // Saved without having been shown it, the list comes first.
        let unseen = officer.post(&to, &fields).await;
        assert_eq!(unseen.status, 422);
        let html = words(&unseen.html);
        assert!(html.contains("andra insatser än dem du såg"), "{html}");
        assert!(html.contains("Trygghetslarm (SoL)"), "{html}");
        let none = cases::cases_of_person(store.reader(), stage.scene.person)
            .await
            .unwrap();
        assert_eq!(none.len(), 0);

        // Seen, it is saved; a day on which the list is the same needs no second look.
        fields[2] = ("services", "safety-alarm");
        fields[3] = ("listed", "2026-11-17");
        officer.saved(&to, &fields).await;
        fields[4] = ("received", "2026-11-16");
        officer.saved(&to, &fields).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_offered_what_there_is_and_what_there_was_when_it_was_asked_for() {
    Inquiry::on_both(async |stage| {
        stage.import(&from_the_18th()).await.unwrap();
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let siv = staff(store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let officer = browser(store, now, siv).await;
        let choices = async |regime: Regime, (wished, received): (&str, &str)| {
            let application = cases::ReceiveApplication {
                received: received.parse().unwrap(),
                ..stage.application(regime, &[wished])
            };
            let by = stage.scene.call_by(siv, Role::CaseOfficer, unit);
            let case = store.act(&by, &application).await.unwrap().case;
            let to = format!("/personer/{}/arenden/{case}/beslut/ny", stage.scene.person);
            officer.page(&to).await
        };
        let has = |html: &str, code: &str| html.contains(&format!("<option value=\"{code}\""));

        // Asked for before the list: what was offered then, and what is offered now.
        let before = choices(Regime::Sol, ("safety-alarm", "2026-11-17")).await;
        for code in ["safety-alarm", "local-escort", "home-care"] {
            assert!(has(&before, code), "{code}: {before}");
        }
        let since = choices(Regime::Sol, ("local-escort", "2026-11-18")).await;
        assert!(
            has(&since, "local-escort") && !has(&since, "safety-alarm"),
            "{since}"
        );
        // Under the other act nothing of this one.
        let lss = choices(Regime::Lss, ("escort-lss", "2026-11-18")).await;
        assert!(has(&lss, "escort-lss") && !has(&lss, "home-care"), "{lss}");
    })
    .await;
}
