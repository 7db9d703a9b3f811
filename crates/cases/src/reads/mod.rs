//! Questions that pages and other rooms may ask. Plain views, no changes.

mod cases;
mod contacts;
mod decisions;

pub(crate) use contacts::contact;
pub use contacts::{ContactLine, contacts_of_person, open_contacts};

mod choosable;

pub use choosable::{Choosable, Places, choosable};
pub use cases::{
    CaseFile, CaseLine, case, case_file, cases_in_state, cases_of_number, cases_of_person,
};
pub use decisions::{decision, decisions_of_person, follow_ups};
