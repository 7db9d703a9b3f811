//! Pure decisions: facts in, a yes or a refusal out. Each cites its source.

mod answering;
mod booking;
mod deadlines;
mod signing;

pub(crate) use answering::check_answers;
pub(crate) use booking::{Bookable, check_booking};
pub(crate) use deadlines::{CHANGE, NEW_PLAN, SURVEY, Terms, request_subject, subject};
pub(crate) use signing::{SignFacts, sign};
