//! The room's use cases, one a file. A struct is the whole input of its use case.

mod count_month;
mod set_terms;
mod settle_month;

pub use count_month::CountMonth;
pub use set_terms::SetTerms;
pub use settle_month::SettleMonth;

use history::{Entry, Stream, Subject};
use kernel::{Id, UnitId};

/// What history says, in the chain of the provider: nothing of it tells of a person.
const fn entry<Kind>(
    provider: UnitId,
    verb: &'static str,
    (kind, id): (&'static str, Id<Kind>),
) -> Entry {
    Entry::new(Stream::Unit(provider), verb, Subject::new(kind, id))
}
