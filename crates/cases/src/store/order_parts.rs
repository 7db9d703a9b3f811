//! What an order is made of: its services, its tasks, and its sendings.

use kernel::Fault;
use organisation::{Circumstance, Frequency, ServiceCode, TaskCode};
use store::{Ask, Row, Tx, sql};

use crate::model::{
    Deviation, Done, Order, OrderAnswer, OrderId, OrderedService, OrderedTask, Sending, TaskNeed,
};

const YES: &str = "acknowledged";
const NO: &str = "refused";
const TAKEN_BACK: &str = "withdrawn";

/// The sending that stands in a row beside its order, if there is one.
pub(super) fn read_sending(row: &Row) -> Result<Option<Sending>, Fault> {
    let Some(id) = row.get("s_id")? else {
        return Ok(None);
    };
    let done = |at: &str, by: &str| -> Result<Option<Done>, Fault> {
        let both = Option::zip(row.get(at)?, row.get(by)?);
        Ok(both.map(|(at, by)| Done { at, by }))
    };
    let sent = Done {
        at: row.get("sent_at")?,
        by: row.get("sent_by")?,
    };
    Ok(Some(Sending {
        id,
        provider: row.get("s_provider_id")?,
        sent,
        due: row.get("due_at")?,
        seen: done("seen_at", "seen_by")?,
        answered: done("answered_at", "answered_by")?,
        answer: answer(row)?,
    }))
}

fn answer(row: &Row) -> Result<Option<OrderAnswer>, Fault> {
    let broken = || Fault::new("an answer to an order is not whole");
    let reason = || {
        row.get::<Option<kernel::Prose>>("s_reason")?
            .ok_or_else(broken)
    };
    Ok(match row.get::<Option<String>>("answer")?.as_deref() {
        None => None,
        Some(YES) => Some(OrderAnswer::Yes {
            starts: row
                .get::<Option<kernel::Date>>("starts_on")?
                .ok_or_else(broken)?,
            starter: row
                .get::<Option<kernel::Line>>("starter")?
                .ok_or_else(broken)?,
        }),
        Some(NO) => Some(OrderAnswer::No { reason: reason()? }),
        Some(TAKEN_BACK) => Some(OrderAnswer::TakenBack { reason: reason()? }),
        Some(_other) => return Err(broken()),
    })
}

/// Puts in a new sending.
pub(crate) async fn sending_insert(tx: &Tx, order: &Order, sending: &Sending) -> Result<(), Fault> {
    sql("INSERT INTO case_order_sending (id, order_id, person_id, provider_id, sent_at, sent_by, due_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(sending.id)
        .bind(order.id)
        .bind(order.person)
        .bind(sending.provider)
        .bind(sending.sent.at)
        .bind(sending.sent.by)
        .bind(sending.due)
        .run(tx)
        .await?;
    Ok(())
}

/// Notes who saw a sending first; a second one changes nothing. Tells whether this was the first.
pub(crate) async fn sending_seen(tx: &Tx, sending: &Sending, seen: Done) -> Result<bool, Fault> {
    let touched = sql(
        "UPDATE case_order_sending SET seen_at = $1, seen_by = $2 WHERE id = $3 AND seen_at IS NULL",
    )
    .bind(seen.at)
    .bind(seen.by)
    .bind(sending.id)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Saves what was answered. The order's version has guarded it.
pub(crate) async fn sending_answer(tx: &Tx, sending: &Sending) -> Result<(), Fault> {
    let (key, reason, starts, starter) = match &sending.answer {
        None => return Ok(()),
        Some(OrderAnswer::Yes { starts, starter }) => {
            (YES, None, Some(*starts), Some(starter.clone()))
        }
        Some(OrderAnswer::No { reason }) => (NO, Some(reason.clone()), None, None),
        Some(OrderAnswer::TakenBack { reason }) => (TAKEN_BACK, Some(reason.clone()), None, None),
    };
    sql("UPDATE case_order_sending SET seen_at = $1, seen_by = $2, answered_at = $3, answered_by = $4, \
         answer = $5, reason = $6, starts_on = $7, starter = $8 WHERE id = $9")
        .bind(sending.seen.map(|s| s.at))
        .bind(sending.seen.map(|s| s.by))
        .bind(sending.answered.map(|a| a.at))
        .bind(sending.answered.map(|a| a.by))
        .bind(key)
        .bind(reason)
        .bind(starts)
        .bind(starter)
        .bind(sending.id)
        .run(tx)
        .await?;
    Ok(())
}

/// The earlier sendings of an order and the latest, oldest first.
pub(crate) async fn sending_list(ask: &dyn Ask, order: OrderId) -> Result<Vec<Sending>, Fault> {
    let rows = sql("SELECT id AS s_id, provider_id AS s_provider_id, sent_at, sent_by, due_at, seen_at, seen_by, \
                    answered_at, answered_by, answer, reason AS s_reason, starts_on, starter \
                    FROM case_order_sending WHERE order_id = $1 ORDER BY sent_at, id")
        .bind(order)
        .all(ask)
        .await?;
    rows.iter()
        .filter_map(|row| read_sending(row).transpose())
        .collect()
}

/// The places of a row in one statement that puts in many: `($1, $2), ($3, $4)`.
fn places(rows: usize, columns: usize) -> String {
    let row = |at: usize| {
        let places: Vec<String> = (1..=columns)
            .map(|place| format!("${}", at * columns + place))
            .collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// Puts in what an order asks for, in place of what it asked for before.
pub(crate) async fn order_services_set(
    tx: &Tx,
    order: OrderId,
    services: &[OrderedService],
) -> Result<(), Fault> {
    sql("DELETE FROM case_order_service WHERE order_id = $1")
        .bind(order)
        .run(tx)
        .await?;
    if services.is_empty() {
        return Ok(());
    }
    let mut statement = sql(format!(
        "INSERT INTO case_order_service (order_id, decision_id, service, what, goal) VALUES {}",
        places(services.len(), 5)
    ));
    for service in services {
        statement = statement
            .bind(order)
            .bind(service.decision)
            .bind(service.service.as_str())
            .bind(service.what.clone())
            .bind(service.goal.clone());
    }
    statement.run(tx).await?;
    Ok(())
}

/// What an order asks for.
pub(crate) async fn order_services(
    ask: &dyn Ask,
    order: OrderId,
) -> Result<Vec<OrderedService>, Fault> {
    let rows = sql(
        "SELECT decision_id, service, what, goal FROM case_order_service WHERE order_id = $1 ORDER BY decision_id",
    )
    .bind(order)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(OrderedService {
                decision: row.get("decision_id")?,
                service: row.keyed::<ServiceCode>("service")?,
                what: row.get("what")?,
                goal: row.get("goal")?,
            })
        })
        .collect()
}

/// Which services some orders ask for.
pub(crate) async fn services_of_orders(
    ask: &dyn Ask,
    orders: &[OrderId],
) -> Result<Vec<(OrderId, ServiceCode)>, Fault> {
    let mut all = vec![];
    for some in orders.chunks(64) {
        let statement = sql("SELECT order_id, service FROM case_order_service WHERE order_id");
        for row in &statement.among(some).all(ask).await? {
            all.push((row.get("order_id")?, row.keyed("service")?));
        }
    }
    Ok(all)
}

/// Puts in the tasks of an order in place of those that it had.
pub(crate) async fn order_tasks_set(
    tx: &Tx,
    order: OrderId,
    tasks: &[OrderedTask],
) -> Result<(), Fault> {
    sql("DELETE FROM case_order_task WHERE order_id = $1")
        .bind(order)
        .run(tx)
        .await?;
    if tasks.is_empty() {
        return Ok(());
    }
    let mut statement = sql(format!(
        "INSERT INTO case_order_task (order_id, task, service, life_area, times, per, circumstances, \
         standard_minutes, granted_minutes, reason) VALUES {}",
        places(tasks.len(), 10)
    ));
    for task in tasks {
        let circumstances: Vec<&str> = task.need.circumstances.iter().map(|c| c.key()).collect();
        statement = statement
            .bind(order)
            .bind(task.need.task.as_str())
            .bind(task.service.as_str())
            .bind(task.life_area.key())
            .bind(task.need.frequency.times)
            .bind(task.need.frequency.per.key())
            .bind(circumstances.join(","))
            .bind(task.standard)
            .bind(task.granted)
            .bind(task.need.deviation.as_ref().map(|d| d.reason.clone()));
    }
    statement.run(tx).await?;
    Ok(())
}

/// The tasks of an order, by their code.
pub(crate) async fn order_tasks(ask: &dyn Ask, order: OrderId) -> Result<Vec<OrderedTask>, Fault> {
    let rows = sql(
        "SELECT task, service, life_area, times, per, circumstances, standard_minutes, granted_minutes, reason \
         FROM case_order_task WHERE order_id = $1 ORDER BY task",
    )
    .bind(order)
    .all(ask)
    .await?;
    rows.iter().map(read_task).collect()
}

fn read_task(row: &Row) -> Result<OrderedTask, Fault> {
    let granted = row.get("granted_minutes")?;
    let reason: Option<kernel::Prose> = row.get("reason")?;
    let circumstances: String = row.get("circumstances")?;
    let circumstances = circumstances
        .split(',')
        .filter(|key| !key.is_empty())
        .map(|key| {
            key.parse::<Circumstance>()
                .map_err(|e| Fault::from_source("column circumstances", e))
        });
    Ok(OrderedTask {
        need: TaskNeed {
            task: row.keyed::<TaskCode>("task")?,
            frequency: Frequency {
                times: row.get("times")?,
                per: row.keyed("per")?,
            },
            circumstances: circumstances.collect::<Result<_, _>>()?,
            deviation: reason.map(|reason| Deviation {
                minutes: granted,
                reason,
            }),
        },
        service: row.keyed("service")?,
        life_area: row.keyed("life_area")?,
        standard: row.get("standard_minutes")?,
        granted,
    })
}

/// The minutes a week of some orders, by service.
pub(crate) async fn minutes_of_orders(
    ask: &dyn Ask,
    orders: &[OrderId],
) -> Result<Vec<(OrderId, ServiceCode, kernel::Minutes)>, Fault> {
    let mut all = vec![];
    for some in orders.chunks(64) {
        let rows = sql(
            "SELECT order_id, service, CAST(SUM(granted_minutes) AS BIGINT) AS granted FROM case_order_task \
             WHERE order_id",
        )
        .among(some)
        .push(" GROUP BY order_id, service ORDER BY order_id, service");
        for row in &rows.all(ask).await? {
            let service = row.keyed("service")?;
            all.push((row.get("order_id")?, service, row.get("granted")?));
        }
    }
    Ok(all)
}

/// The decisions that some orders carry out, with the service of each.
pub(crate) async fn decisions_of_orders(
    ask: &dyn Ask,
    orders: &[OrderId],
) -> Result<Vec<(OrderId, ServiceCode, crate::model::DecisionId)>, Fault> {
    let mut all = vec![];
    for some in orders.chunks(64) {
        let rows =
            sql("SELECT order_id, service, decision_id FROM case_order_service WHERE order_id")
                .among(some)
                .push(" ORDER BY order_id, service, decision_id");
        for row in &rows.all(ask).await? {
            let service = row.keyed("service")?;
            all.push((row.get("order_id")?, service, row.get("decision_id")?));
        }
    }
    Ok(all)
}
