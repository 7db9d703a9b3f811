//! What may become of an order: facts in, the order as it stands then or a refusal out.

use kernel::{Date, Prose, Refusal};
use organisation::ServiceCode;

use crate::model::{
    Calculation, Decision, DecisionId, Done, Order, OrderAnswer, OrderEnd, OrderState,
    OrderedService, OrderedTask, Placement, Sending,
};

/// Whether these decisions can be ordered: given by this person's case, in force, and not ordered already.
pub(crate) fn may_order(
    decisions: &[Decision],
    ordered: &[DecisionId],
    on: Date,
) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    if decisions.is_empty() {
        refusals.push(Refusal::new("cases-refusal-order-no-decision").at("decisions"));
    }
    for decision in decisions {
        let refuse = |text| {
            Refusal::new(text)
                .at("decisions")
                .with("service", decision.service.as_str())
        };
        let is_over = decision
            .period
            .and_then(kernel::Period::to)
            .is_some_and(|to| to < on);
        let stands = decision.state == crate::model::DecisionState::Standing;
        if !decision.outcome.is_favourable() || !stands || is_over {
            refusals.push(refuse("cases-refusal-order-decision"));
        }
        if ordered.contains(&decision.id) {
            refusals.push(refuse("cases-refusal-order-twice"));
        }
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals)
    }
}

/// Changes what stands in an order. What a provider has got is not changed under it: it is withdrawn and sent anew.
pub(crate) fn may_change(order: &Order) -> Result<(), Refusal> {
    if order.state.is_open_to_change() {
        Ok(())
    } else {
        Err(Refusal::new("cases-refusal-order-sent"))
    }
}

/// The tasks of an order with their minutes. Every task belongs to a service that is ordered.
pub(crate) fn tasks_of(
    order: &Order,
    calculation: &Calculation,
) -> Result<Vec<OrderedTask>, Vec<Refusal>> {
    let foreign = calculation
        .rows
        .iter()
        .filter(|row| !order.services.contains(&row.standard.service));
    let refusals: Vec<Refusal> = foreign
        .map(|row| {
            Refusal::new("cases-refusal-task-service")
                .with("task", row.standard.name_sv.as_str())
                .with("service", row.standard.service.as_str())
        })
        .collect();
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let tasks = calculation.rows.iter().map(|row| OrderedTask {
        need: crate::model::TaskNeed {
            task: row.standard.task.clone(),
            frequency: row.frequency,
            circumstances: row.steps.iter().map(|step| step.circumstance).collect(),
            deviation: row.deviation.clone(),
        },
        service: row.standard.service.clone(),
        life_area: row.standard.life_area,
        standard: row.weekly,
        granted: row.granted(),
    });
    Ok(tasks.collect())
}

/// Takes a calculation into the order.
pub(crate) fn with_frame(
    mut order: Order,
    calculation: &Calculation,
    table_from: Date,
) -> Result<Order, Refusal> {
    may_change(&order)?;
    order.state = OrderState::Draft;
    order.standard = calculation.standard();
    order.granted = calculation.granted();
    order.table_from = Some(table_from).filter(|_| !calculation.rows.is_empty());
    Ok(order)
}

/// Gives the order to a provider, not yet sent.
pub(crate) fn place(mut order: Order, placement: Placement) -> Result<Order, Refusal> {
    may_change(&order)?;
    order.state = OrderState::Draft;
    order.placement = Some(placement);
    Ok(order)
}

/// Sends it. `timed` are those of its services that have standard times: they need tasks, or the provider does not
/// know for how long to come.
pub(crate) fn send(
    mut order: Order,
    sending: Sending,
    (timed, tasks): (&[ServiceCode], &[OrderedTask]),
) -> Result<Order, Vec<Refusal>> {
    let mut refusals = Vec::new();
    if order.state != OrderState::Draft {
        refusals.push(Refusal::new("cases-refusal-order-not-draft"));
    }
    if order.placement.as_ref().map(|p| p.provider) != Some(sending.provider) {
        refusals.push(Refusal::new("cases-refusal-order-no-provider"));
    }
    let bare = timed
        .iter()
        .find(|service| tasks.iter().all(|task| task.service != **service));
    if let Some(service) = bare {
        refusals
            .push(Refusal::new("cases-refusal-order-no-tasks").with("service", service.as_str()));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    order.state = OrderState::Sent;
    order.sending = Some(sending);
    Ok(order)
}

/// The provider says yes: who comes first, and when.
pub(crate) fn acknowledge(
    order: Order,
    done: Done,
    (starts, starter): (Date, kernel::Line),
    today: Date,
) -> Result<Order, Refusal> {
    if starts < today {
        return Err(Refusal::new("cases-refusal-order-start-past").at("starts"));
    }
    let answer = OrderAnswer::Yes { starts, starter };
    answered(order, done, answer, OrderState::Acknowledged)
}

/// The provider says no, with the reason.
pub(crate) fn refuse(order: Order, done: Done, reason: Prose) -> Result<Order, Refusal> {
    answered(order, done, OrderAnswer::No { reason }, OrderState::Refused)
}

fn answered(
    mut order: Order,
    done: Done,
    answer: OrderAnswer,
    state: OrderState,
) -> Result<Order, Refusal> {
    let waits = order.state == OrderState::Sent;
    let Some(sending) = order.sending.as_mut().filter(|_| waits) else {
        return Err(Refusal::new("cases-refusal-order-answered"));
    };
    // Who answers has seen it.
    sending.seen.get_or_insert(done);
    sending.answered = Some(done);
    sending.answer = Some(answer);
    order.state = state;
    Ok(order)
}

/// Takes it back before it was begun.
pub(crate) fn withdraw(
    mut order: Order,
    done: Done,
    (reason, today): (Prose, Date),
) -> Result<Order, Refusal> {
    match order.state {
        OrderState::Draft | OrderState::Refused => {}
        OrderState::Sent | OrderState::Acknowledged => {
            if let Some(sending) = order.sending.as_mut().filter(|s| s.answer.is_none()) {
                sending.answered = Some(done);
                sending.answer = Some(OrderAnswer::TakenBack {
                    reason: reason.clone(),
                });
            }
        }
        OrderState::Started => return Err(Refusal::new("cases-refusal-order-started")),
        OrderState::Withdrawn | OrderState::Ended => {
            return Err(Refusal::new("cases-refusal-order-over"));
        }
    }
    order.state = OrderState::Withdrawn;
    order.end = Some(OrderEnd { on: today, reason });
    Ok(order)
}

/// The provider has come for the first time.
pub(crate) fn start(mut order: Order, on: Date, today: Date) -> Result<Order, Refusal> {
    if order.state != OrderState::Acknowledged {
        return Err(Refusal::new("cases-refusal-order-not-acknowledged"));
    }
    if on > today {
        return Err(Refusal::new("page-kit-refusal-future").at("on"));
    }
    order.state = OrderState::Started;
    order.started = Some(on);
    Ok(order)
}

/// Ends what was begun.
pub(crate) fn end(mut order: Order, end: OrderEnd, today: Date) -> Result<Order, Refusal> {
    let Some(started) = order.started.filter(|_| order.state == OrderState::Started) else {
        return Err(Refusal::new("cases-refusal-order-not-started"));
    };
    if end.on > today {
        return Err(Refusal::new("page-kit-refusal-future").at("on"));
    }
    if end.on < started {
        return Err(Refusal::new("cases-refusal-order-end-before-start").at("on"));
    }
    order.state = OrderState::Ended;
    order.end = Some(end);
    Ok(order)
}

/// Names the services of an order by what it asks for, each once.
pub(crate) fn services_of(asked: &[OrderedService]) -> Vec<ServiceCode> {
    let mut services: Vec<ServiceCode> = asked.iter().map(|one| one.service.clone()).collect();
    services.sort();
    services.dedup();
    services
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
