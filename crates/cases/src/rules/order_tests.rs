//! What may become of an order, state by state.

use super::*;
use crate::model::{CaseNumber, Handover};
use jiff::civil::date;
use kernel::{Id, Line, Minutes};
use uuid::Uuid;

fn id<Kind>(n: u128) -> Id<Kind> {
    Id::from_uuid(Uuid::from_u128(n))
}

fn done() -> Done {
    Done {
        at: "2026-11-20T09:00:00Z".parse().expect("a time"),
        by: id(9),
    }
}

fn sending() -> Sending {
    Sending {
        id: id(8),
        provider: id(7),
        sent: done(),
        due: "2026-11-20T13:00:00Z".parse().expect("a time"),
        seen: None,
        answered: None,
        answer: None,
    }
}

fn in_state(state: OrderState) -> Order {
    let opened = "2026-11-20T09:00:00Z".parse().expect("a time");
    Order {
        id: id(1),
        person: id(2),
        case: id(3),
        number: CaseNumber::of(id(3), opened),
        unit: id(4),
        officer: id(5),
        district: None,
        services: vec![ServiceCode::parse("home-care").expect("a code")],
        state,
        start_wish: date(2026, 11, 23),
        handover: Handover::default(),
        table_from: None,
        standard: Minutes::ZERO,
        granted: Minutes::ZERO,
        placement: Some(Placement {
            provider: id(7),
            how: crate::model::ChoiceHow::ByPerson,
            why: None,
            turn: None,
            at: opened,
        }),
        sending: (state != OrderState::Draft).then(sending),
        started: (state == OrderState::Started).then(|| date(2026, 11, 20)),
        end: None,
        version: 1,
    }
}

fn why() -> Prose {
    Prose::parse("Ett skäl.").expect("a text")
}

/// In which states a step can be taken, and to which it leads.
fn check(
    name: &str,
    step: impl Fn(Order) -> Option<OrderState>,
    expected: &[(OrderState, OrderState)],
) {
    for state in OrderState::ALL {
        let to = expected
            .iter()
            .find(|(from, _)| from == state)
            .map(|(_, to)| *to);
        assert_eq!(step(in_state(*state)), to, "{name} from {}", state.key());
    }
}

#[test]
fn the_steps_between_states() {
    use OrderState::{Acknowledged, Draft, Ended, Refused, Sent, Started, Withdrawn};
    let today = date(2026, 11, 20);
    let line = Line::parse("Amina").expect("a line");
    check(
        "send",
        |o| send(o, sending(), (&[], &[])).ok().map(|o| o.state),
        &[(Draft, Sent)],
    );
    check(
        "acknowledge",
        |o| {
            acknowledge(o, done(), (today, line.clone()), today)
                .ok()
                .map(|o| o.state)
        },
        &[(Sent, Acknowledged)],
    );
    check(
        "refuse",
        |o| refuse(o, done(), why()).ok().map(|o| o.state),
        &[(Sent, Refused)],
    );
    check(
        "start",
        |o| start(o, today, today).ok().map(|o| o.state),
        &[(Acknowledged, Started)],
    );
    let last = OrderEnd {
        on: today,
        reason: why(),
    };
    check(
        "end",
        |o| end(o, last.clone(), today).ok().map(|o| o.state),
        &[(Started, Ended)],
    );
    check(
        "withdraw",
        |o| withdraw(o, done(), (why(), today)).ok().map(|o| o.state),
        &[
            (Draft, Withdrawn),
            (Refused, Withdrawn),
            (Sent, Withdrawn),
            (Acknowledged, Withdrawn),
        ],
    );
    check(
        "change",
        |o| may_change(&o).ok().map(|()| Draft),
        &[(Draft, Draft), (Refused, Draft)],
    );
}

#[test]
fn who_answers_has_seen_it_and_a_start_is_not_past() {
    let today = date(2026, 11, 20);
    let line = Line::parse("Amina").expect("a line");
    let yes = acknowledge(
        in_state(OrderState::Sent),
        done(),
        (today, line.clone()),
        today,
    )
    .expect("allowed");
    assert_eq!(yes.sending.and_then(|s| s.seen), Some(done()));
    let yesterday = date(2026, 11, 19);
    let no = acknowledge(in_state(OrderState::Sent), done(), (yesterday, line), today)
        .expect_err("refused");
    assert_eq!(no.field.as_deref(), Some("starts"));
    let ahead = start(
        in_state(OrderState::Acknowledged),
        date(2026, 11, 21),
        today,
    );
    assert!(ahead.is_err());
    let before = OrderEnd {
        on: yesterday,
        reason: why(),
    };
    assert!(end(in_state(OrderState::Started), before, today).is_err());
}

#[test]
fn only_the_provider_that_has_it_now_has_it() {
    for state in OrderState::ALL {
        let has = match state {
            OrderState::Sent
            | OrderState::Acknowledged
            | OrderState::Started
            | OrderState::Ended => Some(id(7)),
            OrderState::Draft | OrderState::Refused | OrderState::Withdrawn => None,
        };
        assert_eq!(in_state(*state).with_provider(), has, "{}", state.key());
    }
}

#[test]
fn what_has_standard_times_needs_tasks() {
    let timed = [ServiceCode::parse("home-care").expect("a code")];
    let refused = send(in_state(OrderState::Draft), sending(), (&timed, &[])).expect_err("refused");
    assert_eq!(refused[0].text, "cases-refusal-order-no-tasks");
    let elsewhere = Sending {
        provider: id(70),
        ..sending()
    };
    assert!(send(in_state(OrderState::Draft), elsewhere, (&[], &[])).is_err());
}
