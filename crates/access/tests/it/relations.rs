//! Relations, markings, blocks and letting in: what they open and close, at once.

use access::{
    Holder, LetIn, LettingScope, MarkingKind, Need, NewRelation, RelationGround, RelationKind,
    Resource, ShutOut,
};
use kernel::{Actor, Period, PersonId, Problem, Role, UnitId};
use store::Store;

use crate::stage::{
    Tied, Ties, add_user, call, id, line, on_both, related, resident, staff, standing, system, tie,
    today,
};

/// What access answers: yes, denied, or not found.
async fn answer(store: &Store, actor: &Actor, need: Need) -> &'static str {
    match access::require(store.reader(), &call(actor.clone()), need).await {
        Ok(()) => "yes",
        Err(Problem::Denied) => "denied",
        Err(Problem::NotFound) => "not found",
        Err(other) => panic!("{other:?}"),
    }
}

async fn check(store: &Store, actor: &Actor, need: Need, expect: &str) {
    assert_eq!(
        answer(store, actor, need).await,
        expect,
        "{actor:?} {need:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relation_opens_the_file_and_its_end_closes_it_at_once() {
    on_both(async |store| {
        let (person, unit): (PersonId, UnitId) = (id(), id());
        let officer = staff(Role::CaseOfficer, id(), unit);
        let file = Need::see(Resource::PersonFile).about(person);
        check(&store, &officer, file, "not found").await;

        let holder = Holder::User(officer.user().expect("a user"));
        let new = related(person, holder, RelationKind::Handling);
        let made = tie(&store, vec![new.clone()]).await;
        check(&store, &officer, file, "yes").await;
        let decide = Need::decide(Resource::Decision).about(person);
        check(&store, &officer, decide, "yes").await;
        check(
            &store,
            &officer,
            Need::review(Resource::PersonFile).about(person),
            "denied",
        )
        .await;
        // A colleague at the same unit has no relation of her own.
        check(
            &store,
            &staff(Role::CaseOfficer, id(), unit),
            file,
            "not found",
        )
        .await;

        // The same again is the same relation.
        assert_eq!(tie(&store, vec![new]).await, made);
        let relations = access::relations_of(store.reader(), person)
            .await
            .expect("read");
        let id = relations.first().expect("one").id;
        tie(&store, vec![Tied::EndRelation(id)]).await;
        check(&store, &officer, file, "not found").await;
        let again = store
            .act(&system(), &Ties(vec![Tied::EndRelation(id)]))
            .await;
        assert!(matches!(again, Err(Problem::NotFound)), "it is ended once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn days_count_from_first_to_last() {
    on_both(async |store| {
        for (from, to, expect) in [
            (0, Some(0), "yes"),
            (1, None, "not found"),
            (-5, Some(-1), "not found"),
            (-5, Some(0), "yes"),
        ] {
            let person = id();
            let officer = staff(Role::CaseOfficer, id(), id());
            let day = |n: i32| today().saturating_add(jiff::Span::new().days(n));
            let new = NewRelation {
                person,
                holder: Holder::User(officer.user().expect("a user")),
                kind: RelationKind::Handling,
                period: Period::new(day(from), to.map(day)).expect("a period"),
                ground: RelationGround::Contact,
            };
            tie(&store, vec![Tied::Relate(new)]).await;
            check(
                &store,
                &officer,
                Need::see(Resource::PersonFile).about(person),
                expect,
            )
            .await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_not_handled_by_and_an_officer_is_no_provider() {
    on_both(async |store| {
        for (holder, kind) in [
            (Holder::Unit(id()), RelationKind::Handling),
            (Holder::User(id()), RelationKind::Unit),
            (Holder::User(id()), RelationKind::Provider),
        ] {
            let refused = store
                .act(&system(), &Ties(vec![related(id(), holder, kind)]))
                .await;
            assert!(matches!(refused, Err(Problem::Refused(_))));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_sees_its_order_and_no_more() {
    on_both(async |store| {
        let (person, unit): (PersonId, UnitId) = (id(), id());
        tie(
            &store,
            vec![related(person, Holder::Unit(unit), RelationKind::Provider)],
        )
        .await;
        let planner = staff(Role::Planner, id(), unit);
        for (resource, expect) in [
            (Resource::Order, "yes"),
            (Resource::ContactDetails, "yes"),
            (Resource::SharedPlan, "yes"),
            (Resource::Investigation, "not found"),
            (Resource::PersonFile, "not found"),
            (Resource::Timeline, "not found"),
            (Resource::Decision, "not found"),
        ] {
            check(&store, &planner, Need::see(resource).about(person), expect).await;
        }
        check(
            &store,
            &planner,
            Need::answer(Resource::Order).about(person),
            "yes",
        )
        .await;
        let worker = staff(Role::CareWorker, id(), unit);
        check(
            &store,
            &worker,
            Need::answer(Resource::Order).about(person),
            "denied",
        )
        .await;
        let elsewhere = staff(Role::Planner, id(), id());
        check(
            &store,
            &elsewhere,
            Need::see(Resource::Order).about(person),
            "not found",
        )
        .await;
        check(
            &store,
            &elsewhere,
            Need::see(Resource::Order).about(person).in_emergency(),
            "not found",
        )
        .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_protected_person_is_for_the_named() {
    on_both(async |store| {
        let (person, unit): (PersonId, UnitId) = (id(), id());
        let user = add_user(&store, "planner", None).await;
        let planner = staff(Role::Planner, user, unit);
        let officer = staff(Role::CaseOfficer, id(), id());
        let place = Need::see(Resource::ContactDetails).about(person);
        let order = Need::see(Resource::Order).about(person);
        let name = Need::see(Resource::PersonInSearch).about(person);
        tie(
            &store,
            vec![related(person, Holder::Unit(unit), RelationKind::Provider)],
        )
        .await;
        check(&store, &officer, name, "yes").await;
        check(&store, &planner, place, "yes").await;

        let marked = Tied::Mark(person, MarkingKind::ProtectedRegistration, standing());
        let marking = tie(&store, vec![marked]).await;
        check(&store, &planner, place, "not found").await;
        check(&store, &planner, order, "not found").await;
        check(&store, &officer, name, "not found").await;
        check(&store, &officer, name.by_exact_number(), "yes").await;
        check(&store, &staff(Role::UnitManager, id(), unit), order, "yes").await;
        let own = resident(Role::Person, id(), person);
        check(&store, &own, place, "yes").await;

        tie(&store, vec![Tied::Name(person, user, standing())]).await;
        check(&store, &planner, place, "yes").await;
        check(&store, &planner, order, "yes").await;
        tie(
            &store,
            vec![Tied::Unmark(kernel::Id::from_uuid(
                *marking.first().expect("one"),
            ))],
        )
        .await;
        check(&store, &staff(Role::Planner, id(), unit), place, "yes").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_closes_until_it_is_lifted() {
    on_both(async |store| {
        let (person, unit): (PersonId, UnitId) = (id(), id());
        let planner = staff(Role::Planner, id(), unit);
        let plan = Need::see(Resource::SharedPlan).about(person);
        let order = Need::see(Resource::Order).about(person);
        tie(
            &store,
            vec![related(person, Holder::Unit(unit), RelationKind::Provider)],
        )
        .await;

        let made = tie(&store, vec![Tied::Block(person, None)]).await;
        check(&store, &planner, plan, "not found").await;
        check(&store, &planner, order, "yes").await;
        tie(
            &store,
            vec![Tied::LiftBlock(kernel::Id::from_uuid(
                *made.first().expect("one"),
            ))],
        )
        .await;
        check(&store, &planner, plan, "yes").await;

        tie(&store, vec![Tied::Block(person, Some(unit))]).await;
        check(&store, &planner, order, "not found").await;
        let other: UnitId = id();
        tie(
            &store,
            vec![related(person, Holder::Unit(other), RelationKind::Provider)],
        )
        .await;
        check(&store, &staff(Role::Planner, id(), other), order, "yes").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_the_own_file_at_work() {
    on_both(async |store| {
        let person: PersonId = id();
        let user = add_user(&store, "officer", Some(person)).await;
        let unit = id();
        tie(
            &store,
            vec![related(person, Holder::User(user), RelationKind::Handling)],
        )
        .await;
        let file = Need::see(Resource::PersonFile).about(person);
        check(
            &store,
            &staff(Role::CaseOfficer, user, unit),
            file,
            "not found",
        )
        .await;
        check(&store, &resident(Role::Person, user, person), file, "yes").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relative_sees_what_the_person_shows_and_only_while() {
    on_both(async |store| {
        let person: PersonId = id();
        let son = add_user(&store, "the.son", Some(id())).await;
        let relative = resident(Role::Relative, son, person);
        let own = resident(
            Role::Person,
            add_user(&store, "ragnar", Some(person)).await,
            person,
        );
        let decision = Need::see(Resource::Decision).about(person);
        let plan = Need::see(Resource::SharedPlan).about(person);
        check(&store, &relative, decision, "not found").await;

        let let_in = LetIn {
            person,
            relative: son,
            scope: LettingScope::Decisions,
            period: standing(),
            reason: line("he helps me with letters"),
        };
        let by_himself = store.act(&call(relative.clone()), &let_in).await;
        assert!(matches!(by_himself, Err(Problem::NotFound)));
        let to_himself = LetIn {
            relative: own.user().expect("a user"),
            ..let_in.clone()
        };
        assert!(matches!(
            store.act(&call(own.clone()), &to_himself).await,
            Err(Problem::Refused(_))
        ));
        let letting_in = store
            .act(&call(own.clone()), &let_in)
            .await
            .expect("let in");
        check(&store, &relative, decision, "yes").await;
        check(&store, &relative, plan, "not found").await;
        check(
            &store,
            &relative,
            Need::see(Resource::Timeline).about(person),
            "not found",
        )
        .await;

        let out = ShutOut { person, letting_in };
        assert!(store.act(&call(relative.clone()), &out).await.is_err());
        store.act(&call(own.clone()), &out).await.expect("shut out");
        check(&store, &relative, decision, "not found").await;
        assert!(
            access::lettings_in(store.reader(), person)
                .await
                .expect("read")
                .is_empty()
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_stands_in_the_persons_history() {
    on_both(async |store| {
        let person: PersonId = id();
        let user = add_user(&store, "named", None).await;
        let made = tie(
            &store,
            vec![
                related(person, Holder::User(user), RelationKind::Handling),
                Tied::Mark(person, MarkingKind::Secrecy, standing()),
                Tied::Name(person, user, standing()),
                Tied::Block(person, None),
            ],
        )
        .await;
        let [relation, marking, naming, block] = made.as_slice() else {
            panic!("four")
        };
        let id = kernel::Id::<()>::from_uuid;
        tie(
            &store,
            vec![
                Tied::EndRelation(kernel::Id::from_uuid(id(*relation).uuid())),
                Tied::Unmark(kernel::Id::from_uuid(*marking)),
                Tied::Unname(kernel::Id::from_uuid(*naming)),
                Tied::LiftBlock(kernel::Id::from_uuid(*block)),
            ],
        )
        .await;
        let filter = history::TimelineFilter::default();
        let page =
            history::timeline(store.reader(), person, &filter, history::PageAt::first(50)).await;
        let verbs: Vec<String> = page
            .expect("read")
            .rows
            .iter()
            .map(|entry| entry.verb.clone())
            .collect();
        for verb in [
            "access.relation-given",
            "access.person-marked",
            "access.staff-named",
            "access.blocked",
            "access.relation-ended",
            "access.person-unmarked",
            "access.staff-unnamed",
            "access.block-lifted",
        ] {
            assert!(
                verbs.iter().any(|it| it == verb),
                "{verb} is not among {verbs:?}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_protects_a_person_is_told_until_it_ends() {
    on_both(async |store| {
        let person: PersonId = id();
        let user = add_user(&store, "named", None).await;
        let secrecy = MarkingKind::Secrecy;
        tie(&store, vec![Tied::Mark(person, secrecy, standing())]).await;
        tie(&store, vec![Tied::Name(person, user, standing())]).await;
        tie(&store, vec![Tied::Block(person, None)]).await;
        let found = access::protections_of(store.reader(), person)
            .await
            .expect("read");
        let mut marking = None;
        for one in &found {
            match one.kind {
                access::ProtectionKind::Marking(id, kind) => {
                    assert_eq!(kind, secrecy);
                    marking = Some(id);
                }
                access::ProtectionKind::Naming(_, named) => assert_eq!(named, user),
                access::ProtectionKind::Block(_, toward) => assert_eq!(toward, None),
            }
        }
        assert_eq!(found.len(), 3);
        tie(&store, vec![Tied::Unmark(marking.expect("a marking"))]).await;
        let left = access::protections_of(store.reader(), person).await;
        assert_eq!(left.expect("read").len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_holds_of_many_is_what_holds_of_each() {
    on_both(async |store| {
        let unit: UnitId = id();
        let user = add_user(&store, "siv.berg", None).await;
        let officer = staff(Role::CaseOfficer, user, unit);
        // More than are asked about in one question.
        let persons: Vec<PersonId> = (0..70).map(|_| id()).collect();
        let mut ties = vec![];
        for (place, person) in persons.iter().enumerate() {
            match place % 5 {
                0 => ties.push(related(*person, Holder::User(user), RelationKind::Handling)),
                1 => ties.push(related(*person, Holder::Unit(unit), RelationKind::Provider)),
                2 => ties.push(Tied::Mark(*person, MarkingKind::Secrecy, standing())),
                3 => ties.extend([
                    Tied::Mark(*person, MarkingKind::ConfidentialityMarking, standing()),
                    Tied::Name(*person, user, standing()),
                ]),
                _ => {}
            }
        }
        tie(&store, ties).await;
        let reader = store.reader();
        let all = access::facts_of_all(reader, &officer, &persons, today()).await;
        let all = all.expect("facts");
        assert_eq!(all.len(), persons.len());
        for (place, person) in persons.iter().enumerate() {
            let one = access::facts(reader, &officer, *person, today()).await;
            let one = one.expect("facts");
            assert_eq!(all[person], one, "{place}");
            assert_eq!(one.may_know(), place % 5 != 2, "{place}");
        }
        let none = access::facts_of_all(reader, &officer, &[], today()).await;
        assert!(none.expect("facts").is_empty());
    })
    .await;
}
