//! The product: all rooms put together. A new room is added here, and nowhere else in this crate.

use store::Migrations;

/// The tables of all rooms, those that others build on first.
pub fn migrations() -> Vec<Migrations> {
    vec![store::MIGRATIONS, history::MIGRATIONS]
}
