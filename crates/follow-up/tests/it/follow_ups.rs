//! From the booking to what came of it: the decision's own duty, corrections, requests to providers.

use care_plans::{AgreePlan, BeginDraft, WritePlan};
use follow_up::{
    BeginCorrection, CancelFollowUp, DropCorrection, MoveFollowUp, Outcome, SettleChange,
    SignReport, State, WriteReport,
};
use kernel::Problem;

use crate::{
    scene::Scene,
    talk::meeting,
    words::{prose, text},
};

fn has(kinds: &[String], kind: &str) -> bool {
    kinds.iter().any(|one| one == kind)
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_follows_the_decision_up_in_its_own_room() {
    Scene::on_both(async |mut scene| {
        scene.wait(100);
        let id = scene.booked().await;
        let before = scene.open_kinds().await;
        assert!(has(&before, "cases-duty-follow-up"), "{before:?}");
        let decision = scene.decision().await;
        scene.signed(id, Outcome::Stands).await;
        let done = cases::follow_ups(scene.store.reader(), decision)
            .await
            .unwrap();
        assert_eq!(done.len(), 2, "one done, one that comes next");
        assert_eq!(done[0].done, Some(scene.today()));
        assert_eq!(done[0].outcome, Some(cases::FollowUpOutcome::Unchanged));
        assert_eq!(done[0].words, Some(prose("Ragnar är trygg hemma.")));
        let next = duties::calendar::months_after(scene.today(), 12);
        assert_eq!((done[1].due, done[1].done), (next, None));
        let view = scene.follow_up(id).await;
        assert_eq!(view.follow_up.state, State::Signed);
        assert_eq!(view.follow_up.held, Some(scene.today()));
        assert_eq!(view.follow_up.covered[0].provider, Some(scene.provider));
        let after = scene.open_kinds().await;
        assert!(has(&after, "follow-up-duty-survey"), "{after:?}");
        assert!(!has(&after, "follow-up-duty-change"), "{after:?}");
        // The measure is the one in the room of the cases.
        let year = kernel::Period::since(jiff::civil::date(2026, 1, 1));
        let call = scene.officer();
        let rows = cases::measures::followed_up(scene.store.reader(), &call, year);
        assert!(rows.await.unwrap().iter().all(|row| row.meets));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_booked_once_moved_and_called_off() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        let again = follow_up::BookFollowUp {
            person: scene.ragnar,
            booking: follow_up::Booking {
                decisions: vec![scene.decision().await],
                meeting: meeting(scene.today()),
                asked_about: scene.decision().await,
            },
        };
        assert_eq!(scene.told_no(&again).await, ["follow-up-refusal-booked"]);
        let later = duties::calendar::days_after(scene.today(), 9);
        let seen = scene.seen_follow_up(id).await;
        let to_later = MoveFollowUp {
            seen,
            meeting: meeting(later),
        };
        scene.by_officer(&to_later).await;
        let late = scene.store.act(&scene.officer(), &to_later).await;
        assert!(matches!(late, Err(Problem::Changed(_))), "{late:?}");
        assert_eq!(scene.follow_up(id).await.follow_up.meeting.on, later);
        let reason = prose("Ragnar är på sjukhus.");
        let seen = scene.seen_follow_up(id).await;
        scene.by_officer(&CancelFollowUp { seen, reason }).await;
        // What is called off leaves the decision's duty, and room for another conversation.
        assert!(has(&scene.open_kinds().await, "cases-duty-follow-up"));
        scene.booked().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_whose_questions_are_answered_is_not_called_off() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        let answer = scene.answers(id, false).await;
        scene.store.act(&scene.himself(), &answer).await.unwrap();
        let call_off = CancelFollowUp {
            seen: scene.seen_follow_up(id).await,
            reason: prose("Ragnar är på sjukhus."),
        };
        let told = scene.told_no(&call_off).await;
        assert_eq!(told, ["follow-up-refusal-has-answers"]);
        assert_eq!(scene.follow_up(id).await.follow_up.state, State::Booked);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lacks_something_is_not_signed_and_nobody_else_writes() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        let seen = scene.seen_follow_up(id).await;
        assert_eq!(
            scene.told_no(&SignReport { seen }).await,
            ["follow-up-refusal-no-draft"]
        );
        let whole = scene.report(id, Outcome::Stands).await;
        let empty = WriteReport {
            findings: vec![],
            ..whole.clone()
        };
        scene.by_officer(&empty).await;
        let seen = scene.seen_follow_up(id).await;
        assert_eq!(
            scene.told_no(&SignReport { seen }).await,
            [
                "follow-up-refusal-no-result",
                "follow-up-refusal-no-words",
                "follow-up-refusal-no-outcome",
                "follow-up-refusal-no-next",
            ]
        );
        for call in [scene.manager(), scene.worker(), scene.stranger()] {
            let answer = scene.store.act(&call, &whole).await;
            assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        }
        let answer = scene.store.act(&scene.himself(), &whole).await;
        assert!(answer.is_err(), "{answer:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_stands_beside_what_was_signed() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        scene.signed(id, Outcome::Stands).await;
        let reason = prose("Fel ord om kvällarna.");
        let seen = scene.seen_follow_up(id).await;
        scene
            .by_officer(&BeginCorrection {
                seen,
                reason: reason.clone(),
            })
            .await;
        let other = scene.report(id, Outcome::Investigate).await;
        scene.by_officer(&other).await;
        let seen = scene.seen_follow_up(id).await;
        assert_eq!(
            scene.told_no(&SignReport { seen }).await,
            ["follow-up-refusal-outcome-signed"]
        );
        let mut mended = scene.report(id, Outcome::Stands).await;
        mended.findings[0].words = Some(prose("Trygg, också om kvällarna."));
        scene.by_officer(&mended).await;
        let seen = scene.seen_follow_up(id).await;
        scene.by_officer(&SignReport { seen }).await;
        let view = scene.follow_up(id).await;
        assert_eq!((view.reports.len(), view.follow_up.standing), (2, Some(2)));
        assert_eq!(view.standing().unwrap().correction, Some(reason.clone()));
        let first = view.report(1).unwrap();
        assert_eq!(
            first.findings[0].words,
            Some(prose("Ragnar är trygg hemma.")),
            "what was signed first stays"
        );
        // The decision was followed up once.
        let done = cases::follow_ups(scene.store.reader(), scene.decision().await).await;
        assert_eq!(
            done.unwrap()
                .iter()
                .filter(|one| one.done.is_some())
                .count(),
            1
        );
        let seen = scene.seen_follow_up(id).await;
        scene.by_officer(&BeginCorrection { seen, reason }).await;
        let seen = scene.seen_follow_up(id).await;
        scene.by_officer(&DropCorrection { seen }).await;
        assert_eq!(scene.follow_up(id).await.reports.len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_to_change_is_a_duty_until_it_is_begun() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        scene.signed(id, Outcome::Investigate).await;
        assert!(has(&scene.open_kinds().await, "follow-up-duty-change"));
        let seen = scene.seen_follow_up(id).await;
        let settle = SettleChange {
            seen,
            words: prose("Ansökan mottagen."),
        };
        scene.by_officer(&settle).await;
        assert!(!has(&scene.open_kinds().await, "follow-up-duty-change"));
        let seen = scene.seen_follow_up(id).await;
        let again = SettleChange { seen, ..settle };
        assert_eq!(scene.told_no(&again).await, ["follow-up-refusal-settled"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_is_asked_for_a_plan_and_answers_by_agreeing_one() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        scene.wait(30);
        let id = scene.booked().await;
        scene.signed(id, Outcome::NewPlan).await;
        let kind = "follow-up-duty-new-plan";
        assert!(has(&scene.open_kinds().await, kind));
        let asked = follow_up::requests(scene.store.reader(), id).await.unwrap();
        assert_eq!(asked[0].provider, scene.provider);
        assert_eq!(
            (&asked[0].asked, asked[0].agreed_on),
            (&prose("Kvällarna."), None)
        );
        scene.wait(1);
        let seen = scene.seen().await;
        scene.act(&BeginDraft { seen }).await;
        let write = WritePlan {
            seen: scene.seen().await,
            text: text(),
            visits: None,
        };
        scene.act(&write).await;
        assert!(has(&scene.open_kinds().await, kind), "a draft is no answer");
        let agree = AgreePlan {
            seen: scene.seen().await,
            on: scene.today(),
        };
        scene.act(&agree).await;
        assert!(!has(&scene.open_kinds().await, kind));
        let asked = follow_up::requests(scene.store.reader(), id).await.unwrap();
        assert_eq!(asked[0].agreed_on, Some(scene.today()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn help_that_ends_leaves_no_plan_that_was_made_anew() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        scene.wait(30);
        let id = scene.booked().await;
        scene.signed(id, Outcome::NewPlan).await;
        scene.end_help().await;
        assert!(!has(&scene.open_kinds().await, "follow-up-duty-new-plan"));
        let asked = follow_up::requests(scene.store.reader(), id).await.unwrap();
        let told = (asked[0].agreed_on, asked[0].over_on);
        assert_eq!(told, (None, Some(scene.today())));
    })
    .await;
}
