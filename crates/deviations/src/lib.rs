//! Deviations (avvikelser) and lex Sarah: what went wrong is told, judged, investigated and put right.
//!
//! | word | meaning |
//! |---|---|
//! | report (rapport) | what somebody told that went wrong, or could have: [`Report`] |
//! | class | an ordinary deviation, a wrong (missförhållande), or a clear risk of one: [`Class`] |
//! | step | something that was done about it, signed: [`Step`] and its [`Deed`] |
//! | case | what the report and the steps come to: [`Case`] |
//! | keeper | the unit that receives the report and handles it |
//! | committee's office | those who answer for lex Sarah at the committee: the manager at an office |
//! | measure (åtgärd) | what is to be done by somebody before a day |
//! | lesson (lärdom) | what was learned, without names, for everybody who works here: [`Lesson`] |
//!
//! Invariants
//! - What was told and done is never altered or removed: the database itself refuses, on both engines.
//! - It stands apart from the person's file: nothing of it is in the person's history, duties, record or own page. Which
//!   manager reads whom it is about is noted among the reads of that person, as everywhere. Of the one who told it
//!   nothing is noted there: the note would say who told.
//! - The reporter's name is shown to those who handle the report, and on no paper, list, lesson or figure, nor in the log
//!   that managers review ([`WHO_TOLD`]). What the system has to do because of a report is done in its own name.
//! - What must be done follows from how far the case has come ([`Case`]), and from nothing else.
//! - A lesson is read by nobody but those who write and look at it until somebody else has looked at it, and never holds
//!   the names of whom it is about or of who reported it, or a personal number.
//!
//! Law: `SoL` (2025:400) 27 kap. 1–6 §§ and 17 kap. 10 §; LSS (1993:387) 23 g and 24 a–f §§. How soon each step is taken
//! are local rules: the acts say at once and as soon as possible.

mod actions;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    CloseDeviation, ConsiderLesson, CorrectNotice, DropMeasure, FollowUp, HearVisits,
    InformCommittee, InvestigateDeviation, JudgeSeriousness, NotifyInspectorate, PlanMeasure,
    ReadAsCommittee, ReopenDeviation, ReportDeviation, SendInvestigation, TakeMeasure, TellPerson,
    TriageDeviation, WriteLesson, listeners,
};
pub use model::{
    Case, Cause, Class, Consequence, Deed, DeviationId, DeviationKind, DeviationNumber, Deviations,
    Done, Happened, Harm, Investigation, Lesson, LessonState, NewReport, Outcome, PlannedMeasure,
    Probability, Report, Seen, State, Step, StepId, Steps, Whom,
};
pub use pages::routes;
pub use reads::{
    CaseFilter, CaseLine, LessonFilter, MeasureState, MeasureView, View, case_list, deviation,
    lessons, measure, own_report, own_reports,
};
pub use rules::WHO_TOLD;

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "deviation",
    steps: &[
        ::store::Step::both(
            "0001_deviation",
            include_str!("../migrations/0001_deviation.sql"),
        ),
        ::store::Step::each(
            "0002_never_altered",
            include_str!("../migrations/0002_never_altered.sql"),
            include_str!("../migrations/0002_never_altered.postgres.sql"),
        ),
        ::store::Step::both(
            "0003_said_before_it_came",
            include_str!("../migrations/0003_said_before_it_came.sql"),
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
