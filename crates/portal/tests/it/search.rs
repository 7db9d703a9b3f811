//! A case is found by its number, by those who may see it, and by nobody else.

use cases::{OpenInvestigation, case};
use kernel::{Actor, Call, Id, PersonId, Prose, RequestKey, Role};
use organisation::Regime;
use uuid::Uuid;

use crate::stage::{Stage, now};

/// A case that somebody opens about Ragnar, who already has one who handles him; its number.
async fn case_by(stage: &Stage, actor: Actor, person: PersonId) -> String {
    let call = Call::new(actor, now(), RequestKey(Uuid::new_v4()));
    let open = OpenInvestigation {
        person,
        regime: Regime::Sol,
        sign: Prose::parse("Har ramlat två gånger.").expect("words"),
        contact: None,
    };
    let store = stage.app.store();
    let opened = store.act(&call, &open).await.expect("a case");
    let found = case(store.reader(), person, opened.case).await;
    let found = found.expect("read").expect("a case");
    found.number().to_string()
}

fn officer(stage: &Stage) -> Actor {
    Actor::Staff {
        user: stage.users.get(&Role::CaseOfficer).copied().expect("one"),
        assignment: Id::from_uuid(Uuid::from_u128(4)),
        role: Role::CaseOfficer,
        unit: stage.unit,
    }
}

/// Somebody who handles another person, at another unit.
fn stranger() -> Actor {
    Actor::Staff {
        user: Id::from_uuid(Uuid::from_u128(98)),
        assignment: Id::from_uuid(Uuid::from_u128(97)),
        role: Role::CaseOfficer,
        unit: Id::from_uuid(Uuid::from_u128(99)),
    }
}

/// The answer to a search, without what was typed.
async fn searched(stage: &Stage, role: Role, typed: &str) -> String {
    let answer = stage.post(role, "/sok", &[("q", typed)]).await;
    assert_eq!(answer.status, 200, "{typed}");
    assert!(!answer.text.contains('⟦'), "{}", answer.text);
    answer.text.replace(typed, "?")
}

#[tokio::test]
async fn a_case_is_found_by_its_number_however_it_is_typed() {
    Stage::on_both(|stage| async move {
        let number = case_by(&stage, officer(&stage), stage.ragnar).await;
        let way = format!("/personer/{}/arenden/", stage.ragnar);
        for typed in [
            number.clone(),
            number.to_lowercase(),
            number.replace('-', " "),
        ] {
            let found = searched(&stage, Role::CaseOfficer, &typed).await;
            assert!(found.contains(&way), "{typed}: {found}");
            assert!(found.contains("Ragnar Ek"), "{typed}: {found}");
        }
        let manager = searched(&stage, Role::UnitManager, &number).await;
        assert!(manager.contains(&way), "the manager answers for the unit");
    })
    .await;
}

#[tokio::test]
async fn a_number_that_may_not_be_seen_answers_as_one_that_nobody_has() {
    Stage::on_both(|stage| async move {
        let other = stage.add_person("19430520-2394").await;
        let forbidden = case_by(&stage, stranger(), other).await;
        for role in [Role::CaseOfficer, Role::UnitManager, Role::Planner] {
            let told = searched(&stage, role, &forbidden).await;
            let unknown = searched(&stage, role, "2026-000000").await;
            assert_eq!(told, unknown, "{}", role.key());
            assert!(!told.contains(&other.to_string()), "{told}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_asks_for_what_the_box_offers() {
    Stage::on_both(|stage| async move {
        let page = stage.get(Some(Role::CaseOfficer), "/sok").await;
        let offered = "Namn, personnummer eller ärende";
        assert!(page.text.contains(&format!("placeholder=\"{offered}\"")));
        assert!(page.text.contains(&format!(">{offered}<")), "{}", page.text);
    })
    .await;
}
