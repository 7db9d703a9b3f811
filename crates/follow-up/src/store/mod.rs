//! All SQL of this room.

pub(crate) mod follow_up;
pub(crate) mod list;
pub(crate) mod measured;
pub(crate) mod report;
pub(crate) mod request;
pub(crate) mod survey;

/// Indexes that serve readers alone: nothing is asked by them while a database is filled.
pub const READERS_INDEXES: &[&str] = &[
    "follow_up_unit",
    "follow_up_survey_unit",
    "follow_up_report_held",
    "follow_up_signed",
    "follow_up_survey_answered",
    "follow_up_survey_answer_by",
];
