//! What people write and order in tests.

use care_plans::{Every, GoalWay, NewVisit, Part, PlanText, PlannedTask, Staff, Weekdays, Window};
use cases::TaskNeed;
use kernel::{Id, Line, Minutes, Prose};
use organisation::{Frequency, Per, ServiceCode, TaskCode};
use uuid::Uuid;

/// What is written in a whole draft.
pub(crate) fn text() -> PlanText {
    PlanText {
        part: Some(Part::Present),
        own_words: Some(prose("Jag vill duscha själv och bara ha någon nära.")),
        goals: vec![GoalWay {
            service: home_care(),
            goal: None,
            way: Some(prose("Samma fyra som kommer, och ingen brådska.")),
        }],
        abilities: Some(prose("Kokar kaffe själv.")),
        no_answer: Some(prose("Ring sonen. Gå sedan in med nyckeln.")),
        ..PlanText::default()
    }
}

/// A visit in the morning.
pub(crate) fn visit((name, code): (&str, &str), days: Vec<u8>, minutes: i64) -> NewVisit {
    NewVisit {
        name: line(name),
        days: Weekdays::of(days),
        every: Every::Week,
        window: Window::new(8 * 60, 11 * 60).unwrap(),
        minutes: Minutes::new(minutes),
        staff: Staff::One,
        who: None,
        tasks: vec![PlannedTask {
            task: TaskCode::parse(code).unwrap(),
            how: Some(prose("Lugnt och stilla.")),
        }],
    }
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
