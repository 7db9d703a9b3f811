//! What must be looked at before when. The numbers come from the rule book.

use duties::{DutyKind, EscalationStep, NewDuty, Subject, calendar, terms};
use jiff::SignedDuration;
use kernel::{Call, Role};
use rulebook::{RuleBook, RuleFault, keys};

use crate::model::Question;

/// A visit that does not fit is cleared up (a local rule).
pub(crate) const QUESTION: DutyKind = DutyKind {
    key: "visits-duty-question",
    role: Role::Planner,
    rule: keys::LOCAL_VISIT_QUESTION,
};
/// Nobody opened: somebody finds out how the person is (a local rule).
pub(crate) const URGENT_QUESTION: DutyKind = DutyKind {
    key: "visits-duty-nobody-opened",
    role: Role::Planner,
    rule: keys::LOCAL_VISIT_NOBODY_OPENED,
};

/// The kind of duty that a question gives rise to.
pub(crate) const fn kind_of(question: &Question) -> DutyKind {
    if question.kind.is_urgent() {
        URGENT_QUESTION
    } else if question.kind.is_managers() {
        DutyKind {
            role: Role::UnitManager,
            ..QUESTION
        }
    } else {
        QUESTION
    }
}

/// A question, as a thing in history and duties.
pub(crate) const fn subject(question: &Question) -> Subject {
    Subject::new("visit-question", question.id)
}

/// The duty to settle a question: the planner's, and the manager's once it is due. What cannot wait is the manager's at
/// once as well: a unit may have no planner on an evening. What went wrong is the manager's alone, and on no file.
pub(crate) fn to_settle(
    book: &RuleBook,
    (question, label): (&Question, String),
    call: &Call,
) -> Result<NewDuty, RuleFault> {
    let (today, zone) = (call.today(), &call.zone);
    let kind = kind_of(question);
    let unit = question.provider;
    let address = format!("/besok-att-reda-ut#{}", question.id);
    if question.kind.is_managers() {
        let last = terms::last_day_by(book, kind.rule, (today, today))?;
        let due = calendar::end_of_day(last, zone);
        // Nor is it said of which visit: the schedule says who made it.
        return Ok(kind.on(subject(question), unit, due, address));
    }
    let (due, step) = if question.kind.is_urgent() {
        let minutes = book.rule(kind.rule, today)?.minutes()?.count();
        let within = SignedDuration::from_mins(minutes);
        let at_once = EscalationStep {
            away: -within,
            to_role: Role::UnitManager,
            to_unit: unit,
        };
        (
            question.at.saturating_add(within).unwrap_or(question.at),
            at_once,
        )
    } else {
        let last = terms::last_day_by(book, kind.rule, (today, today))?;
        let later = EscalationStep::after_due(0, Role::UnitManager, unit);
        (calendar::end_of_day(last, zone), later)
    };
    Ok(kind
        .on(subject(question), unit, due, address)
        .person(question.person)
        .label(label)
        .step(step))
}
