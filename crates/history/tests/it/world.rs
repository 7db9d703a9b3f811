//! What the tests share: databases, callers, and an action that writes entries.

use std::future::Future;

use history::{Entry, Stream, Subject};
use kernel::{
    Actor, AssignmentId, Call, Id, PersonId, Problem, RequestKey, Role, Timestamp, UnitId, UserId,
};
use store::{Action, Store, Tx, testing};
use uuid::Uuid;

pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    for scratch in testing::both(&[history::MIGRATIONS])
        .await
        .expect("databases")
    {
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

pub(crate) fn officer(n: u128) -> Actor {
    Actor::Staff {
        user: user(n),
        assignment: AssignmentId::from_uuid(Uuid::from_u128(0x3000 + n)),
        role: Role::CaseOfficer,
        unit: unit(n),
    }
}

/// A call by officer `n` at a moment, with a key of its own.
pub(crate) fn call(n: u128, moment: &str) -> Call {
    Call::new(officer(n), at(moment), RequestKey(Uuid::new_v4()))
}

/// The case that most entries are about.
pub(crate) fn case() -> Subject {
    Subject::new("case", Id::<()>::from_uuid(Uuid::from_u128(0x4000)))
}

/// Writes entries as they are.
pub(crate) struct Write(pub(crate) Vec<Entry>);

impl Write {
    /// One plain entry.
    pub(crate) fn one(stream: Stream, verb: &'static str) -> Self {
        Self(vec![Entry::new(stream, verb, case())])
    }
}

impl Action for Write {
    const NAME: &'static str = "write";
    type Done = Vec<i64>;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Vec<i64>, Problem> {
        let mut places = vec![];
        for entry in &self.0 {
            places.push(history::write(tx, call, entry.clone()).await?);
        }
        Ok(places)
    }
}
