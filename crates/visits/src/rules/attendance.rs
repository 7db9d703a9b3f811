//! What the reports of one who made a visit come to, in whatever order they came.

use kernel::Timestamp;

use crate::model::{Attendance, Doubt, Moment, Report, ReportKind};

/// Longer than this, somebody has forgotten to end the visit: no visit of home care is a working day long.
const LONGEST_HOURS: i64 = 8;
/// Clocks of phones differ so much without anybody's fault.
const CLOCKS_DIFFER_SECONDS: i64 = 120;

/// What the reports of one who made a visit come to. The first start holds, and the last end, as they stand corrected;
/// whatever does not fit is a doubt beside it. The same reports give the same in any order, and twice the same report
/// is once.
pub fn attendance(reports: &[Report]) -> Attendance {
    let mut reports: Vec<&Report> = reports.iter().collect();
    reports.sort_by_key(|report| (report.said, report.id));
    reports.dedup_by_key(|report| report.id);
    let starts = moments(&reports, ReportKind::Started);
    let ends = moments(&reports, ReportKind::Ended);
    let (start, end) = (starts.first().copied(), ends.last().copied());
    let not_made = reports
        .iter()
        .rev()
        .find(|report| report.kind == ReportKind::NotMade)
        .and_then(|report| report.not_made);
    let tasks = end
        .and_then(|end| reports.iter().find(|report| report.id == end.report))
        .map_or_else(Vec::new, |report| report.tasks.clone());
    let mut doubts = vec![];
    let mut doubt = |holds: bool, doubt| {
        if holds {
            doubts.push(doubt);
        }
    };
    doubt(starts.len() > 1, Doubt::StartedTwice);
    doubt(ends.len() > 1, Doubt::EndedTwice);
    doubt(start.is_none() && end.is_some(), Doubt::NoStart);
    let took = start.zip(end).map(|(start, end)| seconds(start.at, end.at));
    doubt(took.is_some_and(|took| took < 0), Doubt::EndBeforeStart);
    let longest = LONGEST_HOURS * 3_600;
    doubt(took.is_some_and(|took| took > longest), Doubt::TooLong);
    let was_made = start.is_some() || end.is_some();
    doubt(was_made && not_made.is_some(), Doubt::MadeAndNot);
    let is_ahead = |report: &&Report| seconds(report.received, report.said) > CLOCKS_DIFFER_SECONDS;
    doubt(reports.iter().any(is_ahead), Doubt::ClockAhead);
    Attendance {
        start,
        end,
        tasks,
        not_made,
        doubts,
    }
}

fn seconds(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_secs()
}

/// The times of a kind as they stand corrected, in order. The correction that reached us last holds; of two at the same
/// moment, the one with the later id.
fn moments(reports: &[&Report], kind: ReportKind) -> Vec<Moment> {
    let firsts = reports
        .iter()
        .filter(|report| report.kind == kind && report.correction.is_none());
    let mut moments: Vec<Moment> = firsts
        .map(|first| {
            let corrections = reports.iter().filter(|report| {
                let correction = report.correction.as_ref();
                correction.is_some_and(|correction| correction.of == first.id)
            });
            let standing = corrections.max_by_key(|report| (report.received, report.id));
            Moment {
                at: standing.map_or(first.said, |report| report.said),
                proof: standing.map_or(first.proof, |report| report.proof),
                first_said: first.said,
                report: first.id,
                is_corrected: standing.is_some(),
            }
        })
        .collect();
    moments.sort_by_key(|moment| (moment.at, moment.report));
    moments
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::model::{AttendanceState, Correction, NotMade, Proof};

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_772_000_000 + minutes * 60).unwrap()
    }

    fn report(id: u128, kind: ReportKind, minutes: i64) -> Report {
        Report {
            id: Id::from_uuid(Uuid::from_u128(id)),
            visit: Id::from_uuid(Uuid::from_u128(1)),
            user: Id::from_uuid(Uuid::from_u128(2)),
            by: Id::from_uuid(Uuid::from_u128(2)),
            kind,
            said: at(minutes),
            received: at(minutes + 1),
            proof: Proof::Pressed,
            tasks: vec![],
            not_made: (kind == ReportKind::NotMade).then_some(NotMade::Refused),
            words: None,
            correction: None,
        }
    }

    fn correction(id: u128, of: u128, minutes: i64) -> Report {
        Report {
            correction: Some(Correction {
                of: Id::from_uuid(Uuid::from_u128(of)),
                why: kernel::Line::parse("Glömde trycka.").unwrap(),
            }),
            proof: Proof::Typed,
            received: at(1_000),
            ..report(id, ReportKind::Ended, minutes)
        }
    }

    #[test]
    fn a_visit_that_began_and_ended_took_the_time_between() {
        let told = attendance(&[
            report(1, ReportKind::Started, 0),
            report(2, ReportKind::Ended, 25),
        ]);
        assert_eq!(told.minutes().map(kernel::Minutes::count), Some(25));
        assert_eq!(told.state(), Some(AttendanceState::Done));
        assert!(!told.is_typed() && told.doubts.is_empty(), "{told:?}");
    }

    #[test]
    fn a_correction_holds_and_the_first_time_is_still_told() {
        let told = attendance(&[
            report(1, ReportKind::Started, 0),
            report(2, ReportKind::Ended, 300),
            correction(3, 2, 30),
        ]);
        let end = told.end.unwrap();
        assert_eq!((end.at, end.first_said), (at(30), at(300)));
        assert!(told.is_typed());
        assert_eq!(told.minutes().map(kernel::Minutes::count), Some(30));
    }

    #[test]
    fn what_does_not_fit_is_a_doubt_and_never_less_than_nought() {
        let told = attendance(&[
            report(1, ReportKind::Started, 60),
            report(2, ReportKind::Ended, 30),
            report(3, ReportKind::NotMade, 31),
        ]);
        assert_eq!(told.minutes().map(kernel::Minutes::count), Some(0));
        assert_eq!(told.doubts, [Doubt::EndBeforeStart, Doubt::MadeAndNot]);
        let alone = attendance(&[report(2, ReportKind::Ended, 30)]);
        assert_eq!(alone.doubts, [Doubt::NoStart]);
        let forgotten = attendance(&[
            report(1, ReportKind::Started, 0),
            report(2, ReportKind::Ended, 481),
        ]);
        assert_eq!(forgotten.doubts, [Doubt::TooLong]);
    }

    #[test]
    fn a_clock_that_is_ahead_is_told_of() {
        let mut early = report(1, ReportKind::Started, 10);
        early.received = at(0);
        assert_eq!(attendance(&[early]).doubts, [Doubt::ClockAhead]);
    }

    proptest! {
        #[test]
        fn the_order_in_which_reports_come_does_not_matter(
            drawn in proptest::collection::vec((0_u8..4, 0_i64..600), 1..8),
            turn in 0_usize..8,
        ) {
            let mut reports: Vec<Report> = drawn
                .iter()
                .zip(10_u128..)
                .map(|((kind, minutes), id)| match kind {
                    0 => report(id, ReportKind::Started, *minutes),
                    1 => report(id, ReportKind::Ended, *minutes),
                    2 => report(id, ReportKind::NotMade, *minutes),
                    _ => correction(id, 10, *minutes),
                })
                .collect();
            let first = attendance(&reports);
            let turn = turn % reports.len();
            reports.rotate_left(turn);
            let again = reports.clone();
            reports.extend(again);
            reports.reverse();
            prop_assert_eq!(first, attendance(&reports));
        }
    }
}
