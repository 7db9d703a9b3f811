//! Lists of cases, narrowed to what the reader may see.

use access::{Need, Resource, Visible};
use kernel::{Call, Date, Fault, UnitId, UserId};
use page_kit::Window;
use store::{Ask, Statement, sql};

use super::case::{COLUMNS, read};
use crate::model::{Case, CaseNumber, CaseState};

/// Cases in a state with the day of their application, and how many there are.
pub(crate) async fn case_list(
    ask: &dyn Ask,
    call: &Call,
    (state, officer): (CaseState, Option<UserId>),
    window: Window,
) -> Result<(Vec<(Case, Option<Date>)>, i64), Fault> {
    let columns: Vec<String> = COLUMNS.split(", ").map(|c| format!("c.{c}")).collect();
    let columns = columns.join(", ");
    let order = match (window.sort, window.is_descending) {
        ("received", false) => "COALESCE(a.received_on, '9999'), c.opened_at, c.id",
        ("received", true) => "COALESCE(a.received_on, '') DESC, c.opened_at DESC, c.id DESC",
        ("number", false) => "c.number, c.id",
        ("number", true) => "c.number DESC, c.id DESC",
        ("regime", false) => "c.regime, c.opened_at, c.id",
        ("regime", true) => "c.regime DESC, c.opened_at DESC, c.id DESC",
        (_, false) => "c.opened_at, c.id",
        (_, true) => "c.opened_at DESC, c.id DESC",
    };
    let from = |what: &str| {
        let text = format!(
            "SELECT {what} FROM case_case c LEFT JOIN case_application a ON a.case_id = c.id WHERE c.state = $1"
        );
        let statement = sql(text).bind(state.key());
        let statement = match officer {
            Some(officer) => statement.push(" AND c.officer_id = $2").bind(officer),
            None => statement,
        };
        Visible::narrow(
            call,
            &Need::see(Resource::PersonFile),
            "c.person_id",
            statement,
        )
    };
    let statement = from(&format!("{columns}, a.received_on"))?;
    let (limit, offset) = (statement.next(), statement.next() + 1);
    let rows = statement
        .push(&format!(
            " ORDER BY {order} LIMIT ${limit} OFFSET ${offset}"
        ))
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = from("COUNT(*) AS n")?.one(ask).await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    let cases = rows
        .iter()
        .map(|row| Ok((read(row)?, row.get("received_on")?)))
        .collect::<Result<_, Fault>>()?;
    Ok((cases, count))
}

/// The cases of a unit that are not closed, of one officer or of all, as far as `narrow` lets through: by officer, the
/// oldest first.
pub(crate) async fn cases_to_hand_over(
    ask: &dyn Ask,
    (unit, officer): (UnitId, Option<UserId>),
    most: i64,
    narrow: impl FnOnce(Statement) -> Result<Statement, Fault>,
) -> Result<Vec<Case>, Fault> {
    let statement = sql(format!(
        "SELECT {COLUMNS} FROM case_case WHERE unit_id = $1 AND state IN ('investigated', 'decided')"
    ))
    .bind(unit);
    let statement = match officer {
        Some(officer) => statement.push(" AND officer_id = $2").bind(officer),
        None => statement,
    };
    let statement = narrow(statement)?;
    let limit = statement.next();
    let rows = statement
        .push(&format!(
            " ORDER BY officer_id, opened_at, id LIMIT ${limit}"
        ))
        .bind(most)
        .all(ask)
        .await?;
    rows.iter().map(read).collect()
}

/// The cases of a number, as far as `narrow` lets through.
pub(crate) async fn cases_by_number(
    ask: &dyn Ask,
    number: &CaseNumber,
    narrow: impl FnOnce(Statement) -> Result<Statement, Fault>,
) -> Result<Vec<Case>, Fault> {
    let statement = sql(format!("SELECT {COLUMNS} FROM case_case WHERE number = $1"));
    let rows = narrow(statement.bind(number.as_str()))?
        .push(" ORDER BY id LIMIT 10")
        .all(ask)
        .await?;
    rows.iter().map(read).collect()
}
