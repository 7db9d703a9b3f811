//! Pure decisions.

mod continuity;
mod continuity_definition;
mod findings;
mod laying;
mod placing;
mod proposal;
mod rest;
mod shift;
mod travel;
#[cfg(test)]
mod trial;

pub use continuity::{Continuity, Met, continuity};
pub use continuity_definition::{Definition, Statistic, definitions};
pub(crate) use findings::working_time;
pub use findings::{Finding, FindingKind, Grade, findings};
pub use laying::days_of_visits;
pub(crate) use laying::{Carried, carry, lay};
pub(crate) use placing::{PlacingFacts, check_placing};
pub use proposal::{Asked, Figures, Proposed, ProposedChange, propose};
pub(crate) use shift::check_shift;
pub use travel::Limits;
