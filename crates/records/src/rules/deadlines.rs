//! What must be done before when: what was handed over is acknowledged, and what the person disputes is looked into.
//! The numbers come from the rule book.

use duties::{DutyKind, EscalationStep, NewDuty, calendar, terms};
use kernel::{Date, Role, TimeZone};
use rulebook::{RuleBook, RuleFault, keys};

use super::{entry_subject, handover_subject};
use crate::model::{Entry, Handover, Part};

/// What was handed over is acknowledged within days (a local rule).
pub(crate) const RECEIVE: DutyKind = DutyKind {
    key: "records-duty-receive",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_RECORD_RECEIPT,
};

/// What the person holds to be wrong is looked into within days (a local rule).
pub(crate) const CONSIDER: DutyKind = DutyKind {
    key: "records-duty-dispute",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_RECORD_DISPUTE,
};

/// The duty to look into what the person holds to be wrong in an entry, of those who keep it: the officers' at the
/// authority, the manager's at a provider.
pub(crate) fn to_consider(
    book: &RuleBook,
    (entry, label): (&Entry, String),
    (today, zone): (Date, &TimeZone),
) -> Result<NewDuty, RuleFault> {
    let last = terms::last_day_by(book, CONSIDER.rule, (today, today))?;
    let due = calendar::end_of_day(last, zone);
    let unit = entry.keeper.unit;
    Ok(of_part(CONSIDER, entry.keeper.part)
        .on(entry_subject(entry.id), unit, due, entry.address())
        .person(entry.person)
        .label(label)
        .step(EscalationStep::after_due(0, Role::UnitManager, unit)))
}

/// A duty of the officers' at the authority is the manager's at a provider.
const fn of_part(kind: DutyKind, part: Part) -> DutyKind {
    match part {
        Part::Authority => kind,
        Part::Provider => DutyKind {
            role: Role::UnitManager,
            ..kind
        },
    }
}

/// The duty to acknowledge a handover: the officers' at the authority, the manager's at a provider. Once it is overdue
/// it lies with the unit's manager.
pub(crate) fn to_receive(
    book: &RuleBook,
    (handover, label): (&Handover, String),
    (today, zone): (Date, &TimeZone),
) -> Result<NewDuty, RuleFault> {
    let last = terms::last_day_by(book, RECEIVE.rule, (today, today))?;
    let due = calendar::end_of_day(last, zone);
    let unit = handover.to.unit;
    Ok(of_part(RECEIVE, handover.to.part)
        .on(handover_subject(handover.id), unit, due, handover.address())
        .person(handover.person)
        .label(label)
        .step(EscalationStep::after_due(0, Role::UnitManager, unit)))
}
