//! The search for care plans: exact times under ties between carers, many small changes, several chains.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "node numbers are made here and checked when the net is; the inner loop lives on them"
)]

pub(crate) mod anneal;
mod astray;
pub(crate) mod build;
pub(crate) mod chance;
mod eject;
mod exchange;
mod familiar;
mod lists;
pub(crate) mod moves;
pub(crate) mod near;
pub(crate) mod net;
pub(crate) mod plan;
mod pool;
pub(crate) mod run;
mod stretches;
mod timing;
