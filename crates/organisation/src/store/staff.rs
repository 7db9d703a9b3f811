//! Staff as rows.

use ::store::{Ask, Row, Tx, sql};
use kernel::{Fault, Line, UnitId, UserId, swedish_order};

use crate::model::{AssistantNurse, StaffMember};

/// The most ids that are asked for in one statement.
const IDS_MAX: usize = 64;

const COLUMNS: &str = "user_id, unit_id, name, title, phone, assistant_nurse, version";

fn read(row: &Row) -> Result<StaffMember, Fault> {
    Ok(StaffMember {
        user: row.get("user_id")?,
        unit: row.get("unit_id")?,
        name: row.get("name")?,
        title: row.get("title")?,
        phone: row.get("phone")?,
        assistant_nurse: row.keyed_maybe("assistant_nurse")?,
        version: row.get("version")?,
    })
}

pub(crate) async fn by_user(ask: &dyn Ask, user: UserId) -> Result<Option<StaffMember>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM organisation_staff WHERE user_id = $1"
    ))
    .bind(user)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn of_unit(ask: &dyn Ask, unit: UnitId) -> Result<Vec<StaffMember>, Fault> {
    of_units(ask, &[unit]).await
}

/// Everybody whose home is one of the units, in Swedish order.
pub(crate) async fn of_units(ask: &dyn Ask, units: &[UnitId]) -> Result<Vec<StaffMember>, Fault> {
    let mut rows = vec![];
    for some in units.chunks(IDS_MAX) {
        let text = format!("SELECT {COLUMNS} FROM organisation_staff WHERE unit_id");
        rows.extend(sql(text).among(some).all(ask).await?);
    }
    let mut staff: Vec<StaffMember> = rows.iter().map(read).collect::<Result<_, _>>()?;
    staff.sort_by_cached_key(|one| (swedish_order(one.name.as_str()), one.user));
    Ok(staff)
}

/// Adds the member, or writes over the one with the version before; tells the version that stands if neither.
pub(crate) async fn set(tx: &Tx, member: &StaffMember) -> Result<Option<i64>, Fault> {
    let before = by_user(tx, member.user).await?.map_or(0, |one| one.version);
    if before != member.version - 1 {
        return Ok(Some(before));
    }
    let text = format!(
        "INSERT INTO organisation_staff ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (user_id) DO UPDATE SET unit_id = excluded.unit_id, name = excluded.name, \
         title = excluded.title, phone = excluded.phone, \
         assistant_nurse = excluded.assistant_nurse, version = excluded.version"
    );
    sql(text)
        .bind(member.user)
        .bind(member.unit)
        .bind(member.name.as_str())
        .bind(member.title.as_ref().map(Line::as_str))
        .bind(member.phone.as_ref().map(Line::as_str))
        .bind(member.assistant_nurse.map(AssistantNurse::key))
        .bind(member.version)
        .run(tx)
        .await?;
    Ok(None)
}
