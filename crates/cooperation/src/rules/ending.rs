//! When a plan may be ended without a follow-up.

use kernel::{Prose, Refusal, Timestamp};

use crate::model::{DropReason, Plan};

/// Ends a plan with the reason that an officer gives. That the person says no is told as an answer, not here.
pub(crate) fn end(
    plan: Plan,
    reason: DropReason,
    note: Option<Prose>,
    now: Timestamp,
) -> Result<Plan, Refusal> {
    if !plan.state.is_open() {
        return Err(Refusal::new("cooperation-refusal-ended"));
    }
    if !DropReason::CHOSEN.contains(&reason) {
        return Err(Refusal::new("page-kit-refusal-choice").at("drop-reason"));
    }
    if reason == DropReason::Other && note.is_none() {
        return Err(Refusal::new("page-kit-refusal-empty").at("drop-note"));
    }
    Ok(plan.drop_for(reason, note, now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::State,
        rules::trial::{at, plan},
    };

    #[test]
    fn open_plans_end_once_and_with_a_reason_of_ours() {
        let now = at("2026-03-09T09:00:00Z");
        for state in State::ALL {
            let ended = end(plan(*state), DropReason::Moved, None, now);
            assert_eq!(ended.is_ok(), state.is_open(), "{state:?}");
        }
        assert!(end(plan(State::Called), DropReason::NoConsent, None, now).is_err());
        assert!(end(plan(State::Called), DropReason::Other, None, now).is_err());
    }
}
