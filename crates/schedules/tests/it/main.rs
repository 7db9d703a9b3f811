//! Schedules on both databases: what plans lay out, what planners change, who may, what pages show.

#[cfg(test)]
mod changes;
#[cfg(test)]
mod continuity;
#[cfg(test)]
mod help;
#[cfg(test)]
mod laying;
#[cfg(test)]
mod measures;
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
mod staff;
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
];

/// Who hears what.
#[cfg(test)]
fn listeners() -> store::Listeners {
    care_plans::listeners().and(schedules::listeners())
}
