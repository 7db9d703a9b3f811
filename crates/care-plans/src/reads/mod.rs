//! Questions that pages and other rooms may ask. Plain views, no changes.

mod held;
mod list;
mod plan;

pub use held::{HeldPlan, HeldVersion, days_of_help, held_plans};
pub use list::{PlanGroup, PlanLine, PlansOf, plans, plans_waiting};
pub use plan::{
    PlanView, all_plans, help_days, kinds_of_plans, overdue_duty, plan, plan_of_order, plans_among,
    plans_of_person, plans_running, standing_plans,
};
