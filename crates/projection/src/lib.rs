//! Forecasts population, need of care, places, staff and cost on one set of trajectories, with honest intervals.
//!
//! | word | where |
//! |---|---|
//! | people by age and sex; what is known of areas by year | [`people`] |
//! | files in, as text: csv, JSON-stat, PX | [`formats`] |
//! | mortality, local levels, migration, fertility | [`rates`] |
//! | what is expected of each area, and how sure that is | [`outlook::Fit`] |
//! | many futures, and what they say together | [`trajectories`] |
//! | users, places, staff of a scenario | [`care`] |
//! | cost, the resource allocation model, parts of a change | [`economy`], [`explain`] |
//! | a forecast held against the outcome | [`backtest`], [`evaluate`], [`judged`] |
//! | published figures held against forecasts | [`claims`] |
//!
//! Invariants
//! - No clock, no store, no chance but the seed's. What a trajectory meets depends on seed, area and its number alone,
//!   never on threads or on how many trajectories there are.
//! - A forecast sees nothing after its jump-off ([`people::Register::until`]).
//! - Persons are whole and never fewer than none. In every trajectory women and men sum to all, ages to groups,
//!   municipalities to their county, counties to the nation.
//! - Deaths at an age fall half on each of the two cohorts that could have it.
//! - Nothing that can be read makes it panic; what is wrong is said with its place ([`Trouble`]).

pub mod backtest;
pub mod care;
pub mod chance;
pub mod claims;
mod compare;
pub mod economy;
pub mod formats;
pub mod judged;
pub mod outlook;
pub mod people;
pub mod rates;
pub mod trajectories;
mod trouble;
mod tuning;
mod wrong;

pub use compare::{CAUSES, Evaluated, Explained, Figure, Side, evaluate, explain, told};
pub use trouble::{Kind, Trouble};
pub use tuning::{Constant, Tuning};
pub use wrong::Wrong;
