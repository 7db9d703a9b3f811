//! Files in: tables of people as text, whatever their form.

mod table;

pub use table::{Events, read_births, read_national, read_people};
