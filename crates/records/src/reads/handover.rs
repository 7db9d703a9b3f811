//! What was handed over about a person, and to whom something can be.

use access::{Holder, ProtectionKind, RelationKind};
use kernel::{Date, Fault, PersonId, UnitId};
use store::Ask;

use super::{EntryView, View, entry::beside, keeper_of};
use crate::{
    model::{Given, Handover, HandoverId, Keeper, Part},
    rules::Receiver,
    store::{
        entry::entry_by_id,
        handover::{handover_by_id, handover_entries, handover_list, receipt},
    },
};

/// A handover with its receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverView {
    /// The handover.
    pub handover: Handover,
    /// Who took it in, and when.
    pub receipt: Option<Given>,
}

/// Whether a side has part in a handover.
fn takes_part(view: View, handover: &Handover) -> bool {
    match view {
        View::Own => true,
        View::Keeper(keeper) => {
            [handover.from, handover.to]
                .into_iter()
                .any(|side| match side.part {
                    Part::Authority => keeper.part == Part::Authority,
                    Part::Provider => keeper == side,
                })
        }
    }
}

/// What was handed over about a person, as far as a side has part in it; the latest first.
pub async fn handovers_of(
    ask: &dyn Ask,
    person: PersonId,
    view: View,
) -> Result<Vec<HandoverView>, Fault> {
    let mut found = vec![];
    for handover in handover_list(ask, person).await? {
        if takes_part(view, &handover) {
            found.push(HandoverView {
                receipt: receipt(ask, handover.id).await?,
                handover,
            });
        }
    }
    Ok(found)
}

/// One handover with its entries, in the order of what they tell, if the side has part in it.
pub async fn handover(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
    id: HandoverId,
) -> Result<Option<(HandoverView, Vec<EntryView>)>, Fault> {
    let found = handover_by_id(ask, person, id).await?;
    let Some(handover) = found.filter(|handover| takes_part(view, handover)) else {
        return Ok(None);
    };
    let mut entries = vec![];
    for entry in handover_entries(ask, id).await? {
        entries.extend(entry_by_id(ask, person, entry).await?);
    }
    entries.sort_by_key(|entry| (entry.happened.on, entry.happened.at, entry.signed.at));
    let found = HandoverView {
        receipt: receipt(ask, id).await?,
        handover,
    };
    Ok(Some((found, beside(ask, entries).await?)))
}

/// How a unit that is to receive stands to the person on a day.
pub(crate) async fn receiver(
    ask: &dyn Ask,
    (person, unit): (PersonId, UnitId),
    on: Date,
) -> Result<Receiver, Fault> {
    let keeper = keeper_of(ask, unit)
        .await?
        .ok_or_else(|| Fault::new("a unit that keeps no records was to receive"))?;
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
    Ok(Receiver {
        keeper,
        is_related,
        is_blocked,
    })
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
