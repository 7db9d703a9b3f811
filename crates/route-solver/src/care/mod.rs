//! Home care: the problem with its units, the plan with its figures, and why a visit was left out.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "sizes are checked when the problem is; numbers of visits and shifts are made here"
)]

mod check;
mod compile;
mod explain;
mod figures;
mod knots;
mod model;
mod parts;
mod plan;
mod prove;
mod ranks;
mod relax;
mod replan;
mod rest;
mod rows;
mod sample;
mod trade_off;
mod travel;
mod units;
mod whole;
mod words;

/// A problem as the search sees it.
#[cfg(test)]
pub(crate) fn compiled(problem: &Problem) -> Result<crate::engine::net::Net, crate::Trouble> {
    Ok(compile::compile(problem)?.net)
}

pub use check::{Flaw, check};
pub use explain::{Explanation, Proof, Reason, Relaxation, explain};
pub use figures::Terms;
pub use model::{
    Break, Carer, Client, Mode, Needs, Pin, Place, Prices, Problem, Rest, Shift, Tie, TieKind,
    Travel, Visit, Window, Wish,
};
pub use plan::{CarePlan, Pause, Planned, Start, plan_care};
pub use prove::prove;
pub use replan::replan;
pub use rest::{RestFlaw, rest_flaws};
pub use rows::rows;
pub use sample::{SampleSize, sample};
pub use trade_off::{Weighing, trade_off};
pub use units::{Moment, Span};
pub use words::in_swedish;
