//! The list of staff says who may be a named care contact, on both databases.

use kernel::{Actor, Call, Line, Period, Problem, RequestKey, UnitId};
use organisation::{AddUnit, AssistantNurse, NewUnit, ProviderForm, UnitKind, staff_of};
use server::{
    imports::{self, Asked, List, Passwords},
    product,
};
use store::{Store, testing};
use uuid::Uuid;

const BEFORE: &str = "Inloggning;Namn;Enhet;Roll;Titel;Från";
const NOW: &str = "Inloggning;Namn;Enhet;Roll;Titel;Undersköterska;Från";

fn call() -> Call {
    let now = "2026-11-22T08:00:00Z".parse().expect("a time");
    Call::new(Actor::system("test"), now, RequestKey(Uuid::new_v4()))
}

async fn home_care(store: &Store) -> UnitId {
    let unit = NewUnit {
        name: Line::parse("Örnen").expect("a line"),
        kind: UnitKind::Provider,
        parent: None,
        district: None,
        form: Some(ProviderForm::InHouse),
        organisation_number: None,
        phone: None,
        email: None,
        address: None,
        period: Period::since("2026-01-01".parse().expect("a day")),
    };
    store.act(&call(), &AddUnit { unit }).await.expect("a unit")
}

/// Imports a list of care workers at the unit: login, name, and what follows the role.
async fn import(store: &Store, head: &str, rows: &[(&str, &str, &str)]) -> Result<usize, Problem> {
    let rows = rows.iter().map(|(login, name, rest)| {
        format!("{login};{name};Örnen;omsorgspersonal;Undersköterska;{rest}2026-01-01\n")
    });
    let list = format!("{head}\n{}", rows.collect::<String>());
    let asked = Asked {
        list: List::Staff,
        bytes: list.as_bytes(),
        passwords: Passwords::new(),
        is_rehearsal: false,
    };
    let done = imports::import(store, &call(), asked).await?;
    Ok(done.rows)
}

/// Those of the unit by name, with their grounds and versions.
async fn grounds(store: &Store, unit: UnitId) -> Vec<(String, Option<AssistantNurse>, i64)> {
    let staff = staff_of(store.reader(), unit).await.expect("read");
    let all = staff.into_iter();
    all.map(|one| (one.name.to_string(), one.assistant_nurse, one.version))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ground_is_taken_and_a_list_that_is_silent_leaves_it() {
    for scratch in testing::both(&product::migrations()).await.expect("two") {
        let store = &scratch.store;
        let unit = home_care(store).await;
        let list = [
            ("ada.holm", "Ada Holm", "bevis;"),
            ("bo.alm", "Bo Alm", "Övergång;"),
            ("eva.ek", "Eva Ek", ";"),
            // What a later row of the same person says counts too.
            ("eva.ek", "Eva Ek", "bevis;"),
            ("siv.berg", "Siv Berg", "inget;"),
            ("ulla.ros", "Ulla Ros", ";"),
        ];
        assert_eq!(import(store, NOW, &list).await.expect("taken"), 6);
        let (certificate, transition) = (
            Some(AssistantNurse::Certificate),
            Some(AssistantNurse::Transition),
        );
        let first = [
            ("Ada Holm".to_owned(), certificate, 1),
            ("Bo Alm".to_owned(), transition, 1),
            ("Eva Ek".to_owned(), certificate, 1),
            ("Siv Berg".to_owned(), None, 1),
            ("Ulla Ros".to_owned(), None, 1),
        ];
        assert_eq!(grounds(store, unit).await, first);
        // A list from before has no such column, and takes nothing from anybody.
        let older = list.map(|(login, name, _ground)| (login, name, ""));
        assert_eq!(import(store, BEFORE, &older).await.expect("taken"), 6);
        assert_eq!(grounds(store, unit).await, first);
        let later = [
            ("ada.holm", "Ada Holm", "inget;"),
            ("bo.alm", "Bo Alm", "bevis;"),
            ("eva.ek", "Eva Ek", ";"),
        ];
        assert_eq!(import(store, NOW, &later).await.expect("taken"), 3);
        let now = grounds(store, unit).await;
        assert_eq!(
            now.get(..3).expect("three"),
            [
                ("Ada Holm".to_owned(), None, 2),
                ("Bo Alm".to_owned(), certificate, 2),
                ("Eva Ek".to_owned(), certificate, 1),
            ]
        );
        let report = history::verify(store.reader()).await.expect("verified");
        assert!(report.is_whole());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_ground_is_told_by_line_and_column_and_nothing_is_taken() {
    for scratch in testing::both(&product::migrations()).await.expect("two") {
        let store = &scratch.store;
        let unit = home_care(store).await;
        let list = [
            ("ada.holm", "Ada Holm", "bevis;"),
            ("bo.alm", "Bo Alm", "kanske;"),
            ("ada.holm", "Ada Holm", "övergång;"),
        ];
        let problem = import(store, NOW, &list).await.expect_err("two are wrong");
        let texts = product::texts().expect("texts");
        let told = imports::told(&problem, &texts).expect("refused");
        assert_eq!(
            told,
            [
                "Line 3, “Undersköterska”: one of: bevis, övergång, inget",
                "Line 4, “Undersköterska”: another row of the same person says otherwise",
            ]
        );
        assert_eq!(grounds(store, unit).await, []);
    }
}
