//! The committee's meeting at which something was decided.

use kernel::{Date, Line};

/// When and where the committee decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// The day of the meeting.
    pub on: Date,
    /// Paragraph of the minutes.
    pub paragraph: Line,
}
