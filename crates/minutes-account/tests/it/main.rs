//! The minutes account on both databases: what months come to, what is settled, what pages show and to whom.

#[cfg(test)]
mod desk;
#[cfg(test)]
mod months;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod questions;
#[cfg(test)]
#[path = "../../../care-plans/tests/it/scene.rs"]
#[expect(
    dead_code,
    reason = "the stage of a room below, of which this one needs a part"
)]
mod scene;
#[cfg(test)]
mod settlements;
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
    minutes_account::MIGRATIONS,
];

/// Who hears what.
#[cfg(test)]
fn listeners() -> store::Listeners {
    care_plans::listeners().and(schedules::listeners())
}
