//! Who may be a named care contact: set with history, once, by those who may, and read by the day.

use history::{After, Subject, since};
use kernel::{Actor, Call, Problem, RequestKey, Role, UnitId, UserId, Users};
use organisation::{
    AddUnit, AssistantNurse, NewUnit, SetAssistantNurse, SetStaffMember, StaffMember, UnitKind,
    care_contacts_of, staff_member,
};
use store::{Ask, Store};
use uuid::Uuid;

use crate::{call, day, line, on_both, provider};

async fn add_unit(store: &Store, unit: NewUnit) -> UnitId {
    store.act(&call(), &AddUnit { unit }).await.expect("a unit")
}

async fn add(
    store: &Store,
    (name, unit): (&str, UnitId),
    assistant_nurse: Option<AssistantNurse>,
) -> UserId {
    let user = call().new_id::<Users>();
    let member = StaffMember {
        user,
        unit,
        name: line(name),
        title: Some(line("Undersköterska")),
        phone: None,
        assistant_nurse,
        version: 0,
    };
    store
        .act(&call(), &SetStaffMember { member })
        .await
        .expect("a member");
    user
}

/// What history tells of a member's ground: what it was, and what it became.
async fn told(ask: &dyn Ask, user: UserId) -> Vec<(Option<String>, Option<String>)> {
    let entries = since(ask, Subject::new("user", user), After::Seq(0)).await;
    let entries = entries.expect("read").into_iter();
    let grounds = entries
        .flat_map(|entry| entry.changes)
        .filter(|change| change.field == "assistant_nurse");
    grounds.map(|one| (one.before, one.after)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn set_with_its_history_and_only_on_what_was_seen() {
    on_both(async |store| {
        let unit = add_unit(&store, provider("Örnen")).await;
        let user = add(&store, ("Åsa Lind", unit), None).await;
        let set = |version, to| SetAssistantNurse { user, version, to };
        let certificate = Some(AssistantNurse::Certificate);
        let done = store.act(&call(), &set(1, certificate)).await;
        assert_eq!(done.expect("set"), 2);
        let late = store.act(&call(), &set(1, None)).await;
        assert!(
            matches!(late, Err(Problem::Changed(ref c)) if c.version == 2),
            "{late:?}"
        );
        // What holds already is not set again.
        let same = store.act(&call(), &set(2, certificate)).await;
        assert_eq!(same.expect("the same"), 2);
        assert_eq!(store.act(&call(), &set(2, None)).await.expect("set"), 3);
        let kept = staff_member(store.reader(), user).await.expect("read");
        let kept = kept.expect("a member");
        assert_eq!((kept.assistant_nurse, kept.version), (None, 3));
        assert_eq!(kept.title, Some(line("Undersköterska")));
        let nobody = SetAssistantNurse {
            user: call().new_id(),
            version: 0,
            to: certificate,
        };
        let nobody = store.act(&call(), &nobody).await;
        assert!(matches!(nobody, Err(Problem::NotFound)), "{nobody:?}");
        let certificate = Some("certificate".to_owned());
        assert_eq!(
            told(store.reader(), user).await,
            [(None, certificate.clone()), (certificate, None)]
        );
        let other = add(&store, ("Bo Alm", unit), Some(AssistantNurse::Transition)).await;
        let transition = Some("transition".to_owned());
        assert_eq!(told(store.reader(), other).await, [(None, transition)]);
        let report = history::verify(store.reader()).await.expect("verified");
        assert!(report.is_whole());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_keep_the_accounts_set_it() {
    on_both(async |store| {
        let unit = add_unit(&store, provider("Örnen")).await;
        let user = add(&store, ("Åsa Lind", unit), None).await;
        for role in Role::ALL {
            let actor = Actor::Staff {
                user: call().new_id(),
                assignment: call().new_id(),
                role,
                unit,
            };
            let call = Call::new(actor, call().now, RequestKey(Uuid::new_v4()));
            let set = SetAssistantNurse {
                user,
                version: 1,
                to: Some(AssistantNurse::Transition),
            };
            let told = store.act(&call, &set).await;
            if role == Role::SystemAdministrator {
                assert_eq!(told.expect("set"), 2);
            } else {
                // Who does not even see accounts is told that there is none.
                assert!(
                    matches!(told, Err(Problem::Denied | Problem::NotFound)),
                    "{role:?}: {told:?}"
                );
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn read_by_the_day_with_the_teams() {
    on_both(async |store| {
        let home_care = add_unit(&store, provider("Örnen")).await;
        let part = |name, kind| NewUnit {
            kind,
            form: None,
            parent: Some(home_care),
            ..provider(name)
        };
        let team = add_unit(&store, part("Grupp 1", UnitKind::Team)).await;
        let nested = NewUnit {
            parent: Some(team),
            ..part("Grupp 1 natt", UnitKind::Team)
        };
        let nested = add_unit(&store, nested).await;
        let office = add_unit(&store, part("Kontoret", UnitKind::Office)).await;
        let other = add_unit(&store, provider("Lärkan")).await;
        let (certificate, transition) = (
            Some(AssistantNurse::Certificate),
            Some(AssistantNurse::Transition),
        );
        for (name, unit, ground) in [
            ("Örjan Ek", home_care, certificate),
            ("Bo Alm", nested, certificate),
            ("Åsa Lind", team, transition),
            ("Siv Berg", team, None),
            ("Eva Norr", office, certificate),
            ("Ada Holm", other, certificate),
        ] {
            add(&store, (name, unit), ground).await;
        }
        let named = async |unit, on| -> Vec<String> {
            let found = care_contacts_of(store.reader(), unit, day(on)).await;
            let found = found.expect("read");
            found.into_iter().map(|one| one.name.to_string()).collect()
        };
        for on in ["2025-07-01", "2026-11-22", "2033-06-30"] {
            let all = ["Bo Alm", "Åsa Lind", "Örjan Ek"];
            assert_eq!(named(home_care, on).await, all, "{on}");
        }
        for on in ["2025-06-30", "2033-07-01"] {
            assert_eq!(named(home_care, on).await, ["Bo Alm", "Örjan Ek"], "{on}");
        }
        assert_eq!(named(team, "2033-07-01").await, ["Bo Alm"]);
        for plan in store.plans().await.expect("plans") {
            let asks_staff = plan.text.contains("organisation_staff");
            assert!(
                !asks_staff || plan.scans().is_empty(),
                "{}: {:?}",
                plan.text,
                plan.steps
            );
        }
    })
    .await;
}
