//! To which visit a use of a lock belongs.

use kernel::{TimeZone, Timestamp};
use schedules::{ScheduledVisit, VisitId};

use crate::model::LockUse;

/// Farther than this from when a visit was to begin or end, a key was used for something else.
const FAR_MINUTES: i64 = 180;

/// The visit whose planned beginning (or end, where the lock was closed) is nearest to a moment; none where all are far.
/// Of two as near, the one with the lower id.
pub(crate) fn nearest<'a>(
    visits: &'a [ScheduledVisit],
    (at, what): (Timestamp, LockUse),
    zone: &TimeZone,
) -> Option<&'a ScheduledVisit> {
    let clock = at.to_zoned(zone.clone()).datetime();
    let away = |one: &ScheduledVisit| -> (i64, VisitId) {
        let begins = one.placing.start.unwrap_or(one.window.from());
        let minute = match what {
            LockUse::Opened => begins,
            LockUse::Closed => begins + one.minutes.count(),
        };
        let midnight = one.placing.day.at(0, 0, 0, 0);
        (
            (clock.duration_since(midnight).as_mins() - minute).abs(),
            one.id,
        )
    };
    visits
        .iter()
        .min_by_key(|one| away(one))
        .filter(|one| away(one).0 <= FAR_MINUTES)
}
