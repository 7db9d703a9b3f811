//! A report that can be told: of something that has happened; and where it is told by whom.

use kernel::{Refusal, TimeZone, Timestamp};

use crate::model::NewReport;

/// The entries of history that say who told of what went wrong, as kind of thing and verb: they stand in their chains,
/// and are left out where the log is reviewed. A report about the manager is not for the manager.
pub const WHO_TOLD: &[&str] = &["deviation deviations.reported", visits::DEVIATION_TOLD];

/// Whether a report can be taken: what it tells of has happened. Nothing else is asked of it, since it is to be told at
/// once (`SoL` 27:2, LSS 24 b).
pub(crate) fn check_report(
    new: &NewReport,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<(), Refusal> {
    let here = now.to_zoned(zone.clone());
    if new.happened.on > here.date() {
        return Err(Refusal::new("deviations-refusal-ahead").at("on"));
    }
    let is_later_today =
        new.happened.on == here.date() && new.happened.at.is_some_and(|at| at > here.time());
    if is_later_today {
        return Err(Refusal::new("deviations-refusal-ahead-time").at("at"));
    }
    Ok(())
}
