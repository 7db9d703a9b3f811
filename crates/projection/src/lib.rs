//! Forecasts population, need of care, places, staff and cost on one set of trajectories.

pub mod backtest;
pub mod care;
pub mod chance;
pub mod claims;
mod compare;
pub mod economy;
pub mod formats;
pub mod outlook;
pub mod people;
pub mod rates;
pub mod trajectories;
mod trouble;

pub use compare::{CAUSES, Evaluated, Explained, Figure, Side, evaluate, explain};
pub use trouble::Trouble;
