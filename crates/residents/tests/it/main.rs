//! Residents on both databases: kept, found, changed once.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod change;
mod find;
mod import;
mod pages;

use std::future::Future;

use kernel::{Actor, Call, Date, Line, PersonalNumber, RequestKey};
use residents::{
    AddPerson, ContactDetails, Household, Identity, LanguageNeeds, NewPerson, Phone, ResidentRow,
};
use store::{Migrations, Store, testing};
use uuid::Uuid;

pub(crate) const TABLES: &[Migrations] = &[
    rulebook::MIGRATIONS,
    history::MIGRATIONS,
    access::MIGRATIONS,
    organisation::MIGRATIONS,
    residents::MIGRATIONS,
];

pub(crate) fn call() -> Call {
    let now = "2026-11-22T08:00:00Z".parse().expect("a time");
    Call::new(Actor::system("test"), now, RequestKey(Uuid::new_v4()))
}

pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    for scratch in testing::both(TABLES).await.expect("databases") {
        test(scratch.store.clone()).await;
    }
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

pub(crate) fn number(text: &str) -> PersonalNumber {
    PersonalNumber::from_stored(text).expect("a number")
}

pub(crate) fn somebody(given: &str, family: &str) -> NewPerson {
    NewPerson {
        identity: Identity::UNKNOWN,
        given_name: line(given),
        family_name: line(family),
        household: Household::Alone,
        languages: LanguageNeeds::default(),
    }
}

pub(crate) fn ragnar() -> AddPerson {
    let mut person = somebody("Ragnar Emil", "Åkerlund");
    person.identity = Identity::Number(number("194305192397"));
    AddPerson {
        person,
        contact_details: ContactDetails {
            phone: Some(Phone::parse("08-465 004 01").expect("a phone")),
            ..ContactDetails::UNKNOWN
        },
    }
}

/// Many rows with names put together from a few, and numbers that differ.
pub(crate) fn crowd(count: u32) -> Vec<ResidentRow> {
    const GIVEN: [&str; 8] = [
        "Erik",
        "Anna",
        "Åsa",
        "Örjan",
        "Zara",
        "Karl-Erik",
        "Maria",
        "Ali",
    ];
    const FAMILY: [&str; 7] = [
        "Svensson",
        "Ek",
        "Ekman",
        "Öberg",
        "Lindström",
        "Hassan",
        "Ängqvist",
    ];
    let first: Date = "1930-01-01".parse().expect("a day");
    (0..count)
        .map(|at| {
            let born = first
                .checked_add(jiff::Span::new().days(i64::from(at % 30_000)))
                .expect("a day");
            let birth_number = u16::try_from(1 + at / 30_000).expect("few");
            let pick = |from: &[&str], step: u32| {
                let at = usize::try_from(at / step).expect("small") % from.len();
                from.get(at).copied().unwrap_or_default().to_owned()
            };
            let family = format!(
                "{}{}",
                pick(&FAMILY, 3),
                if at % 50 == 0 { "" } else { "son" }
            );
            let mut person = somebody(&pick(&GIVEN, 1), &family);
            person.identity =
                Identity::Number(PersonalNumber::compose(born, birth_number).expect("composed"));
            ResidentRow {
                id: None,
                line: usize::try_from(at).expect("small") + 2,
                person,
                contact_details: ContactDetails::UNKNOWN,
                relatives: vec![],
            }
        })
        .collect()
}
