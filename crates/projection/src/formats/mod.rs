//! Files in: tables of people as text, whatever their form.
//!
//! Comma-separated tables, JSON-stat 2 and PX as statistical offices export them; all become the same cells.
#![expect(
    clippy::indexing_slicing,
    reason = "ages are bounded when they are read, and sexes are two"
)]

mod cells;
mod cube;
mod json_stat;
mod px;
mod rows;
mod seen;
mod table;

pub use cells::Events;
pub use table::{File, Files, read_births, read_national, read_people, read_register};
