//! A visit that comes again: on which days, between which times, how long, and what is done.

use kernel::{Id, Line, Minutes, Prose};
use organisation::TaskCode;

/// Kind of [`PlannedVisitId`].
pub enum PlannedVisits {}
/// Id of a planned visit in one version of a plan.
pub type PlannedVisitId = Id<PlannedVisits>;

/// Minutes of a day.
pub(crate) const DAY_MINUTES: i64 = 24 * 60;
/// Weeks after which every rhythm has come round.
const ROUND_WEEKS: i64 = 4;

/// Days of the week, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// From numbers of days, Monday 1 to Sunday 7; others are none.
    pub fn of(days: impl IntoIterator<Item = u8>) -> Self {
        let bit = |day: u8| match day {
            1..=7 => 1 << (day - 1),
            _ => 0,
        };
        Self(days.into_iter().fold(0, |all, day| all | bit(day)))
    }

    /// As it is stored: Monday is the first bit.
    pub fn bits(self) -> i64 {
        i64::from(self.0)
    }

    /// From what is stored; none if a bit stands for no day.
    pub fn from_bits(bits: i64) -> Option<Self> {
        u8::try_from(bits)
            .ok()
            .filter(|bits| *bits <= Self::ALL.0)
            .map(Self)
    }

    /// The numbers of the days, Monday 1 to Sunday 7.
    pub fn numbers(self) -> impl Iterator<Item = u8> {
        (1..=7).filter(move |day| self.0 & (1 << (day - 1)) != 0)
    }

    /// How many.
    pub fn count(self) -> i64 {
        i64::from(self.0.count_ones())
    }
}

/// How often the days come round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Every {
    /// Each week.
    Week,
    /// Every second week.
    TwoWeeks,
    /// Every fourth week.
    FourWeeks,
}

kernel::keyed!(Every { Week => "week", TwoWeeks => "two-weeks", FourWeeks => "four-weeks" });

impl Every {
    /// Weeks from one time to the next.
    pub const fn weeks(self) -> i64 {
        match self {
            Self::Week => 1,
            Self::TwoWeeks => 2,
            Self::FourWeeks => 4,
        }
    }

    /// From what is stored.
    pub fn from_weeks(weeks: i64) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|every| every.weeks() == weeks)
    }
}

/// Between which times of the day a visit begins and ends, in minutes from midnight, `from` before `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    from: i64,
    to: i64,
}

impl Window {
    /// Between two minutes of one day; none if they do not follow each other.
    ///
    /// ```
    /// use care_plans::Window;
    /// assert!(Window::new(7 * 60, 9 * 60).is_some());
    /// assert!(Window::new(9 * 60, 7 * 60).is_none());
    /// ```
    pub const fn new(from: i64, to: i64) -> Option<Self> {
        if 0 <= from && from < to && to <= DAY_MINUTES {
            Some(Self { from, to })
        } else {
            None
        }
    }

    /// The first minute.
    pub const fn from(self) -> i64 {
        self.from
    }

    /// The minute at which it is over.
    pub const fn to(self) -> i64 {
        self.to
    }

    /// How long it is.
    pub const fn length(self) -> Minutes {
        Minutes::new(self.to - self.from)
    }
}

/// How many come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Staff {
    /// One.
    One,
    /// Two together.
    Two,
}

kernel::keyed!(Staff { One => "one", Two => "two" });

impl Staff {
    /// As a number.
    pub const fn count(self) -> i64 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// From a number.
    pub const fn from_count(count: i64) -> Option<Self> {
        match count {
            1 => Some(Self::One),
            2 => Some(Self::Two),
            _ => None,
        }
    }
}

/// What is done at a visit, and how the person wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTask {
    /// Which of the order's tasks.
    pub task: TaskCode,
    /// How it is done.
    pub how: Option<Prose>,
}

/// A visit on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVisit {
    /// What people call it: morning, shower, cleaning.
    pub name: Line,
    /// On which days.
    pub days: Weekdays,
    /// How often they come round.
    pub every: Every,
    /// Between which times.
    pub window: Window,
    /// How long it takes.
    pub minutes: Minutes,
    /// How many come.
    pub staff: Staff,
    /// Who comes, or what they must know.
    pub who: Option<Line>,
    /// What is done.
    pub tasks: Vec<PlannedTask>,
}

impl NewVisit {
    /// Minutes in four weeks, when every rhythm has come round once, of all who come.
    pub fn in_four_weeks(&self) -> Minutes {
        let times = self.days.count() * (ROUND_WEEKS / self.every.weeks());
        Minutes::new(self.minutes.count() * self.staff.count() * times)
    }
}

/// A visit of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedVisit {
    /// Its id.
    pub id: PlannedVisitId,
    /// What is planned.
    pub visit: NewVisit,
}

/// Minutes a week of some visits: those of four weeks divided by four, halves up.
pub fn weekly(visits: &[PlannedVisit]) -> Minutes {
    let sum: i64 = visits
        .iter()
        .map(|planned| planned.visit.in_four_weeks().count())
        .sum();
    Minutes::new((sum + ROUND_WEEKS / 2) / ROUND_WEEKS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn visit(days: u8, every: Every, minutes: i64, staff: Staff) -> PlannedVisit {
        PlannedVisit {
            id: Id::from_uuid(uuid::Uuid::from_u128(1)),
            visit: NewVisit {
                name: Line::parse("Morgon").expect("a line"),
                days: Weekdays::from_bits(i64::from(days)).expect("days"),
                every,
                window: Window::new(420, 540).expect("a window"),
                minutes: Minutes::new(minutes),
                staff,
                who: None,
                tasks: vec![],
            },
        }
    }

    #[test]
    fn minutes_a_week_count_days_rhythm_and_those_who_come() {
        let every_day = visit(0b111_1111, Every::Week, 20, Staff::One);
        let shower = visit(0b000_0010, Every::Week, 45, Staff::Two);
        let cleaning = visit(0b000_1000, Every::TwoWeeks, 90, Staff::One);
        let shopping = visit(0b000_0001, Every::FourWeeks, 30, Staff::One);
        let all = [every_day, shower, cleaning, shopping];
        // 140 + 90 + 45 + 7.5
        assert_eq!(weekly(&all), Minutes::new(283));
        assert_eq!(weekly(&[]), Minutes::ZERO);
    }

    proptest! {
        /// Days keep their numbers through the store, and no other number is a day.
        #[test]
        fn weekdays_are_their_numbers(bits in 0_i64..128, other in 8_u8..) {
            let days = Weekdays::from_bits(bits).expect("days");
            prop_assert_eq!(Weekdays::of(days.numbers()), days);
            prop_assert_eq!(Weekdays::of(days.numbers().chain([other, 0])), days);
            prop_assert_eq!(usize::try_from(days.count()).ok(), Some(days.numbers().count()));
            prop_assert!(Weekdays::from_bits(bits + 128).is_none());
        }

        /// One more visit never takes minutes away.
        #[test]
        fn more_visits_are_more_minutes(days in 1_u8..128, minutes in 1_i64..600, more in 1_i64..600) {
            let first = visit(days, Every::Week, minutes, Staff::One);
            let second = visit(days, Every::FourWeeks, more, Staff::Two);
            let alone = weekly(std::slice::from_ref(&first));
            prop_assert!(weekly(&[first, second]) > alone);
        }
    }
}
