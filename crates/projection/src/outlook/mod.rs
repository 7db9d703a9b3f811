//! What is expected of each area, and how sure that is: fitted once at the jump-off, the same for every trajectory.
#![expect(
    clippy::indexing_slicing,
    reason = "ages are bounded by the type that holds them, and years by the horizon"
)]

mod districts;
mod family;
mod fit;
mod path;
mod reconcile;
mod spread;
mod turnover;

pub use family::{Family, NATION};
pub use fit::{Fit, HORIZON_MAX, Outlook, Terms};
pub use path::Path;
pub(crate) use spread::Misses;
pub use spread::{AreaSpread, NationSpread};
