//! Forecasts made at earlier years and held against what happened, beside simpler methods.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "ages are bounded by the type that holds them, and counts of people are exact in a float"
)]

mod baselines;
mod order;
mod past;
mod scores;
mod walk;

pub use baselines::Method;
pub use scores::{Band, Score, Verdict, crps};
pub use walk::{Backtested, Gap, Missed, Plan, backtest};
