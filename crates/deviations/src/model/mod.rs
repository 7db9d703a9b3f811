//! Values that cannot be wrong; one noun a file.

mod case;
mod lesson;
mod number;
mod report;
mod step;

pub use case::{Case, LessonState, Seen, State};
pub use lesson::Lesson;
pub use number::DeviationNumber;
pub use report::{DeviationId, DeviationKind, Deviations, Done, Happened, Harm, NewReport, Report};
pub use step::{
    Cause, Class, Consequence, Deed, Investigation, Outcome, PlannedMeasure, Probability, Step,
    StepId, Steps, Whom,
};
