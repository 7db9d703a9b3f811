//! Rates out of counts: mortality, local levels, migration and fertility, all from what is known at the jump-off.
//!
//! Windows, half-lives and shrinkage were chosen by rolling origin on jump-offs from 1982 to 1994 with outcomes up to
//! 1997; errors at later jump-offs were printed beside them, and spreads and bands of ages were last set with coverage
//! there in view, so later jump-offs are no untouched test. The surface was flat, and round numbers were taken.
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
