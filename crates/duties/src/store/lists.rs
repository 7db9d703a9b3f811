//! Duties found: one, those of a thing, a page of a work list, those past a step.

use history::{List, Subject};
use kernel::{Fault, Role, Timestamp, UnitId, UserId};
use store::{Ask, Row, Statement, Where, sql};
use uuid::Uuid;

use super::rows::{COLUMNS, duty_of};
use crate::{DutyId, DutyView, Page, PageAt};

/// The most duties told of one thing or one person.
const MOST: i64 = 500;
/// The most things asked about at once.
const IDS_MAX: usize = 256;

/// One duty.
pub(crate) async fn duty_by_id(ask: &dyn Ask, id: DutyId) -> Result<Option<DutyView>, Fault> {
    sql(format!("SELECT {COLUMNS} FROM duty_item d WHERE d.id = $1"))
        .bind(id)
        .one(ask)
        .await?
        .as_ref()
        .map(duty_of)
        .transpose()
}

/// The open duty of a kind on a thing.
pub(crate) async fn duty_open(
    ask: &dyn Ask,
    kind: &str,
    subject: Subject,
) -> Result<Option<DutyView>, Fault> {
    sql(format!(
        "SELECT {COLUMNS} FROM duty_item d \
         WHERE d.subject_id = $1 AND d.kind = $2 AND d.subject_kind = $3 AND d.state = 'open'"
    ))
    .bind(subject.id)
    .bind(kind)
    .bind(subject.kind)
    .one(ask)
    .await?
    .as_ref()
    .map(duty_of)
    .transpose()
}

/// The duties of a thing or of a person, the first due first.
pub(crate) async fn duties_about(ask: &dyn Ask, condition: Where) -> Result<Vec<DutyView>, Fault> {
    let most = condition.next();
    let rows = condition
        .statement(
            &format!("SELECT {COLUMNS} FROM duty_item d"),
            &format!("ORDER BY d.due, d.id LIMIT ${most}"),
        )
        .bind(MOST)
        .all(ask)
        .await?;
    rows.iter().map(duty_of).collect()
}

/// The open duties of some things of a kind, the first due first of those asked for together.
pub(crate) async fn open_about(
    ask: &dyn Ask,
    subject_kind: &'static str,
    subjects: &[Uuid],
) -> Result<Vec<DutyView>, Fault> {
    let mut open = vec![];
    for some in subjects.chunks(IDS_MAX) {
        let rows = sql(format!(
            "SELECT {COLUMNS} FROM duty_item d WHERE d.state = 'open' AND d.subject_kind = $1 AND d.subject_id"
        ))
        .bind(subject_kind)
        .among(some)
        .push(" ORDER BY d.due, d.id")
        .all(ask)
        .await?;
        for row in &rows {
            open.push(duty_of(row)?);
        }
    }
    Ok(open)
}

/// One page of the duties that meet a condition.
pub(crate) async fn work_page(
    ask: &dyn Ask,
    (tables, order): (&str, &str),
    condition: Where,
    at: PageAt,
) -> Result<Page<DutyView>, Fault> {
    let list = List {
        columns: COLUMNS,
        tables,
        order,
    };
    list.page(ask, condition, at, duty_of).await
}

/// Lets through what is raised about some persons: it adds ` AND …` on the column `d.person` to a statement.
pub type Narrow<'a> = &'a (dyn Fn(Statement) -> Result<Statement, Fault> + Send + Sync);

/// Somebody's own desk: at a unit, in a role.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Desk {
    pub(crate) unit: UnitId,
    pub(crate) role: Role,
    pub(crate) user: UserId,
}

/// Adds that a duty is one's own, or was raised to one's desk about somebody whom `narrow` lets through.
fn own_or_raised(statement: Statement, desk: Desk, narrow: Narrow<'_>) -> Result<Statement, Fault> {
    let user = statement.next();
    let (unit, role) = (user + 1, user + 2);
    let statement = statement
        .push(&format!(
            " AND ((d.user_id = ${user} AND d.unit = ${unit} AND d.role = ${role}) OR (d.id IN \
             (SELECT k.duty FROM duty_desk k WHERE k.level > 0 AND k.unit = ${unit} AND k.role = ${role}) \
             AND (d.person IS NULL OR (TRUE"
        ))
        .bind(desk.user)
        .bind(desk.unit)
        .bind(desk.role.key());
    Ok(narrow(statement)?.push("))))"))
}

/// One page of the duties of one's own desk that meet a condition.
pub(crate) async fn own_page(
    ask: &dyn Ask,
    desk: Desk,
    (condition, order): (Where, &str),
    (narrow, at): (Narrow<'_>, PageAt),
) -> Result<Page<DutyView>, Fault> {
    let of = |columns: &str| {
        let text = format!("SELECT {columns} FROM duty_item d");
        own_or_raised(condition.clone().statement(&text, ""), desk, narrow)
    };
    let statement = of(COLUMNS)?;
    let (limit, offset) = (statement.next(), statement.next() + 1);
    let rows = statement
        .push(&format!(
            " ORDER BY {order} LIMIT ${limit} OFFSET ${offset}"
        ))
        .bind(at.size())
        .bind(at.offset())
        .all(ask)
        .await?;
    let total = if let Some(total) = at.total_by(rows.len()) {
        total
    } else {
        let row = of("COUNT(*) AS n")?.one(ask).await?;
        row.map_or(Ok(0), |row| row.get("n"))?
    };
    Ok(Page {
        rows: rows.iter().map(duty_of).collect::<Result<_, _>>()?,
        total,
        at,
    })
}

/// What is counted by when it is due.
const BY_TIME: &str = "SELECT COALESCE(SUM(CASE WHEN due < $1 THEN 1 ELSE 0 END), 0) AS overdue, \
    COALESCE(SUM(CASE WHEN due >= $1 AND due <= $2 THEN 1 ELSE 0 END), 0) AS today, \
    COALESCE(SUM(CASE WHEN due > $2 AND due <= $3 THEN 1 ELSE 0 END), 0) AS week, \
    COALESCE(SUM(CASE WHEN due > $3 THEN 1 ELSE 0 END), 0) AS later FROM";

/// Open duties of one's own desk by when they are due: before the first time, up to the second, up to the third, later.
pub(crate) async fn count_own_by_time(
    ask: &dyn Ask,
    desk: Desk,
    narrow: Narrow<'_>,
    until: [Timestamp; 3],
) -> Result<Row, Fault> {
    let [now, today, week] = until;
    let statement = sql(format!("{BY_TIME} duty_item d WHERE d.state = 'open'"))
        .bind(now)
        .bind(today)
        .bind(week);
    own_or_raised(statement, desk, narrow)?
        .one(ask)
        .await?
        .ok_or_else(|| Fault::new("a count gave no row"))
}

/// Open duties by when they are due: before the first time, up to the second, up to the third, later.
pub(crate) async fn count_by_time(
    ask: &dyn Ask,
    desk: (UnitId, Role),
    user: Option<UserId>,
    until: [Timestamp; 3],
) -> Result<Row, Fault> {
    let [now, today, week] = until;
    let tables = if user.is_some() {
        "duty_item WHERE state = 'open' AND user_id = $6 AND unit = $4 AND role = $5"
    } else {
        "duty_desk WHERE unit = $4 AND role = $5"
    };
    let statement = sql(format!("{BY_TIME} {tables}"))
        .bind(now)
        .bind(today)
        .bind(week)
        .bind(desk.0)
        .bind(desk.1.key());
    let statement = match user {
        Some(user) => statement.bind(user),
        None => statement,
    };
    statement
        .one(ask)
        .await?
        .ok_or_else(|| Fault::new("a count gave no row"))
}

/// Open duties past their next step, the longest past first.
pub(crate) async fn passed_step(
    ask: &dyn Ask,
    now: Timestamp,
    most: i64,
) -> Result<Vec<DutyView>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM duty_item d WHERE d.state = 'open' AND d.next_step_at <= $1 \
         ORDER BY d.next_step_at LIMIT $2"
    ))
    .bind(now)
    .bind(most)
    .all(ask)
    .await?;
    rows.iter().map(duty_of).collect()
}

/// Duties of a kind that were due in a time, dropped ones left out.
pub(crate) async fn measured(
    ask: &dyn Ask,
    kind: &str,
    from: Timestamp,
    before: Timestamp,
) -> Result<Vec<DutyView>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM duty_item d WHERE d.kind = $1 AND d.due >= $2 AND d.due < $3 \
         AND d.state <> 'dropped' ORDER BY d.due, d.id"
    ))
    .bind(kind)
    .bind(from)
    .bind(before)
    .all(ask)
    .await?;
    rows.iter().map(duty_of).collect()
}
