//! Markings, named staff and blocks: the parts by which other rooms' use cases close what must be closed.

use history::{Entry, Stream, Subject};
use kernel::{Call, Line, Period, PersonId, Problem, UnitId, UserId};
use store::Tx;

use super::told::Told;
use crate::{
    model::{BlockId, MarkingId, MarkingKind, NamingId},
    store::ties::{self, Kept},
};

/// Marks a person as protected or secret. What is marked is closed to all but few from this moment on.
pub async fn mark_protected(
    tx: &Tx,
    call: &Call,
    person: PersonId,
    (kind, period): (MarkingKind, Period),
    reason: &Line,
) -> Result<MarkingId, Problem> {
    let id: MarkingId = call.new_id();
    ties::insert_marking(tx, id, person, (kind, period)).await?;
    let entry = Entry::new(
        Stream::Person(person),
        "access.person-marked",
        Subject::new("marking", id),
    )
    .change("kind", None, Some(kind.key().to_owned()))
    .change("from", None, Some(period.from().to_string()))
    .change("to", None, period.to().map(|day| day.to_string()))
    .reason(reason);
    history::write(tx, call, entry).await?;
    Ok(id)
}

/// Takes a marking away.
pub async fn unmark(tx: &Tx, call: &Call, id: MarkingId, reason: &Line) -> Result<(), Problem> {
    let person = ties::end(tx, Kept::Marking, id, call.now)
        .await?
        .ok_or(Problem::NotFound)?;
    let entry = Entry::new(
        Stream::Person(person),
        "access.person-unmarked",
        Subject::new("marking", id),
    );
    history::write(tx, call, entry.reason(reason)).await?;
    Ok(())
}

/// Names a user to see a protected or secret person, as far as the role and relation go.
pub async fn name_staff(
    tx: &Tx,
    call: &Call,
    person: PersonId,
    (user, period): (UserId, Period),
    reason: &Line,
) -> Result<NamingId, Problem> {
    let id: NamingId = call.new_id();
    ties::insert_named(tx, id, person, (user, period)).await?;
    let entry = Entry::new(
        Stream::Person(person),
        "access.staff-named",
        Subject::new("naming", id),
    )
    .change("from", None, Some(period.from().to_string()))
    .change("to", None, period.to().map(|day| day.to_string()))
    .reason(reason);
    let entry = Told::Given.staff(tx, entry, user).await?;
    history::write(tx, call, entry).await?;
    Ok(id)
}

/// Takes the naming back.
pub async fn unname_staff(
    tx: &Tx,
    call: &Call,
    id: NamingId,
    reason: &Line,
) -> Result<(), Problem> {
    let person = ties::end(tx, Kept::NamedStaff, id, call.now)
        .await?
        .ok_or(Problem::NotFound)?;
    let entry = Entry::new(
        Stream::Person(person),
        "access.staff-unnamed",
        Subject::new("naming", id),
    );
    history::write(tx, call, entry.reason(reason)).await?;
    Ok(())
}

/// Closes what is written about a person to a unit, or with none to all other providers of care, at once.
pub async fn block(
    tx: &Tx,
    call: &Call,
    person: PersonId,
    toward: Option<UnitId>,
    reason: &Line,
) -> Result<BlockId, Problem> {
    let id: BlockId = call.new_id();
    ties::insert_block(tx, id, person, (toward, Period::since(call.today()))).await?;
    let toward = toward.map_or_else(|| "all other providers".to_owned(), |unit| unit.to_string());
    let entry = Entry::new(
        Stream::Person(person),
        "access.blocked",
        Subject::new("block", id),
    )
    .change("toward", None, Some(toward))
    .reason(reason);
    history::write(tx, call, entry).await?;
    Ok(id)
}

/// Lifts a block, at the person's own wish.
pub async fn lift_block(tx: &Tx, call: &Call, id: BlockId, reason: &Line) -> Result<(), Problem> {
    let person = ties::end(tx, Kept::Block, id, call.now)
        .await?
        .ok_or(Problem::NotFound)?;
    let entry = Entry::new(
        Stream::Person(person),
        "access.block-lifted",
        Subject::new("block", id),
    );
    history::write(tx, call, entry.reason(reason)).await?;
    Ok(())
}
