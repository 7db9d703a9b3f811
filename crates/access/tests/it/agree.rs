//! Lists and single decisions come from the same rows: random relations, markings and roles, both databases.

use std::collections::BTreeSet;

use access::{
    Ground, Holder, LetIn, LettingScope, MarkingKind, Need, NewRelation, Policy, RelationGround,
    RelationKind, Resource, Verb, decide,
};
use kernel::{Actor, Call, Period, PersonId, Role, UnitId, UserId};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use store::{Store, sql};

use crate::stage::{self, Tied, Ties, call, id, line, on_both, resident, staff, tie, today};

const PERSONS: usize = 24;
const USERS: usize = 6;
const UNITS: usize = 4;

/// One random tie; the numbers choose among few persons, users and units, so that they meet often.
#[derive(Debug, Clone)]
enum Drawn {
    Relation(usize, usize, usize, (i64, Option<i64>)),
    Marking(usize, usize, (i64, Option<i64>)),
    Named(usize, usize, (i64, Option<i64>)),
    Block(usize, Option<usize>),
    LetIn(usize, usize, usize, (i64, Option<i64>)),
}

/// A period around today: ended, standing or to come.
fn period() -> impl Strategy<Value = (i64, Option<i64>)> {
    (-3_i64..3, proptest::option::of(0_i64..4))
}

fn drawn() -> impl Strategy<Value = (Drawn, bool)> {
    let tie = prop_oneof![
        6 => (0..PERSONS, 0..3_usize, 0..USERS, period()).prop_map(|(p, k, u, d)| Drawn::Relation(p, k, u, d)),
        2 => (0..PERSONS, 0..MarkingKind::ALL.len(), period()).prop_map(|(p, k, d)| Drawn::Marking(p, k, d)),
        2 => (0..PERSONS, 0..USERS, period()).prop_map(|(p, u, d)| Drawn::Named(p, u, d)),
        1 => (0..PERSONS, proptest::option::of(0..UNITS)).prop_map(|(p, u)| Drawn::Block(p, u)),
        2 => (0..PERSONS, 0..USERS, 0..LettingScope::ALL.len(), period())
            .prop_map(|(p, u, s, d)| Drawn::LetIn(p, u, s, d)),
    ];
    // A fifth of them is ended again.
    (tie, proptest::bool::weighted(0.2))
}

struct World {
    persons: Vec<PersonId>,
    users: Vec<UserId>,
    units: Vec<UnitId>,
}

fn real(drawn: (i64, Option<i64>)) -> Period {
    let from = today().saturating_add(jiff::Span::new().days(drawn.0));
    let to = drawn
        .1
        .map(|days| from.saturating_add(jiff::Span::new().days(days)));
    Period::new(from, to).expect("a period")
}

/// The persons, and the users; every second user is a resident too.
async fn people(store: &Store) -> World {
    let persons: Vec<PersonId> = (0..PERSONS).map(|_| id()).collect();
    let units = (0..UNITS).map(|_| id()).collect();
    let mut users = vec![];
    for n in 0..USERS {
        let person = persons.get(n).copied().filter(|_| n % 2 == 0);
        users.push(stage::add_user(store, &format!("user{n}"), person).await);
    }
    store
        .act(&stage::system(), &Persons(persons.clone()))
        .await
        .expect("persons");
    World {
        persons,
        users,
        units,
    }
}

struct Persons(Vec<PersonId>);

impl store::Action for Persons {
    const NAME: &'static str = "persons";
    type Done = ();
    async fn run(&self, _call: &Call, tx: &store::Tx) -> Result<(), kernel::Problem> {
        for person in &self.0 {
            sql("INSERT INTO example_person (person_id, name) VALUES ($1, $2)")
                .bind(*person)
                .bind("somebody")
                .run(tx)
                .await?;
        }
        Ok(())
    }
}

impl World {
    async fn tie(&self, store: &Store, drawn: &Drawn, ended: bool) {
        let person = |n: usize| *self.persons.get(n).expect("a person");
        let user = |n: usize| *self.users.get(n).expect("a user");
        let unit = |n: usize| *self.units.get(n % UNITS).expect("a unit");
        let tied = match drawn {
            Drawn::Relation(who, kind, holder, days) => {
                let kind = *RelationKind::ALL.get(*kind).expect("a kind");
                let holder = match kind {
                    RelationKind::Handling => Holder::User(user(*holder)),
                    RelationKind::Unit | RelationKind::Provider => Holder::Unit(unit(*holder)),
                };
                Tied::Relate(NewRelation {
                    person: person(*who),
                    holder,
                    kind,
                    period: real(*days),
                    ground: RelationGround::Contact,
                })
            }
            Drawn::Marking(who, kind, days) => {
                let kind = *MarkingKind::ALL.get(*kind).expect("a kind");
                Tied::Mark(person(*who), kind, real(*days))
            }
            Drawn::Named(who, staff, days) => Tied::Name(person(*who), user(*staff), real(*days)),
            Drawn::Block(who, toward) => Tied::Block(person(*who), toward.map(unit)),
            Drawn::LetIn(who, relative, scope, days) => {
                let let_in = LetIn {
                    person: person(*who),
                    relative: user(*relative),
                    scope: *LettingScope::ALL.get(*scope).expect("a scope"),
                    period: real(*days),
                    reason: line("a test"),
                };
                let by = resident(Role::Person, id(), person(*who));
                // One cannot let oneself in; then there is nothing to end either.
                let Ok(made) = store.act(&call(by.clone()), &let_in).await else {
                    return;
                };
                if ended {
                    let out = access::ShutOut {
                        person: person(*who),
                        letting_in: made,
                    };
                    store.act(&call(by), &out).await.expect("shut out");
                }
                return;
            }
        };
        let made = tie(store, vec![tied.clone()]).await;
        let made = *made.first().expect("one id");
        if ended {
            let end = match tied {
                Tied::Relate(_) => Tied::EndRelation(kernel::Id::from_uuid(made)),
                Tied::Mark(..) => Tied::Unmark(kernel::Id::from_uuid(made)),
                Tied::Name(..) => Tied::Unname(kernel::Id::from_uuid(made)),
                Tied::Block(..) => Tied::LiftBlock(kernel::Id::from_uuid(made)),
                Tied::EndRelation(_) | Tied::Unmark(_) | Tied::Unname(_) | Tied::LiftBlock(_) => {
                    return;
                }
            };
            store
                .act(&stage::system(), &Ties(vec![end]))
                .await
                .expect("ended");
        }
    }

    fn actors(&self) -> Vec<Actor> {
        let mut actors = vec![Actor::Public, Actor::system("import")];
        for (n, role) in Role::ALL.into_iter().enumerate() {
            for (m, user) in self.users.iter().enumerate() {
                let unit = *self.units.get((n + m) % UNITS).expect("a unit");
                let person = *self.persons.get(m).expect("a person");
                match role {
                    Role::Person if m % 2 == 0 => actors.push(resident(role, *user, person)),
                    Role::Relative => actors.push(resident(role, *user, person)),
                    Role::CaseOfficer | Role::UnitManager => actors.push(staff(role, *user, unit)),
                    Role::Planner
                    | Role::CareWorker
                    | Role::AlarmOperator
                    | Role::Controller
                    | Role::CommitteeMember
                    | Role::LogReviewer
                    | Role::SystemAdministrator
                        if m < 3 =>
                    {
                        actors.push(staff(role, *user, unit));
                    }
                    Role::Person
                    | Role::Planner
                    | Role::CareWorker
                    | Role::AlarmOperator
                    | Role::Controller
                    | Role::CommitteeMember
                    | Role::LogReviewer
                    | Role::SystemAdministrator => {}
                }
            }
        }
        actors
    }

    /// Compares list and decision for an actor, over all that can be asked. Tells how many decisions it saw,
    /// and how many of them were yes.
    async fn compare(&self, store: &Store, actor: &Actor) -> (usize, usize) {
        let policy = Policy::standing().expect("a policy");
        let mut facts = vec![];
        for person in &self.persons {
            let held = access::facts(store.reader(), actor, *person, today()).await;
            facts.push((*person, held.expect("facts")));
        }
        let call = call(actor.clone());
        let mut seen = 0;
        let mut yes = 0;
        for (verb, resource, ground) in everything() {
            let unit = actor.unit().filter(|_| verb != Verb::Export);
            let need = Need {
                verb,
                resource,
                person: None,
                unit,
                ground,
            };
            let visible =
                access::visible_persons(&call, &need, "person_id", 2).expect("a condition");
            let text = format!(
                "SELECT person_id FROM example_person WHERE name = $1 AND {}",
                visible.text()
            );
            let rows = visible
                .bind_to(sql(text).bind("somebody"))
                .all(store.reader())
                .await;
            let listed: BTreeSet<PersonId> = rows
                .expect("listed")
                .iter()
                .map(|row| row.get("person_id").expect("a person"))
                .collect();
            let decided: BTreeSet<PersonId> = facts
                .iter()
                .filter(|(person, facts)| {
                    decide(policy, actor, &need.about(*person), facts).is_permit()
                })
                .map(|(person, _facts)| *person)
                .collect();
            assert_eq!(listed, decided, "{actor:?} {need:?}");
            assert!(!visible.is_nobody() || decided.is_empty());
            seen += facts.len();
            yes += decided.len();
        }
        (seen, yes)
    }
}

fn everything() -> impl Iterator<Item = (Verb, Resource, Ground)> {
    let grounds = [Ground::Work, Ground::ExactNumber, Ground::Emergency];
    Verb::ALL.into_iter().flat_map(move |verb| {
        Resource::ALL
            .into_iter()
            .filter(|resource| resource.is_personal())
            .flat_map(move |resource| grounds.map(|ground| (verb, resource, ground)))
            // The third ground is always no; one thing is enough to see it.
            .filter(|(_, resource, ground)| {
                *ground == Ground::Work
                    || (*ground == Ground::ExactNumber) == (*resource == Resource::PersonInSearch)
                        && *ground != Ground::Emergency
                    || (*ground == Ground::Emergency && *resource == Resource::PersonFile)
            })
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_and_decisions_agree() {
    let mut runner = TestRunner::deterministic();
    let ties = proptest::collection::vec(drawn(), 90..=90)
        .new_tree(&mut runner)
        .expect("drawn")
        .current();
    on_both(async |store| {
        let world = people(&store).await;
        for (tie, ended) in &ties {
            world.tie(&store, tie, *ended).await;
        }
        let mut seen = 0;
        let mut yes = 0;
        for actor in world.actors() {
            let (compared, permitted) = world.compare(&store, &actor).await;
            seen += compared;
            yes += permitted;
        }
        assert!(
            seen > 100_000 && yes > 2_000,
            "{seen} decisions were compared, {yes} of them yes"
        );
        let plans = store.plans().await.expect("plans");
        for plan in plans
            .iter()
            .filter(|plan| plan.text.contains("example_person WHERE"))
        {
            let scans: Vec<&str> = plan
                .scans()
                .into_iter()
                .filter(|scan| !scan.contains("example_"))
                .collect();
            assert!(scans.is_empty(), "{scans:?} in {}", plan.text);
        }
    })
    .await;
}
