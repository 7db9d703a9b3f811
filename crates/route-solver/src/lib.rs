//! Plans home care: who goes to whom, when, and in which order.

mod answer;
mod budget;
mod engine;
pub mod formats;
mod trouble;

pub use answer::{Search, Summary};
pub use budget::{Budget, Iterations, UntilRaised};
pub use trouble::Trouble;
