//! The few use cases that belong to no other room.

mod protect;
mod review_log;
mod set_rule;

pub(crate) use protect::{Protect, Step};
pub(crate) use review_log::{ReviewLog, ReviewResult, Sampled, What};
pub(crate) use set_rule::SetRule;
