//! Calls at discharge, calls of our own, and what is refused.

use cooperation::{
    AwaitCall, ConsentAnswer, DropCall, DropReason, ReceiveCall, SendCall, State, open_calls,
};
use duties::calendar;
use jiff::civil::date;
use page_kit::Window;
use uuid::Uuid;

use crate::scene::{Scene, health_centre, prose};

#[tokio::test(flavor = "multi_thread")]
async fn at_discharge_each_duty_runs_from_its_own_paragraph() {
    Scene::on_both(async |scene| {
        let notice = AwaitCall {
            person: scene.ragnar,
            ready: scene.now(),
            counterpart: health_centre(),
            contact: None,
        };
        let of = scene.act(&notice).await;
        let region = scene.duties(of.plan).await;
        assert_eq!(region[0].rule.as_str(), "lus-4-3");
        let zone = scene.system().zone;
        // Monday 2 March, and three days.
        assert_eq!(calendar::day_of(region[0].due, &zone), date(2026, 3, 5));

        scene.wait(1);
        let call = ReceiveCall {
            seen: scene.seen(of).await,
            called: scene.now(),
            counterpart: health_centre(),
            purpose: prose("Trygg hemgång"),
        };
        scene.act(&call).await;
        assert_eq!(
            scene.open_duties(of.plan).await,
            [("cooperation-duty-begin-discharge".into(), "lus-4-2".into())]
        );
        let closed = scene.duties(of.plan).await;
        let region = closed.iter().find(|d| d.rule.as_str() == "lus-4-3");
        assert_eq!(region.map(|d| d.state), Some(duties::State::Done));
        assert_eq!(scene.view(of).await.plan.state, State::Called);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn we_call_only_with_the_persons_yes() {
    Scene::on_both(async |scene| {
        // The officer handles Ragnar since an earlier call that came to nothing.
        let earlier = scene.called(scene.ragnar).await;
        let drop = DropCall {
            seen: scene.seen(earlier).await,
            reason: DropReason::NotNeeded,
            note: None,
        };
        scene.act(&drop).await;
        let send = SendCall {
            person: scene.ragnar,
            needed: scene.now(),
            counterpart: health_centre(),
            purpose: prose("Fall i hemmet"),
            answer: ConsentAnswer::NotGiven,
            word: scene.word(),
            contact: Some(Uuid::from_u128(77)),
        };
        let refusals = scene.refused(&send).await;
        assert_eq!(refusals[0].rule.as_ref().unwrap().as_str(), "sol-10-8");

        let given = SendCall {
            answer: ConsentAnswer::Given,
            ..send
        };
        let of = scene.act(&given).await;
        let view = scene.view(of).await;
        assert_eq!(view.plan.state, State::Consented);
        assert_eq!(view.consents[0].answer, ConsentAnswer::Given);
        // Begun at once, and the meeting is due.
        let states: Vec<_> = scene
            .duties(of.plan)
            .await
            .into_iter()
            .map(|d| (d.kind, d.state))
            .collect();
        assert!(states.contains(&("cooperation-duty-begin".into(), duties::State::Done)));
        assert!(states.contains(&("cooperation-duty-meet".into(), duties::State::Open)));
        let found = cooperation::plan_of_contact(scene.store.reader(), Uuid::from_u128(77))
            .await
            .unwrap();
        assert_eq!(found.map(|plan| plan.id), Some(of.plan));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_plan_is_prepared_at_a_time_and_dropping_clears_the_list() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        let second = scene.a_call(scene.ragnar);
        assert_eq!(
            scene.refused(&second).await[0].text,
            "cooperation-refusal-prepared"
        );
        let window = Window {
            sort: "since",
            is_descending: false,
            offset: 0,
            limit: 25,
        };
        let list = || async {
            let call = scene.call();
            open_calls(scene.store.reader(), &call, scene.unit, window)
                .await
                .unwrap()
        };
        let (lines, total) = list().await;
        assert_eq!((lines[0].person_name.as_str(), total), ("Ragnar Ek", 1));
        // Whoever has nothing to do with the person sees no line, and no count.
        let stranger = scene.stranger();
        let others = open_calls(scene.store.reader(), &stranger, scene.unit, window)
            .await
            .unwrap();
        assert_eq!((others.0.len(), others.1), (0, 0));

        let drop = DropCall {
            seen: scene.seen(of).await,
            reason: DropReason::Other,
            note: Some(prose("Flyttar till sin dotter")),
        };
        scene.act(&drop).await;
        assert_eq!(list().await.1, 0);
        assert!(scene.open_duties(of.plan).await.is_empty());
        let refusals = scene
            .refused(&DropCall {
                seen: scene.seen(of).await,
                ..drop
            })
            .await;
        assert_eq!(refusals[0].text, "cooperation-refusal-ended");
    })
    .await;
}
