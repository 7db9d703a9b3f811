//! Whether an appeal came in time, and what may be done with it next.

use duties::calendar;
use kernel::{Date, Refusal};
use rulebook::{RuleBook, RuleFault, keys};

use crate::model::{Appeal, AppealState, Outcome};

/// What the test of time says (FL 44 and 45 §§).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeliness {
    /// It came in by the last day.
    InTime {
        /// The last day.
        last: Date,
    },
    /// Nobody knows when the person got the decision: the time has not begun to run.
    NoClock,
    /// It came late because the committee told wrongly how to appeal: it is tried all the same.
    WrongNotice,
    /// It reached the court by the last day: it is tried all the same.
    AtCourtInTime {
        /// The last day.
        last: Date,
    },
    /// The committee has taken back that it came too late.
    Excused,
    /// It came too late.
    Late {
        /// The last day.
        last: Date,
    },
}

impl Timeliness {
    /// Whether it is to be dismissed.
    pub const fn is_late(self) -> bool {
        match self {
            Self::Late { .. } => true,
            Self::InTime { .. }
            | Self::NoClock
            | Self::WrongNotice
            | Self::Excused
            | Self::AtCourtInTime { .. } => false,
        }
    }

    /// Its name in the language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::InTime { .. } => "in-time",
            Self::NoClock => "no-clock",
            Self::WrongNotice => "wrong-notice",
            Self::Excused => "excused",
            Self::AtCourtInTime { .. } => "at-court",
            Self::Late { .. } => "late",
        }
    }

    /// The last day, where the time runs.
    pub const fn last(self) -> Option<Date> {
        match self {
            Self::InTime { last } | Self::AtCourtInTime { last } | Self::Late { last } => {
                Some(last)
            }
            Self::NoClock | Self::WrongNotice | Self::Excused => None,
        }
    }
}

/// The last day to appeal what was received on a day (FL 44 §); a last day on which offices are closed moves on.
pub(crate) fn last_day_to_appeal(book: &RuleBook, received: Date) -> Result<Date, RuleFault> {
    let weeks = book.rule(keys::FL_44, received)?.weeks()?;
    Ok(calendar::weeks_from_receipt(received, i64::from(weeks)))
}

/// The facts that the test of time rests on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CameIn {
    /// The day it came to the committee.
    pub(crate) on: Date,
    /// The day it came to the court, if it went there first.
    pub(crate) at_court: Option<Date>,
    /// Whether the person was told wrongly how to appeal.
    pub(crate) wrong_notice: bool,
    /// Whether the committee has taken back that it came too late.
    pub(crate) is_excused: bool,
}

impl CameIn {
    /// How an appeal came in.
    pub(crate) const fn of(appeal: &Appeal) -> Self {
        Self {
            on: appeal.received,
            at_court: appeal.at_court,
            wrong_notice: appeal.wrong_notice,
            is_excused: appeal.is_excused,
        }
    }
}

/// Tests whether an appeal came in time; `received` is when the person got the decision, if that is known.
pub(crate) fn timeliness(
    came: CameIn,
    received: Option<Date>,
    book: &RuleBook,
) -> Result<Timeliness, RuleFault> {
    let Some(received) = received else {
        return Ok(Timeliness::NoClock);
    };
    let last = last_day_to_appeal(book, received)?;
    if came.on <= last {
        return Ok(Timeliness::InTime { last });
    }
    if came.is_excused {
        return Ok(Timeliness::Excused);
    }
    if came.wrong_notice {
        return Ok(Timeliness::WrongNotice);
    }
    if came.at_court.is_some_and(|day| day <= last) {
        return Ok(Timeliness::AtCourtInTime { last });
    }
    Ok(Timeliness::Late { last })
}

/// Only an appeal that came too late is dismissed.
pub(crate) fn may_dismiss(appeal: &Appeal, time: Timeliness) -> Result<(), Refusal> {
    must_be(appeal, AppealState::Received)?;
    if time.is_late() {
        Ok(())
    } else {
        Err(Refusal::new("cases-refusal-appeal-in-time").because(keys::FL_45))
    }
}

/// Only an appeal that came in time leads to a reconsideration.
pub(crate) fn may_reconsider(appeal: &Appeal, time: Timeliness) -> Result<(), Refusal> {
    must_be(appeal, AppealState::Received)?;
    if time.is_late() {
        Err(Refusal::new("cases-refusal-appeal-late").because(keys::FL_45))
    } else {
        Ok(())
    }
}

/// An appealed decision is changed only to the person's favour (FL 38 and 39 §§): never to less than it gave.
pub(crate) fn must_favour(was: Outcome, now: Outcome) -> Result<(), Refusal> {
    let rank = |outcome: Outcome| match outcome {
        Outcome::Refused => 0_u8,
        Outcome::Partly => 1,
        Outcome::Approved => 2,
    };
    if now.is_favourable() && rank(now) >= rank(was) {
        Ok(())
    } else {
        Err(Refusal::new("cases-refusal-appeal-worse")
            .at("outcome")
            .because(keys::FL_39))
    }
}

/// An appeal takes one step at a time.
pub(crate) fn must_be(appeal: &Appeal, state: AppealState) -> Result<(), Refusal> {
    if appeal.state == state {
        return Ok(());
    }
    let rule = match state {
        AppealState::Received => keys::FL_45,
        AppealState::Reconsidered => keys::FL_38,
        AppealState::Dismissed | AppealState::Forwarded | AppealState::Judged => keys::FL_46,
    };
    Err(Refusal::new("cases-refusal-appeal-step").because(rule))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(received: Option<Date>, came: CameIn, expect: Timeliness) {
        let book = RuleBook::national().unwrap();
        assert_eq!(
            timeliness(came, received, &book).unwrap(),
            expect,
            "{came:?}"
        );
    }

    const fn on(day: Date) -> CameIn {
        CameIn {
            on: day,
            at_court: None,
            wrong_notice: false,
            is_excused: false,
        }
    }

    #[test]
    fn a_table_of_days() {
        // Received on a Tuesday: through the Tuesday three weeks later.
        let (tuesday, last) = (date(2026, 3, 3), date(2026, 3, 24));
        check(
            Some(tuesday),
            on(date(2026, 3, 4)),
            Timeliness::InTime { last },
        );
        check(Some(tuesday), on(last), Timeliness::InTime { last });
        check(
            Some(tuesday),
            on(date(2026, 3, 25)),
            Timeliness::Late { last },
        );
        // It may come before the person got the decision.
        check(
            Some(tuesday),
            on(date(2026, 3, 2)),
            Timeliness::InTime { last },
        );
        // Three weeks after 3 December is Christmas Eve: the 28th is the next open day.
        let (before_christmas, monday) = (date(2026, 12, 3), date(2026, 12, 28));
        check(
            Some(before_christmas),
            on(monday),
            Timeliness::InTime { last: monday },
        );
        check(
            Some(before_christmas),
            on(date(2026, 12, 29)),
            Timeliness::Late { last: monday },
        );
        // Three weeks after 16 May is the national day, a Saturday: Monday.
        let monday = date(2026, 6, 8);
        check(
            Some(date(2026, 5, 16)),
            on(monday),
            Timeliness::InTime { last: monday },
        );
        // Good Friday to the Tuesday after Easter.
        let tuesday = date(2026, 4, 7);
        check(
            Some(date(2026, 3, 13)),
            on(tuesday),
            Timeliness::InTime { last: tuesday },
        );
        check(
            Some(date(2026, 3, 13)),
            on(date(2026, 4, 8)),
            Timeliness::Late { last: tuesday },
        );
    }

    #[test]
    fn late_for_other_reasons_than_the_persons() {
        let (received, last, late) = (date(2026, 3, 3), date(2026, 3, 24), date(2026, 5, 4));
        check(None, on(late), Timeliness::NoClock);
        let wrong_notice = CameIn {
            wrong_notice: true,
            ..on(late)
        };
        check(Some(received), wrong_notice, Timeliness::WrongNotice);
        let excused = CameIn {
            is_excused: true,
            ..on(late)
        };
        check(Some(received), excused, Timeliness::Excused);
        let at_court = |day| CameIn {
            at_court: Some(day),
            ..on(late)
        };
        check(
            Some(received),
            at_court(last),
            Timeliness::AtCourtInTime { last },
        );
        check(
            Some(received),
            at_court(date(2026, 3, 25)),
            Timeliness::Late { last },
        );
    }

    #[test]
    fn a_reconsideration_never_gives_less() {
        assert!(must_favour(Outcome::Refused, Outcome::Partly).is_ok());
        assert!(must_favour(Outcome::Partly, Outcome::Approved).is_ok());
        assert!(must_favour(Outcome::Approved, Outcome::Partly).is_err());
        assert!(must_favour(Outcome::Refused, Outcome::Refused).is_err());
    }
}
