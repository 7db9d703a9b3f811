//! Decisions: those about a person, and their follow-ups.

use kernel::{Fault, PersonId};
use store::Ask;

use crate::{
    model::{Decision, DecisionId, FollowUp},
    store::{
        decision::{decision_by_id, decision_list_of_person},
        follow_up::follow_up_list,
    },
};

/// One decision about a person; whether it may be shown is the caller's question to access.
pub async fn decision(
    ask: &dyn Ask,
    person: PersonId,
    id: DecisionId,
) -> Result<Option<Decision>, Fault> {
    decision_by_id(ask, person, id).await
}

/// The decisions about a person, newest first.
pub async fn decisions_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<Decision>, Fault> {
    decision_list_of_person(ask, person).await
}

/// The follow-ups of a decision, oldest first; one that waits has no day on which it was done.
pub async fn follow_ups(ask: &dyn Ask, decision: DecisionId) -> Result<Vec<FollowUp>, Fault> {
    follow_up_list(ask, decision).await
}
