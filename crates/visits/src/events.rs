//! What the room tells the rest.

use kernel::Date;
use store::News;

use crate::model::Question;

/// Somebody told of what went wrong at a visit, or could have.
#[derive(Debug, Clone)]
pub struct DeviationTold {
    /// The question that somebody at the provider looks at, with what was told.
    pub question: Question,
    /// The day of the visit.
    pub day: Date,
}

impl News for DeviationTold {}
