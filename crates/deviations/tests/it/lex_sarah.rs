//! A wrong: at the municipality's own unit the committee's office handles it too; a private provider tells the committee.

use deviations::{
    Class, CloseDeviation, CorrectNotice, Deed, FollowUp, InformCommittee, JudgeSeriousness,
    NotifyInspectorate, Outcome, ReadAsCommittee, SendInvestigation,
};
use kernel::Problem;

use crate::{scene::Scene, words::prose};

#[tokio::test(flavor = "multi_thread")]
async fn a_serious_wrong_goes_to_the_inspectorate() {
    Scene::on_both(async |mut scene| {
        let id = scene.report(&scene.worker(), scene.missed()).await;
        let unit = scene.provider;
        scene.triage(&scene.manager(), id, Class::Wrong).await;
        assert_eq!(scene.open(id).await, ["investigate-wrong", "judge"]);
        // The committee's office judges how serious it is.
        let judge = JudgeSeriousness {
            seen: scene.seen(unit, id).await,
            is_serious: true,
            reasons: prose("Han kunde ha kommit till stor skada."),
        };
        scene.store.act(&scene.responsible(), &judge).await.unwrap();
        assert_eq!(scene.open(id).await, ["investigate-wrong", "notify"]);
        let notify = async |is_whole| NotifyInspectorate {
            seen: scene.seen(unit, id).await,
            on: scene.today(),
            number: None,
            is_whole,
        };
        let no = scene
            .refused(&scene.responsible(), &notify(true).await)
            .await;
        assert_eq!(no, ["no-investigation"]);
        let notice = notify(false).await;
        scene
            .store
            .act(&scene.responsible(), &notice)
            .await
            .unwrap();
        assert_eq!(scene.open(id).await, ["investigate-wrong", "send"]);
        // What has been notified is not unmade.
        let less = JudgeSeriousness {
            seen: scene.seen(unit, id).await,
            is_serious: false,
            reasons: prose("Nej."),
        };
        assert_eq!(scene.refused(&scene.manager(), &less).await, ["notified"]);
        scene.wait(2);
        scene.investigate(&scene.manager(), id).await;
        let follow_up = FollowUp {
            seen: scene.seen(unit, id).await,
            outcome: Outcome::Helped,
            words: prose("Ja."),
        };
        scene.act(&follow_up).await;
        let close = CloseDeviation {
            seen: scene.seen(unit, id).await,
            words: prose("Klart."),
        };
        let no = scene.refused(&scene.manager(), &close).await;
        assert_eq!(no, ["notify-first"]);
        let send = SendInvestigation {
            seen: scene.seen(unit, id).await,
            on: scene.today(),
        };
        scene.act(&send).await;
        scene.close(&scene.manager(), id).await;
        assert!(scene.open(id).await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_provider_tells_the_committee() {
    Scene::on_both(async |scene| {
        let worker = scene.private_worker();
        let id = scene.report(&worker, scene.private_report()).await;
        let unit = scene.other;
        let told = InformCommittee {
            seen: scene.seen(unit, id).await,
            words: prose("En dörr har varit låst."),
        };
        // Of what is no wrong the committee is not told in this way.
        let no = scene.refused(&scene.private_manager(), &told).await;
        assert_eq!(no, ["not-private"]);
        scene
            .triage(&scene.private_manager(), id, Class::Wrong)
            .await;
        assert_eq!(
            scene.open(id).await,
            ["committee", "investigate-wrong", "judge"]
        );
        // Until then it is not the committee's to read.
        assert!(scene.view(scene.office, id).await.is_none());
        let told = InformCommittee {
            seen: scene.seen(unit, id).await,
            ..told
        };
        scene
            .store
            .act(&scene.private_manager(), &told)
            .await
            .unwrap();
        assert_eq!(scene.open(id).await, ["investigate-wrong", "judge", "read"]);
        let judge = JudgeSeriousness {
            seen: scene.seen(unit, id).await,
            is_serious: true,
            reasons: prose("Inlåst."),
        };
        // The office reads, and does not handle.
        let answer = scene.store.act(&scene.responsible(), &judge).await;
        assert!(matches!(answer, Err(Problem::Denied)), "{answer:?}");
        let read = ReadAsCommittee {
            seen: scene.seen(scene.office, id).await,
            words: None,
        };
        scene.store.act(&scene.responsible(), &read).await.unwrap();
        notified(&scene, id, (judge, told)).await;
    })
    .await;
}

/// The Inspectorate is notified, and the committee is told of that too (27:6).
async fn notified(
    scene: &Scene,
    id: deviations::DeviationId,
    (judge, told): (JudgeSeriousness, InformCommittee),
) {
    let unit = scene.other;
    let judge = JudgeSeriousness {
        seen: scene.seen(unit, id).await,
        ..judge
    };
    scene
        .store
        .act(&scene.private_manager(), &judge)
        .await
        .unwrap();
    let notify = NotifyInspectorate {
        seen: scene.seen(unit, id).await,
        on: scene.today(),
        number: Some(crate::words::line("3.1-12345/2026")),
        is_whole: false,
    };
    scene
        .store
        .act(&scene.private_manager(), &notify)
        .await
        .unwrap();
    // The committee is told of the notice too (27:6).
    assert_eq!(
        scene.open(id).await,
        ["committee", "investigate-wrong", "send"]
    );
    let again = InformCommittee {
        seen: scene.seen(unit, id).await,
        ..told
    };
    scene
        .store
        .act(&scene.private_manager(), &again)
        .await
        .unwrap();
    assert_eq!(scene.open(id).await, ["investigate-wrong", "read", "send"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_municipality_tells_of_a_private_provider_the_committee_knows() {
    Scene::on_both(async |scene| {
        let id = scene.report(&scene.officer(), scene.private_report()).await;
        let seen = scene.view(scene.office, id).await.unwrap();
        assert!(seen.report.is_outside && !seen.case.is_handled_by(scene.office));
        assert!(scene.case(scene.other, id).await.is_handled_by(scene.other));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_has_a_day_that_can_be_and_is_corrected_beside() {
    Scene::on_both(async |mut scene| {
        let reported = scene.today();
        let id = scene.report(&scene.worker(), scene.missed()).await;
        let unit = scene.provider;
        scene.wait(3);
        scene.triage(&scene.manager(), id, Class::Wrong).await;
        let judge = JudgeSeriousness {
            seen: scene.seen(unit, id).await,
            is_serious: true,
            reasons: prose("Ja."),
        };
        scene.act(&judge).await;
        let day = |n: i64| duties::calendar::days_after(reported, n);
        let correct = async |on, number: Option<&str>| CorrectNotice {
            seen: scene.seen(unit, id).await,
            on,
            number: number.map(crate::words::line),
        };
        let early = correct(day(3), None).await;
        let no = scene.refused(&scene.manager(), &early).await;
        assert_eq!(no, ["not-notified"]);
        let notify = NotifyInspectorate {
            seen: scene.seen(unit, id).await,
            on: day(3),
            number: None,
            is_whole: false,
        };
        for (on, why) in [(day(-1), "sent-before"), (day(4), "sent-ahead")] {
            let notify = NotifyInspectorate {
                on,
                ..notify.clone()
            };
            assert_eq!(scene.refused(&scene.manager(), &notify).await, [why]);
        }
        scene.act(&notify).await;
        let before = send_due(&scene, id).await;
        for (on, why) in [
            (day(-1), "sent-before"),
            (day(4), "sent-ahead"),
            (day(3), "same-notice"),
        ] {
            let wrong = correct(on, None).await;
            assert_eq!(scene.refused(&scene.manager(), &wrong).await, [why]);
        }
        // On the day of the report it can be; what is counted from it has another time.
        scene.act(&correct(day(0), None).await).await;
        assert!(send_due(&scene, id).await < before);
        scene
            .act(&correct(day(0), Some("3.1-12345/2026")).await)
            .await;
        let view = scene.view(unit, id).await.unwrap();
        let number = view.case.notice_number.as_ref().map(ToString::to_string);
        assert_eq!(view.case.notified, Some(day(0)));
        assert_eq!(number.as_deref(), Some("3.1-12345/2026"));
        // What was noted first is still there.
        let first = view.steps.iter().any(
            |step| matches!(&step.deed, Deed::Notified { on, number: None, .. } if *on == day(3)),
        );
        assert!(first, "{:?}", view.steps);
        assert_eq!(scene.open(id).await, ["investigate-wrong", "send"]);
    })
    .await;
}

/// Before when the investigation is to be sent.
async fn send_due(scene: &Scene, id: deviations::DeviationId) -> kernel::Timestamp {
    let subject = duties::Subject::new("deviation", id);
    let all = duties::of_subject(scene.store.reader(), subject).await;
    let send = all
        .unwrap()
        .into_iter()
        .find(|duty| duty.kind == "deviations-duty-send");
    send.unwrap().due
}
