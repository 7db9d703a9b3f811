//! Files in and out, each with errors that name the place.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "numbers are checked against their limits where they are read"
)]

pub mod hhcrsp;
mod hhcrsp_judge;
pub mod solomon;
pub mod tour_text;
pub mod vrplib;
