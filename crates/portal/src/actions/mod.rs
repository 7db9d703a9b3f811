//! The few use cases that belong to no other room.

mod review_log;
mod set_rule;

pub(crate) use review_log::{ReviewLog, ReviewResult, Sampled};
pub(crate) use set_rule::SetRule;
