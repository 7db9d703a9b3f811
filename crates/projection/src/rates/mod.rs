//! Rates out of counts: mortality, local levels, migration and fertility, all from what is known at the jump-off.
//!
//! What is taken for granted was chosen on outcomes to 1995 ([`crate::Tuning`]). Windows of trends, bands of ages and
//! smoothing are older: errors at later jump-offs were printed beside them, so later jump-offs are no untouched test of
//! those. The surface was flat, and round numbers were taken.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "ages are bounded by the type that holds them, and years are few"
)]

mod fertility;
mod gross;
mod lee_carter;
mod level;
mod migration;
mod mortality;
mod smoothing;
mod trend;

pub use fertility::{Fertility, GIRLS};
pub use gross::Gross;
pub use lee_carter::LeeCarter;
pub use level::{BANDS, Level, band_of, recent_weight};
pub use migration::{Flow, MOVE_BANDS, Net, move_band_of, residual, turnover};
pub use mortality::{
    INFANT_SAME_YEAR, LogRates, Mortality, Slopes, cohort_deaths, cohort_hazard, log_rates, rates,
};
pub use trend::slopes as trend_slopes;
