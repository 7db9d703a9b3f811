//! The use cases of this room; one file each, verb first.

mod answer_survey;
mod begin_correction;
mod book_follow_up;
mod cancel_follow_up;
mod drop_correction;
mod hand_out_survey;
mod hear_cases;
mod hear_plans;
mod move_follow_up;
mod note_no_answer;
mod settle_change;
mod sign_report;
mod steps;
mod write_report;

pub use answer_survey::AnswerSurvey;
pub use begin_correction::BeginCorrection;
pub use book_follow_up::BookFollowUp;
pub use cancel_follow_up::CancelFollowUp;
pub use drop_correction::DropCorrection;
pub use hand_out_survey::HandOutSurvey;
pub use hear_cases::HearCases;
pub use hear_plans::{HearPlans, listeners};
pub use move_follow_up::MoveFollowUp;
pub use note_no_answer::NoteNoAnswer;
pub use settle_change::SettleChange;
pub use sign_report::SignReport;
pub use write_report::WriteReport;
