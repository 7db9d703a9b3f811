//! What a provider is asked to plan in another way.

use care_plans::CarePlanId;
use cases::DecisionId;
use kernel::{Date, PersonId, Prose, Timestamp, UnitId};

use super::FollowUpId;

/// That a provider was asked to plan the help in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRequest {
    /// In which follow-up.
    pub follow_up: FollowUpId,
    /// About the help of which decision.
    pub decision: DecisionId,
    /// Whose.
    pub person: PersonId,
    /// The plan that is to be made anew.
    pub plan: CarePlanId,
    /// Who makes it.
    pub provider: UnitId,
    /// Since when.
    pub asked_at: Timestamp,
    /// What is to be changed.
    pub asked: Prose,
    /// The day on which a new version was agreed; none while it is waited for.
    pub agreed_on: Option<Date>,
    /// The day on which the help ended before that; none while it goes on.
    pub over_on: Option<Date>,
}
