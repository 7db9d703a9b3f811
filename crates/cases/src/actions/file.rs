//! What many use cases of the room begin and end with: the relation, the thing to change, the entry in the history.

use access::{Holder, Need, NewRelation, RelationGround, RelationKind, Resource};
use duties::DutyView;
use history::{Entry, Stream, Subject};
use kernel::{Call, Date, Fault, Period, PersonId, Problem, Refusal, UnitId, UserId};
use store::Tx;

use crate::{
    model::{
        Case, CaseId, CaseState, Contact, ContactId, ContactState, Decision, DecisionId,
        Investigation, Order,
    },
    store::{
        case::{case_by_id, case_list_of_person},
        contact::{contact_by_id, contact_list_of_person},
        decision::decision_by_id,
        investigation::investigation_of_case,
        order::order_list_of_person,
    },
};

/// The relation that work with the person needs: the officer's own, and the unit's for its manager.
pub(crate) async fn begin_relation(
    tx: &Tx,
    call: &Call,
    person: PersonId,
    ground: RelationGround,
) -> Result<(), Problem> {
    let (officer, unit) = call.staff()?;
    residents::person(tx, person)
        .await?
        .ok_or(Problem::NotFound)?;
    begin_handling(tx, call, person, (officer, ground)).await?;
    let of_unit = NewRelation {
        person,
        holder: Holder::Unit(unit),
        kind: RelationKind::Unit,
        period: Period::since(call.today()),
        ground,
    };
    access::relate(tx, call, of_unit).await?;
    Ok(())
}

/// An officer handles the person from now on.
pub(crate) async fn begin_handling(
    tx: &Tx,
    call: &Call,
    person: PersonId,
    (officer, ground): (UserId, RelationGround),
) -> Result<(), Problem> {
    let relation = NewRelation {
        person,
        holder: Holder::User(officer),
        kind: RelationKind::Handling,
        period: Period::since(call.today()),
        ground,
    };
    access::relate(tx, call, relation).await?;
    Ok(())
}

/// An officer no longer handles the person, and no longer sees what is about her or him. The unit's relation stands:
/// its manager answers for the file when nobody works on it.
async fn end_handling(
    tx: &Tx,
    call: &Call,
    person: PersonId,
    (officer, ground): (UserId, RelationGround),
) -> Result<(), Problem> {
    let which = (Holder::User(officer), RelationKind::Handling);
    access::end_relations(tx, call, person, which, ground).await?;
    Ok(())
}

/// Whether an officer has another case about the same person that is not closed.
pub(crate) async fn has_other_case(tx: &Tx, case: &Case, officer: UserId) -> Result<bool, Fault> {
    let cases = case_list_of_person(tx, case.person).await?;
    Ok(cases.iter().any(|other| {
        other.id != case.id && other.officer == officer && other.state != CaseState::Closed
    }))
}

/// What an officer has to do about a person at a unit.
pub(crate) async fn duties_of(
    tx: &Tx,
    person: PersonId,
    (officer, unit): (UserId, UnitId),
) -> Result<Vec<DutyView>, Fault> {
    let mut open = duties::of_person(tx, person).await?;
    open.retain(|duty| duty.user == Some(officer) && duty.unit == unit);
    Ok(open)
}

/// An officer for whom something has ended lets the person go, unless something is still to be done: a case, a duty, a
/// contact that was taken on, an order that runs, about which the provider calls, a coordinated plan.
pub(crate) async fn let_person_go(
    tx: &Tx,
    call: &Call,
    person: PersonId,
    (officer, ground): (UserId, RelationGround),
) -> Result<(), Problem> {
    if has_something_left(tx, person, officer).await? {
        return Ok(());
    }
    end_handling(tx, call, person, (officer, ground)).await
}

/// At whichever unit: the right to see the person is the officer's own, not the seat's. Asked until something is found,
/// what most have first.
async fn has_something_left(tx: &Tx, person: PersonId, officer: UserId) -> Result<bool, Fault> {
    let is_handled = |case: &Case| case.officer == officer && case.state != CaseState::Closed;
    if case_list_of_person(tx, person)
        .await?
        .iter()
        .any(is_handled)
    {
        return Ok(true);
    }
    let is_asked = |contact: &Contact| {
        contact.officer == Some(officer) && contact.state == ContactState::Taken
    };
    if contact_list_of_person(tx, person)
        .await?
        .iter()
        .any(is_asked)
    {
        return Ok(true);
    }
    let is_called = |order: &Order| order.officer == officer && order.state.is_running();
    if order_list_of_person(tx, person)
        .await?
        .iter()
        .any(is_called)
    {
        return Ok(true);
    }
    let open = duties::of_person(tx, person).await?;
    if open.iter().any(|duty| duty.user == Some(officer)) {
        return Ok(true);
    }
    let plans = cooperation::plans_of_person(tx, person).await?;
    Ok(plans
        .iter()
        .any(|plan| plan.officer == officer && plan.ended.is_none()))
}

/// The officer of a contact that has ended lets the person go whom it was about, as [`let_person_go`] says.
pub(crate) async fn let_go_of_contact(
    tx: &Tx,
    call: &Call,
    contact: &Contact,
) -> Result<(), Problem> {
    match contact.person.zip(contact.officer) {
        Some((person, officer)) => {
            let_person_go(tx, call, person, (officer, RelationGround::ContactEnded)).await
        }
        None => Ok(()),
    }
}

/// The contact that the actor may answer or close, in the version that was seen. Anybody may register one; with one
/// about a person, only who handles the person goes on. That it reached the actor's unit is then not enough, so the
/// unit is not named in what is asked.
pub(crate) async fn contact_to_change(
    tx: &Tx,
    call: &Call,
    (contact, version): (ContactId, i64),
) -> Result<Contact, Problem> {
    let (_, unit) = call.staff()?;
    let contact = contact_by_id(tx, contact)
        .await?
        .filter(|contact| contact.unit == unit)
        .ok_or(Problem::NotFound)?;
    let need = Need::answer(Resource::Contact);
    let need = match contact.person {
        Some(person) => need.about(person),
        None => need.at(unit),
    };
    access::require(tx, call, need).await?;
    Ok(Contact { version, ..contact })
}

/// The case of a person that the actor may work on.
pub(crate) async fn case_to_change(
    tx: &Tx,
    call: &Call,
    (person, case): (PersonId, CaseId),
    resource: Resource,
) -> Result<Case, Problem> {
    call.staff()?;
    access::require(tx, call, Need::write(resource).about(person)).await?;
    case_by_id(tx, person, case).await?.ok_or(Problem::NotFound)
}

/// The case whose application the actor may change. Anybody may receive one; only who handles it goes on with it.
pub(crate) async fn application_to_change(
    tx: &Tx,
    call: &Call,
    (person, case): (PersonId, CaseId),
) -> Result<Case, Problem> {
    call.staff()?;
    let need = Need::answer(Resource::Application).about(person);
    access::require(tx, call, need).await?;
    case_by_id(tx, person, case).await?.ok_or(Problem::NotFound)
}

/// The case and its investigation that the actor may work on.
pub(crate) async fn investigation_to_change(
    tx: &Tx,
    call: &Call,
    of: (PersonId, CaseId),
) -> Result<(Case, Investigation), Problem> {
    let case = case_to_change(tx, call, of, Resource::Investigation).await?;
    let investigation = investigation_of_case(tx, case.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok((case, investigation))
}

/// The decision about a person on which the actor may decide anew, and its case.
pub(crate) async fn decision_to_change(
    tx: &Tx,
    call: &Call,
    (person, decision): (PersonId, DecisionId),
    need: Need,
) -> Result<(Decision, Case), Problem> {
    call.staff()?;
    access::require(tx, call, need.about(person)).await?;
    let decision = decision_by_id(tx, person, decision)
        .await?
        .ok_or(Problem::NotFound)?;
    let case = case_by_id(tx, person, decision.case)
        .await?
        .ok_or_else(|| Fault::new("a decision has no case"))?;
    Ok((decision, case))
}

/// A day that has come: when something was received, said or done.
pub(crate) fn not_ahead(call: &Call, day: Date, field: &'static str) -> Result<(), Refusal> {
    if day > call.today() {
        return Err(Refusal::new("page-kit-refusal-future").at(field));
    }
    Ok(())
}

/// An entry about what became of a contact: in the person's file, or at the unit where it is about nobody.
pub(crate) fn contact_entry(contact: &Contact, verb: &'static str, before: ContactState) -> Entry {
    let stream = contact
        .person
        .map_or(Stream::Unit(contact.unit), Stream::Person);
    let (was, is) = (before.key().to_owned(), contact.state.key().to_owned());
    Entry::new(stream, verb, Subject::new("contact", contact.id)).change(
        "state",
        Some(was),
        Some(is),
    )
}

/// An entry about something of a case in the person's file.
pub(crate) fn entry(case: &Case, verb: &'static str, subject: Subject) -> Entry {
    Entry::new(Stream::Person(case.person), verb, subject).link(case.address())
}

/// An entry about a decision in the person's file.
pub(crate) fn decision_entry(decision: &Decision, verb: &'static str) -> Entry {
    let subject = Subject::new("decision", decision.id);
    Entry::new(Stream::Person(decision.person), verb, subject).link(decision.address())
}

/// A text as history keeps it.
pub(crate) fn words(text: Option<&impl ToString>) -> Option<String> {
    text.map(ToString::to_string)
}
