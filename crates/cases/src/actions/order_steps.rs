//! What the use cases on orders share: how an order is fetched and for whom, the provider's relation, history.

use access::{Holder, Need, NewRelation, RelationGround, RelationKind, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Period, PersonId, Problem, UnitId};
use store::Tx;

use crate::{
    model::{Done, Order, OrderId},
    store::{
        order::order_by_id,
        order_list::{last_day_for_person, running_for_person},
    },
};

/// Which order, and the version of it that somebody saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenOrder {
    /// For whom.
    pub person: PersonId,
    /// Which.
    pub order: OrderId,
    /// In which version.
    pub version: i64,
}

/// An order, as a thing in history and duties.
pub(crate) const fn subject(order: OrderId) -> Subject {
    Subject::new("order", order)
}

/// Where an order is read.
pub(crate) fn address(order: &Order) -> String {
    format!("/personer/{}/bestallningar/{}", order.person, order.id)
}

/// The order for those who wrote it, with the version that they saw.
pub(crate) async fn for_officer(call: &Call, tx: &Tx, seen: SeenOrder) -> Result<Order, Problem> {
    call.staff()?;
    access::require(tx, call, Need::write(Resource::Order).about(seen.person)).await?;
    with_version(tx, seen).await
}

/// The order for the provider that has it, with the version that they saw. Another provider of the same person
/// finds nothing.
pub(crate) async fn for_provider(call: &Call, tx: &Tx, seen: SeenOrder) -> Result<Order, Problem> {
    let (_, unit) = call.staff()?;
    access::require(tx, call, Need::answer(Resource::Order).about(seen.person)).await?;
    let order = with_version(tx, seen).await?;
    if order.with_provider() == Some(unit) {
        Ok(order)
    } else {
        Err(Problem::NotFound)
    }
}

/// The order for the provider that has it, or else for those who wrote it.
pub(crate) async fn for_either(call: &Call, tx: &Tx, seen: SeenOrder) -> Result<Order, Problem> {
    match for_provider(call, tx, seen).await {
        Err(Problem::NotFound | Problem::Denied) => for_officer(call, tx, seen).await,
        other => other,
    }
}

async fn with_version(tx: &Tx, seen: SeenOrder) -> Result<Order, Problem> {
    let order = order_by_id(tx, seen.person, seen.order)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(Order {
        version: seen.version,
        ..order
    })
}

/// Who does it now.
pub(crate) fn done(call: &Call) -> Result<Done, Problem> {
    let (by, _) = call.staff()?;
    Ok(Done { at: call.now, by })
}

/// The provider may see the order, and the person whom it is for, from now on.
pub(crate) async fn let_provider_in(
    tx: &Tx,
    call: &Call,
    (person, provider): (PersonId, UnitId),
) -> Result<(), Problem> {
    relate(tx, call, (person, provider), Period::since(call.today())).await
}

async fn relate(
    tx: &Tx,
    call: &Call,
    (person, provider): (PersonId, UnitId),
    period: Period,
) -> Result<(), Problem> {
    let relation = NewRelation {
        person,
        holder: Holder::Unit(provider),
        kind: RelationKind::Provider,
        period,
        ground: RelationGround::Order,
    };
    access::relate(tx, call, relation).await?;
    Ok(())
}

/// The provider of an order that has been saved as over no longer sees the person, unless another order of the
/// person's runs there.
pub(crate) async fn let_provider_go(
    tx: &Tx,
    call: &Call,
    (person, provider): (PersonId, UnitId),
) -> Result<(), Problem> {
    if running_for_person(tx, person, provider).await? == 0 {
        let which = (Holder::Unit(provider), RelationKind::Provider);
        access::end_relations(tx, call, person, which, RelationGround::Order).await?;
    }
    Ok(())
}

/// Help is given to the end of its last day: whoever goes there in the evening must see to whom. Given when all have
/// heard that the order is over, so that nobody takes the provider for one that stays.
pub(crate) async fn let_provider_finish(
    tx: &Tx,
    call: &Call,
    (person, provider): (PersonId, UnitId),
) -> Result<(), Problem> {
    let today = call.today();
    let last = last_day_for_person(tx, person, provider).await?;
    let rest = last.and_then(|last| Period::new(today, Some(last)).ok());
    match rest {
        Some(rest) => relate(tx, call, (person, provider), rest).await,
        None => Ok(()),
    }
}

/// An entry of history about an order and what became of its state.
pub(crate) fn entry(verb: &'static str, before: Option<&Order>, after: &Order) -> Entry {
    let state = |order: &Order| order.state.key().to_owned();
    Entry::new(Stream::Person(after.person), verb, subject(after.id))
        .change("state", before.map(state), Some(state(after)))
        .link(address(after))
}
