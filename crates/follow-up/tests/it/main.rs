//! Follow-ups on both databases: what use cases save, who may, what is due, what pages show, what is measured.

#[cfg(test)]
mod earlier;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod follow_ups;
#[cfg(test)]
mod handed_over;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod questions;
#[cfg(test)]
#[path = "../../../care-plans/tests/it/scene.rs"]
#[expect(
    dead_code,
    reason = "the stage of the room below, of which this one needs a part"
)]
mod scene;
#[cfg(test)]
mod surveys;
#[cfg(test)]
mod talk;
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
    cooperation::MIGRATIONS,
    cases::MIGRATIONS,
    care_plans::MIGRATIONS,
    schedules::MIGRATIONS,
    visits::MIGRATIONS,
    follow_up::MIGRATIONS,
];

/// Who hears what.
#[cfg(test)]
fn listeners() -> store::Listeners {
    care_plans::listeners().and(follow_up::listeners())
}
