//! Orders: one, those of a person, what they ask for, and the lists of providers and officers.

use kernel::{Call, Fault, PersonId, UnitId, UserId};
use organisation::ServiceCode;
use page_kit::Window;
use store::Ask;

use crate::{
    model::{
        CaseId, Decision, DecisionId, OralOrder, Order, OrderId, OrderState, OrderedService,
        OrderedTask, Sending,
    },
    store::{
        decision::decision_list_of_person,
        oral_order::oral_order_list_of_person,
        order::{order_by_id, order_list_of_case, order_list_of_person, ordered_decisions},
        order_list::{self, Whose},
        order_parts,
    },
};

/// One order for a person; who may see how much of it is the caller's question to access.
pub async fn order(ask: &dyn Ask, person: PersonId, id: OrderId) -> Result<Option<Order>, Fault> {
    order_by_id(ask, person, id).await
}

/// The orders for a person, newest first.
pub async fn orders_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<Order>, Fault> {
    order_list_of_person(ask, person).await
}

/// The orders of a case, oldest first.
pub async fn orders_of_case(ask: &dyn Ask, case: CaseId) -> Result<Vec<Order>, Fault> {
    order_list_of_case(ask, case).await
}

/// The decisions of a case that an order carries out already.
pub(crate) async fn decisions_ordered(
    ask: &dyn Ask,
    case: CaseId,
) -> Result<Vec<DecisionId>, Fault> {
    ordered_decisions(ask, case).await
}

/// What was ordered for a person by word of mouth, newest first.
pub async fn oral_orders_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<OralOrder>, Fault> {
    oral_order_list_of_person(ask, person).await
}

/// What an order asks for.
pub async fn order_services(ask: &dyn Ask, order: OrderId) -> Result<Vec<OrderedService>, Fault> {
    order_parts::order_services(ask, order).await
}

/// The decisions that an order carries out, with those that have taken their place since.
pub async fn decisions_behind(ask: &dyn Ask, order: &Order) -> Result<Vec<Decision>, Fault> {
    let services = order_parts::order_services(ask, order.id).await?;
    let all = decision_list_of_person(ask, order.person).await?;
    let mut found: Vec<Decision> = vec![];
    let mut next: Vec<DecisionId> = services.iter().map(|service| service.decision).collect();
    while let Some(id) = next.pop() {
        if found.iter().any(|known| known.id == id) {
            continue;
        }
        found.extend(all.iter().find(|one| one.id == id).cloned());
        let after = all.iter().filter(|one| one.replaces == Some(id));
        next.extend(after.map(|one| one.id));
    }
    Ok(found)
}

/// Which services some orders ask for, asked for many at once.
pub async fn services_of_orders(
    ask: &dyn Ask,
    orders: &[OrderId],
) -> Result<Vec<(OrderId, ServiceCode)>, Fault> {
    order_parts::services_of_orders(ask, orders).await
}

/// The tasks of an order with their minutes.
pub async fn order_tasks(ask: &dyn Ask, order: OrderId) -> Result<Vec<OrderedTask>, Fault> {
    order_parts::order_tasks(ask, order).await
}

/// To whom an order was sent, and what was answered, oldest first.
pub async fn order_sendings(ask: &dyn Ask, order: OrderId) -> Result<Vec<Sending>, Fault> {
    order_parts::sending_list(ask, order).await
}

/// An order in a list, with the person's name.
#[derive(Debug, Clone)]
pub struct OrderLine {
    /// The order.
    pub order: Order,
    /// The person's name.
    pub person_name: String,
}

/// Whose list of orders is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrdersOf {
    /// Those that a provider has got.
    Provider(UnitId),
    /// Those that an officer wrote.
    Officer(UserId),
    /// Those of an ordering unit.
    Unit(UnitId),
}

/// A list of orders in some states, of those persons whose orders the actor may see, and how many there are.
pub async fn orders(
    ask: &dyn Ask,
    call: &Call,
    (of, states): (OrdersOf, &[OrderState]),
    window: Window,
) -> Result<(Vec<OrderLine>, i64), Fault> {
    let whose = match of {
        OrdersOf::Provider(unit) => Whose::Provider(unit),
        OrdersOf::Officer(user) => Whose::Officer(user),
        OrdersOf::Unit(unit) => Whose::Unit(unit),
    };
    let (orders, total) = order_list::order_list(ask, call, (whose, states), window).await?;
    let ids: Vec<PersonId> = orders.iter().map(|order| order.person).collect();
    let persons = residents::persons(ask, &ids).await?;
    let lines = orders.into_iter().map(|order| {
        let person = persons.iter().find(|person| person.id == order.person);
        OrderLine {
            person_name: person.map(residents::Person::name).unwrap_or_default(),
            order,
        }
    });
    Ok((lines.collect(), total))
}

/// How many orders wait at a provider for an answer, and how many of them nobody has opened.
pub async fn orders_waiting(ask: &dyn Ask, provider: UnitId) -> Result<(i64, i64), Fault> {
    order_list::order_waiting(ask, provider).await
}
