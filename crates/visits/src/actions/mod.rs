//! The room's use cases, one a file. A struct is the whole input of its use case.

mod answer_question;
mod correct_report;
mod hear_locks;
mod lock_steps;
mod make_home_code;
mod report_deviation;
mod report_visit;
mod set_locks;
mod steps;
mod tell_visit;
mod typed_times;

pub use answer_question::AnswerQuestion;
pub use correct_report::CorrectReport;
pub use hear_locks::{HearLocks, Heard};
pub use make_home_code::MakeHomeCode;
pub use report_deviation::ReportDeviation;
pub use report_visit::ReportVisit;
pub use set_locks::SetLocks;
pub use steps::in_nobodys_name;
pub use tell_visit::TellVisit;
pub use typed_times::TypedTimes;
