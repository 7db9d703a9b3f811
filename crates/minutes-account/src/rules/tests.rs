//! Counting, tried on one order: what is known of it is made up, the causes must add up.

use care_plans::{PlannedVisit, Staff};
use jiff::{ToSpan, civil::date};
use kernel::{Date, Minutes, Money, Period};
use proptest::prelude::*;
use schedules::{ChangeReason, ScheduledVisit, VisitState};
use visits::{AttendanceLine, AttendanceState};

use super::{
    Facts, count, payable, price,
    trial::{carried, days, first, held, id, laid, line, planned, told},
};
use crate::model::{Cause, Month, PaidFor, Stage, Terms};

#[test]
fn a_month_as_it_should_be_has_the_same_minutes_all_the_way() {
    let period = Period::since(date(2026, 2, 1));
    let carried = carried(7 * 30, period);
    let visit = planned(0, 0b111_1111, 30, Staff::One);
    let plan = held(vec![visit.clone()], date(2026, 2, 3), None);
    let series = first().series(1.day()).take(31);
    let visits: Vec<ScheduledVisit> = (0..)
        .zip(series)
        .map(|(n, day)| laid(n, &visit, day))
        .collect();
    let lines: Vec<AttendanceLine> = visits.iter().map(|one| told(one, 1, Some(30))).collect();
    let counted = count(&Facts {
        carried: &carried,
        help: Some(period),
        plan: Some(&plan),
        visits: visits.iter().collect(),
        told: lines.iter().collect(),
        days: days(),
    });
    let tally = counted.tally();
    for stage in [
        Stage::Granted,
        Stage::Framed,
        Stage::Planned,
        Stage::Scheduled,
        Stage::Performed,
    ] {
        assert_eq!(tally.at(stage), Minutes::new(930), "{stage:?}");
    }
    assert_eq!(counted.causes.iter().count(), 0, "{:?}", counted.causes);
}

/// A month's visits after much has become of them; the thirty-first was never laid.
fn changed(visit: &PlannedVisit) -> Vec<ScheduledVisit> {
    let series = first().series(1.day()).take(30);
    let days = (0..).zip(series);
    days.map(|(n, day)| {
        let mut one = laid(n, visit, day);
        match day.day() {
            1 | 2 => one.placing.state = VisitState::Cancelled,
            3 => one.placing.day = date(2026, 4, 2),
            4 => one.minutes = Minutes::new(45),
            5 => one.staff = Staff::Two,
            _ => {}
        }
        one.placing.reason = match day.day() {
            1 => Some(ChangeReason::PersonAway),
            2 => Some(ChangeReason::Staffing),
            _ => None,
        };
        one
    })
    .collect()
}

/// What was told of them: the tenth was shorter, the eleventh longer and typed; of the twelfth nobody told.
fn told_of(visits: &[ScheduledVisit]) -> Vec<AttendanceLine> {
    let made = visits.iter().skip(3);
    let made = made.filter(|one| one.placing.day != date(2026, 3, 12));
    let mut lines: Vec<AttendanceLine> = made
        .map(|one| told(one, 1, Some(one.minutes.count())))
        .collect();
    for line in &mut lines {
        match line.day.day() {
            10 => line.minutes = Some(Minutes::new(20)),
            11 => {
                line.minutes = Some(Minutes::new(35));
                line.is_typed = true;
            }
            13 => {
                line.state = AttendanceState::NotMade;
                line.minutes = None;
            }
            14 => {
                line.state = AttendanceState::Started;
                line.minutes = None;
            }
            _ => {}
        }
    }
    // The cancelled one of the second was made all the same.
    lines.extend(visits.get(1).map(|one| told(one, 1, Some(25))));
    lines
}

#[test]
fn each_cause_is_told_with_its_minutes() {
    let period = Period::since(date(2026, 2, 1));
    let carried = carried(7 * 30, period);
    let visit = planned(0, 0b111_1111, 30, Staff::One);
    let plan = held(vec![visit.clone()], date(2026, 2, 3), None);
    let visits = changed(&visit);
    let lines = told_of(&visits);
    let counted = count(&Facts {
        carried: &carried,
        help: Some(period),
        plan: Some(&plan),
        visits: visits.iter().collect(),
        told: lines.iter().collect(),
        days: days(),
    });
    let expected = [
        (Cause::NotLaid, -30),
        (Cause::Moved, -30),
        (Cause::Altered, 15 + 30),
        (Cause::PersonAway, -30),
        (Cause::Staffing, -30),
        (Cause::NotTold, -30 - 30),
        (Cause::NotMade, -30),
        (Cause::NoTime, -30),
        (Cause::Shorter, -10),
        (Cause::Longer, 5),
        (Cause::Unscheduled, 25),
    ];
    let expected = expected.into_iter();
    let expected: Vec<(Cause, Minutes)> = expected
        .map(|(cause, n)| (cause, Minutes::new(n)))
        .collect();
    assert_eq!(counted.causes.iter().collect::<Vec<_>>(), expected);
    assert_eq!(counted.tally().typed, Minutes::new(35));
    let rest = counted.causes.unexplained(&counted.tally());
    assert!(
        rest.iter().all(|((_, to), _)| *to == Stage::Paid),
        "{rest:?}"
    );
}

#[test]
fn days_without_help_without_decision_and_without_plan_are_told_apart() {
    let gives = Period::new(date(2026, 3, 1), Some(date(2026, 3, 20))).expect("a period");
    let helps = Period::new(date(2026, 3, 6), Some(date(2026, 3, 25))).expect("a period");
    let carried = carried(70, gives);
    let plan = held(vec![], date(2026, 3, 10), None);
    let counted = count(&Facts {
        carried: &carried,
        help: Some(helps),
        plan: Some(&plan),
        visits: vec![],
        told: vec![],
        days: days(),
    });
    assert_eq!(counted.tally().granted, Minutes::new(200));
    assert_eq!(counted.tally().framed, Minutes::new(200));
    assert_eq!(counted.causes.of(Cause::NotBegun), Minutes::new(-50));
    assert_eq!(counted.causes.of(Cause::WithoutDecision), Minutes::new(50));
    // The sixth to the tenth have no plan that is carried out yet; afterwards it says nothing of ten minutes a day.
    assert_eq!(counted.causes.of(Cause::NoPlan), Minutes::new(-50));
    assert_eq!(counted.causes.of(Cause::PlanDiffers), Minutes::new(-150));
}

#[test]
fn nothing_is_framed_before_the_provider_has_come() {
    let period = Period::since(date(2026, 2, 1));
    let mut carried = carried(70, period);
    carried.order.started = Some(date(2026, 3, 11));
    let visit = planned(0, 0b111_1111, 10, Staff::One);
    let plan = held(vec![visit], date(2026, 2, 3), None);
    let mut facts = Facts {
        carried: &carried,
        help: Some(period),
        plan: Some(&plan),
        visits: vec![],
        told: vec![],
        days: days(),
    };
    let counted = count(&facts);
    assert_eq!(counted.tally().granted, Minutes::new(310));
    assert_eq!(counted.tally().framed, Minutes::new(210));
    assert_eq!(counted.causes.of(Cause::NotBegun), Minutes::new(-100));
    assert_eq!(counted.causes.of(Cause::BeforeStart), Minutes::new(100));
    assert_eq!(counted.causes.of(Cause::NotLaid), Minutes::new(-310));
    let mut never = carried.clone();
    never.order.started = None;
    facts.carried = &never;
    assert_eq!(count(&facts).tally().framed, Minutes::ZERO);
}

/// What was made of one visit: where it was moved, its state, how long it is, and what was told.
#[derive(Debug, Clone)]
struct Fate {
    shift: i64,
    off: Option<ChangeReason>,
    minutes: i64,
    is_known: bool,
    told: Vec<(u8, i64)>,
}

fn fate() -> impl Strategy<Value = Fate> {
    let off = prop::option::weighted(0.2, prop::sample::select(ChangeReason::ALL));
    let told = prop::collection::vec((0_u8..4, 0_i64..90), 0..4);
    let shift = prop_oneof![4 => Just(0_i64), 1 => -20_i64..20];
    (shift, off, 5_i64..60, prop::bool::weighted(0.9), told).prop_map(
        |(shift, off, minutes, is_known, told)| Fate {
            shift,
            off,
            minutes,
            is_known,
            told,
        },
    )
}

fn scheduled(fates: &[Fate], visit: &PlannedVisit) -> (Vec<ScheduledVisit>, Vec<AttendanceLine>) {
    let (mut visits, mut lines) = (vec![], vec![]);
    let start = date(2026, 2, 20);
    for (n, fate) in (0_u32..).zip(fates) {
        let day = start.saturating_add(i64::from(n).days());
        let mut one = laid(u128::from(n), visit, day);
        one.minutes = Minutes::new(fate.minutes);
        one.placing.day = day.saturating_add(fate.shift.days());
        if let Some(reason) = fate.off {
            one.placing.state = VisitState::Cancelled;
            one.placing.reason = Some(reason);
        }
        if !fate.is_known {
            one.planned = id(999);
            one.name = line("Något annat");
        }
        for (user, (how, minutes)) in (1..).zip(&fate.told) {
            let mut line = told(&one, user, Some(*minutes));
            match how {
                0 => line.state = AttendanceState::NotMade,
                1 => line.state = AttendanceState::Started,
                2 => line.is_typed = true,
                _ => {}
            }
            if line.state != AttendanceState::Done {
                line.minutes = None;
            }
            lines.push(line);
        }
        visits.push(one);
    }
    (visits, lines)
}

proptest! {
    /// Whatever becomes of visits, the causes are exactly the differences, and the stages are what they say.
    #[test]
    fn nothing_is_unexplained(
        fates in prop::collection::vec(fate(), 0..50),
        weekly in 0_i64..900,
        weekdays in 0_u8..128,
        two in any::<bool>(),
        begins in 0_i64..40,
        signed in 0_i64..40,
        left in prop::option::of(0_i64..40),
        gives in 0_i64..40,
        came in prop::option::of(0_i64..40),
    ) {
        let start = date(2026, 2, 20);
        let on = |n: i64| start.saturating_add(n.days());
        let staff = if two { Staff::Two } else { Staff::One };
        let visit = planned(0, weekdays, 30, staff);
        let plan = held(vec![visit.clone()], on(signed), left.map(on));
        let mut carried = carried(weekly, Period::since(on(gives)));
        carried.order.started = came.map(on);
        let (visits, lines) = scheduled(&fates, &visit);
        let counted = count(&Facts {
            carried: &carried,
            help: Some(Period::since(on(begins))),
            plan: Some(&plan),
            visits: visits.iter().collect(),
            told: lines.iter().collect(),
            days: days(),
        });
        let tally = counted.tally();
        let unexplained: Vec<_> = counted
            .causes
            .unexplained(&tally)
            .into_iter()
            .filter(|((_, to), _)| *to != Stage::Paid)
            .collect();
        prop_assert_eq!(unexplained, []);
        let here = |day: Date| (days().0..=days().1).contains(&day);
        let stands = visits.iter().filter(|one| one.is_planned() && here(one.placing.day));
        let stands: i64 = stands.map(|one| one.minutes.count() * one.staff.count()).sum();
        prop_assert_eq!(tally.scheduled, Minutes::new(stands));
        let done = lines.iter().filter(|line| here(line.day));
        let done: Minutes = done.filter_map(|line| line.minutes).sum();
        prop_assert_eq!(tally.performed, done);
        prop_assert!(tally.typed <= tally.performed);
    }

    /// More performed is never paid less, the limit holds, and an amount is within half an öre.
    #[test]
    fn what_is_paid(framed in 0_i64..20_000, performed in 0_i64..20_000, more in 0_i64..500, cap in 1_i64..300, ore in 1_i64..500_000) {
        let terms = |paid_for, cap_percent| Terms {
            provider: id(5),
            from: Month::of(first()),
            paid_for,
            cap_percent,
            per_hour: Money::ore(ore),
            version: 1,
        };
        let (framed, done) = (Minutes::new(framed), Minutes::new(performed));
        let capped = terms(PaidFor::Performed, Some(cap));
        let paid = payable(&capped, framed, done);
        prop_assert!(paid <= done && paid.count() * 100 <= framed.count() * cap);
        prop_assert!(payable(&capped, framed, done + Minutes::new(more)) >= paid);
        prop_assert_eq!(payable(&terms(PaidFor::Performed, None), framed, done), done);
        prop_assert_eq!(payable(&terms(PaidFor::Framed, None), framed, done), framed);
        let off = price(Money::ore(ore), paid).count() * 60 - ore * paid.count();
        prop_assert!((-30..=30).contains(&off));
    }
}
