//! Agreements in the store; only added to.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{Agreement, Lead, PersonsPart, PlanId};

fn read(row: &Row) -> Result<Agreement, Fault> {
    Ok(Agreement {
        plan: row.get("plan_id")?,
        number: row.get("number")?,
        met: row.get("met_on")?,
        lead: Lead {
            principal: row.keyed("lead_principal")?,
            name: row.get("lead_name")?,
            phone: row.get("lead_phone")?,
        },
        person: PersonsPart {
            part: row.keyed("part")?,
            note: row.get("part_note")?,
            own_words: row.get("own_words")?,
        },
        follow_up: row.get("follow_up_on")?,
        agreed_by: row.get("agreed_by")?,
        agreed_at: row.get("agreed_at")?,
    })
}

/// Adds an agreement.
pub(crate) async fn agreement_insert(tx: &Tx, agreement: &Agreement) -> Result<(), Fault> {
    sql(
        "INSERT INTO cooperation_agreement (plan_id, number, met_on, lead_principal, lead_name, lead_phone, part, \
         part_note, own_words, follow_up_on, agreed_by, agreed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(agreement.plan)
    .bind(agreement.number)
    .bind(agreement.met)
    .bind(agreement.lead.principal.key())
    .bind(agreement.lead.name.clone())
    .bind(agreement.lead.phone.clone())
    .bind(agreement.person.part.key())
    .bind(agreement.person.note.clone())
    .bind(agreement.person.own_words.clone())
    .bind(agreement.follow_up)
    .bind(agreement.agreed_by)
    .bind(agreement.agreed_at)
    .run(tx)
    .await?;
    Ok(())
}

/// The agreements of a plan, the latest first.
pub(crate) async fn agreement_list(ask: &dyn Ask, plan: PlanId) -> Result<Vec<Agreement>, Fault> {
    let rows = sql(
        "SELECT plan_id, number, met_on, lead_principal, lead_name, lead_phone, part, part_note, own_words, \
         follow_up_on, agreed_by, agreed_at FROM cooperation_agreement WHERE plan_id = $1 ORDER BY number DESC",
    )
    .bind(plan)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}
