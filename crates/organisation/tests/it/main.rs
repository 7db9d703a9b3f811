//! The organisation on both databases: units, offers, standard times.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod care_contacts;
mod catalogues;
mod offers;
mod pages;
mod standard_times;
mod units;

use std::future::Future;

use kernel::{Actor, Call, Date, Line, Period, RequestKey};
use organisation::{
    AddDistrict, ContactLines, District, DistrictCode, NewUnit, ProviderForm, SetMunicipality,
    UnitKind,
};
use store::{Migrations, Store, testing};
use uuid::Uuid;

pub(crate) const TABLES: &[Migrations] = &[
    rulebook::MIGRATIONS,
    history::MIGRATIONS,
    access::MIGRATIONS,
    organisation::MIGRATIONS,
];

pub(crate) fn call() -> Call {
    let now = "2026-11-22T08:00:00Z".parse().expect("a time");
    Call::new(Actor::system("test"), now, RequestKey(Uuid::new_v4()))
}

pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    for scratch in testing::both(TABLES).await.expect("databases") {
        let store = scratch.store.clone();
        store.act(&call(), &lindvik()).await.expect("set");
        for (code, name) in [("norr", "Norr"), ("oster", "Öster"), ("angen", "Ängen")] {
            let district = District {
                code: DistrictCode::parse(code).expect("a code"),
                name: line(name),
            };
            store
                .act(&call(), &AddDistrict { district })
                .await
                .expect("added");
        }
        test(store).await;
    }
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

pub(crate) fn lindvik() -> SetMunicipality {
    SetMunicipality {
        name: line("Lindviks kommun"),
        code: line("9901"),
        zone: line("Europe/Stockholm"),
        committee: line("Vård- och omsorgsnämnden"),
        court: line("Förvaltningsrätten i Stockholm"),
        contact: ContactLines {
            phone: line("08-465 004 00"),
            email: None,
            visiting_address: None,
            postal_address: line("Lindviks kommun, 990 01 Lindvik"),
            opening_hours: None,
            website: None,
        },
        version: 0,
    }
}

pub(crate) fn provider(name: &str) -> NewUnit {
    NewUnit {
        name: line(name),
        kind: UnitKind::Provider,
        parent: None,
        district: None,
        form: Some(ProviderForm::Choice),
        organisation_number: None,
        phone: None,
        email: None,
        address: None,
        period: Period::since(day("2024-01-01")),
    }
}
