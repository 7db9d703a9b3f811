//! Money: what care costs, the resource allocation model, and what changed since last year.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "years and trajectories are bounded by what holds them, and amounts are far below what a float counts exactly"
)]

mod budget;
mod cost;
mod explain;
mod payroll;
mod replay;
mod tables;

pub use budget::{Basis, Entry, EntryKind, Ledger, Reading, Row, Step, Thousands, split};
pub use cost::{CostYear, Prices, costs, part_year};
pub use explain::{Part, apportion, shapley};
pub use payroll::{ChargeReading, charge_readings};
pub use replay::{ChargeFall, PriceRise, Replay, Risen, Split};
pub use tables::{AreaTable, Held, PartTable, StepTable, TakenApart, UnitCost, VolumeTable};
