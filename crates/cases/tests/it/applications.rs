//! From an application to an open case: who may apply, what is opened, what becomes late.

use cases::{
    Caller, CaseState, Channel, CloseCase, ContactState, DemandDecision, GiveEarlyHelp,
    OpenInvestigation, RefuseDemand, RegisterContact, Representative, TellOfDelay,
    WithdrawApplication, case_file, cases_of_number, contacts_of_person,
};
use kernel::{Period, Problem, Role};
use organisation::Regime;
use residents::Authority;

use crate::{
    inquiry_scene::{Inquiry, line, prose, refusals},
    scene::id,
};

#[tokio::test(flavor = "multi_thread")]
async fn an_application_opens_case_and_investigation_at_once() {
    Inquiry::on_both(async |stage| {
        let scene = &stage.scene;
        let call = RegisterContact {
            channel: Channel::Relative,
            received: scene.call().now,
            caller: Caller::default(),
            matter: prose("Pappa behöver hjälp."),
            person: Some(scene.person),
        };
        let contact = stage.act(&call).await.unwrap().contact;
        let mut application = stage.application(Regime::Sol, &["home-care"]);
        application.contact = Some(contact);
        let opened = stage.act(&application).await.unwrap();

        let reader = scene.store.reader();
        let file = case_file(reader, scene.person, opened.case)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(file.case.state, CaseState::Investigated);
        assert_eq!(file.case.officer, scene.officer);
        assert_eq!(file.investigation.id, opened.investigation);
        let kept = file.application.unwrap();
        assert_eq!(kept.wishes, application.wishes);
        let contacts = contacts_of_person(reader, scene.person).await.unwrap();
        assert_eq!(
            (contacts[0].state, contacts[0].case),
            (ContactState::Applied, Some(opened.case))
        );
        assert_eq!(
            stage.duties().await,
            ["cases-duty-decide", "cases-duty-decide-at-last"]
        );

        // By its number the case is found by those who may see it, and by nobody else.
        let number = file.case.number();
        let found = cases_of_number(reader, &scene.call(), &number)
            .await
            .unwrap();
        assert_eq!(found.len(), 1);
        let stranger = cases_of_number(reader, &scene.stranger(), &number)
            .await
            .unwrap();
        assert!(stranger.is_empty());
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_applies_for_another_without_authority_or_asking() {
    Inquiry::on_both(async |stage| {
        let mut application = stage.application(Regime::Sol, &[]);
        let son = |authority, is_confirmed| {
            Some(Representative {
                name: line("Erik Ek"),
                kinship: Some(line("son")),
                authority,
                is_confirmed,
            })
        };
        application.representative = son(Authority::None, false);
        assert_eq!(
            refusals(stage.act(&application).await),
            ["cases-refusal-no-authority"]
        );
        application.representative = son(Authority::None, true);
        stage.act(&application).await.unwrap();
        application.representative = son(Authority::FuturePower, false);
        stage.act(&application).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wished_must_be_of_the_act() {
    Inquiry::on_both(async |stage| {
        for (regime, service, refusal) in [
            (Regime::Sol, "daily-activity-lss", "cases-refusal-other-act"),
            (
                Regime::Sol,
                "early-handyman",
                "cases-refusal-no-assessment-needed",
            ),
            (Regime::Lss, "advice", "cases-refusal-region-advises"),
            (
                Regime::Sol,
                "no-such-thing",
                "cases-refusal-unknown-service",
            ),
        ] {
            let application = stage.application(regime, &[service]);
            assert_eq!(
                refusals(stage.act(&application).await),
                [refusal],
                "{service}"
            );
        }
        let mut ahead = stage.application(Regime::Sol, &[]);
        ahead.received = duties::calendar::days_after(ahead.received, 1);
        assert_eq!(
            refusals(stage.act(&ahead).await),
            ["page-kit-refusal-future"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_case_is_told_of_and_can_be_demanded_once() {
    Inquiry::on_both(async |mut stage| {
        let opened = stage.opened(&["home-care"]).await;
        let person = stage.scene.person;
        let mut demand = DemandDecision {
            person,
            case: opened.case,
            version: 1,
            on: stage.scene.call().today(),
        };
        assert_eq!(
            refusals(stage.act(&demand).await),
            ["cases-refusal-demand-early"]
        );

        stage.scene.wait(24 * 100);
        let today = stage.scene.call().today();
        let told = TellOfDelay {
            person,
            case: opened.case,
            version: 1,
            on: today,
            reason: prose("Läkarintyget dröjer."),
            expected: duties::calendar::days_after(today, 30),
        };
        stage.act(&told).await.unwrap();
        let due = duties::of_person(stage.scene.store.reader(), person)
            .await
            .unwrap();
        let decide = due.iter().find(|d| d.kind == "cases-duty-decide").unwrap();
        assert_eq!(
            duties::calendar::day_of(decide.due, &stage.scene.call().zone),
            told.expected
        );

        stage.scene.wait(24 * 100);
        demand.on = stage.scene.call().today();
        let late = stage.act(&demand).await;
        assert!(matches!(late, Err(Problem::Changed(_))), "{late:?}");
        demand.version = 2;
        stage.act(&demand).await.unwrap();
        assert!(
            stage
                .duties()
                .await
                .contains(&"cases-duty-answer-demand".to_owned())
        );
        demand.version = 3;
        assert_eq!(
            refusals(stage.act(&demand).await),
            ["cases-refusal-demanded-before"]
        );

        let refuse = RefuseDemand {
            person,
            case: opened.case,
            version: 3,
            reasons: prose("Vi väntar på intyget."),
        };
        stage.act(&refuse).await.unwrap();
        assert!(
            !stage
                .duties()
                .await
                .contains(&"cases-duty-answer-demand".to_owned())
        );
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_taken_back_closes_the_case() {
    Inquiry::on_both(async |stage| {
        let scene = &stage.scene;
        let opened = stage.opened(&[]).await;
        let withdraw = WithdrawApplication {
            person: scene.person,
            case: opened.case,
            version: 1,
            on: scene.call().today(),
            reason: prose("Sonen hjälper till."),
        };
        let stranger = scene.store.act(&scene.stranger(), &withdraw).await;
        assert!(matches!(stranger, Err(Problem::NotFound)), "{stranger:?}");
        stage.act(&withdraw).await.unwrap();
        assert!(stage.duties().await.is_empty());
        let file = case_file(scene.store.reader(), scene.person, opened.case)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(file.case.state, CaseState::Closed);
        let again = WithdrawApplication {
            version: 2,
            ..withdraw
        };
        // Nothing is left to do for the officer, who no longer sees the person; the unit's manager does.
        let gone = stage.act(&again).await;
        assert!(matches!(gone, Err(Problem::NotFound)), "{gone:?}");
        let manager = || scene.call_by(id(97), Role::UnitManager, scene.unit);
        assert_eq!(
            refusals(scene.store.act(&manager(), &again).await),
            ["cases-refusal-application-ended"]
        );
        let need = stage.need(opened.case, 0);
        assert_eq!(
            refusals(scene.store.act(&manager(), &need).await),
            ["cases-refusal-investigation-ended"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_of_need_opens_an_investigation_too() {
    Inquiry::on_both(async |stage| {
        let scene = &stage.scene;
        let open = OpenInvestigation {
            person: scene.person,
            regime: Regime::Sol,
            sign: prose("Grannen hörde honom ropa två nätter."),
            contact: None,
        };
        let opened = stage.act(&open).await.unwrap();
        assert_eq!(opened.application, None);
        assert_eq!(stage.duties().await, ["cases-duty-decide"]);
        let close = CloseCase {
            person: scene.person,
            case: opened.case,
            version: 1,
            reason: prose("Ragnar vill inte ha hjälp, och klarar sig."),
        };
        stage.act(&close).await.unwrap();
        assert!(stage.duties().await.is_empty());
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_counted_how_often_early_help_was_not_enough() {
    Inquiry::on_both(async |mut stage| {
        let call = RegisterContact {
            channel: Channel::Phone,
            received: stage.scene.call().now,
            caller: Caller::default(),
            matter: prose("Jag har svårt att komma ut."),
            person: Some(stage.scene.person),
        };
        let contact = stage.act(&call).await.unwrap().contact;
        let offered = organisation::services(stage.scene.store.reader())
            .await
            .unwrap();
        let offered = offered
            .into_iter()
            .find(|service| service.is_early_help() && service.excluded.is_none())
            .unwrap();
        let help = GiveEarlyHelp {
            contact,
            version: 1,
            service: offered.code.clone(),
            told_of_right: true,
            withheld: None,
            note: None,
        };
        stage.act(&help).await.unwrap();

        let period = Period::since("2026-11-01".parse().unwrap());
        let counted = async |stage: &Inquiry| {
            let call = stage.scene.call();
            let rows = cases::measures::early_help(stage.scene.store.reader(), &call, period)
                .await
                .unwrap();
            rows.iter()
                .map(|row| (row.value, row.meets))
                .collect::<Vec<_>>()
        };
        assert_eq!(counted(&stage).await, [(None, false)]);
        stage.scene.wait(24 * 10);
        stage.opened(&["home-care"]).await;
        assert_eq!(counted(&stage).await, [(Some(10), true)]);
    })
    .await;
}
