//! Gives and ends relations, as a part of other rooms' use cases, which have asked for access before.

use history::{Entry, Stream, Subject};
use kernel::{Call, PersonId, Problem, Refusal};
use store::Tx;

use super::told::Told;
use crate::{
    model::{Holder, NewRelation, RelationGround, RelationId, RelationKind},
    store::ties::{self, Kept, Relation},
};

/// Gives a relation. One that stands already, of the same kind and holder and for as long, is kept as it is.
pub async fn relate(tx: &Tx, call: &Call, new: NewRelation) -> Result<RelationId, Problem> {
    if !new.kind.fits(new.holder) {
        return Err(Refusal::new("access-refusal-relation-holder").into());
    }
    let standing = ties::relations(tx, new.person).await?;
    if let Some(same) = standing.iter().find(|it| covers(it, &new)) {
        return Ok(same.id);
    }
    let id: RelationId = call.new_id();
    ties::insert_relation(tx, id, &new).await?;
    let entry = Entry::new(
        Stream::Person(new.person),
        "access.relation-given",
        Subject::new("relation", id),
    )
    .change("kind", None, Some(new.kind.key().to_owned()))
    .change("from", None, Some(new.period.from().to_string()))
    .change("to", None, new.period.to().map(|day| day.to_string()))
    .reason(new.ground.key());
    let entry = Told::Given.holder(tx, entry, new.holder).await?;
    history::write(tx, call, entry).await?;
    Ok(id)
}

fn covers(standing: &Relation, new: &NewRelation) -> bool {
    let lasts = match (standing.period.to(), new.period.to()) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(theirs), Some(ours)) => theirs >= ours,
    };
    standing.kind == new.kind
        && standing.holder == new.holder
        && standing.period.from() <= new.period.from()
        && lasts
}

/// Ends a relation from this moment on.
pub async fn end_relation(
    tx: &Tx,
    call: &Call,
    id: RelationId,
    ground: RelationGround,
) -> Result<(), Problem> {
    let relation = ties::relation_by_id(tx, id)
        .await?
        .ok_or(Problem::NotFound)?;
    end(tx, call, &relation, ground).await
}

/// Ends all relations of a kind that a holder has to a person; tells how many.
pub async fn end_relations(
    tx: &Tx,
    call: &Call,
    person: PersonId,
    (holder, kind): (Holder, RelationKind),
    ground: RelationGround,
) -> Result<usize, Problem> {
    let standing = ties::relations(tx, person).await?;
    let mut ended = 0;
    for relation in standing
        .iter()
        .filter(|it| it.holder == holder && it.kind == kind)
    {
        end(tx, call, relation, ground).await?;
        ended += 1;
    }
    Ok(ended)
}

async fn end(
    tx: &Tx,
    call: &Call,
    relation: &Relation,
    ground: RelationGround,
) -> Result<(), Problem> {
    ties::end(tx, Kept::Relation, relation.id, call.now).await?;
    let subject = Subject::new("relation", relation.id);
    let entry = Entry::new(
        Stream::Person(relation.person),
        "access.relation-ended",
        subject,
    )
    .change("kind", Some(relation.kind.key().to_owned()), None)
    .reason(ground.key());
    let entry = Told::Taken.holder(tx, entry, relation.holder).await?;
    history::write(tx, call, entry).await?;
    Ok(())
}
