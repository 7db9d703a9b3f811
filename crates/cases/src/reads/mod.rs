//! Questions that pages and other rooms may ask. Plain views, no changes.

mod contacts;

pub(crate) use contacts::contact;
pub use contacts::{ContactLine, contacts_of_person, open_contacts};
