//! Decisions that have not become help, and what the room can be measured by in orders.

use cases::{
    AcknowledgeOrder, DelayMatter, DelayReason, NoteDelay, OfferAnswer, Quarter, Reading,
    StartExecution, WaitKind, council_statistics, executed_since, measures, not_executed,
    reported_late,
};
use kernel::{Period, Problem, Role, measure};

use crate::{
    browser::{browser, staff, words},
    order_scene::{Ordering, line, prose},
};

/// Days of the stage: the decisions are of 20 November 2026.
const DAY: i64 = 24;

fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_listed_reported_and_told_when_it_is_done() {
    Ordering::on_both(async |mut o| {
        let (order, _) = o.sent_to(o.choice).await;
        o.scene.wait(100 * DAY);
        let reader = o.scene.store.reader();
        let today = o.officer().today();
        let now = not_executed(reader, &o.officer(), Reading::During(today))
            .await
            .unwrap();
        assert_eq!(now.len(), 2);
        for one in &now {
            assert_eq!(
                (one.wait.kind, one.wait.is_late),
                (WaitKind::NotBegun, true)
            );
        }
        // An officer without relation sees none of them.
        let other = not_executed(reader, &o.scene.stranger(), Reading::During(today))
            .await
            .unwrap();
        assert!(other.is_empty());

        let note = |matter, words: Option<&str>| NoteDelay {
            person: o.scene.person,
            decision: o.decisions[0],
            on: today,
            matter,
            words: words.map(prose),
        };
        o.act(&note(DelayMatter::Reason(DelayReason::NoRoom), None))
            .await
            .unwrap();
        let bare = o
            .act(&note(DelayMatter::Offer(OfferAnswer::Declined), None))
            .await;
        assert!(matches!(bare, Err(Problem::Refused(_))), "{bare:?}");
        let offer = DelayMatter::Offer(OfferAnswer::Declined);
        o.act(&note(offer, Some("Plats hos Björken")))
            .await
            .unwrap();

        reported(&o).await;

        // In the quarter after, the help begins.
        o.scene.wait(40 * DAY);
        let reader = o.scene.store.reader();
        let starts = o.officer().today();
        let yes = AcknowledgeOrder {
            seen: o.seen(order, 4),
            starts,
            starter: line("Amina"),
        };
        o.act_at(o.choice, &yes).await.unwrap();
        o.act(&StartExecution {
            seen: o.seen(order, 5),
            on: starts,
        })
        .await
        .unwrap();
        assert!(
            not_executed(reader, &o.officer(), Reading::During(starts))
                .await
                .unwrap()
                .is_empty()
        );
        let done = executed_since(reader, &o.officer(), quarter("2027-2"))
            .await
            .unwrap();
        let days: Vec<_> = done.iter().map(|one| one.on).collect();
        assert_eq!(days, [starts, starts]);
        // What was reported then is still told as it was.
        let late = reported_late(reader, &o.officer(), quarter("2027-1"))
            .await
            .unwrap();
        assert_eq!(late.len(), 2);
    })
    .await;
}

/// The quarter in which the three months ran out, and the one before.
async fn reported(o: &Ordering) {
    let reader = o.scene.store.reader();
    let before = reported_late(reader, &o.officer(), quarter("2026-4"))
        .await
        .unwrap();
    assert!(before.is_empty());
    let late = reported_late(reader, &o.officer(), quarter("2027-1"))
        .await
        .unwrap();
    assert_eq!(late.len(), 2);
    let noted = late
        .iter()
        .find(|one| one.decision.id == o.decisions[0])
        .unwrap();
    assert_eq!(
        noted.reason().map(|(reason, _)| reason),
        Some(DelayReason::NoRoom)
    );
    assert_eq!(noted.offers(), 1);
    let council = council_statistics(reader, quarter("2027-1")).await.unwrap();
    let counted: Vec<_> = council
        .iter()
        .map(|one| (one.service.as_str(), one.months, one.decisions))
        .collect();
    assert_eq!(counted, [("home-care", 4, 1), ("safety-alarm", 4, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lists_are_pages_and_files_without_names_where_they_go_out() {
    Ordering::on_both(async |mut o| {
        o.scene.wait(100 * DAY);
        let (store, now) = (&o.scene.store, o.officer().now);
        let officer = browser(store, now, o.scene.officer).await;
        let html = words(&officer.page("/ej-verkstallt").await);
        assert!(
            html.contains("Ragnar Ek") && html.contains("Inget skäl antecknat"),
            "{html}"
        );
        officer.page("/ej-verkstallt?visa=snart").await;

        let one = format!(
            "/personer/{}/ej-verkstallt/{}",
            o.scene.person, o.decisions[0]
        );
        let html = words(&officer.page(&one).await);
        assert!(html.contains("längre än lagen tillåter"), "{html}");
        let empty = officer
            .post(&format!("{one}/skal"), &[("on", "2027-02-28")])
            .await;
        assert_eq!(empty.status, 422);
        officer
            .saved(
                &format!("{one}/skal"),
                &[("reason", "no-room"), ("on", "2027-02-28")],
            )
            .await;
        officer.page(&format!("{one}/erbjudande")).await;
        let fields = [
            ("answer", "declined"),
            ("words", "Plats hos Björken"),
            ("on", "2027-02-28"),
        ];
        officer.saved(&format!("{one}/erbjudande"), &fields).await;
        officer.page(&one).await;

        let html = words(&officer.page("/ej-verkstallt/rapport?kvartal=2027-1").await);
        assert!(
            html.contains("Det saknas plats") && !html.contains("Ragnar"),
            "{html}"
        );
        officer
            .page("/ej-verkstallt/rapport?kvartal=2027-1&lista=verkstallda")
            .await;
        let csv = officer
            .get("/ej-verkstallt/rapport?kvartal=2027-1&format=csv")
            .await;
        assert!(
            csv.html.contains("Hemtjänst") && !csv.html.contains("Ragnar"),
            "{}",
            csv.html
        );
        let html = words(
            &officer
                .page("/ej-verkstallt/fullmaktige?kvartal=2027-1")
                .await,
        );
        assert!(html.contains("2 beslut hade väntat för länge"), "{html}");

        // A controller reads the figures, and nothing about persons.
        let controller = staff(store, now, ("Kim Falk", Role::Controller, o.unit)).await;
        let controller = browser(store, now, controller).await;
        controller
            .page("/ej-verkstallt/fullmaktige?kvartal=2027-1")
            .await;
        controller.finds_nothing("/ej-verkstallt").await;
        controller.finds_nothing("/ej-verkstallt/rapport").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn orders_are_measured_by_answer_and_by_need() {
    Ordering::on_both(async |mut o| {
        let (order, _) = o.sent_to(o.choice).await;
        o.scene.wait(3);
        let reader = o.scene.store.reader();
        let period = Period::since(jiff::civil::date(2026, 11, 1));
        let share = async |o: &Ordering| {
            let rows = measures::orders_answered(reader, &o.officer(), period)
                .await
                .unwrap();
            rows.iter().map(|row| row.meets).collect::<Vec<_>>()
        };
        // Not answered, and not late: there is nothing to count yet.
        assert_eq!(share(&o).await, Vec::<bool>::new());
        let answer = AcknowledgeOrder {
            seen: o.seen(order, 4),
            starts: o.officer().today(),
            starter: line("Amina"),
        };
        o.act_at(o.choice, &answer).await.unwrap();
        assert_eq!(share(&o).await, [true]);

        let rows = measures::frame_minutes(reader, &o.officer(), period)
            .await
            .unwrap();
        let by_need: Vec<_> = rows
            .iter()
            .map(|row| (row.groups[&measure::Dimension::Need].as_str(), row.value))
            .collect();
        assert_eq!(
            by_need,
            [
                ("domestic-life", Some(90)),
                ("safety", Some(1)),
                ("self-care", Some(80))
            ]
        );
        assert!(
            rows.iter()
                .all(|row| row.groups[&measure::Dimension::District] == "norr" && row.meets)
        );
    })
    .await;
}
