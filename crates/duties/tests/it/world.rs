//! What the tests share: databases, callers, and actions on duties.

use std::future::Future;

use duties::{DutyId, DutyKind, EscalationStep, NewDue, NewDuty, Seen, Subject};
use kernel::{
    Actor, AssignmentId, Call, Id, PersonId, Problem, RequestKey, Role, Timestamp, UnitId, UserId,
};
use store::{Action, Store, Tx, testing};
use uuid::Uuid;

pub(crate) const DECIDE: DutyKind = DutyKind {
    key: "cases-duty-decide",
    role: Role::CaseOfficer,
    rule: "fl-12",
};
pub(crate) const SEE_ORDER: DutyKind = DutyKind {
    key: "cases-duty-see-order",
    role: Role::UnitManager,
    rule: "local-order-hours",
};

pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    let rooms = [history::MIGRATIONS, duties::MIGRATIONS];
    for scratch in testing::both(&rooms).await.expect("databases") {
        test(scratch.store.clone()).await;
    }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

pub(crate) fn person(n: u128) -> PersonId {
    Id::from_uuid(Uuid::from_u128(n))
}

pub(crate) fn unit(n: u128) -> UnitId {
    Id::from_uuid(Uuid::from_u128(0x1000 + n))
}

pub(crate) fn user(n: u128) -> UserId {
    Id::from_uuid(Uuid::from_u128(0x2000 + n))
}

pub(crate) fn case(n: u128) -> Subject {
    Subject::new(
        "case",
        Id::<()>::from_uuid(Uuid::from_u128(0x0100_0000 + n)),
    )
}

pub(crate) fn call(moment: &str) -> Call {
    let actor = Actor::Staff {
        user: user(1),
        assignment: AssignmentId::from_uuid(Uuid::from_u128(0x3000)),
        role: Role::CaseOfficer,
        unit: unit(1),
    };
    Call::new(actor, at(moment), RequestKey(Uuid::new_v4()))
}

/// A duty to decide case `n` about person `n` at unit 1.
pub(crate) fn decide(n: u128, due: &str) -> NewDuty {
    DECIDE
        .on(case(n), unit(1), at(due), format!("/arenden/{n}"))
        .person(person(n))
        .label(format!("2026-{n:05}"))
}

/// The same, raised to the manager after a day and to the manager of unit 2 after two.
pub(crate) fn decide_or_raise(n: u128, due: &str) -> NewDuty {
    decide(n, due)
        .step(EscalationStep::after_due(48, Role::UnitManager, unit(2)))
        .step(EscalationStep::after_due(24, Role::UnitManager, unit(1)))
}

/// What can be done to duties, as actions.
pub(crate) enum Do {
    Open(Vec<NewDuty>),
    Close(Subject),
    Drop(Subject, &'static str),
    Move(Subject, &'static str),
    HandOver(Seen, Option<UserId>),
}

impl Action for Do {
    const NAME: &'static str = "do";
    type Done = Vec<DutyId>;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Vec<DutyId>, Problem> {
        let one = |id: Option<DutyId>| id.into_iter().collect();
        Ok(match self {
            Self::Open(new) => {
                let mut ids = vec![];
                for duty in new {
                    ids.push(duties::open(tx, call, duty.clone()).await?);
                }
                ids
            }
            Self::Close(subject) => one(duties::close(tx, call, DECIDE.key, *subject).await?),
            Self::Drop(subject, why) => {
                one(duties::drop_duty(tx, call, DECIDE.key, *subject, why).await?)
            }
            Self::Move(subject, due) => {
                let to = NewDue {
                    due: at(due),
                    reason: "the doctor's opinion is awaited".into(),
                };
                one(duties::move_due(tx, call, DECIDE.key, *subject, to).await?)
            }
            Self::HandOver(seen, to) => {
                duties::hand_over(tx, call, *seen, *to).await?;
                vec![seen.duty]
            }
        })
    }
}

/// Does it at a moment.
pub(crate) async fn act(store: &Store, moment: &str, what: Do) -> Result<Vec<DutyId>, Problem> {
    store.act(&call(moment), &what).await
}

/// The verbs of a person's history, the oldest first.
pub(crate) async fn told(store: &Store, n: u128) -> Vec<String> {
    let all = history::TimelineFilter::default();
    let page =
        history::timeline(store.reader(), person(n), &all, history::PageAt::first(100)).await;
    let mut verbs: Vec<String> = page
        .expect("read")
        .rows
        .into_iter()
        .map(|e| e.verb)
        .collect();
    verbs.reverse();
    verbs
}
