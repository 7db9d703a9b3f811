//! Handovers in the store, and what goes with a case to its next officer.

use kernel::{Fault, PersonId, Timestamp, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::{CaseHandover, CaseId, CaseNumber};

/// The most handovers told at once.
const MOST: i64 = 50;

fn read(row: &Row) -> Result<CaseHandover, Fault> {
    let number: String = row.get("number")?;
    Ok(CaseHandover {
        id: row.get("id")?,
        case: row.get("case_id")?,
        person: row.get("person_id")?,
        number: CaseNumber::parse(&number)
            .ok_or_else(|| Fault::new("a case's number cannot be"))?,
        from: row.get("from_officer")?,
        to: row.get("to_officer")?,
        by: row.get("handed_by")?,
        at: row.get("handed_at")?,
    })
}

/// Puts in a handover.
pub(crate) async fn handover_insert(tx: &Tx, handover: &CaseHandover) -> Result<(), Fault> {
    sql("INSERT INTO case_handover (id, case_id, person_id, number, from_officer, to_officer, handed_by, handed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(handover.id)
    .bind(handover.case)
    .bind(handover.person)
    .bind(handover.number.as_str())
    .bind(handover.from)
    .bind(handover.to)
    .bind(handover.by)
    .bind(handover.at)
    .run(tx)
    .await?;
    Ok(())
}

/// On which side of a handover somebody stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Who got the case.
    To,
    /// Who had it.
    From,
}

impl Side {
    /// The condition on $1.
    const fn condition(self) -> &'static str {
        match self {
            Self::To => " WHERE to_officer = $1",
            Self::From => " WHERE from_officer = $1",
        }
    }
}

/// The handovers by others than somebody, to or from her or him since a moment, the newest first.
pub(crate) async fn handovers_told(
    ask: &dyn Ask,
    (user, side): (UserId, Side),
    since: Timestamp,
) -> Result<Vec<CaseHandover>, Fault> {
    let rows = sql("SELECT id, case_id, person_id, number, from_officer, to_officer, handed_by, handed_at FROM case_handover")
        .push(side.condition())
        .push(" AND handed_by <> $1 AND handed_at >= $2 ORDER BY handed_at DESC, id LIMIT $3")
        .bind(user)
        .bind(since)
        .bind(MOST)
        .all(ask)
        .await?;
    rows.iter().map(read).collect()
}

/// All orders of a case go with it, also those that a substitute wrote: the provider sees whom to call. Their versions
/// stand, so that nobody's form is upset.
pub(crate) async fn orders_go_with(tx: &Tx, case: CaseId, to: UserId) -> Result<(), Fault> {
    sql("UPDATE case_order SET officer_id = $1 WHERE case_id = $2")
        .bind(to)
        .bind(case)
        .run(tx)
        .await?;
    Ok(())
}

/// Contacts about a person that an officer has taken on at a unit and not ended go to the next one.
pub(crate) async fn contacts_go_with(
    tx: &Tx,
    (person, unit): (PersonId, UnitId),
    (from, to): (UserId, UserId),
) -> Result<(), Fault> {
    sql("UPDATE case_contact SET officer_id = $1 WHERE person_id = $2 AND officer_id = $3 AND state = 'taken' \
         AND unit_id = $4")
        .bind(to)
        .bind(person)
        .bind(from)
        .bind(unit)
        .run(tx)
        .await?;
    Ok(())
}
