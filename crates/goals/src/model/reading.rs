//! A value that an indicator had on a day. Never altered: a better one is another reading.

use kernel::{Date, Id, Line, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use super::{IndicatorId, Value};

/// Marks the id of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Readings {}
/// Which reading.
pub type ReadingId = Id<Readings>;

kernel::keyed! {
    /// How the value came.
    pub enum Way {
        /// Somebody typed it.
        Typed => "typed",
        /// It came in a file.
        Imported => "imported",
        /// It was computed from the rows of a measure.
        Measured => "measured",
    }
}

/// What a measured value was computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behind {
    /// What met it, or the sum.
    pub numerator: i64,
    /// What was counted.
    pub denominator: i64,
    /// Version of the measure's definition.
    pub version: u32,
}

/// A value that somebody or something hands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReading {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// The day for which it holds.
    pub day: Date,
    /// The value.
    pub value: Value,
    /// How it came.
    pub way: Way,
    /// Whether a better one is expected.
    pub is_preliminary: bool,
    /// Where it stands, what one should know of it.
    pub note: Option<Line>,
    /// What it was computed from.
    pub behind: Option<Behind>,
    /// The binding by which it was measured ([`crate::Binding::key`]); none where somebody handed it in.
    pub binding: Option<String>,
}

/// A value as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its id.
    pub id: ReadingId,
    /// What was handed in.
    pub told: NewReading,
    /// By whom; none when the product measured by itself.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
}
