//! Which approved decisions have not become help in time (`SoL` 34:1–3, LSS 28 f–h §§).

use kernel::Date;
use rulebook::Term;

use super::terms::last_day;
use crate::model::{Decision, DecisionState, Quarter};

/// When it is looked: in the middle of a day that is not over, or when a quarter has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// During a day: what is to be done on it can still be done.
    During(Date),
    /// When a quarter has ended.
    EndOf(Quarter),
}

impl Reading {
    /// The last day whose happenings count.
    pub fn day(self) -> Date {
        match self {
            Self::During(day) => day,
            Self::EndOf(quarter) => quarter.last(),
        }
    }

    /// Whether a last day has passed.
    fn is_past(self, last: Date) -> bool {
        match self {
            Self::During(day) => last < day,
            Self::EndOf(quarter) => last <= quarter.last(),
        }
    }
}

/// Why help is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaitKind {
    /// It has never begun.
    NotBegun,
    /// It was broken off and has not begun again.
    BrokenOff,
}

kernel::keyed!(WaitKind { NotBegun => "not-begun", BrokenOff => "broken-off" });

/// A wait for help that was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Why it is waited for.
    pub kind: WaitKind,
    /// Since when: the day of the decision, or of the break.
    pub since: Date,
    /// The last day by the rule.
    pub last: Date,
    /// Whether that has passed.
    pub is_late: bool,
}

impl Wait {
    /// How many days it had been waited for on a day.
    pub fn days(&self, on: Date) -> i64 {
        days(self.since, on)
    }
}

/// Whole days from one to another.
pub(crate) fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The wait behind a decision, as it stood at a reading; none where nothing was granted, it had ended, or the person
/// had the help. `limit` is the rule's three months.
pub(crate) fn wait_of(decision: &Decision, reading: Reading, limit: Term) -> Option<Wait> {
    let on = reading.day();
    let had_come = |day: Option<Date>| day.filter(|day| *day <= on);
    if !decision.outcome.is_favourable() || decision.decided > on {
        return None;
    }
    let ended = decision.ending.as_ref().map(|ending| ending.on);
    let stands = match (decision.state, ended) {
        (DecisionState::Standing, _) => true,
        // The last day of a decision is still a day of it.
        (DecisionState::Changed | DecisionState::Revoked | DecisionState::Ended, Some(last)) => {
            last > on
        }
        (DecisionState::Changed | DecisionState::Revoked | DecisionState::Ended, None) => false,
    };
    let is_over = decision
        .period
        .and_then(kernel::Period::to)
        .is_some_and(|to| to <= on);
    if !stands || is_over {
        return None;
    }
    let (kind, since) = match (had_come(decision.executed), had_come(decision.interrupted)) {
        (None, _) => (WaitKind::NotBegun, decision.decided),
        (Some(_), Some(broken)) => (WaitKind::BrokenOff, broken),
        (Some(_), None) => return None,
    };
    let last = last_day(since, limit);
    Some(Wait {
        kind,
        since,
        last,
        is_late: reading.is_past(last),
    })
}

/// Whether a decision that was reported when the quarter before ended has been carried out in this one, and when
/// (`SoL` 34:2, LSS 28 g §).
pub(crate) fn executed_after_report(
    decision: &Decision,
    quarter: Quarter,
    limit: Term,
) -> Option<Date> {
    let executed = decision.executed?;
    let in_quarter = quarter.first() <= executed && executed <= quarter.last();
    let was_reported =
        wait_of(decision, Reading::EndOf(quarter.before()), limit).is_some_and(|wait| wait.is_late);
    (in_quarter && was_reported).then_some(executed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Contents, DecidedBy, Ending, Outcome};
    use jiff::civil::date;
    use kernel::{Id, Line, Period, Prose};
    use organisation::{Regime, ServiceCode};
    use uuid::Uuid;

    fn id<Kind>(n: u128) -> Id<Kind> {
        Id::from_uuid(Uuid::from_u128(n))
    }

    fn decision() -> Decision {
        let decided = date(2026, 3, 31);
        Decision {
            id: id(1),
            case: id(2),
            person: id(3),
            unit: id(4),
            service: ServiceCode::parse("home-care").expect("a code"),
            regime: Regime::Sol,
            group: None,
            outcome: Outcome::Approved,
            contents: Contents {
                what: Prose::parse("Inköp").expect("a text"),
                reasons: None,
                goal: None,
                took_part: None,
            },
            asked: decided,
            decided,
            by: DecidedBy {
                user: id(5),
                delegation: Line::parse("3.1").expect("a line"),
                scheme: None,
            },
            period: Some(Period::since(decided)),
            follow_up: None,
            state: DecisionState::Standing,
            replaces: None,
            executed: None,
            interrupted: None,
            ending: None,
            version: 1,
        }
    }

    const LIMIT: Term = Term::Months(3);

    fn check(decision: &Decision, reading: Reading, expected: Option<(WaitKind, bool)>) {
        let got = wait_of(decision, reading, LIMIT).map(|wait| (wait.kind, wait.is_late));
        assert_eq!(got, expected, "{reading:?}");
    }

    fn quarter(text: &str) -> Quarter {
        text.parse().expect("a quarter")
    }

    #[test]
    fn three_months_from_the_day_of_the_decision() {
        let waits = decision();
        // The last of March and three months is the last of June, on which it can still be done.
        check(
            &waits,
            Reading::During(date(2026, 6, 30)),
            Some((WaitKind::NotBegun, false)),
        );
        check(
            &waits,
            Reading::During(date(2026, 7, 1)),
            Some((WaitKind::NotBegun, true)),
        );
        check(
            &waits,
            Reading::EndOf(quarter("2026-1")),
            Some((WaitKind::NotBegun, false)),
        );
        check(
            &waits,
            Reading::EndOf(quarter("2026-2")),
            Some((WaitKind::NotBegun, true)),
        );
        check(&waits, Reading::EndOf(quarter("2025-4")), None);
    }

    #[test]
    fn what_began_and_was_broken_off_is_counted_from_the_break() {
        let broken = Decision {
            executed: Some(date(2026, 4, 7)),
            interrupted: Some(date(2026, 8, 15)),
            ..decision()
        };
        check(&broken, Reading::EndOf(quarter("2026-2")), None);
        check(
            &broken,
            Reading::EndOf(quarter("2026-3")),
            Some((WaitKind::BrokenOff, false)),
        );
        check(
            &broken,
            Reading::EndOf(quarter("2026-4")),
            Some((WaitKind::BrokenOff, true)),
        );
    }

    #[test]
    fn what_was_refused_or_has_ended_is_waited_for_no_longer() {
        let late = Reading::EndOf(quarter("2026-3"));
        let refused = Decision {
            outcome: Outcome::Refused,
            ..decision()
        };
        check(&refused, late, None);
        let ended = Decision {
            state: DecisionState::Ended,
            ending: Some(Ending {
                on: date(2026, 8, 1),
                reason: Prose::parse("Ångrade sig").expect("a text"),
            }),
            ..decision()
        };
        check(&ended, late, None);
        check(
            &ended,
            Reading::EndOf(quarter("2026-2")),
            Some((WaitKind::NotBegun, true)),
        );
    }

    #[test]
    fn what_was_reported_is_told_when_it_is_done() {
        let done = Decision {
            executed: Some(date(2026, 8, 20)),
            ..decision()
        };
        assert_eq!(
            executed_after_report(&done, quarter("2026-3"), LIMIT),
            done.executed
        );
        assert_eq!(executed_after_report(&done, quarter("2026-4"), LIMIT), None);
        let in_time = Decision {
            executed: Some(date(2026, 5, 2)),
            ..decision()
        };
        assert_eq!(
            executed_after_report(&in_time, quarter("2026-2"), LIMIT),
            None
        );
    }
}
