//! Hands a case over to another officer of the unit, with what is to be done in it and the right to see the person.

use std::collections::{BTreeMap, BTreeSet};

use access::{Condition, Need, RelationGround, Resource};
use history::Subject;
use kernel::{Actor, Call, Fault, Problem, Prose, Role, UserId};
use store::{Action, Tx};
use uuid::Uuid;

use super::{
    file::{begin_handling, contact_entry, duties_of, entry, has_other_case, let_person_go},
    order_steps,
};
use crate::{
    events::PersonHandedOver,
    model::{Case, CaseHandover, Contact, ContactState, SeenCase},
    rules::handover::{Successor, hand_over},
    store::{
        appeal::appeal_list_of_person,
        case::{case_by_id, case_save},
        contact::contact_list_of_person,
        decision::decision_list_of_case,
        handover::{contacts_go_with, handover_insert, orders_go_with},
        order::order_list_of_case,
    },
};

/// A case gets another officer.
#[derive(Debug, Clone)]
pub struct HandOverCase {
    /// Which, as it was seen.
    pub seen: SeenCase,
    /// Who is to have it.
    pub to: UserId,
    /// Why.
    pub reason: Prose,
}

impl Action for HandOverCase {
    const NAME: &'static str = "hand-over-case";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        give(tx, call, self.seen, (self.to, &self.reason)).await
    }
}

/// Gives one case to another officer: by the one who has it, or by the manager who distributes the unit's cases.
pub(super) async fn give(
    tx: &Tx,
    call: &Call,
    seen: SeenCase,
    (to, reason): (UserId, &Prose),
) -> Result<(), Problem> {
    let (by, unit) = call.staff()?;
    let need = Need::write(Resource::CaseAssignment).about(seen.person);
    access::require(tx, call, need).await?;
    // Of another unit's case about the same person nobody here decides.
    let before = case_by_id(tx, seen.person, seen.case)
        .await?
        .filter(|case| case.unit == unit)
        .ok_or(Problem::NotFound)?;
    let from = before.officer;
    if !is_theirs_to_give(call, from) {
        return Err(Problem::Denied);
    }
    let successor = successor(tx, call, &before, to).await?;
    let mut case = hand_over(before, successor)?;
    case.version = seen.version;
    case_save(tx, &case).await?;
    let handover = CaseHandover {
        id: call.new_id(),
        case: case.id,
        person: case.person,
        number: case.number(),
        from,
        to,
        by,
        at: call.now,
    };
    handover_insert(tx, &handover).await?;
    let names = Names::of(tx, &[from, to]).await?;
    let told = entry(
        &case,
        "cases.case-handed-over",
        Subject::new("case", case.id),
    )
    .change(
        "officer",
        Some(names.of_user(from)),
        Some(names.of_user(to)),
    )
    .reason(reason);
    history::write(tx, call, told).await?;
    go_with(tx, call, &case, from).await
}

/// Whether the actor gives away a case that an officer has: officers give their own, and the manager distributes all.
pub(crate) fn is_theirs_to_give(call: &Call, officer: UserId) -> bool {
    call.actor.role() != Some(Role::CaseOfficer) || call.actor.user() == Some(officer)
}

/// What is known of the one who is to have the case.
async fn successor(tx: &Tx, call: &Call, case: &Case, to: UserId) -> Result<Successor, Fault> {
    let staff = access::staff_at(tx, case.unit, call.today()).await?;
    let seat = staff
        .into_iter()
        .map(|one| one.assignment)
        .find(|seat| seat.user == to && seat.role == Role::CaseOfficer);
    let Some(seat) = seat else {
        return Ok(Successor {
            user: to,
            is_officer_here: false,
            is_party: false,
            may_know: false,
        });
    };
    let actor = Actor::Staff {
        user: to,
        assignment: seat.id,
        role: seat.role,
        unit: case.unit,
    };
    let facts = access::facts(tx, &actor, case.person, call.today()).await?;
    Ok(Successor {
        user: to,
        is_officer_here: true,
        is_party: Condition::IsSelf.holds(&facts),
        may_know: facts.may_know(),
    })
}

/// The relation, the open duties, the orders and the contacts go with the case. Who keeps another case about the
/// person keeps what belongs to that one.
async fn go_with(tx: &Tx, call: &Call, case: &Case, from: UserId) -> Result<(), Problem> {
    let to = case.officer;
    begin_handling(tx, call, case.person, (to, RelationGround::Handover)).await?;
    give_orders(tx, call, case).await?;
    let keeps = has_other_case(tx, case, from).await?;
    let only = if keeps {
        Some(things_of(tx, case).await?)
    } else {
        None
    };
    for duty in duties_of(tx, case.person, (from, case.unit)).await? {
        if only
            .as_ref()
            .is_none_or(|things| things.contains(&duty.subject_id))
        {
            duties::hand_over(tx, call, duty.seen(), Some(to)).await?;
        }
    }
    if keeps {
        return Ok(());
    }
    give_contacts(tx, call, case, from).await?;
    // The room of plans lies below, and cannot hear; those above are told.
    cooperation::hand_over_plans(tx, call, (case.person, case.unit), (from, to)).await?;
    let handed = PersonHandedOver {
        person: case.person,
        unit: case.unit,
        from,
        to,
    };
    tx.tell(call, &handed).await?;
    // What is to be done at another unit stays there with whoever has it, and when it ends so does the right to see.
    let_person_go(tx, call, case.person, (from, RelationGround::Handover)).await
}

/// The names by which history tells of officers.
struct Names(BTreeMap<UserId, String>);

impl Names {
    async fn of(tx: &Tx, users: &[UserId]) -> Result<Self, Fault> {
        Ok(Self(access::user_names(tx, users).await?))
    }

    fn of_user(&self, user: UserId) -> String {
        let name = self.0.get(&user).cloned();
        name.unwrap_or_else(|| user.to_string())
    }
}

/// The orders of a case have its officer from now on, whoever wrote them.
async fn give_orders(tx: &Tx, call: &Call, case: &Case) -> Result<(), Problem> {
    let mut orders = order_list_of_case(tx, case.id).await?;
    orders.retain(|order| order.officer != case.officer);
    orders_go_with(tx, case.id, case.officer).await?;
    let mut users: Vec<UserId> = orders.iter().map(|order| order.officer).collect();
    users.push(case.officer);
    let names = Names::of(tx, &users).await?;
    for order in &orders {
        let told = order_steps::entry("cases.order-changed", Some(order), order).change(
            "officer",
            Some(names.of_user(order.officer)),
            Some(names.of_user(case.officer)),
        );
        history::write(tx, call, told).await?;
    }
    Ok(())
}

/// The contacts about the person that the earlier officer has taken on are the next one's. One that the officer has taken on
/// at another unit stays hers or his.
async fn give_contacts(tx: &Tx, call: &Call, case: &Case, from: UserId) -> Result<(), Problem> {
    let mut contacts = contact_list_of_person(tx, case.person).await?;
    let is_theirs = |one: &Contact| one.officer == Some(from) && one.unit == case.unit;
    contacts.retain(|one| is_theirs(one) && one.state == ContactState::Taken);
    contacts_go_with(tx, (case.person, case.unit), (from, case.officer)).await?;
    let names = Names::of(tx, &[from, case.officer]).await?;
    for contact in &contacts {
        let told = contact_entry(contact, "cases.contact-taken", contact.state).change(
            "officer",
            Some(names.of_user(from)),
            Some(names.of_user(case.officer)),
        );
        history::write(tx, call, told).await?;
    }
    Ok(())
}

/// The things of a case that duties are about.
async fn things_of(tx: &Tx, case: &Case) -> Result<BTreeSet<Uuid>, Fault> {
    let mut things = BTreeSet::from([case.id.uuid()]);
    things.extend(
        decision_list_of_case(tx, case.id)
            .await?
            .iter()
            .map(|d| d.id.uuid()),
    );
    things.extend(
        order_list_of_case(tx, case.id)
            .await?
            .iter()
            .map(|o| o.id.uuid()),
    );
    let appeals = appeal_list_of_person(tx, case.person).await?;
    let ours = appeals.iter().filter(|appeal| appeal.case == case.id);
    things.extend(ours.map(|appeal| appeal.id.uuid()));
    Ok(things)
}
