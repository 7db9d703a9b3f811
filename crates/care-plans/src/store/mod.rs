//! All SQL of this room.

pub(crate) mod contact;
pub(crate) mod list;
pub(crate) mod measured;
pub(crate) mod plan;
pub(crate) mod version;
pub(crate) mod visit;

/// Indexes that serve readers alone: nothing is asked by them while a database is filled.
pub const READERS_INDEXES: &[&str] = &[
    "care_plan_provider",
    "care_plan_unit",
    "care_plan_due",
    "care_plan_ordered",
    "care_plan_version_agreed",
];
