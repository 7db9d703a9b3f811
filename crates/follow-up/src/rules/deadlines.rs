//! What must be done before when. The numbers come from the rule book. The duty to follow up is of the decision, in
//! `cases`; here is what comes of a follow-up.

use cases::DecisionId;
use duties::{DutyKind, EscalationStep, NewDuty, Subject, calendar, terms};
use kernel::{Date, Role, TimeZone};
use rulebook::{RuleBook, RuleFault, keys};

use crate::model::{FollowUp, FollowUpId};

/// What a follow-up led to is begun (a local rule).
pub(crate) const CHANGE: DutyKind = DutyKind {
    key: "follow-up-duty-change",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_FOLLOW_UP_CHANGE,
};
/// The provider plans the help in another way, as it was asked to (the same time as for a first plan).
pub(crate) const NEW_PLAN: DutyKind = DutyKind {
    key: "follow-up-duty-new-plan",
    role: Role::UnitManager,
    rule: keys::LOCAL_CARE_PLAN,
};
/// An answer to the questions on quality comes in, or it is noted why there is none (a local rule).
pub(crate) const SURVEY: DutyKind = DutyKind {
    key: "follow-up-duty-survey",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_FOLLOW_UP_SURVEY,
};

/// The rules that follow-ups live by, as they stand on a day.
pub(crate) struct Terms {
    /// The book, with the municipality's own rows.
    book: RuleBook,
    today: Date,
    zone: TimeZone,
}

impl Terms {
    /// As they stand today.
    pub(crate) const fn new(book: RuleBook, today: Date, zone: TimeZone) -> Self {
        Self { book, today, zone }
    }

    /// The last day for what a rule gives time for, counted from a day.
    pub(crate) fn last(&self, rule: &str, from: Date) -> Result<Date, RuleFault> {
        terms::last_day_by(&self.book, rule, (from, self.today))
    }

    /// A duty of whoever holds the follow-up. Once it is overdue long enough it lies with the manager too.
    pub(crate) fn own(
        &self,
        kind: DutyKind,
        (follow_up, label): (&FollowUp, String),
        from: Date,
    ) -> Result<NewDuty, RuleFault> {
        let last = self.last(kind.rule, from)?;
        let due = calendar::end_of_day(last, &self.zone);
        let away = terms::escalation_after(&self.book, (last, self.today), &self.zone)?;
        let on = subject(follow_up.id);
        Ok(kind
            .on(on, follow_up.unit, due, follow_up.address())
            .person(follow_up.person)
            .user(follow_up.officer)
            .label(label)
            .step(EscalationStep {
                away,
                to_role: Role::UnitManager,
                to_unit: follow_up.unit,
            }))
    }

    /// A duty of the provider to plan the help in another way. Overdue it lies with those who asked.
    pub(crate) fn asked(
        &self,
        (follow_up, decision): (&FollowUp, DecisionId),
        (provider, label): (kernel::UnitId, String),
        from: Date,
    ) -> Result<NewDuty, RuleFault> {
        let last = self.last(NEW_PLAN.rule, from)?;
        let due = calendar::end_of_day(last, &self.zone);
        let on = request_subject(decision);
        let link = format!("{}/till-utforaren/{decision}", follow_up.address());
        Ok(NEW_PLAN
            .on(on, provider, due, link)
            .person(follow_up.person)
            .label(label)
            .step(EscalationStep::after_due(
                0,
                Role::CaseOfficer,
                follow_up.unit,
            )))
    }
}

/// A follow-up, as a thing in history and duties.
pub(crate) const fn subject(id: FollowUpId) -> Subject {
    Subject::new("follow-up", id)
}

/// What a provider was asked to change about the help of a decision, as a thing in duties.
pub(crate) const fn request_subject(decision: DecisionId) -> Subject {
    Subject::new("plan-request", decision)
}
