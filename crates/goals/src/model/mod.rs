//! Values of the room; one noun a file.

mod activity;
mod chain;
mod indicator;
mod reading;
mod report;
mod rule_seen;
mod standing;
mod value;

pub use activity::{Activity, ActivityId, ActivityState};
pub use chain::{Area, Chain, ChainId, Goal, GoalId};
pub use indicator::{
    Aim, Better, Binding, Indicator, IndicatorId, Method, Only, Over, Scale, Targets,
};
pub use reading::{Behind, NewReading, Reading, ReadingId, Way};
pub use report::{Frozen, Handled, Report, ReportId, ReportKind};
pub use rule_seen::RuleSeen;
pub use standing::{
    Assessment, Band, Change, Colour, GoalResult, GoalStanding, IndicatorStanding, Past, Score,
    Standing, Unassessed, Why,
};
pub use value::{Thousandths, Value, ValueError};
