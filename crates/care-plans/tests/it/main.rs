//! Care plans on both databases: what use cases save, who may, what is due, what pages show, what is measured.

#[cfg(test)]
mod access_to_plans;
#[cfg(test)]
mod agreements;
#[cfg(test)]
mod beginnings;
#[cfg(test)]
mod contacts;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod scene;
#[cfg(test)]
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
];

/// Who hears what.
#[cfg(test)]
fn listeners() -> store::Listeners {
    care_plans::listeners()
}
