//! What the reports of one who made a visit come to.

use kernel::{Minutes, Timestamp};

use super::{NotMade, Proof, ReportId, TaskOutcome};

kernel::keyed! {
    /// How far a visit has come, for one who makes it.
    pub enum AttendanceState {
        /// It has begun.
        Started => "started",
        /// It is done.
        Done => "done",
        /// It was not made.
        NotMade => "not-made",
    }
}

kernel::keyed! {
    /// What does not fit together in the reports of one visit. Nothing is thrown away for it: somebody looks.
    pub enum Doubt {
        /// It began twice.
        StartedTwice => "started-twice",
        /// It ended twice.
        EndedTwice => "ended-twice",
        /// It ended without having begun.
        NoStart => "no-start",
        /// It ended before it began.
        EndBeforeStart => "end-before-start",
        /// It took longer than a working day.
        TooLong => "too-long",
        /// It was made, and it was not made.
        MadeAndNot => "made-and-not",
        /// The phone's clock was ahead of ours.
        ClockAhead => "clock-ahead",
    }
}

/// When something was, and what shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// When it was, as it stands now.
    pub at: Timestamp,
    /// What shows it.
    pub proof: Proof,
    /// When it was, as it was told first.
    pub first_said: Timestamp,
    /// The report that told it first.
    pub report: ReportId,
    /// Whether it was corrected.
    pub is_corrected: bool,
}

/// What the reports of one who made a visit come to. The same reports give the same, in whatever order they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attendance {
    /// When it began.
    pub start: Option<Moment>,
    /// When it ended.
    pub end: Option<Moment>,
    /// What was done.
    pub tasks: Vec<TaskOutcome>,
    /// Why it was not made.
    pub not_made: Option<NotMade>,
    /// What does not fit together, without repeats, in the order of [`Doubt::ALL`].
    pub doubts: Vec<Doubt>,
}

impl Attendance {
    /// How far it has come; nowhere as long as nothing was told. What was made counts as made, also where somebody told
    /// the opposite.
    pub const fn state(&self) -> Option<AttendanceState> {
        match (&self.start, &self.end, &self.not_made) {
            (_, Some(_), _) => Some(AttendanceState::Done),
            (Some(_), None, _) => Some(AttendanceState::Started),
            (None, None, Some(_)) => Some(AttendanceState::NotMade),
            (None, None, None) => None,
        }
    }

    /// How long it took, in whole minutes that have passed; known once it has begun and ended, and never below nought.
    pub fn minutes(&self) -> Option<Minutes> {
        let (start, end) = (self.start?.at, self.end?.at);
        let seconds = end.duration_since(start).as_secs();
        Some(Minutes::new((seconds / 60).max(0)))
    }

    /// Whether one of its times was typed afterwards, or corrected.
    pub fn is_typed(&self) -> bool {
        [self.start, self.end]
            .into_iter()
            .flatten()
            .any(|moment| moment.proof == Proof::Typed || moment.is_corrected)
    }
}
