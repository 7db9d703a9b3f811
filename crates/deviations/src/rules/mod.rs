//! Pure decisions: facts in, a yes or a refusal out. Each cites its source.

mod deadlines;
mod names;
mod next;
mod receiving;
mod standing;
mod telling;

pub(crate) use deadlines::{
    COMMITTEE, FOLLOW_UP, INVESTIGATE, INVESTIGATE_WRONG, JUDGE, LESSON, MEASURE, NOTIFY, READ,
    SEND, TRIAGE, duty, measure_duty, wanted,
};
pub(crate) use names::{Known, holds_no_names};
pub(crate) use next::{check_sent, may};
pub(crate) use receiving::{Place, receives};
pub(crate) use standing::standing;
pub use telling::WHO_TOLD;
pub(crate) use telling::check_report;

use history::Subject;

use crate::model::{DeviationId, StepId};

/// What a deviation is called in history and duties.
pub(crate) const SUBJECT: &str = "deviation";

/// A deviation, as a thing in history and duties.
pub(crate) const fn subject(id: DeviationId) -> Subject {
    Subject::new(SUBJECT, id)
}

/// A measure, as a thing in duties.
pub(crate) const fn measure_subject(id: StepId) -> Subject {
    Subject::new("deviation-measure", id)
}
