//! Counting, tried on one order: what is known of it is made up, the causes must add up.

use care_plans::{
    CarePlan, Every, HeldPlan, HeldVersion, NewVisit, PlanState, PlannedVisit, Staff, Weekdays,
    Window,
};
use cases::{
    CarriedOrder, CarriedPart, CaseNumber, Contents, DecidedBy, Decision, DecisionState, Handover,
    Order, OrderState, Outcome, Regime,
};
use jiff::{ToSpan, civil::date};
use kernel::{Date, Id, Line, Minutes, Money, Period, Prose};
use organisation::ServiceCode;
use proptest::prelude::*;
use schedules::{ChangeReason, Placing, ScheduledVisit, VisitState};
use uuid::Uuid;
use visits::{AttendanceLine, AttendanceState};

use super::{Facts, count, payable, price};
use crate::model::{Cause, Month, PaidFor, Stage, Terms};

fn id<Kind>(n: u128) -> Id<Kind> {
    Id::from_uuid(Uuid::from_u128(n))
}

fn first() -> Date {
    date(2026, 3, 1)
}

fn days() -> (Date, Date) {
    (first(), date(2026, 3, 31))
}

fn prose(text: &str) -> Prose {
    Prose::parse(text).expect("prose")
}

fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

fn service() -> ServiceCode {
    ServiceCode::parse("home-care").expect("a service")
}

fn decision(period: Period) -> Decision {
    Decision {
        id: id(7),
        case: id(8),
        person: id(2),
        unit: id(4),
        service: service(),
        regime: Regime::Sol,
        group: None,
        outcome: Outcome::Approved,
        contents: Contents {
            what: prose("Hemtjänst"),
            reasons: None,
            goal: None,
            took_part: None,
        },
        asked: date(2026, 1, 2),
        decided: date(2026, 1, 20),
        by: DecidedBy {
            user: id(9),
            delegation: line("4.1"),
        },
        period: Some(period),
        follow_up: None,
        state: DecisionState::Standing,
        replaces: None,
        executed: None,
        interrupted: None,
        ending: None,
        version: 1,
    }
}

fn order(weekly: Minutes) -> Order {
    Order {
        id: id(3),
        person: id(2),
        case: id(8),
        number: CaseNumber::parse("2026-000001").expect("a number"),
        unit: id(4),
        officer: id(9),
        district: None,
        services: vec![service()],
        state: OrderState::Started,
        start_wish: date(2026, 2, 1),
        handover: Handover::default(),
        table_from: None,
        standard: weekly,
        granted: weekly,
        placement: None,
        sending: None,
        started: Some(date(2026, 2, 1)),
        end: None,
        version: 1,
    }
}

fn carried(weekly: i64, period: Period) -> CarriedOrder {
    let weekly = Minutes::new(weekly);
    CarriedOrder {
        order: order(weekly),
        parts: vec![CarriedPart {
            service: service(),
            weekly,
            decisions: vec![id(7)],
        }],
        decisions: vec![decision(period)],
    }
}

fn planned(n: u128, days: u8, minutes: i64, staff: Staff) -> PlannedVisit {
    PlannedVisit {
        id: id(100 + n),
        visit: NewVisit {
            name: line(&format!("Besök {n}")),
            days: Weekdays::from_bits(i64::from(days)).expect("days"),
            every: Every::Week,
            window: Window::new(420, 1200).expect("a window"),
            minutes: Minutes::new(minutes),
            staff,
            who: None,
            tasks: vec![],
        },
    }
}

fn held(visits: Vec<PlannedVisit>, signed: Date, last: Option<Date>) -> HeldPlan {
    HeldPlan {
        plan: CarePlan {
            id: id(1),
            person: id(2),
            order: id(3),
            number: CaseNumber::parse("2026-000001").expect("a number"),
            unit: id(4),
            district: None,
            provider: id(5),
            state: PlanState::Standing,
            ordered: date(2026, 1, 25),
            due: date(2026, 2, 10),
            agreed: Some(signed),
            standing: Some(1),
            draft: None,
            review: None,
            ended: None,
            version: 1,
        },
        versions: vec![HeldVersion {
            number: 1,
            signed,
            last,
            visits,
        }],
    }
}

/// A visit as the plan lays it on a day.
fn laid(n: u128, of: &PlannedVisit, day: Date) -> ScheduledVisit {
    ScheduledVisit {
        id: id(1000 + n),
        person: id(2),
        plan: id(1),
        planned: of.id,
        provider: id(5),
        name: of.visit.name.clone(),
        window: of.visit.window,
        minutes: of.visit.minutes,
        staff: of.visit.staff,
        laid_on: day,
        placing: Placing::on(day),
        version: 1,
    }
}

fn told(visit: &ScheduledVisit, user: u128, minutes: Option<i64>) -> AttendanceLine {
    AttendanceLine {
        visit: visit.id,
        user: id(user),
        person: id(2),
        provider: id(5),
        plan: id(1),
        day: visit.placing.day,
        name: visit.name.clone(),
        planned: visit.minutes,
        planned_start: None,
        state: AttendanceState::Done,
        start: None,
        start_proof: None,
        end: None,
        end_proof: None,
        minutes: minutes.map(Minutes::new),
        is_typed: false,
        not_made: None,
        undone: 0,
    }
}

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
