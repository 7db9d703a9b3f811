//! Whether help reaches what it is for: asked together with the person, and questions on its quality.
//!
//! | word | meaning |
//! |---|---|
//! | follow-up (uppföljning) | one conversation with a person about decisions that stand: [`FollowUp`] |
//! | report | what was said and found, signed and never changed: [`Report`], with a [`Finding`] for each decision |
//! | outcome | what becomes of a decision: [`Outcome`] |
//! | request | what a provider is asked to plan in another way: [`PlanRequest`] |
//! | questions on quality | put in the same conversation, answered by the person: [`Questionnaire`], [`Survey`] |
//! | non-response (bortfall) | who did not answer, and why: [`non_response`] |
//!
//! Invariants
//! - The duty to follow a decision up, and the measure of it, stay with the decision in `cases`. Signing a follow-up
//!   carries out `cases::FollowUpDecision` in the same transaction; nothing else does on a page.
//! - Nothing is signed without the person's part, and an answer to each decision. What is signed is never changed: a
//!   correction follows it, and leaves what was decided.
//! - What a follow-up leads to is a duty of somebody until it is done.
//! - An answer to the questions on quality is read by the person; by the officer who holds the follow-up only if the
//!   person lets, and stays the one when another takes it over; by nobody else. All others see figures in which small groups are hidden.
//! - Who does not answer loses nothing. Why there is no answer is noted.
//!
//! Law: `SoL` (2025:400) 5:2 (quality), 10:3 (with the person), 14:3 (documentation); LSS 10 §. How often decisions are
//! followed up, and all other times, are the municipality's own rules.

mod actions;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use crate::store::READERS_INDEXES;
pub use actions::{
    AnswerSurvey, BeginCorrection, BookFollowUp, CancelFollowUp, DropCorrection, HandOutSurvey,
    HearCases, HearPlans, MoveFollowUp, NoteNoAnswer, SettleChange, SignReport, WriteReport,
    listeners,
};
pub use model::{
    Answer, Answered, AnsweredBy, Booking, Covered, Finding, FollowUp, FollowUpId, FollowUps,
    GoalResult, Grade, Meeting, MeetingWay, NoAnswer, NotACode, Outcome, PlanRequest, Question,
    Questionnaire, Report, ReportText, Said, SeenFollowUp, Settled, Sheet, Signed, State, Survey,
    SurveyCode, SurveyId, SurveyState, SurveyWay, Surveys, Theme, WhyNot,
};
pub use pages::routes;
pub use reads::{
    FollowUpRow, FollowUpView, Group, NonResponse, SurveyRow, answers_for, booked_decisions,
    follow_up, follow_ups, follow_ups_of_person, non_response, requests, survey, surveys_waiting,
    whose_code,
};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "follow_up",
    steps: &[
        ::store::Step::both(
            "0001_follow_up",
            include_str!("../migrations/0001_follow_up.sql"),
        ),
        ::store::Step::each(
            "0002_counted_when_known",
            include_str!("../migrations/0002_counted_when_known.sql"),
            include_str!("../migrations/0002_counted_when_known.postgres.sql"),
        ),
        ::store::Step::both(
            "0003_lets_read_to",
            include_str!("../migrations/0003_lets_read_to.sql"),
        ),
        ::store::Step::both(
            "0004_request_over",
            include_str!("../migrations/0004_request_over.sql"),
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
