//! What the room tells the rest.

use kernel::{Date, Timestamp};
use store::News;

use crate::model::Question;

/// The entry of history that says who told of what went wrong at a visit, as kind of thing and verb.
pub const DEVIATION_TOLD: &str = "visit-question visits.deviation-told";

/// Somebody told of what went wrong at a visit, or could have.
#[derive(Debug, Clone)]
pub struct DeviationTold {
    /// The question that somebody at the provider looks at, with what was told.
    pub question: Question,
    /// The day of the visit.
    pub day: Date,
    /// When it was said, by the clock of the one who said it: a phone without network keeps it until it has one.
    pub said: Timestamp,
}

impl News for DeviationTold {}
