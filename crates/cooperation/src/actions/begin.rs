//! How a plan begins: the relation that work on it needs, its first row, and those who take part from the start.

use access::{Holder, Need, NewRelation, RelationGround, RelationKind, Resource};
use kernel::{Call, Fault, Line, Period, PersonId, Problem, Refusal};
use store::Tx;

use crate::{
    model::{Answer, Attendee, Counterpart, Origin, Participant, Party, Plan, State},
    store::{
        participant::participant_insert,
        plan::{plan_insert, plan_list_of_person},
    },
};

/// Whoever takes a call about somebody whom nobody handles yet handles the person from then on; the unit too.
pub(super) async fn take_on(tx: &Tx, call: &Call, person: PersonId) -> Result<(), Problem> {
    let need = Need::write(Resource::SharedPlan).about(person);
    if access::may(tx, call, need).await? {
        return Ok(());
    }
    let (officer, unit) = call.staff()?;
    access::require(tx, call, Need::write(Resource::Contact).at(unit)).await?;
    residents::person(tx, person)
        .await?
        .ok_or(Problem::NotFound)?;
    for (holder, kind) in [
        (Holder::User(officer), RelationKind::Handling),
        (Holder::Unit(unit), RelationKind::Unit),
    ] {
        let relation = NewRelation {
            person,
            holder,
            kind,
            period: Period::since(call.today()),
            ground: RelationGround::SharedPlan,
        };
        access::relate(tx, call, relation).await?;
    }
    access::require(tx, call, need).await
}

/// Puts in a new plan with the person, our officer and the counterpart as those who take part. One plan of a
/// person is prepared at a time.
pub(super) async fn begin(tx: &Tx, call: &Call, plan: &Plan) -> Result<(), Problem> {
    let person = residents::person(tx, plan.person)
        .await?
        .ok_or(Problem::NotFound)?;
    let others = plan_list_of_person(tx, plan.person).await?;
    let is_prepared = |state: State| state.is_open() && state != State::Agreed;
    if others.iter().any(|other| is_prepared(other.state)) {
        return Err(Refusal::new("cooperation-refusal-prepared").into());
    }
    plan_insert(tx, plan).await?;
    let name = line(&person.name())?;
    join(
        tx,
        call,
        plan,
        somebody(name, Party::Person, Answer::Invited),
    )
    .await?;
    if let Some(user) = access::user(tx, plan.officer).await? {
        let officer = somebody(line(&user.name)?, Party::Municipality, Answer::Coming);
        join(tx, call, plan, officer).await?;
    }
    join_counterpart(tx, call, plan, &plan.counterpart).await
}

/// The counterpart takes part, where a name was given.
pub(super) async fn join_counterpart(
    tx: &Tx,
    call: &Call,
    plan: &Plan,
    counterpart: &Counterpart,
) -> Result<(), Problem> {
    let Some(name) = counterpart.name.clone() else {
        return Ok(());
    };
    // Who has given notice that the person is ready is not yet one who takes part.
    let answer = match (plan.called, plan.origin) {
        (None, _) => return Ok(()),
        (Some(_), Origin::Own) => Answer::Invited,
        (Some(_), Origin::OpenCare | Origin::Discharge) => Answer::Coming,
    };
    let who = Attendee {
        organisation: Some(counterpart.organisation.clone()),
        phone: counterpart.phone.clone(),
        ..somebody(name, Party::Region, answer)
    };
    join(tx, call, plan, who).await
}

async fn join(tx: &Tx, call: &Call, plan: &Plan, who: Attendee) -> Result<(), Problem> {
    let participant = Participant {
        id: call.new_id(),
        plan: plan.id,
        who,
    };
    participant_insert(tx, &participant).await?;
    Ok(())
}

const fn somebody(name: Line, party: Party, answer: Answer) -> Attendee {
    Attendee {
        name,
        party,
        role: None,
        organisation: None,
        phone: None,
        answer,
    }
}

/// A line out of a name that is kept; longer names than a line takes are cut.
fn line(text: &str) -> Result<Line, Fault> {
    let short: String = text.chars().take(Line::MAX).collect();
    Line::parse(&short).map_err(|e| Fault::from_source("a name is no line", e))
}
