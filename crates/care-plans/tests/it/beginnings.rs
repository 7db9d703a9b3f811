//! A plan comes with the provider's yes, and ends with the order.

use care_plans::PlanState;
use cases::{EndOrder, SeenOrder, StartExecution, WithdrawOrder};
use kernel::Problem;

use crate::{
    scene::Scene,
    words::{prose, text},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_yes_to_an_order_wants_a_plan_within_days_of_the_order() {
    Scene::on_both(async |scene| {
        let view = scene.view().await;
        let ordered = scene.today().yesterday().unwrap();
        assert_eq!(view.plan.state, PlanState::Wanted);
        assert_eq!(
            (view.plan.ordered, view.plan.provider),
            (ordered, scene.provider)
        );
        let due = ordered.saturating_add(jiff::Span::new().days(15));
        assert_eq!(
            scene.open_duties().await,
            [("care-plans-duty-agree".to_owned(), due)]
        );
        assert_eq!(scene.verbs().await, ["care-plans.wanted"]);
        let subject = duties::Subject::new("care-plan", view.plan.id);
        let duty = duties::of_subject(scene.store.reader(), subject).await;
        let label = duty.unwrap()[0].label.clone();
        assert!(label.ends_with("Hemtjänst"), "tells which plan: {label}");
        // What the order tells stands in the first draft.
        let draft = view.draft().unwrap();
        assert_eq!(draft.text.abilities, text().abilities);
        assert_eq!(
            draft.text.goals[0].goal,
            Some(prose("Ett tryggt liv hemma."))
        );
        assert!(draft.agreed.is_none() && view.standing().is_none());
        let report = history::verify(scene.store.reader()).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_overdue_plan_lies_with_the_ordering_unit_too() {
    Scene::on_both(async |mut scene| {
        scene.wait(16);
        let call = kernel::Call::new(
            kernel::Actor::system("escalate"),
            scene.now,
            kernel::RequestKey(uuid::Uuid::new_v4()),
        );
        scene.store.act(&call, &duties::Escalate).await.unwrap();
        let subject = duties::Subject::new("care-plan", scene.plan().await.id);
        let duty = duties::of_subject(scene.store.reader(), subject)
            .await
            .unwrap();
        let raised = duty[0].raised.unwrap();
        assert_eq!(
            (raised.unit, raised.role),
            (scene.unit, kernel::Role::CaseOfficer)
        );
        // The officers there find it on their own lists, though it was never theirs to do.
        let mine = duties::Filter {
            unit: Some(scene.unit),
            role: Some(kernel::Role::CaseOfficer),
            user: Some(scene.officer),
            ..duties::Filter::default()
        };
        let page = duties::PageAt::first(50);
        let sort = duties::SortBy::Due;
        let call = scene.officer();
        let need = access::Need::see(access::Resource::PersonFile);
        let narrow = |statement: store::Statement| {
            access::Visible::narrow(&call, &need, "d.person", statement)
        };
        let how = (sort, page);
        let found = duties::own_list(scene.store.reader(), &mine, &narrow, how).await;
        let kinds: Vec<String> = found.unwrap().rows.into_iter().map(|d| d.kind).collect();
        assert!(
            kinds.contains(&"care-plans-duty-agree".to_owned()),
            "{kinds:?}"
        );
        let desk = (scene.unit, kernel::Role::CaseOfficer, scene.officer);
        let counts = duties::own_counts(scene.store.reader(), &call, desk, &narrow).await;
        // The letter that was never sent is late as well.
        assert_eq!(counts.unwrap().overdue, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn help_is_from_the_providers_first_day_to_the_last_of_the_decision() {
    Scene::on_both_from(7, async |scene| {
        let help = async || {
            let plan = scene.plan().await;
            let days = care_plans::help_days(scene.store.reader(), &plan).await;
            days.unwrap()
                .map(|days| (days.from().to_string(), days.to().map(|to| to.to_string())))
        };
        assert_eq!(help().await, Some(("2026-03-10".to_owned(), None)));
        let all = cases::decisions_of_person(scene.store.reader(), scene.ragnar).await;
        let decision = all.unwrap().remove(0);
        let end = cases::EndDecision {
            person: scene.ragnar,
            decision: decision.id,
            version: decision.version,
            on: jiff::civil::date(2026, 3, 31),
            reason: cases::EndReason::OwnWish,
            words: prose("Vill inte längre."),
        };
        scene.by_officer(&end).await;
        let days = ("2026-03-10".to_owned(), Some("2026-03-31".to_owned()));
        assert_eq!(help().await, Some(days));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_the_order_is_the_end_of_its_plan() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        let start = StartExecution {
            seen: scene.order,
            on: scene.today(),
        };
        scene.act(&start).await;
        scene.wait(30);
        let end = EndOrder {
            seen: SeenOrder {
                version: 6,
                ..scene.order
            },
            on: scene.today(),
            reason: prose("Flyttade till dottern."),
        };
        scene.by_officer(&end).await;
        let view = scene.view().await;
        assert_eq!(view.plan.state, PlanState::Ended);
        assert_eq!(view.plan.ended, Some(scene.today()));
        assert_eq!(view.standing().unwrap().left, Some(scene.today()));
        assert!(view.contact().is_none());
        // Whoever reads the old plan still learns whom there was to turn to.
        assert!(view.contact_of(view.standing().unwrap()).is_some());
        assert!(scene.open_duties().await.is_empty());
        // It can be read and not written; after the last day the provider no longer has the person.
        scene.wait(1);
        let write = care_plans::BeginDraft {
            seen: scene.seen().await,
        };
        let answer = scene.store.act(&scene.manager(), &write).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_taken_back_wants_no_plan() {
    Scene::on_both(async |scene| {
        let back = WithdrawOrder {
            seen: scene.order,
            reason: prose("Personen ångrade sig."),
        };
        scene.by_officer(&back).await;
        assert_eq!(scene.plan().await.state, PlanState::Ended);
        assert!(scene.open_duties().await.is_empty());
    })
    .await;
}
