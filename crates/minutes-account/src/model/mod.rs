//! Values of the room. One noun a file.

mod causes;
mod month;
mod row;
mod stage;
mod terms;

pub use causes::Causes;
pub use month::{Month, MonthError};
pub use row::{AccountRow, CountedMonth};
pub use stage::{Cause, STEPS, Stage, Tally};
pub use terms::{PaidFor, Settlement, SettlementId, SettlementLine, Settlements, Terms};
