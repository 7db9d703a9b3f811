//! People by age and sex: what is counted, and in which groups it is told.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "ages are bounded by the type that holds them, and counts of people are exact in a float"
)]

mod group;
mod level;
mod pyramid;
mod register;

pub use group::{Group, SexOf};
pub use level::AreaLevel;
pub use pyramid::{AGES, OPEN, Pyramid, Sex};
pub use register::{Area, Births, MOTHER_FIRST, MOTHERS, National, Register, Year};
