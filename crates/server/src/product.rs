//! The product: all rooms put together. A new room is added here, and in this crate only in `logs.rs` besides.

use kernel::Language;
use page_kit::{Locale, Routes, Texts, Way};
use store::{Listeners, Migrations, OpenError, Store};

use crate::Stop;

/// The tables of all rooms, those that others build on first.
pub fn migrations() -> Vec<Migrations> {
    vec![
        store::MIGRATIONS,
        rulebook::MIGRATIONS,
        history::MIGRATIONS,
        duties::MIGRATIONS,
        access::MIGRATIONS,
        residents::MIGRATIONS,
        organisation::MIGRATIONS,
        cooperation::MIGRATIONS,
        cases::MIGRATIONS,
        care_plans::MIGRATIONS,
        schedules::MIGRATIONS,
        visits::MIGRATIONS,
        minutes_account::MIGRATIONS,
        records::MIGRATIONS,
        goals::MIGRATIONS,
        needs::MIGRATIONS,
        deviations::MIGRATIONS,
        follow_up::MIGRATIONS,
    ]
}

/// Who hears what the rooms tell.
pub fn listeners() -> Listeners {
    Listeners::new()
        .and(cases::listeners())
        .and(care_plans::listeners())
        .and(schedules::listeners())
        .and(records::listeners())
        .and(deviations::listeners())
        .and(follow_up::listeners())
}

/// Opens the product's database, with all who hear what its actions tell.
pub async fn open(address: &str) -> Result<Store, OpenError> {
    Ok(Store::open(address).await?.hearing(listeners()))
}

/// The language files of rooms, by their folders.
macro_rules! words {
    ($($room:literal: $($language:ident $file:literal),+;)+) => {
        vec![$($(Locale {
            language: Language::$language,
            source: include_str!(concat!("../../", $room, "/locales/", $file)),
        },)+)+]
    };
}

/// The words of all rooms but `page-kit`, which brings its own.
pub fn locales() -> Vec<Locale> {
    words! {
        "access": Swedish "sv.ftl", English "en.ftl";
        "care-plans": Swedish "sv.ftl", English "en.ftl";
        "cases": Swedish "sv.ftl", English "en.ftl", Finnish "fi.ftl";
        "cooperation": Swedish "sv.ftl", English "en.ftl";
        "deviations": Swedish "sv.ftl", English "en.ftl";
        "duties": Swedish "sv.ftl", English "en.ftl";
        "goals": Swedish "sv.ftl", English "en.ftl";
        "follow-up": Swedish "sv.ftl", English "en.ftl";
        "history": Swedish "sv.ftl", English "en.ftl";
        "minutes-account": Swedish "sv.ftl", English "en.ftl";
        "needs": Swedish "sv.ftl", English "en.ftl";
        "organisation": Swedish "sv.ftl", English "en.ftl";
        "portal": Swedish "sv.ftl", English "en.ftl";
        "records": Swedish "sv.ftl", English "en.ftl";
        "residents": Swedish "sv.ftl", English "en.ftl";
        "rulebook": Swedish "sv.ftl", English "en.ftl";
        "schedules": Swedish "sv.ftl", English "en.ftl";
        "server": Swedish "sv.ftl", English "en.ftl";
        "sheets": Swedish "sv.ftl", English "en.ftl";
        "visits": Swedish "sv.ftl", English "en.ftl";
    }
}

/// All words, ready to be said.
pub fn texts() -> Result<Texts, Stop> {
    Texts::new(&locales()).map_err(|e| Stop::fault("reading the language files", e))
}

/// All pages, each with what it needs.
pub fn routes() -> Routes {
    Routes::new()
        .and(portal::routes())
        .and(cooperation::routes())
        .and(cases::routes())
        .and(care_plans::routes())
        .and(schedules::routes())
        .and(visits::routes())
        .and(minutes_account::routes())
        .and(records::routes())
        .and(goals::routes(portal::MEASURES))
        .and(needs::routes())
        .and(deviations::routes())
        .and(follow_up::routes())
        .and(residents::routes())
        .and(organisation::routes())
}

/// The ways around in the header.
pub fn ways() -> Vec<Way> {
    portal::ways()
        .into_iter()
        .chain(goals::ways())
        .chain(minutes_account::ways())
        .chain(needs::ways())
        .chain(organisation::ways())
        .collect()
}
