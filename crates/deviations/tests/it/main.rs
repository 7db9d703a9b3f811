//! Deviations on both databases: what use cases save, who may, what pages show, what is measured.

#[cfg(test)]
mod access_to_deviations;
#[cfg(test)]
mod apart;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod from_visits;
#[cfg(test)]
mod lessons;
#[cfg(test)]
mod lex_sarah;
#[cfg(test)]
#[path = "../../../visits/tests/it/made.rs"]
#[expect(
    dead_code,
    reason = "visits as the room below makes them, of which this one needs one"
)]
mod made;
#[cfg(test)]
mod never_altered;
#[cfg(test)]
mod ordinary;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod scene;
#[cfg(test)]
#[path = "../../../care-plans/tests/it/scene.rs"]
#[expect(
    dead_code,
    reason = "the stage of the room below, of which this one needs a part"
)]
mod stage;
#[cfg(test)]
#[path = "../../../care-plans/tests/it/words.rs"]
mod words;

/// Tables of all rooms that this one needs, in order.
#[cfg(test)]
const ROOMS: &[store::Migrations] = &[
    history::MIGRATIONS,
    rulebook::MIGRATIONS,
    duties::MIGRATIONS,
    access::MIGRATIONS,
    residents::MIGRATIONS,
    organisation::MIGRATIONS,
    cases::MIGRATIONS,
    care_plans::MIGRATIONS,
    schedules::MIGRATIONS,
    visits::MIGRATIONS,
    records::MIGRATIONS,
    deviations::MIGRATIONS,
];

/// Who hears what.
#[cfg(test)]
fn listeners() -> store::Listeners {
    care_plans::listeners()
        .and(schedules::listeners())
        .and(deviations::listeners())
}
