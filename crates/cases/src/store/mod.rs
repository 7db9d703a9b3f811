//! All SQL of the room; one file an aggregate. Rows are private; a row that breaks an invariant is a fault.

pub(crate) mod appeal;
pub(crate) mod application;
pub(crate) mod case;
pub(crate) mod case_list;
pub(crate) mod communication;
pub(crate) mod contact;
pub(crate) mod decision;
pub(crate) mod delay;
pub(crate) mod early_help;
pub(crate) mod follow_up;
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
