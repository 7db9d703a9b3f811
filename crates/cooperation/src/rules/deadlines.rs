//! What must be done before when, each by its own paragraph. The numbers come from the rule book.

use duties::{DutyKind, calendar};
use history::Subject;
use jiff::SignedDuration;
use kernel::{Date, Role, TimeZone, Timestamp};
use rulebook::{RuleBook, RuleFault, Term, keys};

use crate::model::{Origin, Plan, Task};

/// The region calls at the latest three days after the notice that the person is ready (LUS 4:3). We look that it does.
pub(crate) const REGION_CALL: DutyKind = DutyKind {
    key: "cooperation-duty-region-call",
    role: Role::CaseOfficer,
    rule: keys::LUS_4_3,
};
/// Work on the plan is begun at once (`SoL` 10:8): the person is asked.
pub(crate) const BEGIN: DutyKind = DutyKind {
    key: "cooperation-duty-begin",
    role: Role::CaseOfficer,
    rule: keys::SOL_10_8,
};
/// At discharge, work on the plan is begun without delay (LUS 4:2).
pub(crate) const BEGIN_AT_DISCHARGE: DutyKind = DutyKind {
    key: "cooperation-duty-begin-discharge",
    role: Role::CaseOfficer,
    rule: keys::LUS_4_2,
};
/// The meeting is held while the matter is fresh (agreement of region and municipality).
pub(crate) const MEET: DutyKind = DutyKind {
    key: "cooperation-duty-meet",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_SIP_MEETING,
};
/// The plan is followed up on its day (agreement of region and municipality).
pub(crate) const FOLLOW_UP: DutyKind = DutyKind {
    key: "cooperation-duty-follow-up",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_SIP_FOLLOW_UP,
};
/// What the municipality has promised in the plan is done (`SoL` 10:8 second paragraph 2).
pub(crate) const TASK: DutyKind = DutyKind {
    key: "cooperation-duty-task",
    role: Role::CaseOfficer,
    rule: keys::SOL_10_8_CONTENTS,
};

/// The duty to begin that a plan of an origin has.
pub(crate) const fn begin_kind(origin: Origin) -> DutyKind {
    match origin {
        Origin::Discharge => BEGIN_AT_DISCHARGE,
        Origin::OpenCare | Origin::Own => BEGIN,
    }
}

/// A length of time as the rule book has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Length(pub(crate) Term);

impl Length {
    /// The last day, counted from a day.
    pub(crate) fn last_day(self, from: Date) -> Date {
        duties::terms::last_day(from, self.0)
    }

    /// The end of the last day.
    pub(crate) fn end(self, from: Date, zone: &TimeZone) -> Timestamp {
        calendar::end_of_day(self.last_day(from), zone)
    }
}

/// The lengths of time that plans live by, on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Terms {
    /// What at once means.
    pub(crate) begin: Length,
    /// The region's time to call.
    pub(crate) region_call: Length,
    /// From call to meeting.
    pub(crate) meeting: Length,
    /// From agreement to follow-up.
    pub(crate) follow_up: Length,
    /// From due to the manager's list.
    pub(crate) escalation: Length,
}

impl Terms {
    /// As the book has them on a day.
    pub(crate) fn of(book: &RuleBook, on: Date) -> Result<Self, RuleFault> {
        let length = |key| Ok(Length(book.rule(key, on)?.term()?));
        Ok(Self {
            begin: length(keys::LOCAL_SIP_START)?,
            region_call: length(keys::LUS_4_3)?,
            meeting: length(keys::LOCAL_SIP_MEETING)?,
            follow_up: length(keys::LOCAL_SIP_FOLLOW_UP)?,
            escalation: length(keys::LOCAL_DUTY_ESCALATION)?,
        })
    }

    #[cfg(test)]
    pub(crate) fn trial() -> Self {
        let book = RuleBook::national().expect("a book");
        Self::of(&book, jiff::civil::date(2026, 3, 2)).expect("terms")
    }
}

/// A duty to open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    /// What sort.
    pub(crate) kind: DutyKind,
    /// On what.
    pub(crate) subject: Subject,
    /// From when.
    pub(crate) opened: Timestamp,
    /// Before when.
    pub(crate) due: Timestamp,
    /// How long after that it goes to the manager.
    pub(crate) raised_after: SignedDuration,
}

impl Deadline {
    /// The region's call after the notice that the person is ready.
    pub(crate) fn region_call(plan: &Plan, terms: &Terms, zone: &TimeZone) -> Self {
        let notice = calendar::day_of(plan.since, zone);
        let due = terms.region_call.end(notice, zone);
        Self::on_plan(REGION_CALL, plan, (plan.since, due), terms, zone)
    }

    /// Beginning at once, counted from the call or from our own finding.
    pub(crate) fn begin(plan: &Plan, terms: &Terms, zone: &TimeZone) -> Self {
        let from = match plan.origin {
            Origin::Own => plan.since,
            Origin::OpenCare | Origin::Discharge => plan.called.unwrap_or(plan.since),
        };
        let due = terms.begin.end(calendar::day_of(from, zone), zone);
        Self::on_plan(begin_kind(plan.origin), plan, (from, due), terms, zone)
    }

    /// Meeting while the matter is fresh, counted from the call.
    pub(crate) fn meet(plan: &Plan, terms: &Terms, zone: &TimeZone) -> Self {
        let from = plan.called.unwrap_or(plan.since);
        let due = calendar::end_of_day(meeting_day(plan, terms, zone), zone);
        Self::on_plan(MEET, plan, (from, due), terms, zone)
    }

    /// Following up on a day.
    pub(crate) fn follow_up(
        plan: &Plan,
        (now, day): (Timestamp, Date),
        terms: &Terms,
        zone: &TimeZone,
    ) -> Self {
        let due = calendar::end_of_day(day, zone);
        Self::on_plan(FOLLOW_UP, plan, (now, due), terms, zone)
    }

    /// Doing what the municipality has promised.
    pub(crate) fn task(
        task: &Task,
        (now, day): (Timestamp, Date),
        terms: &Terms,
        zone: &TimeZone,
    ) -> Self {
        let due = calendar::end_of_day(day, zone);
        Self {
            kind: TASK,
            subject: Subject::new("shared-plan-task", task.id),
            opened: now,
            due,
            raised_after: raised_after(due, terms, zone),
        }
    }

    fn on_plan(
        kind: DutyKind,
        plan: &Plan,
        (opened, due): (Timestamp, Timestamp),
        terms: &Terms,
        zone: &TimeZone,
    ) -> Self {
        Self {
            kind,
            subject: Subject::new("shared-plan", plan.id),
            opened,
            due,
            raised_after: raised_after(due, terms, zone),
        }
    }
}

/// How long after its due time a duty goes to the manager.
fn raised_after(due: Timestamp, terms: &Terms, zone: &TimeZone) -> SignedDuration {
    let raised = terms.escalation.end(calendar::day_of(due, zone), zone);
    raised.duration_since(due)
}

/// The last day for the meeting.
pub(crate) fn meeting_day(plan: &Plan, terms: &Terms, zone: &TimeZone) -> Date {
    let called = plan.called.unwrap_or(plan.since);
    terms.meeting.last_day(calendar::day_of(called, zone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::State,
        rules::trial::{at, plan},
    };
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Stockholm").expect("a zone")
    }

    #[test]
    fn each_duty_has_its_own_paragraph_and_time() {
        let (terms, zone) = (Terms::trial(), zone());
        let mut discharge = plan(State::Called);
        discharge.origin = Origin::Discharge;
        // Notice on Monday 2 March, call on Friday 6 March.
        discharge.called = Some(at("2026-03-06T09:00:00Z"));
        let region = Deadline::region_call(&discharge, &terms, &zone);
        assert_eq!(region.kind.rule, "lus-4-3");
        assert_eq!(calendar::day_of(region.due, &zone), date(2026, 3, 5));
        let begin = Deadline::begin(&discharge, &terms, &zone);
        assert_eq!(begin.kind.rule, "lus-4-2");
        assert_eq!(calendar::day_of(begin.due, &zone), date(2026, 3, 9));
        let meet = Deadline::meet(&discharge, &terms, &zone);
        assert_eq!(calendar::day_of(meet.due, &zone), date(2026, 3, 20));
        assert_eq!(begin_kind(Origin::OpenCare).rule, "sol-10-8");
    }

    proptest! {
        /// No length of time ends before it begins, and working days end on open days.
        #[test]
        fn lengths_run_forwards(n in 1_u16..40, day in 0_i64..3_000) {
            let from = date(2024, 1, 1).saturating_add(day.days());
            let terms = [
                Term::Days(n), Term::Weeks(n), Term::Months(n), Term::Years(n), Term::WorkingDays(n),
                Term::CalendarYears(n), Term::Hours(n), Term::Minutes(n),
            ];
            for term in terms {
                prop_assert!(Length(term).last_day(from) >= from);
            }
            let open = Length(Term::WorkingDays(n)).last_day(from);
            prop_assert!(calendar::is_open_day(open));
            prop_assert!(open >= from.saturating_add(i64::from(n).days()));
        }
    }
}
