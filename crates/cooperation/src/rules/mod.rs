//! Pure decisions: facts in, a yes or a refusal out. Each cites its source.

mod agreement;
mod call;
mod consent;
mod deadlines;
mod ending;
mod follow_up;
mod meeting;
mod participant;

pub(crate) use agreement::{AgreeFacts, TASKS_MAX, agree, task_done};
pub(crate) use call::{Received, check_times, is_call_late, receive};
pub(crate) use consent::{answer, check_consent_to_send, withdraw};
pub(crate) use deadlines::{
    BEGIN, BEGIN_AT_DISCHARGE, Deadline, FOLLOW_UP, MEET, REGION_CALL, TASK, Terms, begin_kind,
    meeting_day,
};
pub(crate) use ending::end;
pub(crate) use follow_up::follow_up;
pub(crate) use meeting::{MeetingFacts, set_meeting};
pub(crate) use participant::check_join;

/// Plans to try rules on.
#[cfg(test)]
mod trial {
    use kernel::{Id, Line, Prose, Timestamp};
    use uuid::Uuid;

    use crate::model::{Counterpart, Origin, Plan, State};

    pub(super) fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    pub(super) fn plan(state: State) -> Plan {
        Plan {
            id: Id::from_uuid(Uuid::from_u128(1)),
            person: Id::from_uuid(Uuid::from_u128(2)),
            unit: Id::from_uuid(Uuid::from_u128(3)),
            officer: Id::from_uuid(Uuid::from_u128(4)),
            origin: Origin::OpenCare,
            contact: None,
            since: at("2026-03-02T09:00:00Z"),
            called: (state != State::Awaited).then(|| at("2026-03-02T09:00:00Z")),
            counterpart: Counterpart {
                organisation: Line::parse("Vårdcentralen").expect("a line"),
                name: None,
                phone: None,
            },
            purpose: Prose::parse("Trygg hemma").ok(),
            state,
            meeting: None,
            agreement: (state == State::Agreed).then_some(1),
            follow_up: None,
            ended: None,
            dropped: None,
            version: 1,
        }
    }
}
