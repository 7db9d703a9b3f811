//! A minute of a day, as the clocks of the municipality show it.

use kernel::{Call, Date};

/// The Monday of a day's week.
pub(crate) fn monday(day: Date) -> Date {
    let offset = i64::from(day.weekday().to_monday_zero_offset());
    duties::calendar::days_after(day, -offset)
}

/// A day and a minute of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayMinute {
    /// Which day.
    pub day: Date,
    /// Minutes from its midnight.
    pub minute: i64,
}

impl DayMinute {
    /// When a call is made.
    pub fn of(call: &Call) -> Self {
        let at = call.now.to_zoned(call.zone.clone());
        Self {
            day: at.date(),
            minute: i64::from(at.hour()) * 60 + i64::from(at.minute()),
        }
    }
}
