//! The use cases of this room; one file each, verb first.

mod close_deviation;
mod consider_lesson;
mod follow_up;
mod hear_visits;
mod inform_committee;
mod investigate_deviation;
mod judge_seriousness;
mod notify_inspectorate;
mod plan_measure;
mod read_as_committee;
mod reopen_deviation;
mod report_deviation;
mod send_investigation;
mod steps;
mod take_measure;
mod tell_person;
mod triage_deviation;
mod write_lesson;

pub use close_deviation::CloseDeviation;
pub use consider_lesson::ConsiderLesson;
pub use follow_up::FollowUp;
pub use hear_visits::{HearVisits, listeners};
pub use inform_committee::InformCommittee;
pub use investigate_deviation::InvestigateDeviation;
pub use judge_seriousness::JudgeSeriousness;
pub use notify_inspectorate::NotifyInspectorate;
pub use plan_measure::PlanMeasure;
pub use read_as_committee::ReadAsCommittee;
pub use reopen_deviation::ReopenDeviation;
pub use report_deviation::ReportDeviation;
pub use send_investigation::SendInvestigation;
pub use take_measure::TakeMeasure;
pub use tell_person::TellPerson;
pub use triage_deviation::TriageDeviation;
pub use write_lesson::WriteLesson;
