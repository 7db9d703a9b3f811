//! A small stage for tests: a person, an officer, a colleague at another unit.

use std::future::Future;

use jiff::SignedDuration;
use kernel::{Actor, Call, Id, Line, PersonId, RequestKey, Role, Timestamp, UnitId, UserId};
use store::{Migrations, Store, testing};
use uuid::Uuid;

/// Tables of all rooms that this one needs, in order.
pub(crate) const ROOMS: &[Migrations] = &[
    history::MIGRATIONS,
    rulebook::MIGRATIONS,
    duties::MIGRATIONS,
    access::MIGRATIONS,
    residents::MIGRATIONS,
    organisation::MIGRATIONS,
    cooperation::MIGRATIONS,
    cases::MIGRATIONS,
];

/// The stage.
pub(crate) struct Scene {
    pub(crate) store: Store,
    pub(crate) unit: UnitId,
    pub(crate) officer: UserId,
    /// Ragnar, who has no case yet.
    pub(crate) person: PersonId,
    now: Timestamp,
}

impl Scene {
    /// Plays a test on each database.
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        for scratch in testing::both(ROOMS).await.unwrap() {
            let store = scratch.store.clone().hearing(cases::listeners());
            test(Self::set(store).await).await;
        }
    }

    async fn set(store: Store) -> Self {
        let now = "2026-11-20T08:00:00Z".parse().unwrap();
        let mut scene = Self {
            store,
            unit: id(1),
            officer: id(2),
            person: id(3),
            now,
        };
        let ragnar = residents::AddPerson {
            person: residents::NewPerson {
                identity: residents::Identity::Number("19430519-2397".parse().unwrap()),
                given_name: Line::parse("Ragnar").unwrap(),
                family_name: Line::parse("Ek").unwrap(),
                household: residents::Household::Alone,
                languages: residents::LanguageNeeds::default(),
            },
            contact_details: residents::ContactDetails::UNKNOWN,
        };
        scene.person = scene.store.act(&scene.call(), &ragnar).await.unwrap();
        scene
    }

    /// A call by the officer now.
    pub(crate) fn call(&self) -> Call {
        self.call_by(self.officer, Role::CaseOfficer, self.unit)
    }

    /// A call by an officer who has nothing to do with the person.
    pub(crate) fn stranger(&self) -> Call {
        self.call_by(id(98), Role::CaseOfficer, id(99))
    }

    /// A call by anybody of the staff.
    pub(crate) fn call_by(&self, user: UserId, role: Role, unit: UnitId) -> Call {
        let actor = Actor::Staff {
            user,
            assignment: id(4),
            role,
            unit,
        };
        Call::new(actor, self.now, RequestKey(Uuid::new_v4()))
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, hours: i64) {
        self.now += SignedDuration::from_hours(hours);
    }
}

/// A fixed id.
pub(crate) fn id<Kind>(n: u128) -> Id<Kind> {
    Id::from_uuid(Uuid::from_u128(n))
}
