//! Participants in the store.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{Answer, Attendee, Participant, ParticipantId, PlanId};

fn read(row: &Row) -> Result<Participant, Fault> {
    Ok(Participant {
        id: row.get("id")?,
        plan: row.get("plan_id")?,
        who: Attendee {
            name: row.get("name")?,
            party: row.keyed("party")?,
            role: row.get("role")?,
            organisation: row.get("organisation")?,
            phone: row.get("phone")?,
            answer: row.keyed("answer")?,
        },
    })
}

/// Puts in a participant after those who are there. Nobody is ever taken out, so the count is the next place.
pub(crate) async fn participant_insert(tx: &Tx, participant: &Participant) -> Result<(), Fault> {
    let who = &participant.who;
    sql(
        "INSERT INTO cooperation_participant (id, plan_id, place, name, party, role, organisation, phone, \
         answer) VALUES ($1, $2, (SELECT COUNT(*) FROM cooperation_participant WHERE plan_id = $2), $3, $4, $5, $6, \
         $7, $8)",
    )
    .bind(participant.id)
    .bind(participant.plan)
    .bind(who.name.clone())
    .bind(who.party.key())
    .bind(who.role.clone())
    .bind(who.organisation.clone())
    .bind(who.phone.clone())
    .bind(who.answer.key())
    .run(tx)
    .await?;
    Ok(())
}

/// Those who take part in a plan, in the order in which they were asked.
pub(crate) async fn participant_list(
    ask: &dyn Ask,
    plan: PlanId,
) -> Result<Vec<Participant>, Fault> {
    let rows = sql(
        "SELECT id, plan_id, name, party, role, organisation, phone, answer FROM cooperation_participant \
         WHERE plan_id = $1 ORDER BY place",
    )
    .bind(plan)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Saves what a participant answered; whether it was one of the plan.
pub(crate) async fn participant_answer(
    tx: &Tx,
    plan: PlanId,
    id: ParticipantId,
    answer: Answer,
) -> Result<bool, Fault> {
    let touched =
        sql("UPDATE cooperation_participant SET answer = $1 WHERE id = $2 AND plan_id = $3")
            .bind(answer.key())
            .bind(id)
            .bind(plan)
            .run(tx)
            .await?;
    Ok(touched == 1)
}
