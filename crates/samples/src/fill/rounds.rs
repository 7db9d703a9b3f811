//! The visits of a care plan: which tasks are done together, when on the day and on which days.

use std::collections::BTreeMap;

use care_plans::{Every, NewVisit, PlannedTask, Staff, Weekdays, Window};
use kernel::{Line, Minutes};
use organisation::{Circumstance, Per, StandardTable};

use crate::{GrantedTask, Size};

/// How the visits of a day and a week lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// As few visits as there can be: a small demo is laid out and lived while somebody waits for its first page.
    Gathered,
    /// Each task when people do it, and what is done once a week on another day for everybody.
    Lived {
        /// The place of the person, by which the week begins.
        turn: usize,
    },
}

impl Rhythm {
    /// How they lie in the plan of somebody at a place.
    pub(super) const fn of(size: Size, turn: usize) -> Self {
        match size {
            Size::Small => Self::Gathered,
            Size::Municipality | Size::City => Self::Lived { turn },
        }
    }

    /// The slots of a task that is done so many times a day.
    fn slots(self, task: &str, times: usize) -> Vec<usize> {
        let usual: Vec<usize> = (0..times.min(USUAL)).collect();
        let all = ON_A_DAY.iter().find(|(known, _)| *known == task);
        match (self, all) {
            (Self::Lived { .. }, Some((_, slots))) if slots.len() == times => slots.to_vec(),
            (Self::Gathered | Self::Lived { .. }, _) => usual,
        }
    }

    /// The days of a task that is done so many times a week.
    fn days(self, times: usize) -> Weekdays {
        let days = DAYS.get(times.min(7)).copied().unwrap_or_default();
        let days = days.iter().copied();
        match self {
            // People are helped with what is not daily from Monday to Friday.
            Self::Lived { turn } if times <= WORKING => {
                let later = u8::try_from(turn % WORKING).unwrap_or(0);
                Weekdays::of(days.map(|day| (day - 1 + later) % 5 + 1))
            }
            Self::Gathered | Self::Lived { .. } => Weekdays::of(days),
        }
    }
}

/// Days of the week on which most work.
const WORKING: usize = 5;
const MORNING: usize = 0;
const EVENING: usize = 1;
const LUNCH: usize = 2;
const AFTERNOON: usize = 3;
const LATE: usize = 4;
const NIGHT: usize = 5;
/// The times of a day at which visits lie, the usual ones first.
const SLOTS: [(&str, i64, i64); 6] = [
    ("Morgon", 7 * 60, 10 * 60),
    ("Kväll", 18 * 60, 21 * 60),
    ("Lunch", 11 * 60, 13 * 60 + 30),
    ("Eftermiddag", 14 * 60, 17 * 60),
    ("Sen kväll", 21 * 60, 23 * 60 + 30),
    ("Natt", 60, 5 * 60),
];
/// How many of them are there for tasks that nothing more is known of.
const USUAL: usize = 5;
/// When daily tasks are done, once for each time.
const ON_A_DAY: &[(&str, &[usize])] = &[
    ("breakfast", &[MORNING]),
    ("wash", &[MORNING]),
    ("morning-get-up", &[MORNING]),
    ("lunch-heat", &[LUNCH]),
    ("dishes", &[AFTERNOON]),
    ("dinner-heat", &[EVENING]),
    ("evening-to-bed", &[LATE]),
    ("safety-visit", &[LATE]),
    ("dressing", &[MORNING, LATE]),
    ("compression", &[MORNING, EVENING]),
    ("eating-help", &[MORNING, LUNCH, EVENING]),
    ("incontinence", &[MORNING, AFTERNOON, LATE]),
    ("toilet", &[MORNING, LUNCH, AFTERNOON, EVENING]),
    ("night-visit", &[NIGHT]),
    ("toilet-night", &[NIGHT]),
];
/// The days of tasks that are done so many times a week.
const DAYS: [&[u8]; 8] = [
    &[],
    &[2],
    &[1, 4],
    &[1, 3, 5],
    &[1, 2, 4, 5],
    &[1, 2, 3, 4, 5],
    &[1, 2, 3, 4, 5, 6],
    &[1, 2, 3, 4, 5, 6, 7],
];

/// What comes together at one visit: the same rhythm, days and slot, by one or by two.
type Together = (Every, Weekdays, usize, bool);

/// Visits for some tasks: what is done each day in the slots of the day, the rest on its days.
pub(super) fn visits(
    table: &StandardTable,
    tasks: &[GrantedTask],
    rhythm: Rhythm,
) -> Vec<NewVisit> {
    let mut planned: BTreeMap<Together, Vec<&GrantedTask>> = BTreeMap::new();
    for task in tasks {
        let is_double = task.circumstances.contains(&Circumstance::DoubleStaffing);
        let times = usize::try_from(task.frequency.times).unwrap_or(1).max(1);
        let of_week = |every| vec![(every, rhythm.days(times), AFTERNOON, is_double)];
        let at: Vec<Together> = match task.frequency.per {
            Per::Day => rhythm
                .slots(task.task.as_str(), times)
                .into_iter()
                .map(|slot| (Every::Week, Weekdays::ALL, slot, is_double))
                .collect(),
            Per::Week => of_week(Every::Week),
            Per::TwoWeeks => of_week(Every::TwoWeeks),
            Per::Month => of_week(Every::FourWeeks),
        };
        for key in at {
            planned.entry(key).or_default().push(task);
        }
    }
    planned
        .into_iter()
        .filter_map(|(together, tasks)| visit(table, together, &tasks))
        .collect()
}

fn visit(
    table: &StandardTable,
    (every, days, slot, is_double): Together,
    tasks: &[&GrantedTask],
) -> Option<NewVisit> {
    let timed = |task: &&&GrantedTask| {
        let standard = table.task(&task.task)?;
        Some(standard.occasion(&task.circumstances).count())
    };
    let all: i64 = tasks.iter().filter_map(|task| timed(&task)).sum();
    let (staff, minutes) = if is_double {
        (Staff::Two, (all + 1) / 2)
    } else {
        (Staff::One, all)
    };
    let (name, from, to) = SLOTS.get(slot)?;
    let name = match (days == Weekdays::ALL, tasks.first()) {
        (false, Some(first)) => table.task(&first.task)?.name_sv.clone(),
        (true, _) | (false, None) => Line::parse(name).ok()?,
    };
    // A long visit has the room that it needs.
    let to = (*to).max(from + minutes).min(24 * 60);
    let window = Window::new((*from).min(to - minutes).max(0), to)?;
    Some(NewVisit {
        name,
        days,
        every,
        window,
        minutes: Minutes::new(minutes.max(1)),
        staff,
        who: None,
        tasks: tasks
            .iter()
            .map(|task| PlannedTask {
                task: task.task.clone(),
                how: None,
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Client, ClientGroup, Plan, Wish};

    fn town(size: Size, seed: u64) -> Plan {
        let today = "2026-11-22".parse().expect("a day");
        Plan::make(Wish { size, seed, today }).expect("lists that hold")
    }

    /// The visits of everything that a client has but the alarm, whose test nobody plans.
    fn of(plan: &Plan, (turn, client): (usize, &Client)) -> Vec<NewVisit> {
        let rhythm = Rhythm::of(plan.wish.size, turn);
        let at_home = client.grants.iter();
        let at_home = at_home.filter(|grant| grant.service.as_str() != "safety-alarm");
        let each = at_home.map(|grant| visits(&plan.standard_times, &grant.tasks, rhythm));
        each.flatten().collect()
    }

    /// Visits of a weekday in the mean, in thousandths.
    fn on_a_weekday(visits: &[NewVisit]) -> usize {
        let each = visits.iter().map(|one| {
            let days = one.days.numbers().filter(|day| *day <= 5).count();
            let weeks = usize::try_from(one.every.weeks()).expect("weeks");
            days * 200 / weeks
        });
        each.sum()
    }

    /// Visits of those with home care, in thousandths.
    fn of_home_care(plan: &Plan) -> Vec<usize> {
        let clients = plan.clients.iter().enumerate();
        let home_care = clients.filter(|(_, client)| client.group == ClientGroup::HomeCare);
        home_care.map(|one| on_a_weekday(&of(plan, one))).collect()
    }

    #[test]
    fn visits_are_as_many_as_life_has() {
        for seed in [1, 7, 42] {
            let each = of_home_care(&town(Size::Municipality, seed));
            let mean = each.iter().sum::<usize>() / each.len();
            assert!((3_400..=3_900).contains(&mean), "{mean}");
            let share = |is: &dyn Fn(usize) -> bool| {
                each.iter().filter(|one| is(**one)).count() * 100 / each.len()
            };
            let (few, one) = (share(&|n| n < 700), share(&|n| (700..2_000).contains(&n)));
            assert!((2..=15).contains(&few), "{few} % have no daily visit");
            assert!((4..=20).contains(&one), "{one} % have one a day");
            let many = share(&|n| n >= 6_000);
            assert!((5..=20).contains(&many), "{many} % have six and more");
        }
    }

    #[test]
    fn a_city_has_seventy_thousand_on_a_weekday() {
        let city = town(Size::City, 1);
        let counts = Size::City.counts();
        // Those whose thread is whole and whose plan is made.
        let told = |place: &usize| {
            !matches!(place % counts.under_way, 5 | 9 | 13) && place % counts.without_plan != 3
        };
        let clients = city.clients.iter().enumerate();
        let told = clients.filter(|(place, _)| told(place));
        let sum: usize = told.map(|one| on_a_weekday(&of(&city, one))).sum();
        assert!((66_000_000..=74_000_000).contains(&sum), "{sum}");
    }

    #[test]
    fn a_week_is_not_all_on_its_tuesday() {
        let plan = town(Size::Municipality, 7);
        let clients = plan.clients.iter().enumerate();
        let all: Vec<NewVisit> = clients.flat_map(|one| of(&plan, one)).collect();
        let weekly = all.iter().filter(|one| one.days.count() == 1);
        let mut days = [0_usize; 8];
        for one in weekly {
            for day in one.days.numbers() {
                days[usize::from(day)] += 1;
            }
        }
        let (least, most) = (days[1..6].iter().min(), days[1..6].iter().max());
        assert!(least > Some(&100), "{days:?}");
        assert!(
            most.expect("days") * 2 < least.expect("days") * 3,
            "{days:?}"
        );
        assert_eq!(&days[6..], [0, 0], "not at the weekend");
    }

    /// Minutes in four weeks of a task, as the order's frame counts them.
    fn framed(table: &StandardTable, task: &GrantedTask) -> i64 {
        let standard = table.task(&task.task).expect("a task of the table");
        let times = task.frequency.times
            * match task.frequency.per {
                Per::Day => 28,
                Per::Week => 4,
                Per::TwoWeeks => 2,
                Per::Month => 1,
            };
        standard.occasion(&task.circumstances).count() * times
    }

    #[test]
    fn the_plans_minutes_are_those_of_the_frame() {
        for (size, seed) in [
            (Size::Small, 1),
            (Size::Municipality, 1),
            (Size::Municipality, 9),
        ] {
            let plan = town(size, seed);
            let table = &plan.standard_times;
            for (turn, client) in plan.clients.iter().enumerate() {
                for grant in &client.grants {
                    let made = visits(table, &grant.tasks, Rhythm::of(size, turn));
                    let planned: i64 = made.iter().map(|one| one.in_four_weeks().count()).sum();
                    let wanted: i64 = grant.tasks.iter().map(|task| framed(table, task)).sum();
                    // Two who come share an odd minute by taking one more.
                    let two = made.iter().filter(|one| one.staff == Staff::Two).count();
                    let rounded = 28 * i64::try_from(two).expect("few");
                    assert!((wanted..=wanted + rounded).contains(&planned), "{grant:?}");
                }
            }
        }
    }

    #[test]
    fn what_belongs_to_an_hour_is_done_at_it() {
        let rhythm = Rhythm::Lived { turn: 0 };
        assert_eq!(rhythm.slots("lunch-heat", 1), [LUNCH]);
        assert_eq!(rhythm.slots("toilet-night", 1), [NIGHT]);
        assert_eq!(rhythm.slots("turning", 2), [MORNING, EVENING]);
        assert_eq!(Rhythm::Gathered.slots("lunch-heat", 1), [MORNING]);
    }
}
