//! Boards to try rules on.

use std::collections::{BTreeMap, BTreeSet};

use care_plans::{Staff, Window};
use jiff::{civil::date, tz::TimeZone};
use kernel::{Date, Id, Line, Minutes, Period, PersonId, UserId};
use uuid::Uuid;

use super::Limits;
use crate::model::{
    Absence, AbsenceKind, Board, BoardDay, BoardWorker, NewShift, Placing, ScheduledVisit, Shift,
};

/// A Monday.
pub(super) fn day() -> Date {
    date(2026, 11, 23)
}

pub(super) fn user(n: u128) -> UserId {
    Id::from_uuid(Uuid::from_u128(n))
}

pub(super) fn person(n: u128) -> PersonId {
    Id::from_uuid(Uuid::from_u128(n))
}

pub(super) const LIMITS: Limits = Limits {
    daily_rest: 11 * 3_600,
    weekly_rest: 36 * 3_600,
    without_break: 300,
    week: 2_400,
    travel_near: 5,
    travel: 10,
};

/// A visit of half an hour between eight and eleven to a person, of which only the number is said.
pub(super) fn visit(n: u128, start: Option<i64>, workers: &[u128]) -> ScheduledVisit {
    ScheduledVisit {
        id: Id::from_uuid(Uuid::from_u128(1_000 + n)),
        person: person(n),
        plan: Id::from_uuid(Uuid::from_u128(2_000 + n)),
        planned: Id::from_uuid(Uuid::from_u128(3_000 + n)),
        provider: Id::from_uuid(Uuid::from_u128(4_000)),
        name: Line::parse("Morgon").expect("a line"),
        window: Window::new(8 * 60, 11 * 60).expect("a window"),
        minutes: Minutes::new(30),
        staff: Staff::One,
        laid_on: day(),
        placing: Placing {
            start,
            workers: workers.iter().map(|n| user(*n)).collect(),
            ..Placing::on(day())
        },
        version: 1,
    }
}

/// Somebody with a shift on some days.
pub(super) fn worker(n: u128, shifts: &[(Date, i64, i64)]) -> BoardWorker {
    let shift = |(place, (day, from, to)): (usize, &(Date, i64, i64))| {
        let place = u128::try_from(place).expect("a small number");
        Shift {
            id: Id::from_uuid(Uuid::from_u128(5_000 + n * 100 + place)),
            provider: Id::from_uuid(Uuid::from_u128(4_000)),
            shift: NewShift {
                user: user(n),
                day: *day,
                from: *from,
                to: *to,
                pause: None,
            },
            version: 1,
        }
    };
    BoardWorker {
        shifts: shifts.iter().enumerate().map(shift).collect(),
        ..BoardWorker::new(user(n), format!("Medarbetare {n}"), None)
    }
}

/// Away on a day.
pub(super) fn away(n: u128, on: Date) -> Absence {
    Absence {
        id: Id::from_uuid(Uuid::from_u128(6_000 + n)),
        user: user(n),
        kind: AbsenceKind::Sick,
        period: Period::new(on, Some(on)).expect("a day"),
        version: 1,
    }
}

pub(super) fn board(visits: Vec<ScheduledVisit>, workers: Vec<BoardWorker>) -> Board {
    Board {
        day: BoardDay {
            provider: Id::from_uuid(Uuid::from_u128(4_000)),
            day: day(),
            locked: None,
            version: 0,
        },
        zone: TimeZone::get("Europe/Stockholm").expect("a zone"),
        visits,
        before: vec![],
        workers,
        demands: BTreeMap::new(),
        areas: BTreeMap::new(),
    }
}

/// All persons of a board.
pub(super) fn all(board: &Board) -> BTreeSet<PersonId> {
    board.visits.iter().map(|visit| visit.person).collect()
}
