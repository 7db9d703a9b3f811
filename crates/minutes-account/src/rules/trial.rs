//! An order with its plan and visits, made up, to try counting on.

use care_plans::{
    CarePlan, Every, HeldPlan, HeldVersion, NewVisit, PlanState, PlannedVisit, Staff, Weekdays,
    Window,
};
use cases::{
    CarriedOrder, CarriedPart, CaseNumber, Contents, DecidedBy, Decision, DecisionState, Handover,
    Order, OrderState, Outcome, Regime,
};
use jiff::civil::date;
use kernel::{Date, Id, Line, Minutes, Period, Prose};
use organisation::ServiceCode;
use schedules::{Placing, ScheduledVisit};
use uuid::Uuid;
use visits::{AttendanceLine, AttendanceState};

pub(super) fn id<Kind>(n: u128) -> Id<Kind> {
    Id::from_uuid(Uuid::from_u128(n))
}

pub(super) fn first() -> Date {
    date(2026, 3, 1)
}

pub(super) fn days() -> (Date, Date) {
    (first(), date(2026, 3, 31))
}

pub(super) fn prose(text: &str) -> Prose {
    Prose::parse(text).expect("prose")
}

pub(super) fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

pub(super) fn service() -> ServiceCode {
    ServiceCode::parse("home-care").expect("a service")
}

pub(super) fn decision(period: Period) -> Decision {
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
            scheme: None,
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

pub(super) fn order(weekly: Minutes) -> Order {
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

pub(super) fn carried(weekly: i64, period: Period) -> CarriedOrder {
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

pub(super) fn planned(n: u128, days: u8, minutes: i64, staff: Staff) -> PlannedVisit {
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

pub(super) fn held(visits: Vec<PlannedVisit>, signed: Date, last: Option<Date>) -> HeldPlan {
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
pub(super) fn laid(n: u128, of: &PlannedVisit, day: Date) -> ScheduledVisit {
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

pub(super) fn told(visit: &ScheduledVisit, user: u128, minutes: Option<i64>) -> AttendanceLine {
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
