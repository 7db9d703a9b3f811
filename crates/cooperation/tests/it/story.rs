//! Ragnar's plan from the nurse's call to the last follow-up.

use cooperation::{
    AddParticipant, AgreePlan, Course, FollowUpPlan, MarkTaskDone, Next, NoteAnswer, Party, State,
    TaskDone,
};
use page_kit::thread::KnotState;

use crate::scene::{Scene, attendee, prose};

#[tokio::test(flavor = "multi_thread")]
async fn from_the_nurses_call_to_the_last_follow_up() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        assert_eq!(
            scene.open_duties(of.plan).await,
            [("cooperation-duty-begin".into(), "sol-10-8".into())]
        );
        scene.consented(of).await;
        assert_eq!(
            scene.open_duties(of.plan).await,
            [("cooperation-duty-meet".into(), "local-sip-meeting".into())]
        );
        let son = AddParticipant {
            seen: scene.seen(of).await,
            who: attendee("Erik Ek", Party::Relative),
            is_wished: true,
        };
        let son = scene.act(&son).await;
        let comes = NoteAnswer {
            seen: scene.seen(of).await,
            participant: son,
            answer: cooperation::Answer::Coming,
        };
        scene.act(&comes).await;
        scene.wait(8);
        scene.meeting_set(of).await;
        let agree = AgreePlan {
            seen: scene.seen(of).await,
            new: scene.agreement(),
        };
        assert_eq!(scene.act(&agree).await, 1);
        let open = scene.open_duties(of.plan).await;
        assert_eq!(
            open,
            [(
                "cooperation-duty-follow-up".into(),
                "local-sip-follow-up".into()
            )]
        );
        let names: Vec<String> = scene
            .view(of)
            .await
            .participants
            .iter()
            .map(|p| p.who.name.to_string())
            .collect();
        assert_eq!(names, ["Ragnar Ek", "Siv Berg", "Petra Sund", "Erik Ek"]);
        carry_out(&scene, of).await;
    })
    .await;
}

/// The municipality keeps its promise, and the plan is fulfilled at the follow-up.
async fn carry_out(scene: &Scene, of: cooperation::Registered) {
    let ours = scene.view(of).await.standing().unwrap().tasks[1].clone();
    let subject = duties::Subject::new("shared-plan-task", ours.id);
    let duty = |all: Vec<duties::DutyView>| all.into_iter().map(|d| d.state).collect::<Vec<_>>();
    let reader = scene.store.reader();
    let before = duties::of_subject(reader, subject).await.unwrap();
    assert_eq!(before[0].rule.as_str(), "sol-10-8-contents");
    assert_eq!(duty(before), [duties::State::Open]);
    let done = MarkTaskDone {
        seen: scene.seen(of).await,
        task: ours.id,
        done: TaskDone {
            on: scene.today(),
            note: Some(prose("Matlådor varje dag")),
        },
    };
    scene.act(&done).await;
    let after = duties::of_subject(reader, subject).await.unwrap();
    assert_eq!(duty(after), [duties::State::Done]);

    scene.wait(45);
    let follow_up = FollowUpPlan {
        seen: scene.seen(of).await,
        course: Course {
            on: scene.today(),
            went: prose("Handtaget sitter. Ragnar äter bättre."),
            own_words: Some(prose("Nu går det bra.")),
            next: Next::Fulfilled,
        },
    };
    scene.act(&follow_up).await;
    let view = scene.view(of).await;
    assert_eq!(view.plan.state, State::FollowedUp);
    assert_eq!(view.follow_ups[0].course, follow_up.course);
    assert!(scene.open_duties(of.plan).await.is_empty());
    let told = scene.verbs(of.plan).await;
    let expected = [
        "call-registered",
        "consent-recorded",
        "participant-added",
        "answer-noted",
        "meeting-set",
        "agreed",
        "task-done",
        "followed-up",
    ];
    assert_eq!(told, expected.map(|v| format!("cooperation.{v}")));
    let knots = cooperation::thread(reader, of.person, scene.today())
        .await
        .unwrap();
    assert_eq!(knots[0].state, KnotState::Done);
    let report = history::verify(reader).await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}
