//! The values of this room.

mod follow_up;
mod questionnaire;
mod report;
mod request;
mod survey;

pub use follow_up::{
    Booking, Covered, FollowUp, FollowUpId, FollowUps, Meeting, MeetingWay, SeenFollowUp, Settled,
    State,
};
pub use questionnaire::{Question, Questionnaire, Said, Sheet, Theme};
pub use report::{Finding, GoalResult, Outcome, Report, ReportText, Signed};
pub use request::PlanRequest;
pub use survey::{
    Answer, Answered, AnsweredBy, Grade, NoAnswer, NotACode, Survey, SurveyCode, SurveyId,
    SurveyState, SurveyWay, Surveys, WhyNot,
};
