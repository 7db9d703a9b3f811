//! What people write and order in tests.

use cases::TaskNeed;
use kernel::{Date, Id, Line, Prose};
use organisation::{Frequency, Per, ServiceCode, TaskCode};
use records::{EntryKind, Happened, MarkedText, NewEntry};
use uuid::Uuid;

/// An entry about something that happened on a day.
pub(crate) fn new(on: Date, fact: &str) -> NewEntry {
    NewEntry {
        kind: EntryKind::Event,
        happened: Happened { on, at: None },
        fact: marked(fact),
        judgement: None,
        is_whole: false,
        plan: None,
    }
}

/// A text with its marks.
pub(crate) fn marked(typed: &str) -> MarkedText {
    MarkedText::read(&prose(typed)).unwrap()
}

pub(crate) fn task(code: &str, times: i64) -> TaskNeed {
    TaskNeed {
        task: TaskCode::parse(code).unwrap(),
        frequency: Frequency {
            times,
            per: Per::Week,
        },
        circumstances: vec![],
        deviation: None,
    }
}

pub(crate) fn home_care() -> ServiceCode {
    ServiceCode::parse("home-care").unwrap()
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

/// A fixed id.
pub(crate) fn id<Kind>(n: u128) -> Id<Kind> {
    Id::from_uuid(Uuid::from_u128(n))
}
