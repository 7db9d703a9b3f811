//! Chance, for many trajectories at a time: a generator for each trajectory, and how many die, move and are born.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "the inner loop: lanes are arrays of one length, bits become numbers here, and what is not inlined is not \
              compiled for the machine it runs on"
)]

mod draw;
mod generator;

pub use draw::{Drawing, balance, exp, leavers, newcomers};
pub use generator::Generator;

/// Trajectories that are carried side by side, so that the machine can do several at once.
pub const LANES: usize = 32;

/// One number for each of some trajectories.
pub type Lane = [f32; LANES];
