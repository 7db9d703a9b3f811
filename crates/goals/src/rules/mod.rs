//! Pure decisions: how a value is judged, what the judgements come to, what a measure says.

mod assessment;
mod checks;
mod deadlines;
mod measured;
mod result;
mod set_rule;
mod table;

pub use assessment::{Judged, assess, compare};
pub(crate) use measured::untold;
pub use measured::{Measured, Untold, measured};
pub use result::result;
pub use set_rule::check_rule;
pub use table::{Bands, Table};

pub(crate) use checks::{check_indicator, check_reading, check_unit};
pub(crate) use deadlines::{REPORT, report_due};
