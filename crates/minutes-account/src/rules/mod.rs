//! Pure decisions: how minutes are counted, why they differ, and what is paid for them.

mod count;
mod hide;
mod pay;
mod schedule;
mod spread;
#[cfg(test)]
mod tests;
mod told;
#[cfg(test)]
mod trial;

pub use count::{Count, DayTally, Facts, count};
pub(crate) use hide::hidden;
pub(crate) use pay::{Paid, line, terms_of, with_payment};
pub use pay::{payable, price};
