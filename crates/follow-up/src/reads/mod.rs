//! Questions that pages and other rooms may ask. Plain views, no changes.

mod list;
mod one;
mod results;

pub use list::{
    FollowUpRow, Group, SurveyRow, follow_ups, follow_ups_of_person, surveys_waiting, whose_code,
};
pub use one::{FollowUpView, answers_for, booked_decisions, follow_up, requests, survey};
pub use results::{NonResponse, non_response};
