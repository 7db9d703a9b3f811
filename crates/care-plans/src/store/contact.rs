//! Named care contacts in the store; one answer ends when another begins.

use kernel::{Date, Fault, Prose};
use store::{Ask, Row, Tx, sql};

use crate::model::{CareContact, CarePlanId, ContactAnswer};

const COLUMNS: &str =
    "id, plan_id, answer, user_id, name, basis, reason, since_on, until_on, noted_at, noted_by";

fn read(row: &Row) -> Result<CareContact, Fault> {
    Ok(CareContact {
        id: row.get("id")?,
        plan: row.get("plan_id")?,
        answer: answer(row)?,
        since: row.get("since_on")?,
        until: row.get("until_on")?,
        at: row.get("noted_at")?,
        by: row.get("noted_by")?,
    })
}

fn answer(row: &Row) -> Result<ContactAnswer, Fault> {
    let broken = || Fault::new("the answer to who is a care contact is not whole");
    let reason = || row.get::<Option<Prose>>("reason")?.ok_or_else(broken);
    Ok(match row.get::<String>("answer")?.as_str() {
        "named" => ContactAnswer::Named {
            user: row.get::<Option<_>>("user_id")?.ok_or_else(broken)?,
            name: row.get::<Option<_>>("name")?.ok_or_else(broken)?,
            basis: row.keyed("basis")?,
        },
        "declined" => ContactAnswer::Declined { reason: reason()? },
        "not-needed" => ContactAnswer::NotNeeded { reason: reason()? },
        _ => return Err(broken()),
    })
}

/// Puts in an answer.
pub(crate) async fn contact_insert(tx: &Tx, contact: &CareContact) -> Result<(), Fault> {
    let (user, name, basis, reason) = match &contact.answer {
        ContactAnswer::Named { user, name, basis } => {
            (Some(*user), Some(name.clone()), Some(basis.key()), None)
        }
        ContactAnswer::Declined { reason } | ContactAnswer::NotNeeded { reason } => {
            (None, None, None, Some(reason.clone()))
        }
    };
    sql(format!(
        "INSERT INTO care_plan_contact ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    ))
    .bind(contact.id)
    .bind(contact.plan)
    .bind(contact.answer.key())
    .bind(user)
    .bind(name)
    .bind(basis)
    .bind(reason)
    .bind(contact.since)
    .bind(contact.until)
    .bind(contact.at)
    .bind(contact.by)
    .run(tx)
    .await?;
    Ok(())
}

/// Ends the answer that holds.
pub(crate) async fn contact_end(tx: &Tx, plan: CarePlanId, on: Date) -> Result<(), Fault> {
    sql(
        "UPDATE care_plan_contact SET until_on = CASE WHEN since_on > $1 THEN since_on ELSE $1 END \
         WHERE plan_id = $2 AND until_on IS NULL",
    )
    .bind(on)
    .bind(plan)
    .run(tx)
    .await?;
    Ok(())
}

/// The answers of a plan, the latest first.
pub(crate) async fn contact_list(
    ask: &dyn Ask,
    plan: CarePlanId,
) -> Result<Vec<CareContact>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM care_plan_contact WHERE plan_id = $1 ORDER BY since_on DESC, id DESC"
    );
    let rows = sql(text).bind(plan).all(ask).await?;
    rows.iter().map(read).collect()
}
