//! The engine from outside: what it may see, what must sum, and that threads change nothing.
#![expect(
    clippy::expect_used,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says why, and its numbers are small and exact"
)]

mod budget;
mod care;
mod formats;
mod judged;
mod made_up;
mod moves;
mod population;
mod properties;
mod rates;
mod sums;
