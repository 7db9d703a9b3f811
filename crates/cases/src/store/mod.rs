//! All SQL of the room; one file an aggregate. Rows are private; a row that breaks an invariant is a fault.

pub(crate) mod appeal;
pub(crate) mod application;
pub(crate) mod case;
pub(crate) mod case_list;
pub(crate) mod communication;
pub(crate) mod contact;
pub(crate) mod decision;
pub(crate) mod delay;
pub(crate) mod delegation;
pub(crate) mod early_help;
pub(crate) mod follow_up;
pub(crate) mod handover;
pub(crate) mod investigation;
pub(crate) mod letter;
pub(crate) mod measured;
pub(crate) mod need;
pub(crate) mod oral_order;
pub(crate) mod order;
pub(crate) mod order_list;
pub(crate) mod order_measured;
pub(crate) mod order_parts;
pub(crate) mod question_source;

/// Indexes that serve readers alone: nothing is asked by them while a database is filled.
pub const READERS_INDEXES: &[&str] = &[
    "case_contact_unit",
    "case_contact_officer",
    "case_case_officer",
    "case_case_unit",
    "case_application_received",
    "case_decision_unit",
    "case_decision_decided",
    "case_follow_up_due",
    "case_order_officer",
    "case_order_unit",
    "case_order_sending_due",
    "case_decision_executed",
    "case_decision_interrupted",
    "case_order_state",
];
