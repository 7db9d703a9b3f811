//! Many possible futures of the same areas: expected rates, what is not known of them, and chance.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "the inner loop: lanes and cells are arrays of known length, persons are whole \
              numbers, and what is not inlined is not compiled for the machine it runs on"
)]

mod block;
mod counts;
mod course;
mod parts;
mod run;
mod shocks;
mod summary;

pub use counts::{Counts, Detail};
pub use parts::brought_to;
pub use run::{Run, each_area, trajectories_of, with_sums};
pub use shocks::NationShocks;
pub use summary::{Cell, Figure, LEVELS, quantiles, summarise};
