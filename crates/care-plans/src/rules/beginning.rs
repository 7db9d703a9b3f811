//! How a plan begins with an order, how a new version begins from the one that holds, and how all of it ends.

use cases::{Order, OrderedService};
use kernel::{Call, Date};

use crate::model::{CarePlan, GoalWay, PlanState, PlanText, PlannedVisit, Version};

/// The plan that an acknowledged order wants, with a first draft in which stands what the order tells.
pub(crate) fn want(
    call: &Call,
    (order, services): (&Order, &[OrderedService]),
    (provider, ordered, due): (kernel::UnitId, Date, Date),
) -> (CarePlan, Version) {
    let plan = CarePlan {
        id: call.new_id(),
        person: order.person,
        order: order.id,
        number: order.number.clone(),
        unit: order.unit,
        district: order.district.clone(),
        provider,
        state: PlanState::Wanted,
        ordered,
        due,
        agreed: None,
        standing: None,
        draft: Some(1),
        review: None,
        ended: None,
        version: 1,
    };
    let goals = services.iter().map(|service| GoalWay {
        service: service.service.clone(),
        goal: service.goal.clone(),
        way: None,
    });
    let draft = Version {
        plan: plan.id,
        number: 1,
        text: PlanText {
            own_words: order.handover.own_words.clone(),
            abilities: order.handover.abilities.clone(),
            goals: goals.collect(),
            ..PlanText::default()
        },
        visits: vec![],
        framed: order.granted,
        agreed: None,
        left: None,
    };
    (plan, draft)
}

/// A new draft with what holds now. How the person takes part in it is still to be seen.
pub(crate) fn copy(call: &Call, standing: &Version) -> Version {
    let visits = standing.visits.iter().map(|planned| PlannedVisit {
        id: call.new_id(),
        visit: planned.visit.clone(),
    });
    Version {
        plan: standing.plan,
        number: standing.number + 1,
        text: PlanText {
            part: None,
            part_note: None,
            took_part: None,
            ..standing.text.clone()
        },
        visits: visits.collect(),
        framed: standing.framed,
        agreed: None,
        left: None,
    }
}

/// The order is over: so is its plan. What was agreed stays readable.
pub(crate) fn end(plan: CarePlan, on: Date) -> CarePlan {
    CarePlan {
        state: PlanState::Ended,
        draft: None,
        review: None,
        ended: Some(on),
        ..plan
    }
}
