//! What must be done before when: what was handed over is acknowledged. The number comes from the rule book.

use duties::{DutyKind, EscalationStep, NewDuty, calendar, terms};
use kernel::{Date, Role, TimeZone};
use rulebook::{RuleBook, RuleFault, keys};

use super::handover_subject;
use crate::model::{Handover, Part};

/// What was handed over is acknowledged within days (a local rule).
pub(crate) const RECEIVE: DutyKind = DutyKind {
    key: "records-duty-receive",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_RECORD_RECEIPT,
};

/// The duty to acknowledge a handover: the officers' at the authority, the manager's at a provider. Once it is overdue
/// it lies with the unit's manager.
pub(crate) fn to_receive(
    book: &RuleBook,
    (handover, label): (&Handover, String),
    (today, zone): (Date, &TimeZone),
) -> Result<NewDuty, RuleFault> {
    let last = terms::last_day_by(book, RECEIVE.rule, (today, today))?;
    let kind = match handover.to.part {
        Part::Authority => RECEIVE,
        Part::Provider => DutyKind {
            role: Role::UnitManager,
            ..RECEIVE
        },
    };
    let due = calendar::end_of_day(last, zone);
    let unit = handover.to.unit;
    Ok(kind
        .on(handover_subject(handover.id), unit, due, handover.address())
        .person(handover.person)
        .label(label)
        .step(EscalationStep::after_due(0, Role::UnitManager, unit)))
}
