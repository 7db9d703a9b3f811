//! Searching: any spelling, any order, Swedish order, bounded work, never through a whole table.

use access::{Holder, Need, NewRelation, RelationGround, RelationKind, Resource};
use kernel::{Actor, Call, Id, Period, PersonId, Problem, RequestKey, Role, UnitId};
use residents::{ImportResidents, SearchQuery, persons_seen, search};
use store::{Action, Tx};
use uuid::Uuid;

use crate::{call, crowd, on_both, ragnar};

#[tokio::test(flavor = "multi_thread")]
async fn found_in_any_spelling_and_order() {
    on_both(async |store| {
        store.act(&call(), &ragnar()).await.expect("added");
        for (typed, found) in [
            ("ragnar", 1),
            ("RAGNAR ÅKERLUND", 1),
            ("åkerlund ragnar", 1),
            ("åker emil", 1),
            ("emil rag", 1),
            ("e r å", 1),
            ("akerlund", 0),
            ("ragnar ragnar", 0),
            ("19430519-2397", 1),
            ("430519 2397", 1),
            ("1943", 1),
            ("4305", 1),
            ("194305192398", 0),
            ("", 0),
            ("%", 0),
            ("' OR 1=1 --", 0),
        ] {
            let page = search(store.reader(), &SearchQuery::new(typed))
                .await
                .expect("searched");
            assert_eq!(page.found, found, "{typed}");
            assert!(!page.more, "{typed}");
        }
        let megabyte = search(store.reader(), &SearchQuery::new("å".repeat(1_000_000))).await;
        assert_eq!(megabyte.expect("searched").found, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_hits_come_in_swedish_order_page_by_page() {
    on_both(async |store| {
        store
            .act(&call(), &ImportResidents { rows: crowd(5_000) })
            .await
            .expect("imported");
        let all = search(store.reader(), &SearchQuery::new("erik"))
            .await
            .expect("searched");
        assert!(all.more, "1,250 are called Erik or Karl-Erik");
        let query = |page| SearchQuery {
            text: "öberg zara".into(),
            page,
            page_size: 10,
        };
        let first = search(store.reader(), &query(0)).await.expect("searched");
        let second = search(store.reader(), &query(1)).await.expect("searched");
        assert_eq!(first.persons.len(), 10);
        assert!(first.found > 20 && !first.more, "{}", first.found);
        assert!(first.persons.iter().all(|p| !second.persons.contains(p)));
        let keys: Vec<_> = first
            .persons
            .iter()
            .map(|p| residents::sort_key(p.given_name.as_str(), p.family_name.as_str()))
            .collect();
        assert!(keys.is_sorted());
        let beyond = search(store.reader(), &query(usize::MAX))
            .await
            .expect("searched");
        assert!(beyond.persons.is_empty());
    })
    .await;
}

/// That a provider cares for somebody.
struct Cares(Vec<PersonId>, UnitId);

impl Action for Cares {
    const NAME: &'static str = "cares";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        for person in &self.0 {
            let new = NewRelation {
                person: *person,
                kind: RelationKind::Provider,
                holder: Holder::Unit(self.1),
                period: Period::since(call.today()),
                ground: RelationGround::Order,
            };
            access::relate(tx, call, new).await?;
        }
        Ok(())
    }
}

/// However many they are, and in whatever order they are asked for: those whom one may see are found among them all, and
/// they are those that are found one by one.
#[tokio::test(flavor = "multi_thread")]
async fn those_whom_one_may_see_are_found_among_many() {
    on_both(async |store| {
        let rows = crowd(2_500);
        store
            .act(&call(), &ImportResidents { rows })
            .await
            .expect("imported");
        let mut all = vec![];
        for first in 1900..2100 {
            let typed = SearchQuery {
                page_size: 100,
                ..SearchQuery::new(first.to_string())
            };
            let found = search(store.reader(), &typed).await.expect("searched");
            all.extend(found.persons.iter().map(|person| person.id));
        }
        all.sort_unstable();
        all.dedup();
        assert!(all.len() > 600, "{}", all.len());
        let unit: UnitId = Id::from_uuid(Uuid::from_u128(7));
        let own: Vec<PersonId> = all.iter().rev().step_by(150).copied().collect();
        store
            .act(&call(), &Cares(own.clone(), unit))
            .await
            .expect("related");
        let manager = Call::new(
            Actor::Staff {
                user: Id::from_uuid(Uuid::from_u128(8)),
                assignment: Id::from_uuid(Uuid::from_u128(9)),
                role: Role::UnitManager,
                unit,
            },
            call().now,
            RequestKey(Uuid::new_v4()),
        );
        let needs = [Need::see(Resource::MeasureRows)];
        let seen = persons_seen(store.reader(), &manager, (&all, &needs)).await;
        let mut seen = seen.expect("seen");
        seen.sort_unstable();
        let mut expect = own;
        expect.sort_unstable();
        assert_eq!(seen, expect);
        for person in all.iter().step_by(50) {
            let need = needs[0].about(*person);
            let may = access::may(store.reader(), &manager, need).await;
            assert_eq!(may.expect("an answer"), seen.contains(person));
        }
        // What else must hold narrows it further.
        let both = [needs[0], Need::see(Resource::Investigation)];
        let seen = persons_seen(store.reader(), &manager, (&all, &both)).await;
        assert_eq!(seen.expect("seen"), []);
        for plan in store.plans().await.expect("plans") {
            let asks_for_seen = plan.text.contains("FROM resident_person p");
            assert!(
                !asks_for_seen || plan.scans().is_empty(),
                "{:?}",
                plan.steps
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_read_walks_through_a_table() {
    on_both(async |store| {
        let id = store.act(&call(), &ragnar()).await.expect("added");
        for typed in [
            "erik svensson",
            "lin",
            "19430519",
            "430519-2397",
            "anna karin ek",
        ] {
            search(store.reader(), &SearchQuery::new(typed))
                .await
                .expect("searched");
        }
        residents::persons(store.reader(), &[id])
            .await
            .expect("read");
        residents::contact_details(store.reader(), id)
            .await
            .expect("read");
        residents::relatives(store.reader(), id)
            .await
            .expect("read");
        residents::count(store.reader()).await.expect("read");
        for plan in store.plans().await.expect("plans") {
            assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
        }
    })
    .await;
}
