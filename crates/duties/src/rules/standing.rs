//! What time makes of a duty.

use jiff::SignedDuration;
use kernel::Timestamp;

use crate::State;

/// How a duty stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Its time has run out.
    Overdue,
    /// Its time runs out soon.
    DueSoon,
    /// There is time.
    Open,
    /// Done within its time.
    DoneInTime,
    /// Done, but late.
    DoneLate,
    /// No longer to be done.
    Dropped,
}

/// How a duty stands: `when` is the moment, and how long before its due time a duty is due soon.
///
/// A duty may be done until its due time, and at it; after it, the duty is overdue.
///
/// ```
/// use duties::{Standing, State, standing};
/// use jiff::{SignedDuration, Timestamp};
/// let due: Timestamp = "2026-03-20T22:59:59.999Z".parse()?;
/// let soon = SignedDuration::from_hours(48);
/// let at = |now: &str| now.parse().map(|now| standing(State::Open, None, due, (now, soon)));
/// assert_eq!(at("2026-03-10T08:00:00Z")?, Standing::Open);
/// assert_eq!(at("2026-03-19T08:00:00Z")?, Standing::DueSoon);
/// assert_eq!(at("2026-03-20T23:00:00Z")?, Standing::Overdue);
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn standing(
    state: State,
    closed: Option<Timestamp>,
    due: Timestamp,
    when: (Timestamp, SignedDuration),
) -> Standing {
    let (now, soon) = when;
    match state {
        State::Done if closed.is_some_and(|closed| closed > due) => Standing::DoneLate,
        State::Done => Standing::DoneInTime,
        State::Dropped => Standing::Dropped,
        State::Open if now > due => Standing::Overdue,
        State::Open if due.duration_since(now) <= soon => Standing::DueSoon,
        State::Open => Standing::Open,
    }
}
