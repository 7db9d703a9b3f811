//! Assignments: users in roles at units.

use kernel::{AssignmentId, Date, Fault, Role, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use super::period;
use crate::model::{AssignmentView, StaffView};

fn view(row: &Row) -> Result<AssignmentView, Fault> {
    Ok(AssignmentView {
        id: row.get("id")?,
        user: row.get("user_id")?,
        role: role(row, "role")?,
        unit: row.get("unit_id")?,
        team: row.get("team_id")?,
        period: period(row)?,
    })
}

/// A kept role.
pub(crate) fn role(row: &Row, column: &str) -> Result<Role, Fault> {
    let key: String = row.get(column)?;
    key.parse()
        .map_err(|error| Fault::from_source("a kept role", error))
}

pub(crate) async fn insert(tx: &Tx, new: &AssignmentView) -> Result<(), Fault> {
    sql("INSERT INTO access_assignment (id, user_id, role, unit_id, team_id, from_day, to_day) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(new.id)
        .bind(new.user)
        .bind(new.role.key())
        .bind(new.unit)
        .bind(new.team)
        .bind(new.period.from())
        .bind(new.period.to())
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn by_id(
    ask: &dyn Ask,
    id: AssignmentId,
) -> Result<Option<AssignmentView>, Fault> {
    let row = sql(
        "SELECT id, user_id, role, unit_id, team_id, from_day, to_day FROM access_assignment \
                   WHERE id = $1 AND ended_at IS NULL",
    )
    .bind(id)
    .one(ask)
    .await?;
    row.as_ref().map(view).transpose()
}

pub(crate) async fn end(tx: &Tx, id: AssignmentId, at: kernel::Timestamp) -> Result<(), Fault> {
    sql("UPDATE access_assignment SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL")
        .bind(at)
        .bind(id)
        .run(tx)
        .await
        .map(drop)
}

/// A user's assignments that are not ended, also those that begin later.
pub(crate) async fn of_user(ask: &dyn Ask, user: UserId) -> Result<Vec<AssignmentView>, Fault> {
    let rows = sql(
        "SELECT id, user_id, role, unit_id, team_id, from_day, to_day FROM access_assignment \
                    WHERE user_id = $1 AND ended_at IS NULL ORDER BY id",
    )
    .bind(user)
    .all(ask)
    .await?;
    rows.iter().map(view).collect()
}

/// Who works at a unit on a day, by name.
pub(crate) async fn at_unit(
    ask: &dyn Ask,
    unit: UnitId,
    day: Date,
) -> Result<Vec<StaffView>, Fault> {
    let rows = sql("SELECT a.id, a.user_id, a.role, a.unit_id, a.team_id, a.from_day, a.to_day, u.name \
                    FROM access_assignment a JOIN access_user u ON u.id = a.user_id \
                    WHERE a.unit_id = $1 AND a.ended_at IS NULL AND a.from_day <= $2 \
                    AND (a.to_day IS NULL OR a.to_day >= $2) AND u.disabled = FALSE ORDER BY u.name, a.id")
    .bind(unit)
    .bind(day)
    .all(ask)
    .await?;
    rows.iter().map(staff).collect()
}

/// A few in each role, for the demo's login page.
pub(crate) async fn in_role(
    ask: &dyn Ask,
    role: Role,
    day: Date,
    most: i64,
) -> Result<Vec<StaffView>, Fault> {
    let rows = sql("SELECT a.id, a.user_id, a.role, a.unit_id, a.team_id, a.from_day, a.to_day, u.name \
                    FROM access_assignment a JOIN access_user u ON u.id = a.user_id \
                    WHERE a.role = $1 AND a.ended_at IS NULL AND a.from_day <= $2 \
                    AND (a.to_day IS NULL OR a.to_day >= $2) AND u.disabled = FALSE ORDER BY a.id LIMIT $3")
    .bind(role.key())
    .bind(day)
    .bind(most)
    .all(ask)
    .await?;
    rows.iter().map(staff).collect()
}

fn staff(row: &Row) -> Result<StaffView, Fault> {
    Ok(StaffView {
        name: row.get("name")?,
        assignment: view(row)?,
    })
}
