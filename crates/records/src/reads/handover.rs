//! What was handed over about a person, and to whom something can be.

use access::{Holder, ProtectionKind, RelationKind};
use kernel::{Date, Fault, PersonId, UnitId};
use store::Ask;

use super::{EntryView, View, entry::beside, keeper_of};
use crate::{
    model::{EntryId, Given, Handover, HandoverId, Keeper, Part},
    rules::Receiver,
    store::handover::{followed, handover_by_id, handover_entries, handover_list, receipts},
};

/// A handover with its receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverView {
    /// The handover.
    pub handover: Handover,
    /// Who took it in, and when.
    pub receipt: Option<Given>,
    /// The corrections that have followed since and are not acknowledged.
    pub followed: Vec<EntryId>,
}

impl HandoverView {
    /// Whether all of it has been acknowledged.
    pub const fn is_received(&self) -> bool {
        self.receipt.is_some() && self.followed.is_empty()
    }
}

/// Handovers with their receipts.
async fn with_receipts(
    ask: &dyn Ask,
    handovers: Vec<Handover>,
) -> Result<Vec<HandoverView>, Fault> {
    let ids: Vec<HandoverId> = handovers.iter().map(|one| one.id).collect();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut receipts = receipts(ask, &ids).await?;
    let mut followed = followed(ask, &ids).await?;
    let view = |handover: Handover| HandoverView {
        receipt: receipts.remove(&handover.id),
        followed: followed.remove(&handover.id).unwrap_or_default(),
        handover,
    };
    Ok(handovers.into_iter().map(view).collect())
}

/// Whether a side has part in a handover.
fn takes_part(view: View, handover: &Handover) -> bool {
    match view {
        View::Own => true,
        View::Keeper(keeper) => [handover.from, handover.to]
            .into_iter()
            .any(|side| side.keeps_with(keeper)),
    }
}

/// What was handed over about a person, as far as a side has part in it; the latest first.
pub async fn handovers_of(
    ask: &dyn Ask,
    person: PersonId,
    view: View,
) -> Result<Vec<HandoverView>, Fault> {
    let mut found = handover_list(ask, person).await?;
    found.retain(|handover| takes_part(view, handover));
    with_receipts(ask, found).await
}

/// One handover with its entries, in the order of what they tell, if the side has part in it.
pub async fn handover(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
    id: HandoverId,
) -> Result<Option<(HandoverView, Vec<EntryView>)>, Fault> {
    let found = handover_by_id(ask, person, id).await?;
    let found = found.filter(|handover| takes_part(view, handover));
    let mut found = with_receipts(ask, found.into_iter().collect()).await?;
    let Some(found) = found.pop() else {
        return Ok(None);
    };
    let entries = handover_entries(ask, person, id).await?;
    Ok(Some((found, beside(ask, (person, view), entries).await?)))
}

/// How a unit that is to receive stands to the person on a day; none for a unit that keeps no records.
pub(crate) async fn receiver(
    ask: &dyn Ask,
    (person, unit): (PersonId, UnitId),
    on: Date,
) -> Result<Option<Receiver>, Fault> {
    let Some(keeper) = keeper_of(ask, unit).await? else {
        return Ok(None);
    };
    let kind = match keeper.part {
        Part::Authority => RelationKind::Unit,
        Part::Provider => RelationKind::Provider,
    };
    let is_related = access::relations_of(ask, person)
        .await?
        .iter()
        .any(|tie| tie.kind == kind && tie.holder == Holder::Unit(unit) && tie.period.contains(on));
    let is_blocked = access::protections_of(ask, person)
        .await?
        .iter()
        .filter(|one| one.period.contains(on))
        .any(|one| match one.kind {
            ProtectionKind::Block(_, Some(blocked)) => blocked == unit,
            // The no to all other providers of care (2022:913 2:3).
            ProtectionKind::Block(_, None) => true,
            ProtectionKind::Marking(..) | ProtectionKind::Naming(..) => false,
        });
    Ok(Some(Receiver {
        keeper,
        is_related,
        is_blocked,
    }))
}

/// The units of the other part that have the person on a day.
pub(crate) async fn receivers(
    ask: &dyn Ask,
    person: PersonId,
    (from, on): (Keeper, Date),
) -> Result<Vec<UnitId>, Fault> {
    let mut found = vec![];
    for tie in access::relations_of(ask, person).await? {
        let Holder::Unit(unit) = tie.holder else {
            continue;
        };
        if !tie.period.contains(on) || found.contains(&unit) {
            continue;
        }
        let keeper = keeper_of(ask, unit).await?;
        if keeper.is_some_and(|keeper| keeper.part == from.part.other()) {
            found.push(unit);
        }
    }
    Ok(found)
}
