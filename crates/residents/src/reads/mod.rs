//! Questions that others may ask.

mod contact_details;
mod person;
mod relatives;
mod search;

pub use contact_details::{contact_details, earlier_contact_details, postal_codes};
pub use person::{count, person, person_by_number, persons, persons_seen};
pub use relatives::{relative, relatives};
pub use search::{FoundPersons, SearchQuery, search};
