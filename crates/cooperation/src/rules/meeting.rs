//! When a meeting may be set.

use kernel::Refusal;

use super::consent::check_consent;
use crate::model::{Meeting, Plan, State};

/// What is known of the person beside the plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MeetingFacts {
    /// The person needs an interpreter.
    pub(crate) needs_interpreter: bool,
}

/// Sets a meeting, or sets it anew. Who needs an interpreter gets one (FL 13 §).
pub(crate) fn set_meeting(
    plan: Plan,
    meeting: Meeting,
    facts: MeetingFacts,
) -> Result<Plan, Refusal> {
    if !plan.state.is_open() {
        return Err(Refusal::new("cooperation-refusal-ended"));
    }
    check_consent(&plan)?;
    if meeting.starts < plan.since {
        return Err(Refusal::new("cooperation-refusal-meeting-before").at("meeting-day"));
    }
    if meeting.place.needs_words() && meeting.words.is_none() {
        return Err(Refusal::new("cooperation-refusal-meeting-place").at("meeting-words"));
    }
    if facts.needs_interpreter && meeting.interpreter.is_none() {
        return Err(Refusal::new("cooperation-refusal-interpreter")
            .at("meeting-interpreter")
            .because("fl-13"));
    }
    let state = match plan.state {
        State::Agreed => State::Agreed,
        State::Awaited
        | State::Called
        | State::Consented
        | State::MeetingSet
        | State::FollowedUp
        | State::Dropped => State::MeetingSet,
    };
    Ok(Plan {
        meeting: Some(meeting),
        state,
        ..plan
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Place,
        rules::trial::{at, plan},
    };
    use kernel::{Line, RuleKey};

    fn meeting(place: Place) -> Meeting {
        Meeting {
            starts: at("2026-03-10T12:00:00Z"),
            place,
            words: None,
            interpreter: None,
        }
    }

    const NONE: MeetingFacts = MeetingFacts {
        needs_interpreter: false,
    };

    #[test]
    fn a_meeting_at_home_needs_no_address_and_one_elsewhere_does() {
        let set = set_meeting(plan(State::Consented), meeting(Place::Home), NONE).expect("set");
        assert_eq!(set.state, State::MeetingSet);
        let refused = set_meeting(set, meeting(Place::Video), NONE).expect_err("refused");
        assert_eq!(refused.field.as_deref(), Some("meeting-words"));
    }

    #[test]
    fn an_agreed_plan_stays_agreed_and_consent_comes_first() {
        let again = set_meeting(plan(State::Agreed), meeting(Place::Home), NONE).expect("set");
        assert_eq!(again.state, State::Agreed);
        for state in [State::Awaited, State::Called] {
            let refused =
                set_meeting(plan(state), meeting(Place::Home), NONE).expect_err("refused");
            assert_eq!(refused.rule.as_ref().map(RuleKey::as_str), Some("sol-10-8"));
        }
    }

    #[test]
    fn who_needs_an_interpreter_gets_one() {
        let facts = MeetingFacts {
            needs_interpreter: true,
        };
        let refused = set_meeting(plan(State::Consented), meeting(Place::Home), facts);
        assert_eq!(
            refused.expect_err("refused").field.as_deref(),
            Some("meeting-interpreter")
        );
        let booked = Meeting {
            interpreter: Line::parse("Finska").ok(),
            ..meeting(Place::Home)
        };
        assert!(set_meeting(plan(State::Consented), booked, facts).is_ok());
    }
}
