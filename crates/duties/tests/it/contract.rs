//! A duty's course: opened, moved, handed over, done, dropped; each told in history.

use duties::{Standing, State};
use jiff::SignedDuration;
use kernel::{Period, Problem, Role, measure};

use crate::world::{
    DECIDE, Do, SEE_ORDER, act, at, call, case, decide, on_both, person, told, unit, user,
};

const MORNING: &str = "2026-03-02T08:00:00Z";

#[tokio::test(flavor = "multi_thread")]
async fn the_open_duties_of_a_list_are_asked_for_together() {
    on_both(async |store| {
        let new = (1..=3).map(|n| decide(n, "2026-03-20T22:59:59.999Z"));
        act(&store, MORNING, Do::Open(new.collect()))
            .await
            .expect("opened");
        act(&store, MORNING, Do::Close(case(2)))
            .await
            .expect("closed");
        let reader = store.reader();
        let ids = [case(1).id, case(2).id, case(9).id];
        let open = duties::open_of(reader, case(1).kind, &ids).await;
        let open = open.expect("read");
        let found: Vec<_> = open.keys().copied().collect();
        assert_eq!(found, [case(1).id]);
        let duty = open.values().flatten().next().expect("one");
        assert_eq!((duty.kind.as_str(), duty.state), (DECIDE.key, State::Open));
        // Another kind of thing has none, nor have none any.
        let others = duties::open_of(reader, "order", &ids).await;
        assert!(others.expect("read").is_empty());
        let none = duties::open_of(reader, case(1).kind, &[]).await;
        assert!(none.expect("read").is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_duty_is_opened_and_done() {
    on_both(async |store| {
        let new = decide(1, "2026-03-20T22:59:59.999Z").user(user(1));
        let id = act(&store, MORNING, Do::Open(vec![new]))
            .await
            .expect("opened")[0];
        let read = duties::of_subject(store.reader(), case(1))
            .await
            .expect("read");
        let duty = &read[0];
        assert_eq!(
            (duty.id, duty.kind.as_str(), duty.rule.as_str()),
            (id, DECIDE.key, "fl-12")
        );
        assert_eq!(
            (duty.person, duty.unit, duty.role, duty.user),
            (Some(person(1)), unit(1), Role::CaseOfficer, Some(user(1)))
        );
        assert_eq!(
            (duty.opened, duty.state, duty.raised),
            (at(MORNING), State::Open, None)
        );
        assert_eq!(
            (duty.link.as_str(), duty.label.as_str()),
            ("/arenden/1", "2026-00001")
        );
        assert_eq!(
            duty.standing(at("2026-03-21T00:00:00Z"), SignedDuration::from_hours(48)),
            Standing::Overdue
        );

        let closed = act(&store, "2026-03-10T08:00:00Z", Do::Close(case(1)))
            .await
            .expect("closed");
        assert_eq!(closed, [id]);
        let again = act(&store, "2026-03-10T08:00:00Z", Do::Close(case(1)))
            .await
            .expect("nothing to do");
        assert!(again.is_empty());
        let duty = duties::duty(store.reader(), id)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(
            (duty.state, duty.closed),
            (State::Done, Some(at("2026-03-10T08:00:00Z")))
        );
        assert!(
            duties::of_person(store.reader(), person(1))
                .await
                .expect("read")
                .is_empty()
        );
        assert_eq!(told(&store, 1).await, ["duties.opened", "duties.done"]);
        // Done once, it can be opened again: the next yearly follow-up.
        act(
            &store,
            MORNING,
            Do::Open(vec![decide(1, "2027-03-20T22:59:59.999Z")]),
        )
        .await
        .expect("opened again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thing_has_one_open_duty_of_a_kind() {
    on_both(async |store| {
        let due = "2026-03-20T22:59:59.999Z";
        act(&store, MORNING, Do::Open(vec![decide(1, due)]))
            .await
            .expect("opened");
        let second = act(&store, MORNING, Do::Open(vec![decide(1, due)])).await;
        assert!(matches!(second, Err(Problem::Fault(_))));
        let other = SEE_ORDER.on(case(1), unit(1), at(due), "/bestallningar/1");
        act(&store, MORNING, Do::Open(vec![other]))
            .await
            .expect("another kind");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_duty_is_dropped_with_its_reason() {
    on_both(async |store| {
        let id = act(
            &store,
            MORNING,
            Do::Open(vec![decide(1, "2026-03-20T22:59:59.999Z")]),
        )
        .await
        .expect("opened")[0];
        act(
            &store,
            MORNING,
            Do::Drop(case(1), "the application was withdrawn"),
        )
        .await
        .expect("dropped");
        let duty = duties::duty(store.reader(), id)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(
            (duty.state, duty.reason.as_deref()),
            (State::Dropped, Some("the application was withdrawn"))
        );
        assert_eq!(told(&store, 1).await, ["duties.opened", "duties.dropped"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_duty_gets_another_time_with_before_and_after() {
    on_both(async |store| {
        act(
            &store,
            MORNING,
            Do::Open(vec![decide(1, "2026-03-20T22:59:59.999Z")]),
        )
        .await
        .expect("opened");
        act(
            &store,
            MORNING,
            Do::Move(case(1), "2026-04-20T21:59:59.999Z"),
        )
        .await
        .expect("moved");
        let duty = &duties::of_subject(store.reader(), case(1))
            .await
            .expect("read")[0];
        assert_eq!(duty.due, at("2026-04-20T21:59:59.999Z"));
        let all = history::TimelineFilter::default();
        let page = history::timeline(store.reader(), person(1), &all, history::PageAt::first(1))
            .await
            .expect("read");
        let change = page.rows[0]
            .changes
            .iter()
            .find(|c| c.field == "due")
            .expect("told");
        assert_eq!(change.before.as_deref(), Some("2026-03-20T22:59:59.999Z"));
        assert_eq!(change.after.as_deref(), Some("2026-04-20T21:59:59.999Z"));
        assert_eq!(
            page.rows[0].reason.as_deref(),
            Some("the doctor's opinion is awaited")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_hands_over_what_another_has_handed_over_is_told() {
    on_both(async |store| {
        act(
            &store,
            MORNING,
            Do::Open(vec![decide(1, "2026-03-20T22:59:59.999Z")]),
        )
        .await
        .expect("opened");
        let seen = duties::of_subject(store.reader(), case(1))
            .await
            .expect("read")[0]
            .seen();
        act(&store, MORNING, Do::HandOver(seen, Some(user(2))))
            .await
            .expect("handed over");
        let late = act(&store, MORNING, Do::HandOver(seen, Some(user(3)))).await;
        assert!(
            matches!(late, Err(Problem::Changed(change)) if change.version == seen.version + 1)
        );
        let duty = &duties::of_subject(store.reader(), case(1))
            .await
            .expect("read")[0];
        assert_eq!(duty.user, Some(user(2)));
        assert_eq!(
            told(&store, 1).await,
            ["duties.opened", "duties.handed-over"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_duty_about_nobody_is_told_by_the_unit() {
    on_both(async |store| {
        let duty = SEE_ORDER.on(case(1), unit(7), at("2026-03-20T22:59:59.999Z"), "/x");
        act(&store, MORNING, Do::Open(vec![duty]))
            .await
            .expect("opened");
        let filter = history::ReviewFilter {
            kept: history::Kept::Changes,
            ..history::ReviewFilter::default()
        };
        let page = history::review(store.reader(), &filter, history::PageAt::first(10))
            .await
            .expect("read");
        assert_eq!(page.rows[0].stream, history::Stream::Unit(unit(7)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_share_done_in_time_is_counted_from_rows() {
    on_both(async |store| {
        let due = "2026-03-10T22:59:59.999Z";
        let later = "2026-03-25T22:59:59.999Z";
        let new = vec![
            decide(1, due),
            decide(2, due),
            decide(3, due),
            decide(4, due),
            decide(5, later),
            decide(6, later),
        ];
        act(&store, MORNING, Do::Open(new)).await.expect("opened");
        act(&store, "2026-03-10T22:59:59.999Z", Do::Close(case(1)))
            .await
            .expect("in time, just");
        act(&store, "2026-03-10T23:00:00Z", Do::Close(case(2)))
            .await
            .expect("late, just");
        act(
            &store,
            "2026-03-05T08:00:00Z",
            Do::Drop(case(4), "withdrawn"),
        )
        .await
        .expect("dropped");
        act(&store, "2026-03-05T08:00:00Z", Do::Close(case(6)))
            .await
            .expect("long before");

        let march = Period::new(
            "2026-03-01".parse().expect("a day"),
            "2026-03-31".parse().ok(),
        )
        .expect("a period");
        let now = call("2026-03-15T08:00:00Z");
        let rows = duties::measures::in_time(store.reader(), &now, DECIDE.key, march)
            .await
            .expect("read");
        let mut counted: Vec<(&str, bool)> = rows
            .iter()
            .map(|row| (row.label.as_str(), row.meets))
            .collect();
        counted.sort_unstable();
        assert_eq!(
            counted,
            [
                ("2026-00001", true),
                ("2026-00002", false),
                ("2026-00003", false),
                ("2026-00006", true)
            ]
        );
        let outcome = measure::compute(duties::measures::IN_TIME.aggregate, &rows, None, None);
        assert!(matches!(
            outcome.total.figure,
            measure::Figure::Known {
                numerator: 2,
                denominator: 4,
                ..
            }
        ));
        let april = Period::since("2026-04-01".parse().expect("a day"));
        assert!(
            duties::measures::in_time(store.reader(), &now, DECIDE.key, april)
                .await
                .expect("read")
                .is_empty()
        );
    })
    .await;
}
