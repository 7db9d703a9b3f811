//! Decisions: what they must have, who may make them, how they are changed, ended and followed up.

use cases::{
    ChangeDecision, DecisionState, EndDecision, EndReason, FollowUpDecision, FollowUpOutcome, Harm,
    HarmGround, LssGroup, MakeDecision, MarkExecuted, MarkInterrupted, Outcome, RevokeDecision,
    decisions_of_person, follow_ups,
};
use kernel::{Period, Problem, Role};
use organisation::Regime;

use crate::inquiry_scene::{Inquiry, line, prose, refusals};

#[tokio::test(flavor = "multi_thread")]
async fn a_yes_opens_the_clocks_and_closes_the_case_s() {
    Inquiry::on_both(async |stage| {
        let scene = &stage.scene;
        let case = stage
            .investigated(Regime::Sol, &["home-care", "safety-alarm"])
            .await;
        let draft = stage.draft(case, "home-care").await;
        let stranger = scene.store.act(&scene.stranger(), &draft).await;
        assert!(matches!(stranger, Err(Problem::NotFound)), "{stranger:?}");
        stage.act(&draft).await.unwrap();
        // The alarm is still to be decided.
        assert!(
            stage
                .duties()
                .await
                .contains(&"cases-duty-decide".to_owned())
        );
        // A second officer who saw the case before is told.
        let late = MakeDecision {
            service: crate::inquiry_scene::service("safety-alarm"),
            ..draft.clone()
        };
        let told = stage.act(&late).await;
        assert!(matches!(told, Err(Problem::Changed(_))), "{told:?}");
        let refusal = MakeDecision {
            outcome: Outcome::Refused,
            period: None,
            follow_up: None,
            ..stage.draft(case, "safety-alarm").await
        };
        stage.act(&refusal).await.unwrap();
        let open = stage.duties().await;
        assert!(
            !open
                .iter()
                .any(|kind| kind.starts_with("cases-duty-decide")),
            "{open:?}"
        );
        assert!(open.contains(&"cases-duty-execute".to_owned()), "{open:?}");
        assert!(
            open.contains(&"cases-duty-follow-up".to_owned()),
            "{open:?}"
        );
        let label = stage.label_of("cases-duty-follow-up").await;
        assert!(
            label.ends_with("Hemtjänst"),
            "tells which decision: {label}"
        );
        let again = stage.draft(case, "home-care").await;
        assert_eq!(
            refusals(stage.act(&again).await),
            ["cases-refusal-decided-before"]
        );
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_says_why_for_how_long_and_by_what_right() {
    Inquiry::on_both(async |stage| {
        let open = stage.opened(&["home-care"]).await.case;
        let early = stage.draft(open, "home-care").await;
        assert_eq!(
            refusals(stage.act(&early).await),
            ["cases-refusal-not-investigated"]
        );

        let case = stage.investigated(Regime::Sol, &["home-care"]).await;
        let good = stage.draft(case, "home-care").await;
        let without_reasons = MakeDecision {
            outcome: Outcome::Refused,
            contents: cases::Contents {
                reasons: None,
                ..good.contents.clone()
            },
            period: None,
            follow_up: None,
            ..good.clone()
        };
        assert_eq!(
            refusals(stage.act(&without_reasons).await),
            ["cases-refusal-reasons"]
        );
        let for_ever = MakeDecision {
            follow_up: None,
            ..good.clone()
        };
        assert_eq!(
            refusals(stage.act(&for_ever).await),
            ["cases-refusal-follow-up"]
        );
        let late = MakeDecision {
            follow_up: good
                .follow_up
                .map(|day| duties::calendar::days_after(day, 1)),
            ..good.clone()
        };
        assert_eq!(
            refusals(stage.act(&late).await),
            ["cases-refusal-follow-up-late"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_right_delegation_decides() {
    Inquiry::on_both(async |stage| {
        let case = stage.investigated(Regime::Sol, &["home-care"]).await;
        let good = stage.draft(case, "home-care").await;
        let managers = MakeDecision {
            delegation: "3.5".into(),
            ..good.clone()
        };
        assert_eq!(
            refusals(stage.act(&managers).await),
            ["cases-refusal-delegation-role"]
        );
        let other = MakeDecision {
            delegation: "4.1".into(),
            period: None,
            ..good.clone()
        };
        assert_eq!(
            refusals(stage.act(&other).await),
            ["cases-refusal-period", "cases-refusal-delegation-other"]
        );
        let unknown = MakeDecision {
            delegation: "99".into(),
            ..good.clone()
        };
        assert_eq!(
            refusals(stage.act(&unknown).await),
            ["page-kit-refusal-choice"]
        );
        // The unit's manager decides what officers may not.
        let scene = &stage.scene;
        let manager = scene.call_by(crate::scene::id(50), Role::UnitManager, scene.unit);
        scene.store.act(&manager, &managers).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lss_asks_for_the_group() {
    Inquiry::on_both(async |stage| {
        let case = stage.investigated(Regime::Lss, &[]).await;
        let draft = stage.draft(case, "daily-activity-lss").await;
        assert_eq!(
            refusals(stage.act(&draft).await),
            ["cases-refusal-lss-group"]
        );
        let third = MakeDecision {
            group: Some(LssGroup::Third),
            ..draft.clone()
        };
        assert_eq!(
            refusals(stage.act(&third).await),
            ["cases-refusal-daily-activity"]
        );
        let second = MakeDecision {
            group: Some(LssGroup::Second),
            ..draft
        };
        stage.act(&second).await.unwrap();
        // An escort is for all three.
        let escort = MakeDecision {
            group: Some(LssGroup::Third),
            ..stage.draft(case, "escort-lss").await
        };
        stage.act(&escort).await.unwrap();
        let advice = stage.draft(case, "advice").await;
        assert_eq!(
            refusals(stage.act(&advice).await),
            ["cases-refusal-region-advises"]
        );
    })
    .await;
}

fn changed(ground: &str) -> Harm {
    Harm {
        ground: HarmGround::from_key(ground).unwrap(),
        circumstances: prose("Ragnar kunde inte gå i våras. Nu går han utan stöd."),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standing_decision_is_withdrawn_only_as_the_law_says() {
    Inquiry::on_both(async |stage| {
        let person = stage.scene.person;
        let id = stage.decided().await;
        let mut revoke = RevokeDecision {
            person,
            decision: id,
            version: 1,
            on: stage.scene.call().today(),
            harm: changed("saves-money"),
            delegation: "3.4".into(),
        };
        assert_eq!(
            refusals(stage.act(&revoke).await),
            ["page-kit-refusal-choice"]
        );
        // A decision from before the act: changed circumstances are not enough.
        stage.made_in(id, 2024).await;
        revoke.harm = changed("material-change");
        assert_eq!(
            refusals(stage.act(&revoke).await),
            ["cases-refusal-harm-old"]
        );
        stage.made_in(id, 2026).await;
        stage.act(&revoke).await.unwrap();
        assert_eq!(stage.decision(id).await.state, DecisionState::Revoked);
        assert!(
            stage
                .duties()
                .await
                .iter()
                .all(|kind| !kind.ends_with("execute") && !kind.ends_with("follow-up"))
        );
        let again = RevokeDecision {
            version: 2,
            ..revoke
        };
        assert_eq!(
            refusals(stage.act(&again).await),
            ["cases-refusal-decision-ended"]
        );
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_takes_the_old_one_s_place() {
    Inquiry::on_both(async |mut stage| {
        let person = stage.scene.person;
        let id = stage.decided().await;
        let executed = MarkExecuted {
            person,
            decision: id,
            on: stage.scene.call().today(),
        };
        stage.act(&executed).await.unwrap();
        stage.act(&executed).await.unwrap();
        assert_eq!(stage.decision(id).await.version, 2);
        stage.scene.wait(24 * 30);
        let today = stage.scene.call().today();
        let old = stage.decision(id).await;
        let change = ChangeDecision {
            person,
            decision: id,
            version: 2,
            harm: None,
            outcome: Outcome::Approved,
            contents: cases::Contents {
                what: prose("Inköp två gånger i veckan."),
                ..old.contents.clone()
            },
            delegation: "3.4".into(),
            period: Period::since(today),
            follow_up: Some(duties::calendar::months_after(today, 12)),
        };
        let new = stage.act(&change).await.unwrap();
        let (old, new) = (stage.decision(id).await, stage.decision(new).await);
        assert_eq!(old.state, DecisionState::Changed);
        assert_eq!(new.replaces, Some(id));
        assert_eq!(new.executed, Some(executed.on));
        assert!(!old.is_in_force(today) && new.is_in_force(today));
        assert!(
            !stage
                .duties()
                .await
                .contains(&"cases-duty-execute".to_owned())
        );
        // A new yes on the same service in a new case does so too.
        let third = stage.decided().await;
        assert_eq!(stage.decision(third).await.replaces, Some(new.id));
        let all = decisions_of_person(stage.scene.store.reader(), person)
            .await
            .unwrap();
        assert_eq!(all.iter().filter(|d| d.is_in_force(today)).count(), 1);
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_for_help_begins_again_after_a_break() {
    Inquiry::on_both(async |mut stage| {
        let person = stage.scene.person;
        let id = stage.decided().await;
        let on = stage.scene.call().today();
        let reason = prose("Ragnar ligger på sjukhus.");
        let broken = MarkInterrupted {
            person,
            decision: id,
            on,
            reason,
        };
        assert_eq!(
            refusals(stage.act(&broken).await),
            ["cases-refusal-not-going-on"]
        );
        stage
            .act(&MarkExecuted {
                person,
                decision: id,
                on,
            })
            .await
            .unwrap();
        stage.scene.wait(24 * 10);
        let broken = MarkInterrupted {
            on: stage.scene.call().today(),
            ..broken
        };
        stage.act(&broken).await.unwrap();
        let open = duties::of_person(stage.scene.store.reader(), person)
            .await
            .unwrap();
        let due = open
            .iter()
            .find(|d| d.kind == "cases-duty-execute")
            .unwrap()
            .due;
        let due = duties::calendar::day_of(due, &stage.scene.call().zone);
        assert_eq!(due, duties::calendar::months_after(broken.on, 3));
        stage
            .act(&MarkExecuted {
                person,
                decision: id,
                on: broken.on,
            })
            .await
            .unwrap();
        assert!(
            !stage
                .duties()
                .await
                .contains(&"cases-duty-execute".to_owned())
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn follow_ups_are_done_and_come_again_until_the_end() {
    Inquiry::on_both(async |mut stage| {
        let person = stage.scene.person;
        let id = stage.decided().await;
        stage.scene.wait(24 * 360);
        let today = stage.scene.call().today();
        let follow_up = FollowUpDecision {
            person,
            decision: id,
            version: 1,
            on: today,
            outcome: FollowUpOutcome::Unchanged,
            words: prose("Maten kommer. Ragnar är nöjd."),
            next: None,
        };
        assert_eq!(
            refusals(stage.act(&follow_up).await),
            ["cases-refusal-follow-up"]
        );
        let next = Some(duties::calendar::months_after(today, 12));
        let follow_up = FollowUpDecision { next, ..follow_up };
        stage.act(&follow_up).await.unwrap();
        let late = stage.act(&follow_up).await;
        assert!(matches!(late, Err(Problem::Changed(_))), "{late:?}");
        let reader = stage.scene.store.reader();
        let all = follow_ups(reader, id).await.unwrap();
        assert_eq!(
            all.iter().map(|f| f.done).collect::<Vec<_>>(),
            [Some(today), None]
        );

        let year = Period::new(
            "2027-01-01".parse().unwrap(),
            Some("2027-12-31".parse().unwrap()),
        )
        .unwrap();
        let rows = cases::measures::followed_up(reader, &stage.scene.call(), year)
            .await
            .unwrap();
        assert_eq!(rows.iter().map(|r| r.meets).collect::<Vec<_>>(), [true]);

        let end = EndDecision {
            person,
            decision: id,
            version: 2,
            on: today,
            reason: EndReason::OwnWish,
            words: prose("Ragnar handlar med sin son."),
        };
        stage.act(&end).await.unwrap();
        assert!(
            !stage
                .duties()
                .await
                .contains(&"cases-duty-follow-up".to_owned())
        );
        assert_eq!(stage.decision(id).await.state, DecisionState::Ended);
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_from_application_to_decision_are_counted() {
    Inquiry::on_both(async |mut stage| {
        let case = stage.investigated(Regime::Sol, &["home-care"]).await;
        stage.scene.wait(24 * 20);
        let draft = stage.draft(case, "home-care").await;
        stage.act(&draft).await.unwrap();
        let reader = stage.scene.store.reader();
        let period = Period::since("2026-01-01".parse().unwrap());
        let rows = cases::measures::days_to_decision(reader, &stage.scene.call(), period)
            .await
            .unwrap();
        assert_eq!(rows.iter().map(|r| r.value).collect::<Vec<_>>(), [Some(20)]);
        assert!(rows[0].meets);
        let groups: Vec<&str> = rows[0].groups.values().map(String::as_str).collect();
        assert!(
            groups.contains(&"home-care") && groups.contains(&"man") && groups.contains(&"80-89"),
            "{groups:?}"
        );
    })
    .await;
}

#[test]
fn a_ground_has_one_key() {
    for key in ["material-change", "misled"] {
        assert_eq!(HarmGround::from_key(key).unwrap().key(), key);
    }
    assert_eq!(
        HarmGround::from_key("misled"),
        Some(HarmGround::Administrative(line("misled")))
    );
}
