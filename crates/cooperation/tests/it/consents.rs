//! Without the person's yes nothing goes on, and after a no nothing is shared.

use cooperation::{
    AddParticipant, ConsentAnswer, DropReason, Meeting, Party, Place, RecordConsent, SetMeeting,
    State, WithdrawConsent,
};

use crate::scene::{Scene, attendee};

fn at_home(scene: &Scene) -> Meeting {
    Meeting {
        starts: scene.now(),
        place: Place::Home,
        words: None,
        interpreter: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_yes_nobody_is_asked_and_no_meeting_is_set() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        let son = AddParticipant {
            seen: scene.seen(of).await,
            who: attendee("Erik Ek", Party::Relative),
            is_wished: true,
        };
        let meet = SetMeeting {
            seen: scene.seen(of).await,
            meeting: at_home(&scene),
        };
        for refusals in [scene.refused(&son).await, scene.refused(&meet).await] {
            assert_eq!(refusals[0].rule.as_ref().unwrap().as_str(), "sol-10-8");
        }
        scene.consented(of).await;
        let against = AddParticipant {
            seen: scene.seen(of).await,
            is_wished: false,
            ..son
        };
        let refusals = scene.refused(&against).await;
        assert_eq!(refusals[0].rule.as_ref().unwrap().as_str(), "sol-10-9");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_ends_the_plan_and_its_duties() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        let no = RecordConsent {
            seen: scene.seen(of).await,
            is_given: false,
            word: scene.word(),
        };
        scene.act(&no).await;
        let view = scene.view(of).await;
        assert_eq!(view.plan.state, State::Dropped);
        assert_eq!(
            view.plan.dropped.as_ref().map(|d| d.reason),
            Some(DropReason::NoConsent)
        );
        assert_eq!(view.consents[0].answer, ConsentAnswer::NotGiven);
        let states: Vec<_> = scene
            .duties(of.plan)
            .await
            .iter()
            .map(|d| d.state)
            .collect();
        assert_eq!(states, [duties::State::Dropped]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_taken_back_stops_the_sharing_at_once() {
    Scene::on_both(async |scene| {
        let of = scene.agreed(scene.ragnar).await;
        let shared = scene.view(of).await.for_others().expect("shared");
        assert!(shared.plan.purpose.is_none() && shared.consents.is_empty());

        let withdraw = WithdrawConsent {
            seen: scene.seen(of).await,
            word: scene.word(),
        };
        scene.act(&withdraw).await;
        let view = scene.view(of).await;
        let said: Vec<_> = view.consents.iter().map(|c| c.answer).collect();
        assert_eq!(said.len(), 2);
        assert!(said.contains(&ConsentAnswer::Withdrawn) && said.contains(&ConsentAnswer::Given));
        let tasks = view.standing().unwrap().tasks.clone();
        assert!(view.for_others().is_none());
        assert!(scene.open_duties(of.plan).await.is_empty());
        for task in tasks {
            let subject = duties::Subject::new("shared-plan-task", task.id);
            let duties = duties::of_subject(scene.store.reader(), subject).await;
            let is_open = |d: &duties::DutyView| d.state == duties::State::Open;
            assert!(!duties.unwrap().iter().any(is_open));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_needs_an_interpreter_gets_one() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.aino).await;
        scene.consented(of).await;
        let meet = SetMeeting {
            seen: scene.seen(of).await,
            meeting: at_home(&scene),
        };
        let refusals = scene.refused(&meet).await;
        assert_eq!(refusals[0].rule.as_ref().unwrap().as_str(), "fl-13");
        scene.meeting_set(of).await;
        let meeting = scene.view(of).await.plan.meeting.unwrap();
        assert_eq!(meeting.interpreter.unwrap().as_str(), "Finska");
    })
    .await;
}
