//! When a call may be registered, and how an awaited one is received.

use duties::calendar;
use kernel::{Prose, Refusal, TimeZone, Timestamp};

use super::Terms;
use crate::model::{Counterpart, Origin, Plan, State};

/// A call that has come.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    /// When it was sent.
    pub(crate) called: Timestamp,
    /// By whom.
    pub(crate) counterpart: Counterpart,
    /// What for.
    pub(crate) purpose: Prose,
}

/// Nothing is ahead, and no call comes before what gave rise to it.
pub(crate) fn check_times(
    since: Timestamp,
    called: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Refusal> {
    if since > now {
        return Err(Refusal::new("page-kit-refusal-future").at("since-day"));
    }
    match called {
        Some(called) if called > now => {
            Err(Refusal::new("page-kit-refusal-future").at("called-day"))
        }
        Some(called) if called < since => {
            Err(Refusal::new("cooperation-refusal-called-before").at("called-day"))
        }
        Some(_) | None => Ok(()),
    }
}

/// Receives the call that was awaited since the person became ready to leave hospital.
pub(crate) fn receive(plan: Plan, call: Received, now: Timestamp) -> Result<Plan, Refusal> {
    if plan.state != State::Awaited {
        return Err(Refusal::new("cooperation-refusal-called-already"));
    }
    check_times(plan.since, Some(call.called), now)?;
    Ok(Plan {
        called: Some(call.called),
        counterpart: call.counterpart,
        purpose: Some(call.purpose),
        state: State::Called,
        ..plan
    })
}

/// Whether the region called later than it should have (LUS 4:3), where it should.
pub(crate) fn is_call_late(plan: &Plan, terms: &Terms, zone: &TimeZone) -> bool {
    let due = terms
        .region_call
        .end(calendar::day_of(plan.since, zone), zone);
    plan.origin == Origin::Discharge && plan.called.is_some_and(|called| called > due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{at, plan};

    fn call(called: &str) -> Received {
        Received {
            called: at(called),
            counterpart: plan(State::Called).counterpart,
            purpose: Prose::parse("Hemgång").expect("prose"),
        }
    }

    #[test]
    fn an_awaited_call_is_received_once_and_not_before_the_notice() {
        let now = at("2026-03-05T09:00:00Z");
        let received =
            receive(plan(State::Awaited), call("2026-03-04T08:00:00Z"), now).expect("received");
        assert_eq!(received.state, State::Called);
        assert!(receive(received, call("2026-03-04T08:00:00Z"), now).is_err());
        for wrong in ["2026-03-01T08:00:00Z", "2026-03-06T08:00:00Z"] {
            let refused = receive(plan(State::Awaited), call(wrong), now).expect_err("refused");
            assert_eq!(refused.field.as_deref(), Some("called-day"));
        }
    }

    #[test]
    fn the_region_has_three_days_from_the_notice() {
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let terms = Terms::trial();
        let mut discharge = plan(State::Called);
        discharge.origin = Origin::Discharge;
        discharge.called = Some(at("2026-03-05T22:00:00Z"));
        assert!(!is_call_late(&discharge, &terms, &zone));
        discharge.called = Some(at("2026-03-05T23:00:00Z"));
        assert!(is_call_late(&discharge, &terms, &zone));
        discharge.origin = Origin::OpenCare;
        assert!(!is_call_late(&discharge, &terms, &zone));
    }
}
