//! What was done at a visit: when it began and ended, what shows it, which tasks were done, what went wrong.
//!
//! | word | meaning |
//! |---|---|
//! | known visit | a visit as it was last told to somebody who makes it: [`KnownVisit`] |
//! | report (rapport) | what somebody tells of a visit: [`NewReport`], as it was taken: [`Report`] |
//! | proof (registreringssätt) | what shows a time: [`Proof`] |
//! | attendance (närvaro) | what the reports of one who made a visit come to: [`Attendance`] |
//! | question | what somebody at the provider must look at: [`Question`] |
//! | home code (hemkod) | shows that somebody stood in a home: [`HomeCode`] |
//! | lock event (låshändelse) | what a lock noted of somebody's key: [`LockEvent`] |
//!
//! Invariants
//! - A report is never altered or removed: the database refuses. A correction is a new report, and the first time is
//!   still told.
//! - Whoever was told of a visit may report on it, whatever has happened since: moved, given to another, cancelled, the
//!   person dead, the relation over. The report is taken as it is, and somebody at the provider is asked to look.
//! - The same reports come to the same, in whatever order they reach us and however often ([`attendance()`]).
//! - The phone's clock says when something was, ours when we heard of it; both are kept.
//! - Nobody opened: somebody at the unit has a duty within minutes.
//! - What went wrong, and who told it, is for the manager alone: it is in the unit's history and duties, not in the
//!   person's, and those who plan see no more than that there is something.
//!
//! Law: `SoL` (2025:400) 14 kap. 3 § on documentation; how soon questions are settled are local rules.

mod actions;
mod events;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    AnswerQuestion, CorrectReport, HearLocks, Heard, MakeHomeCode, ReportDeviation, ReportVisit,
    SetLocks, TellVisit, TypedTimes, in_nobodys_name,
};
pub use events::{DEVIATION_TOLD, DeviationTold};
pub use model::{
    Answer, Attendance, AttendanceState, Correction, Doubt, HomeCode, HomeCodeError, KnownVisit,
    LockEvent, LockName, LockUse, LockedHome, Moment, NewReport, NotMade, Proof, Question,
    QuestionId, QuestionKind, Questions, Report, ReportId, ReportKind, Reports, TaskOutcome,
    WhichTime, WhyNot,
};
pub use pages::{on_home_of_unit, on_home_of_worker, routes};
pub use reads::{
    AttendanceLine, attendance_by, attendance_lines, attendance_of, day_after, home_code,
    known_visit, locks_of, open_questions, plans_performed, provider_after, question,
    questions_of_visit, reports_of_visit, visits_performed,
};
pub use rules::{World, attendance, questions};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "visit",
    steps: &[
        ::store::Step::both("0001_visit", include_str!("../migrations/0001_visit.sql")),
        ::store::Step::each(
            "0002_never_altered",
            include_str!("../migrations/0002_never_altered.sql"),
            include_str!("../migrations/0002_never_altered.postgres.sql"),
        ),
        ::store::Step::both(
            "0003_told_for",
            include_str!("../migrations/0003_told_for.sql"),
        ),
        ::store::Step::both("0004_lock", include_str!("../migrations/0004_lock.sql")),
        ::store::Step::each(
            "0005_lock_never_altered",
            include_str!("../migrations/0005_lock_never_altered.sql"),
            include_str!("../migrations/0005_lock_never_altered.postgres.sql"),
        ),
    ],
};

/// The words of this room.
pub const LOCALES: [Locale; 2] = [
    Locale {
        language: Language::Swedish,
        source: include_str!("../locales/sv.ftl"),
    },
    Locale {
        language: Language::English,
        source: include_str!("../locales/en.ftl"),
    },
];
