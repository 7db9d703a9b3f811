//! Visits on both databases: what those who make them tell, what is asked, what pages show, what is measured.

#[cfg(test)]
mod changed;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod locks;
#[cfg(test)]
mod made;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod phones;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod reports;
#[cfg(test)]
#[path = "../../../care-plans/tests/it/scene.rs"]
#[expect(
    dead_code,
    reason = "the stage of the room below, of which this one needs a part"
)]
mod scene;
#[cfg(test)]
mod without_network;
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
];

/// Who hears what.
#[cfg(test)]
fn listeners() -> store::Listeners {
    care_plans::listeners().and(schedules::listeners())
}
