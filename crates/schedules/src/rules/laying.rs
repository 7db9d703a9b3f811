//! Which days a visit of a plan falls on, and what is kept of the schedule when a new version comes.

use std::collections::{BTreeMap, BTreeSet};

use care_plans::{NewVisit, PlannedVisit, Window};
use kernel::{Date, Line, Period};

use crate::model::{Placing, ScheduledVisit, VisitState, monday};

/// Days of a week.
const WEEK: i64 = 7;

/// Days from one day to another; less than 0 if the other is earlier.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from(to.since(from).map_or(0, |span| span.get_days()))
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

/// The days between two, both in them, on which visits of a plan fall, whether they were put in the schedule or not.
/// The anchor is the day on which the plan was first agreed.
pub fn days_of_visits(
    visits: &[PlannedVisit],
    anchor: Date,
    days: (Date, Date),
) -> Vec<(Date, &PlannedVisit)> {
    let laid = lay(visits, anchor, days).into_iter();
    laid.map(|laid| (laid.day, laid.planned)).collect()
}

/// A visit that stood in the schedule when a new version of its plan came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Carried {
    name: Line,
    window: Window,
    laid_on: Date,
    placing: Placing,
    /// It stands where it is, so that its day has its visit already.
    stays: bool,
}

impl Carried {
    /// What is known of a visit that is laid out anew from a day on; none of one that was laid for a day before that,
    /// which the new version says nothing about.
    pub(crate) fn of(visit: &ScheduledVisit, from: Date) -> Option<Self> {
        (visit.laid_on >= from).then(|| Self {
            name: visit.name.clone(),
            window: visit.window,
            laid_on: visit.laid_on,
            placing: visit.placing.clone(),
            stays: visit.placing.day < from,
        })
    }

    /// The same, on the day for which it was laid where there is no help on the one to which it was moved.
    pub(crate) fn within(mut self, help: Option<Period>) -> Self {
        let is_helped = help.is_some_and(|help| help.contains(self.placing.day));
        if !self.stays && !is_helped {
            self.placing.day = self.laid_on;
        }
        self
    }

    /// Whether another one is laid in its place.
    pub(crate) const fn goes(&self) -> bool {
        !self.stays
    }

    /// How far a laid visit is from this one; none where they are not the same visit.
    fn off(&self, laid: &Laid<'_>) -> Option<i64> {
        let visit = &laid.planned.visit;
        let same = self.laid_on == laid.day && self.name == visit.name;
        same.then(|| {
            (self.window.from() - visit.window.from()).abs()
                + (self.window.to() - visit.window.to()).abs()
        })
    }
}

/// The visits that are to be put in, each where the one that it follows stood, as far as that still fits. Of several
/// with one name on one day, those that are nearest in time belong together, and none is followed twice.
pub(crate) fn carry<'p>(laid: Vec<Laid<'p>>, before: &[Carried]) -> Vec<(Laid<'p>, Placing)> {
    let mut pairs: Vec<(i64, usize, usize)> = vec![];
    for (n, laid) in laid.iter().enumerate() {
        let near = before.iter().enumerate();
        pairs.extend(near.filter_map(|(m, old)| Some((old.off(laid)?, n, m))));
    }
    pairs.sort_unstable();
    let mut follows: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (_off, n, m) in pairs {
        if !follows.contains_key(&n) && taken.insert(m) {
            follows.insert(n, m);
        }
    }
    let of = |(n, laid): (usize, Laid<'p>)| {
        let old = follows.get(&n).and_then(|m| before.get(*m));
        match old {
            None => {
                let placing = Placing::on(laid.day);
                Some((laid, placing))
            }
            Some(old) if old.stays => None,
            Some(old) => {
                let placing = fitted(old, &laid);
                Some((laid, placing))
            }
        }
    };
    laid.into_iter().enumerate().filter_map(of).collect()
}

/// Where a visit stood, as far as its new shape allows.
fn fitted(old: &Carried, laid: &Laid<'_>) -> Placing {
    let visit = &laid.planned.visit;
    // What was off for the sake of life or of the help is on again when it is laid again.
    if old.placing.reason.is_some_and(|reason| !reason.is_given()) {
        return Placing::on(laid.day);
    }
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
    use care_plans::{Every, Staff, Weekdays};
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

    /// A visit of a plan called by one name, in a window of two hours.
    fn called(name: &str, from: i64) -> PlannedVisit {
        let mut one = planned(127, Every::Week);
        one.visit.name = Line::parse(name).expect("a line");
        one.visit.window = Window::new(from, from + 120).expect("a window");
        one
    }

    fn old(one: &PlannedVisit, day: Date, worker: u128) -> Carried {
        let visit = &one.visit;
        Carried {
            name: visit.name.clone(),
            window: visit.window,
            laid_on: day,
            placing: Placing {
                start: Some(visit.window.from() + 15),
                workers: vec![Id::from_uuid(uuid::Uuid::from_u128(worker))],
                ..Placing::on(day)
            },
            stays: false,
        }
    }

    #[test]
    fn two_of_one_name_on_one_day_keep_what_was_said_of_each() {
        let day = date(2026, 11, 25);
        let (morning, evening) = (called("Tillsyn", 420), called("Tillsyn", 1_140));
        let before = [old(&morning, day, 11), old(&evening, day, 12)];
        let plan = [evening.clone(), morning];
        let carried = carry(lay(&plan, day, (day, day)), &before);
        let said: Vec<_> = carried.iter().map(|(_, placing)| placing.clone()).collect();
        assert_eq!(said, [before[1].placing.clone(), before[0].placing.clone()]);
        // A third has nothing to follow, and a later window is followed where it is the nearest.
        let later = called("Tillsyn", 450);
        let plan = [called("Tillsyn", 780), later, evening];
        let carried = carry(lay(&plan, day, (day, day)), &before);
        let workers: Vec<usize> = carried.iter().map(|(_, to)| to.workers.len()).collect();
        assert_eq!(workers, [0, 1, 1]);
        assert_eq!(carried[1].1.start, None, "it was at a time that is over");
    }

    #[test]
    fn what_was_moved_to_a_day_before_is_not_laid_again() {
        let day = date(2026, 11, 27);
        let one = called("Dusch", 420);
        let mut made = old(&one, day, 11);
        made.stays = true;
        let plan = [one];
        assert_eq!(carry(lay(&plan, day, (day, day)), &[made]), []);
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
