//! What the room can be measured by; one measure a file. Groups stand with their keys, names come from their rooms.

mod days_to_decision;
mod early_help;
mod followed_up;
mod groups;
mod orders;

use kernel::{Call, Period, Timestamp};

pub use days_to_decision::{DAYS_TO_DECISION, days_to_decision};
pub use early_help::{EARLY_HELP, early_help};
pub use followed_up::{FOLLOWED_UP, followed_up};
pub use groups::age_band;
pub use orders::{FRAME_MINUTES, ORDERS_ANSWERED, frame_minutes, orders_answered};

/// The first moment of a period, and the first one after it.
fn moments(call: &Call, period: Period) -> (Timestamp, Timestamp) {
    let after = duties::calendar::days_after(period.last(call.today()), 1);
    let start = |day| duties::calendar::start_of_day(day, &call.zone);
    (start(period.from()), start(after))
}
