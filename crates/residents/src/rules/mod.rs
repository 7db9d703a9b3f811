//! Pure decisions: what may be written about a person, and how what is typed in the search field is understood.

mod birth;
mod death;
mod query;

pub(crate) use birth::check_birth;
pub(crate) use death::check_death;
pub(crate) use query::{Range, Sought, understand};
