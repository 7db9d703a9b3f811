//! What the room is about: visits as they were told, reports, what they come to, and what somebody must look at.

mod attendance;
mod known;
mod lock;
mod question;
mod report;
mod tag;

pub use attendance::{Attendance, AttendanceState, Doubt, Moment};
pub use known::KnownVisit;
pub use lock::{LockEvent, LockName, LockUse, LockedHome};
pub use question::{Answer, Question, QuestionId, QuestionKind, Questions};
pub use report::{
    Correction, NewReport, NotMade, Proof, Report, ReportId, ReportKind, Reports, TaskOutcome,
    WhichTime, WhyNot,
};
pub use tag::{HomeCode, HomeCodeError};
