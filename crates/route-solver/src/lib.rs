//! Plans home care: who goes to whom, when, and in which order.
//!
//! | word | where |
//! |---|---|
//! | a problem of home care, in types with units | [`care`] |
//! | plans, figures, and a judge that shares only the travel times with the search | [`care::plan_care`], [`care::Terms`], [`care::check`] |
//! | a new plan while one is carried out | [`care::replan`] |
//! | why a visit was left out, and whether that is true | [`care::explain`], [`care::prove`] |
//! | what few carers for each client cost | [`care::trade_off`] |
//! | plain fleets with capacities and hard windows | [`Fleet`], [`plan_fleet`], [`judge_tours`] |
//! | files in and out | [`formats`], and [`Job`] for all of them |
//! | when to stop | [`Budget`], [`Iterations`] |
//!
//! Invariants
//! - No clock, no store, no chance but the seed's. With a budget that counts iterations, an answer depends on
//!   problem, seed, chains and iterations alone, never on the number of threads.
//! - What is ordered is visits, not clients: two carers may meet the same two clients in opposite order.
//! - Times are exact: after every change, starts are the least that all orders, windows and ties allow.
//! - The best plan so far can be taken at any moment; a budget that is used up at once gives the first plan.
//! - Nothing that can be read makes it panic; what is wrong is said with its place ([`Trouble`]).
//!
//! ```
//! use route_solver::care::{SampleSize, plan_care, sample};
//! use route_solver::{Iterations, Search};
//!
//! let problem = sample(SampleSize { clients: 5, carers: 3, days: 1 }, 1);
//! let planned = plan_care(&problem, None, &Search::default(), &Iterations(1_000)).expect("the sample is whole");
//! println!("{} s of travel, {} visits left out", planned.terms.travel, planned.terms.unassigned);
//! ```

mod answer;
mod budget;
pub mod care;
mod engine;
mod fleet;
pub mod formats;
mod job;
mod page;
mod trouble;

pub use answer::{Search, Summary};
pub use budget::{Budget, Iterations};
pub use fleet::{Aim, Customer, Fleet, FleetParts, FleetPlan, judge_tours, plan_fleet};
pub use job::{Format, Job, Objective, Outcome};
pub use page::{Bar, Row, Times, day_page};
pub use trouble::Trouble;
