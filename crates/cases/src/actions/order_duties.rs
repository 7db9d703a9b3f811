//! The duties of orders: to answer one, to place one anew after a no, to write down what was ordered by word of mouth.

use duties::{DutyKind, EscalationStep, NewDuty, calendar};
use history::Subject;
use kernel::{Call, Fault, Role, Timestamp, UserId};
use rulebook::{RuleBook, keys};

use super::order_steps::{address, subject};
use crate::{
    model::{OralOrder, Order},
    rules::terms::last_day_by,
};

/// The provider answers an order.
pub(crate) const ACKNOWLEDGE: DutyKind = DutyKind {
    key: "cases-duty-order-acknowledge",
    role: Role::UnitManager,
    rule: keys::LOCAL_ORDER_ACKNOWLEDGED,
};

/// The officer finds another provider after a no.
pub(crate) const PLACE_ANEW: DutyKind = DutyKind {
    key: "cases-duty-order-place-anew",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_ORDER_PLACED_ANEW,
};

/// The officer sends the order that was given by word of mouth.
pub(crate) const WRITE_DOWN: DutyKind = DutyKind {
    key: "cases-duty-oral-order",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_ORAL_ORDER,
};

fn hours(book: &RuleBook, call: &Call, key: &str) -> Result<i64, Fault> {
    Ok(i64::from(book.rule(key, call.today())?.hours()?))
}

/// Before when an order that is sent now is to be answered.
pub(crate) fn answer_due(book: &RuleBook, call: &Call) -> Result<Timestamp, Fault> {
    let hours = hours(book, call, keys::LOCAL_ORDER_ACKNOWLEDGED)?;
    Ok(calendar::hours_after(call.now, hours))
}

/// To answer: it lies with the provider's manager, then with the ordering unit's officers, who call, and at last
/// with their manager. The steps are counted in hours from the sending.
pub(crate) fn acknowledge(
    book: &RuleBook,
    call: &Call,
    order: &Order,
) -> Result<Option<NewDuty>, Fault> {
    let Some(sending) = &order.sending else {
        return Ok(None);
    };
    let promised = hours(book, call, keys::LOCAL_ORDER_ACKNOWLEDGED)?;
    let after = |key: &str| Ok::<i64, Fault>(hours(book, call, key)? - promised);
    let (first, second, third) = (
        after(keys::LOCAL_ORDER_ESCALATION_1)?,
        after(keys::LOCAL_ORDER_ESCALATION_2)?,
        after(keys::LOCAL_ORDER_ESCALATION_3)?,
    );
    let duty = ACKNOWLEDGE
        .on(
            subject(order.id),
            sending.provider,
            sending.due,
            address(order),
        )
        .person(order.person)
        .label(order.number.as_str())
        .step(EscalationStep::after_due(
            first,
            Role::UnitManager,
            sending.provider,
        ))
        .step(EscalationStep::after_due(
            second,
            Role::CaseOfficer,
            order.unit,
        ))
        .step(EscalationStep::after_due(
            third,
            Role::UnitManager,
            order.unit,
        ));
    Ok(Some(duty))
}

/// To place anew: with the officer who has the case, for who wrote the order may have been there for a day only; after
/// that with the manager.
pub(crate) fn place_anew(
    book: &RuleBook,
    call: &Call,
    (order, officer): (&Order, UserId),
) -> Result<NewDuty, Fault> {
    let today = call.today();
    let last = last_day_by(book, keys::LOCAL_ORDER_PLACED_ANEW, (today, today))?;
    let due = calendar::end_of_day(last, &call.zone);
    Ok(PLACE_ANEW
        .on(subject(order.id), order.unit, due, address(order))
        .person(order.person)
        .user(officer)
        .label(order.number.as_str())
        .step(EscalationStep::after_due(0, Role::UnitManager, order.unit)))
}

/// An order by word of mouth, as a thing in history and duties.
pub(crate) const fn oral_subject(oral: &OralOrder) -> Subject {
    Subject::new("oral-order", oral.id)
}

/// To write down what was said: the same day, and never later than the rule says.
pub(crate) fn write_down(
    book: &RuleBook,
    call: &Call,
    (oral, number): (&OralOrder, &str),
) -> Result<NewDuty, Fault> {
    let by_rule = calendar::hours_after(oral.said, hours(book, call, keys::LOCAL_ORAL_ORDER)?);
    let same_day = calendar::end_of_day(calendar::day_of(oral.said, &call.zone), &call.zone);
    let link = format!(
        "/personer/{}/bestallningar/ny?case={}",
        oral.person, oral.case
    );
    Ok(WRITE_DOWN
        .on(oral_subject(oral), oral.unit, by_rule.min(same_day), link)
        .person(oral.person)
        .user(oral.said_by)
        .label(number)
        .step(EscalationStep::after_due(0, Role::UnitManager, oral.unit)))
}
