//! Questions that pages and other rooms may ask. Plain views, no changes.

mod open_calls;
mod plan;
mod thread;

pub use open_calls::{OpenCall, open_calls};
pub use plan::{AgreementView, PlanView, plan, plan_of_contact, plans_of_person};
pub use thread::{ThreadKnot, thread};
