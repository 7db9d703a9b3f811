//! Orders in the store.

use kernel::{Change, Fault, PersonId, Problem};
use organisation::{DistrictCode, ServiceCode};
use store::{Ask, Row, Statement, Tx, sql};

use super::order_parts::read_sending;
use crate::model::{
    CaseId, CaseNumber, DecisionId, Handover, Order, OrderEnd, OrderId, Placement, Turn,
};

/// An order with its latest sending.
pub(super) const SELECT: &str = "SELECT o.id, o.person_id, o.case_id, o.number, o.unit_id, o.officer_id, o.district, \
    o.services, o.state, o.start_wish_on, o.own_words, o.abilities, o.entry, o.language, o.risks, o.table_from, \
    o.standard_minutes, o.granted_minutes, o.provider_id, o.choice_how, o.choice_why, o.chosen_at, \
    o.turn_candidates, o.turn_full, o.turn_last_at, o.started_on, o.ended_on, o.end_reason, o.version, \
    s.id AS s_id, s.provider_id AS s_provider_id, s.sent_at, s.sent_by, s.due_at, s.seen_at, s.seen_by, \
    s.answered_at, s.answered_by, s.answer, s.reason AS s_reason, s.starts_on, s.starter \
    FROM case_order o LEFT JOIN case_order_sending s ON s.id = o.sending_id";

pub(super) fn read(row: &Row) -> Result<Order, Fault> {
    let number: String = row.get("number")?;
    let ended = row.get("ended_on")?;
    let reason = row.get("end_reason")?;
    let both = |(on, reason)| OrderEnd { on, reason };
    Ok(Order {
        id: row.get("id")?,
        person: row.get("person_id")?,
        case: row.get("case_id")?,
        number: CaseNumber::parse(&number)
            .ok_or_else(|| Fault::new("column number is not a case's number"))?,
        unit: row.get("unit_id")?,
        officer: row.get("officer_id")?,
        district: district(row)?,
        services: services(row)?,
        state: row.keyed("state")?,
        start_wish: row.get("start_wish_on")?,
        handover: Handover {
            own_words: row.get("own_words")?,
            abilities: row.get("abilities")?,
            entry: row.get("entry")?,
            language: row.get("language")?,
            risks: row.get("risks")?,
        },
        table_from: row.get("table_from")?,
        standard: row.get("standard_minutes")?,
        granted: row.get("granted_minutes")?,
        placement: placement(row)?,
        sending: read_sending(row)?,
        started: row.get("started_on")?,
        end: Option::zip(ended, reason).map(both),
        version: row.get("version")?,
    })
}

fn district(row: &Row) -> Result<Option<DistrictCode>, Fault> {
    let code: Option<String> = row.get("district")?;
    code.map(|code| {
        DistrictCode::parse(&code).map_err(|e| Fault::from_source("column district", e))
    })
    .transpose()
}

fn services(row: &Row) -> Result<Vec<ServiceCode>, Fault> {
    let codes: String = row.get("services")?;
    codes
        .split(',')
        .map(|code| ServiceCode::parse(code).map_err(|e| Fault::from_source("column services", e)))
        .collect()
}

fn placement(row: &Row) -> Result<Option<Placement>, Fault> {
    let (Some(provider), Some(how), Some(at)) = (
        row.get("provider_id")?,
        row.keyed_maybe("choice_how")?,
        row.get("chosen_at")?,
    ) else {
        return Ok(None);
    };
    let turn = match (row.get("turn_candidates")?, row.get("turn_full")?) {
        (Some(candidates), Some(full)) => Some(Turn {
            candidates,
            full,
            last: row.get("turn_last_at")?,
        }),
        (Some(_) | None, _) => None,
    };
    Ok(Some(Placement {
        provider,
        how,
        why: row.get("choice_why")?,
        turn,
        at,
    }))
}

/// What can change of an order, bound as `$1` to `$24`.
fn changing(statement: Statement, order: &Order) -> Statement {
    let services: Vec<&str> = order.services.iter().map(ServiceCode::as_str).collect();
    let placement = order.placement.as_ref();
    let turn = placement.and_then(|p| p.turn);
    statement
        .bind(order.officer)
        .bind(services.join(","))
        .bind(order.state.key())
        .bind(order.start_wish)
        .bind(order.handover.own_words.clone())
        .bind(order.handover.abilities.clone())
        .bind(order.handover.entry.clone())
        .bind(order.handover.language.clone())
        .bind(order.handover.risks.clone())
        .bind(order.table_from)
        .bind(order.standard)
        .bind(order.granted)
        .bind(placement.map(|p| p.provider))
        .bind(placement.map(|p| p.how.key()))
        .bind(placement.and_then(|p| p.why.clone()))
        .bind(placement.map(|p| p.at))
        .bind(turn.map(|t| t.candidates))
        .bind(turn.map(|t| t.full))
        .bind(turn.and_then(|t| t.last))
        .bind(order.sending.as_ref().map(|s| s.id))
        .bind(order.started)
        .bind(order.end.as_ref().map(|e| e.on))
        .bind(order.end.as_ref().map(|e| e.reason.clone()))
        .bind(order.id)
}

/// Puts in a new order.
pub(crate) async fn order_insert(tx: &Tx, order: &Order) -> Result<(), Fault> {
    let text = "INSERT INTO case_order (officer_id, services, state, start_wish_on, own_words, abilities, entry, \
                language, risks, table_from, standard_minutes, granted_minutes, provider_id, choice_how, choice_why, \
                chosen_at, turn_candidates, turn_full, turn_last_at, sending_id, started_on, ended_on, end_reason, \
                id, person_id, case_id, number, unit_id, district, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, \
                $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, \
                $29, 1)";
    changing(sql(text), order)
        .bind(order.person)
        .bind(order.case)
        .bind(order.number.as_str())
        .bind(order.unit)
        .bind(order.district.as_ref().map(DistrictCode::as_str))
        .run(tx)
        .await?;
    Ok(())
}

/// Saves an order that was read as `order.version`; somebody else's change in between is told.
pub(crate) async fn order_save(tx: &Tx, order: &Order) -> Result<(), Problem> {
    let text = "UPDATE case_order SET officer_id = $1, services = $2, state = $3, start_wish_on = $4, \
                own_words = $5, abilities = $6, entry = $7, language = $8, risks = $9, table_from = $10, \
                standard_minutes = $11, granted_minutes = $12, provider_id = $13, choice_how = $14, \
                choice_why = $15, chosen_at = $16, turn_candidates = $17, turn_full = $18, turn_last_at = $19, \
                sending_id = $20, started_on = $21, ended_on = $22, end_reason = $23, version = version + 1 \
                WHERE id = $24 AND version = $25";
    let touched = changing(sql(text), order)
        .bind(order.version)
        .run(tx)
        .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = order_by_id(tx, order.person, order.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "order",
        id: order.id.uuid(),
    }))
}

/// One order for a person. The person is part of the question, so that an address that pairs an order with another
/// person finds nothing.
pub(crate) async fn order_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: OrderId,
) -> Result<Option<Order>, Fault> {
    let row = sql(format!("{SELECT} WHERE o.id = $1 AND o.person_id = $2"))
        .bind(id)
        .bind(person)
        .one(ask)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The orders for a person, newest first.
pub(crate) async fn order_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<Order>, Fault> {
    let rows = sql(format!(
        "{SELECT} WHERE o.person_id = $1 ORDER BY o.id DESC"
    ))
    .bind(person)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// The orders of a case, oldest first.
pub(crate) async fn order_list_of_case(ask: &dyn Ask, case: CaseId) -> Result<Vec<Order>, Fault> {
    let rows = sql(format!("{SELECT} WHERE o.case_id = $1 ORDER BY o.id"))
        .bind(case)
        .all(ask)
        .await?;
    rows.iter().map(read).collect()
}

/// The decisions of a case that an order that lives already carries out.
pub(crate) async fn ordered_decisions(
    ask: &dyn Ask,
    case: CaseId,
) -> Result<Vec<DecisionId>, Fault> {
    let rows = sql(
        "SELECT s.decision_id FROM case_order o JOIN case_order_service s ON s.order_id = o.id \
         WHERE o.case_id = $1 AND o.state IN ('draft', 'sent', 'acknowledged', 'started', 'refused')",
    )
    .bind(case)
    .all(ask)
    .await?;
    rows.iter().map(|row| row.get("decision_id")).collect()
}
