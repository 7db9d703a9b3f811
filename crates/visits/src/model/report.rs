//! Reports: what those who make a visit tell of it. Kept for ever as they came; a correction is a new one.

use kernel::{Id, Line, Timestamp, UserId};
use organisation::TaskCode;
use schedules::VisitId;
use serde::{Deserialize, Serialize};

/// Kind of [`ReportId`].
pub enum Reports {}
/// Id of a report.
pub type ReportId = Id<Reports>;

kernel::keyed! {
    /// What a report tells.
    pub enum ReportKind {
        /// The visit began.
        Started => "started",
        /// The visit ended.
        Ended => "ended",
        /// The visit was not made, though somebody was to make it.
        NotMade => "not-made",
    }
}

kernel::keyed! {
    /// What shows that somebody was there at that time.
    pub enum Proof {
        /// The lock of the home was opened or closed by that one's key within minutes of it.
        Lock => "lock",
        /// A tag in the home was read by the phone.
        Tag => "tag",
        /// The code of the home was typed.
        Code => "code",
        /// The button was pressed at that time; nothing shows where.
        Pressed => "pressed",
        /// The time was typed afterwards.
        Typed => "typed",
    }
}

kernel::keyed! {
    /// Why a visit was not made.
    pub enum NotMade {
        /// Nobody opened. Somebody must find out at once how the person is.
        NobodyOpened => "nobody-opened",
        /// The person did not want it.
        Refused => "refused",
        /// The person was away.
        Away => "away",
        /// The person was taken to hospital.
        Hospital => "hospital",
        /// Those who were to make it had no time.
        NoTime => "no-time",
        /// Something else, told in words.
        Other => "other",
    }
}

kernel::keyed! {
    /// Why a task was not done.
    pub enum WhyNot {
        /// The person did not want it.
        Refused => "refused",
        /// The person, or somebody close, had done it.
        DoneAlready => "done-already",
        /// It was not needed today.
        NotNeeded => "not-needed",
        /// There was no time.
        NoTime => "no-time",
        /// What it takes was not there: things, medicine, food.
        Lacking => "lacking",
    }
}

kernel::keyed! {
    /// Which of its times a correction is about.
    pub enum WhichTime {
        /// When it began.
        Start => "start",
        /// When it ended.
        End => "end",
    }
}

/// Whether a task of a visit was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskOutcome {
    /// Which task.
    pub task: TaskCode,
    /// Why it was not done; none where it was.
    pub why_not: Option<WhyNot>,
}

/// What somebody tells of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewReport {
    /// It began.
    Started {
        /// When, by the phone's clock.
        at: Timestamp,
        /// What shows it.
        proof: Proof,
    },
    /// It ended.
    Ended {
        /// When, by the phone's clock.
        at: Timestamp,
        /// What shows it.
        proof: Proof,
        /// What was done and what was not.
        tasks: Vec<TaskOutcome>,
    },
    /// It was not made.
    NotMade {
        /// When that was clear, by the phone's clock.
        at: Timestamp,
        /// Why.
        why: NotMade,
        /// More about it.
        words: Option<Line>,
    },
}

impl NewReport {
    /// What it tells.
    pub const fn kind(&self) -> ReportKind {
        match self {
            Self::Started { .. } => ReportKind::Started,
            Self::Ended { .. } => ReportKind::Ended,
            Self::NotMade { .. } => ReportKind::NotMade,
        }
    }

    /// When, by the phone's clock.
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Started { at, .. } | Self::Ended { at, .. } | Self::NotMade { at, .. } => *at,
        }
    }
}

/// That a report corrects another, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which report, the first of its kind; not another correction.
    pub of: ReportId,
    /// Why.
    pub why: Line,
}

/// A report as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// About which visit.
    pub visit: VisitId,
    /// Whose part in the visit it is about: who made it.
    pub user: UserId,
    /// Who told it; a planner may correct what another told.
    pub by: UserId,
    /// What it tells.
    pub kind: ReportKind,
    /// When that was, as it was told: by the phone's clock, or typed.
    pub said: Timestamp,
    /// When it reached us, by our clock.
    pub received: Timestamp,
    /// What shows the time.
    pub proof: Proof,
    /// What was done; of an end only.
    pub tasks: Vec<TaskOutcome>,
    /// Why it was not made; of that only.
    pub not_made: Option<NotMade>,
    /// More about it.
    pub words: Option<Line>,
    /// Whether it corrects another.
    pub correction: Option<Correction>,
}
