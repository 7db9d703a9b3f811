//! What the use cases share: who writes and for which keeper, how an entry is signed, its history.

use access::{Need, Resource, Verb};
use history::{Entry as Told, Stream, Subject};
use kernel::{Call, Fault, PersonId, Problem, Refusal, Role, UnitId, UserId};
use store::Tx;

use crate::{
    model::{
        Correction, DraftsOf, Entry, EntryId, Given, Handover, Keeper, MarkedText, Masking,
        NewEntry, Signature,
    },
    reads::{keeper_of, view_for},
    rules::{RECEIVE, check_entry, entry_subject, handover_subject, to_receive},
    store::{beside::masking_insert, entry::entry_by_id, entry::entry_insert, list::is_seen},
};

/// Somebody who writes, and for which keeper.
pub(super) struct Writer {
    pub(super) keeper: Keeper,
    pub(super) user: UserId,
    pub(super) role: Role,
    pub(super) name: String,
}

impl Writer {
    /// Whose drafts about a person this one's are.
    pub(super) const fn drafts_about(&self, person: PersonId) -> DraftsOf {
        DraftsOf {
            person,
            author: self.user,
            unit: self.keeper.unit,
        }
    }

    /// That this one does something now.
    pub(super) fn given(&self, call: &Call) -> Given {
        Given {
            at: call.now,
            by: self.user,
            name: self.name.clone(),
        }
    }
}

/// The one who writes about a person, if that may be. Others find nothing.
pub(super) async fn writer(
    tx: &Tx,
    call: &Call,
    (verb, person): (Verb, PersonId),
) -> Result<Writer, Problem> {
    let (user, unit) = call.staff()?;
    let need = Need::new(verb, Resource::Record).about(person);
    access::require(tx, call, need).await?;
    let keeper = keeper_of(tx, unit).await?.ok_or(Problem::NotFound)?;
    Ok(Writer {
        keeper,
        user,
        role: call.actor.role().ok_or(Problem::NotFound)?,
        name: name_of(tx, user).await?,
    })
}

/// The name of a user, as it is now.
pub(super) async fn name_of(tx: &Tx, user: UserId) -> Result<String, Fault> {
    let found = access::user(tx, user).await?;
    Ok(found.map_or_else(String::new, |user| user.name))
}

/// An entry that the one who writes can see.
pub(super) async fn entry_seen(
    tx: &Tx,
    call: &Call,
    (person, id): (PersonId, EntryId),
) -> Result<Entry, Problem> {
    let view = view_for(tx, &call.actor).await?.ok_or(Problem::NotFound)?;
    if !is_seen(tx, (person, view), id).await? {
        return Err(Problem::NotFound);
    }
    entry_by_id(tx, person, id).await?.ok_or(Problem::NotFound)
}

/// Checks an entry, signs it and puts it in, with what is about somebody else.
pub(super) async fn sign(
    tx: &Tx,
    call: &Call,
    writer: &Writer,
    (person, new, correction): (PersonId, &NewEntry, Option<(EntryId, &MarkedText)>),
) -> Result<Entry, Problem> {
    check_entry(new, call.now, &call.zone)?;
    if let Some(plan) = new.plan
        && care_plans::plan(tx, person, plan).await?.is_none()
    {
        return Err(Refusal::new("records-refusal-plan").at("plan").into());
    }
    let entry = Entry {
        id: call.new_id(),
        person,
        keeper: writer.keeper,
        kind: new.kind,
        happened: new.happened,
        fact: new.fact.text.clone(),
        judgement: new.judgement.as_ref().map(|marked| marked.text.clone()),
        plan: new.plan,
        correction: correction.map(|(of, why)| Correction {
            of,
            why: why.text.clone(),
        }),
        signed: Signature {
            at: call.now,
            on: call.today(),
            by: writer.user,
            name: writer.name.clone(),
            role: writer.role,
        },
    };
    entry_insert(tx, &entry).await?;
    let marks = |text: Option<&MarkedText>| text.map_or_else(Vec::new, |text| text.marks.clone());
    let masking = Masking {
        id: call.new_id(),
        entry: entry.id,
        is_whole: new.is_whole,
        fact: marks(Some(&new.fact)),
        judgement: marks(new.judgement.as_ref()),
        why: marks(correction.map(|(_of, why)| why)),
        at: call.now,
        by: writer.user,
        name: writer.name.clone(),
    };
    let is_marked = [&masking.fact, &masking.judgement, &masking.why]
        .iter()
        .any(|spans| !spans.is_empty());
    if masking.is_whole || is_marked {
        masking_insert(tx, &masking).await?;
    }
    Ok(entry)
}

/// The name of a keeper's unit, as it is now.
pub(super) async fn unit_name(tx: &Tx, keeper: Keeper) -> Result<String, Fault> {
    let found = organisation::unit(tx, keeper.unit).await?;
    Ok(found.map_or_else(String::new, |unit| unit.name.to_string()))
}

/// Whether a duty of a kind is open on a thing.
pub(super) async fn is_open(tx: &Tx, subject: Subject, kind: &str) -> Result<bool, Fault> {
    let duties = duties::of_subject(tx, subject).await?;
    Ok(duties
        .iter()
        .any(|duty| duty.kind == kind && duty.state == duties::State::Open))
}

/// The number of the case behind a person's plan at one of some providers, by which duties are told apart.
pub(super) async fn case_number(
    tx: &Tx,
    person: PersonId,
    units: &[UnitId],
) -> Result<String, Fault> {
    let plans = care_plans::plans_of_person(tx, person).await?;
    let plan = plans.iter().find(|plan| units.contains(&plan.provider));
    Ok(plan.map_or_else(String::new, |plan| plan.number.as_str().to_owned()))
}

/// Somebody at the receiving unit is to acknowledge what was handed over, or what has followed since. The duty is told
/// apart by the case's number.
pub(super) async fn to_be_received(
    tx: &Tx,
    call: &Call,
    handover: &Handover,
) -> Result<(), Problem> {
    let subject = handover_subject(handover.id);
    if is_open(tx, subject, RECEIVE.key).await? {
        return Ok(());
    }
    let units = [handover.from.unit, handover.to.unit];
    let label = case_number(tx, handover.person, &units).await?;
    let book = rulebook::reads::book(tx).await?;
    let days = (call.today(), &call.zone);
    let duty = to_receive(&book, (handover, label), days).map_err(Fault::from)?;
    duties::open(tx, call, duty).await?;
    Ok(())
}

/// An entry of history about an entry of the record. What stands in the record does not stand there too.
pub(super) fn told(entry: &Entry, verb: &'static str) -> Told {
    Told::new(Stream::Person(entry.person), verb, entry_subject(entry.id)).link(entry.address())
}
