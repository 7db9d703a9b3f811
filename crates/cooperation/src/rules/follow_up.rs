//! When a plan may be followed up, and what comes of it.

use kernel::{Date, Refusal, Timestamp};

use crate::model::{Course, Next, Plan, State};

/// Follows a plan up: it goes on until another day, or it is fulfilled.
pub(crate) fn follow_up(
    plan: Plan,
    course: &Course,
    (now, today): (Timestamp, Date),
    last: Date,
) -> Result<Plan, Refusal> {
    match plan.state {
        State::Agreed => {}
        State::Awaited | State::Called | State::Consented | State::MeetingSet => {
            return Err(Refusal::new("cooperation-refusal-not-agreed"));
        }
        State::FollowedUp | State::Dropped => {
            return Err(Refusal::new("cooperation-refusal-ended"));
        }
    }
    if course.on > today {
        return Err(Refusal::new("page-kit-refusal-future").at("course-on"));
    }
    match course.next {
        Next::GoesOn(day) if day <= today => {
            Err(Refusal::new("cooperation-refusal-next-before").at("course-next-day"))
        }
        Next::GoesOn(day) if day > last => Err(Refusal::new("cooperation-refusal-follow-up-late")
            .with("last", last)
            .at("course-next-day")
            .because("local-sip-follow-up")),
        Next::GoesOn(day) => Ok(Plan {
            follow_up: Some(day),
            ..plan
        }),
        Next::Fulfilled => Ok(Plan {
            state: State::FollowedUp,
            follow_up: None,
            ended: Some(now),
            ..plan
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{at, plan};
    use jiff::civil::date;
    use kernel::Prose;

    fn course(next: Next) -> Course {
        Course {
            on: date(2026, 5, 4),
            went: Prose::parse("Handtaget sitter där det ska").expect("prose"),
            own_words: None,
            next,
        }
    }

    fn try_on(state: State, next: Next) -> Result<Plan, Refusal> {
        let now = (at("2026-05-04T09:00:00Z"), date(2026, 5, 4));
        follow_up(plan(state), &course(next), now, date(2026, 7, 4))
    }

    #[test]
    fn it_goes_on_within_the_rule_or_is_fulfilled() {
        let on = try_on(State::Agreed, Next::GoesOn(date(2026, 7, 4))).expect("goes on");
        assert_eq!(
            (on.state, on.follow_up),
            (State::Agreed, Some(date(2026, 7, 4)))
        );
        let done = try_on(State::Agreed, Next::Fulfilled).expect("fulfilled");
        assert_eq!((done.state, done.follow_up), (State::FollowedUp, None));
    }

    #[test]
    fn what_is_not_agreed_or_ended_and_wrong_days_are_refused() {
        assert!(try_on(State::MeetingSet, Next::Fulfilled).is_err());
        assert!(try_on(State::Dropped, Next::Fulfilled).is_err());
        assert!(try_on(State::Agreed, Next::GoesOn(date(2026, 5, 4))).is_err());
        assert!(try_on(State::Agreed, Next::GoesOn(date(2026, 7, 5))).is_err());
    }
}
