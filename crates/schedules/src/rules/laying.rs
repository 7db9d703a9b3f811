//! Which days a visit of a plan falls on, and what is kept of the schedule when a new version comes.

use care_plans::{NewVisit, PlannedVisit};
use kernel::{Date, Line};

use crate::model::{Placing, ScheduledVisit, VisitState};

/// Days of a week.
const WEEK: i64 = 7;

/// Days from one day to another; less than 0 if the other is earlier.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from(to.since(from).map_or(0, |span| span.get_days()))
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    let offset = i64::from(day.weekday().to_monday_zero_offset());
    duties::calendar::days_after(day, -offset)
}

/// Whether a visit falls on a day. Every second and fourth week are counted from the week of `anchor`, the day on
/// which the plan was first agreed, so that a new version does not turn the weeks around.
fn falls_on(visit: &NewVisit, anchor: Date, day: Date) -> bool {
    let weeks = days_between(monday(anchor), monday(day)) / WEEK;
    let number = day.weekday().to_monday_one_offset();
    let number = u8::try_from(number).unwrap_or_default();
    visit.days.numbers().any(|own| own == number) && weeks.rem_euclid(visit.every.weeks()) == 0
}

/// A visit that is to be put in the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Laid<'p> {
    pub(crate) planned: &'p PlannedVisit,
    pub(crate) day: Date,
}

/// The visits from one day to another, both in it, in order of days.
pub(crate) fn lay(
    visits: &[PlannedVisit],
    anchor: Date,
    (from, until): (Date, Date),
) -> Vec<Laid<'_>> {
    let days = (0..=days_between(from, until)).map(|n| duties::calendar::days_after(from, n));
    days.filter(|day| (from..=until).contains(day))
        .flat_map(|day| {
            visits
                .iter()
                .filter(move |planned| falls_on(&planned.visit, anchor, day))
                .map(move |planned| Laid { planned, day })
        })
        .collect()
}

/// What a planner had said of a visit that a new version of its plan replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Carried {
    name: Line,
    laid_on: Date,
    placing: Placing,
}

impl Carried {
    /// What is worth keeping of a visit that goes; none where nobody has touched it.
    pub(crate) fn of(visit: &ScheduledVisit) -> Option<Self> {
        (visit.placing != Placing::on(visit.laid_on)).then(|| Self {
            name: visit.name.clone(),
            laid_on: visit.laid_on,
            placing: visit.placing.clone(),
        })
    }
}

/// Where a laid visit stands at first: as the one of the same name and day stood before, as far as that still fits.
pub(crate) fn carry(laid: &Laid<'_>, before: &[Carried]) -> Placing {
    let visit = &laid.planned.visit;
    let same = before
        .iter()
        .find(|old| old.laid_on == laid.day && old.name == visit.name);
    let Some(old) = same else {
        return Placing::on(laid.day);
    };
    let mut placing = old.placing.clone();
    let fits = |start: i64| {
        start >= visit.window.from() && start + visit.minutes.count() <= visit.window.to()
    };
    placing.start = placing.start.filter(|start| fits(*start));
    let most = usize::try_from(visit.staff.count()).unwrap_or(1);
    placing.workers.truncate(most);
    if placing.state == VisitState::Cancelled {
        placing.start = None;
        placing.workers.clear();
    }
    placing
}

#[cfg(test)]
mod tests {
    use care_plans::{Every, Staff, Weekdays, Window};
    use jiff::civil::date;
    use kernel::{Id, Minutes};
    use proptest::prelude::*;

    use super::*;

    fn planned(days: u8, every: Every) -> PlannedVisit {
        PlannedVisit {
            id: Id::from_uuid(uuid::Uuid::from_u128(1)),
            visit: NewVisit {
                name: Line::parse("Morgon").expect("a line"),
                days: Weekdays::from_bits(i64::from(days)).expect("days"),
                every,
                window: Window::new(420, 540).expect("a window"),
                minutes: Minutes::new(30),
                staff: Staff::One,
                who: None,
                tasks: vec![],
            },
        }
    }

    #[test]
    fn every_second_tuesday_is_counted_from_the_first_week() {
        let visits = [planned(0b000_0010, Every::TwoWeeks)];
        // 2026-11-25 is a Wednesday; its week is the first.
        let anchor = date(2026, 11, 25);
        let laid = lay(&visits, anchor, (date(2026, 11, 25), date(2026, 12, 31)));
        let days: Vec<Date> = laid.iter().map(|laid| laid.day).collect();
        assert_eq!(days, [date(2026, 12, 8), date(2026, 12, 22)]);
    }

    proptest! {
        /// Laid out in one go or day by day, it is the same; and it is the plan's minutes over four whole weeks.
        #[test]
        fn the_schedule_is_the_plan(days in 1_u8..128, every in 0_usize..3, start in 0_i64..400) {
            let every = Every::ALL[every];
            let visits = [planned(days, every)];
            let anchor = date(2026, 11, 25);
            let from = duties::calendar::days_after(date(2026, 11, 23), start);
            let until = duties::calendar::days_after(from, 27);
            let whole = lay(&visits, anchor, (from, until));
            let mut bits = vec![];
            for n in 0..28 {
                let day = duties::calendar::days_after(from, n);
                bits.extend(lay(&visits, anchor, (day, day)));
            }
            prop_assert_eq!(&whole, &bits);
            let minutes = i64::try_from(whole.len()).unwrap_or(0) * 30;
            prop_assert_eq!(Minutes::new(minutes), visits[0].visit.in_four_weeks());
            prop_assert!(lay(&visits, anchor, (until, from)).is_empty() || from == until);
        }
    }
}
