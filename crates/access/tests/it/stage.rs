//! What the tests stand on: databases, callers, and a way to carry out parts of use cases.

use std::future::Future;

use access::{
    AddUser, BlockId, Door, DoorSettings, HashCost, Holder, Login, MarkingId, MarkingKind,
    NamingId, NewRelation, RelationGround, RelationId, RelationKind,
};
use kernel::{
    Actor, Call, Date, Id, Line, Period, PersonId, Problem, RequestKey, Role, TimeZone, Timestamp,
    UnitId, UserId,
};
use store::{Action, Migrations, Step, Store, Tx, testing};
use uuid::Uuid;

/// A table of another room, whose rows are about persons.
pub(crate) const EXAMPLE: Migrations = Migrations {
    room: "example",
    steps: &[Step::both(
        "0001_example",
        "CREATE TABLE example_person (person_id UUID NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
    )],
};

/// The test on an empty database of each kind.
pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    let rooms = [history::MIGRATIONS, access::MIGRATIONS, EXAMPLE];
    for scratch in testing::both(&rooms).await.expect("databases") {
        test(scratch.store.clone()).await;
    }
}

pub(crate) fn now() -> Timestamp {
    "2026-11-22T08:00:00Z".parse().expect("a time")
}

pub(crate) fn today() -> Date {
    "2026-11-22".parse().expect("a day")
}

pub(crate) fn zone() -> TimeZone {
    TimeZone::get("Europe/Stockholm").expect("a zone")
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

pub(crate) fn id<Kind>() -> Id<Kind> {
    Id::from_uuid(Uuid::new_v4())
}

/// A call under a fresh key.
pub(crate) fn call_at(actor: Actor, at: Timestamp) -> Call {
    Call::new(actor, at, RequestKey(Uuid::new_v4()))
}

pub(crate) fn call(actor: Actor) -> Call {
    call_at(actor, now())
}

pub(crate) fn system() -> Call {
    call(Actor::system("test"))
}

pub(crate) fn staff(role: Role, user: UserId, unit: UnitId) -> Actor {
    Actor::Staff {
        user,
        assignment: id(),
        role,
        unit,
    }
}

pub(crate) fn resident(role: Role, user: UserId, person: PersonId) -> Actor {
    Actor::Resident { user, person, role }
}

/// From long ago until further notice.
pub(crate) fn standing() -> Period {
    Period::since("2020-01-01".parse().expect("a day"))
}

/// A door whose hashes cost next to nothing.
pub(crate) fn door() -> Door {
    let mut settings = DoorSettings::usual(zone());
    settings.cost = HashCost {
        memory_kib: 8,
        passes: 1,
    };
    Door::new(settings).expect("a door")
}

/// One part of another room's use case.
#[derive(Debug, Clone)]
pub(crate) enum Tied {
    Relate(NewRelation),
    EndRelation(RelationId),
    Mark(PersonId, MarkingKind, Period),
    Unmark(MarkingId),
    Name(PersonId, UserId, Period),
    Unname(NamingId),
    Block(PersonId, Option<UnitId>),
    LiftBlock(BlockId),
}

/// Another room's use case that is made of these parts.
pub(crate) struct Ties(pub(crate) Vec<Tied>);

impl Action for Ties {
    const NAME: &'static str = "ties";
    type Done = Vec<Uuid>;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Vec<Uuid>, Problem> {
        let why = line("a test");
        let mut made = vec![];
        for tie in &self.0 {
            let id = match tie {
                Tied::Relate(new) => access::relate(tx, call, new.clone()).await?.uuid(),
                Tied::Mark(person, kind, period) => {
                    let what = (*kind, *period);
                    access::mark_protected(tx, call, *person, what, &why)
                        .await?
                        .uuid()
                }
                Tied::Name(person, user, period) => {
                    let what = (*user, *period);
                    access::name_staff(tx, call, *person, what, &why)
                        .await?
                        .uuid()
                }
                Tied::Block(person, unit) => {
                    access::block(tx, call, *person, *unit, &why).await?.uuid()
                }
                Tied::EndRelation(id) => {
                    access::end_relation(tx, call, *id, RelationGround::ContactEnded).await?;
                    continue;
                }
                Tied::Unmark(id) => {
                    access::unmark(tx, call, *id, &why).await?;
                    continue;
                }
                Tied::Unname(id) => {
                    access::unname_staff(tx, call, *id, &why).await?;
                    continue;
                }
                Tied::LiftBlock(id) => {
                    access::lift_block(tx, call, *id, &why).await?;
                    continue;
                }
            };
            made.push(id);
        }
        Ok(made)
    }
}

/// Carries out the parts and gives the ids that they made.
pub(crate) async fn tie(store: &Store, ties: Vec<Tied>) -> Vec<Uuid> {
    store.act(&system(), &Ties(ties)).await.expect("tied")
}

/// A relation until further notice.
pub(crate) fn related(person: PersonId, holder: Holder, kind: RelationKind) -> Tied {
    Tied::Relate(NewRelation {
        person,
        holder,
        kind,
        period: standing(),
        ground: RelationGround::Contact,
    })
}

/// A user without a password, maybe with a person.
pub(crate) async fn add_user(store: &Store, login: &str, person: Option<PersonId>) -> UserId {
    let add = AddUser {
        name: line(login),
        login: Login::parse(login).expect("a login"),
        password: None,
        person,
        hsa_id: None,
    };
    store.act(&system(), &add).await.expect("added")
}
