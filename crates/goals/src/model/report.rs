//! A report to the committee: open while it is written, frozen when the committee has seen it.

use kernel::{Date, Id, Line, Timestamp, UserId};

use super::{ChainId, Standing};

/// Marks the id of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reports {}
/// Which report.
pub type ReportId = Id<Reports>;

kernel::keyed! {
    /// Which report of the year.
    pub enum ReportKind {
        /// During the year.
        Interim => "interim",
        /// After it.
        Annual => "annual",
    }
}

/// A report to the committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// On which chain.
    pub chain: ChainId,
    /// Which of the year's.
    pub kind: ReportKind,
    /// The last day that it tells of.
    pub as_of: Date,
    /// When it is to be ready.
    pub due: Date,
    /// What the committee saw; none while it is written.
    pub frozen: Option<Frozen>,
    /// For changes.
    pub version: i64,
}

/// The committee's handling of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// The day of the meeting.
    pub on: Date,
    /// Paragraph of the minutes.
    pub paragraph: Line,
}

/// What the committee saw, as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// When the committee handled it.
    pub handled: Handled,
    /// Who froze it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// The whole of what was seen.
    pub standing: Standing,
}

impl Report {
    /// Its page.
    pub fn address(&self) -> String {
        format!("/malarbete/rapporter/{}", self.id)
    }
}
