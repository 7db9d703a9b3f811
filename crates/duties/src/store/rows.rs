//! A row of `duty_item` as a duty.

use kernel::{Fault, RuleKey};
use store::Row;

use crate::{DutyView, Raised, State};

/// The columns of a duty, for every `SELECT` from `duty_item d`.
pub(crate) const COLUMNS: &str = "d.id, d.kind, d.rule, d.subject_kind, d.subject_id, d.person, d.unit, d.role, \
    d.user_id, d.label, d.link, d.opened, d.due, d.state, d.closed, d.reason, d.level, d.raised_unit, \
    d.raised_role, d.version";

/// Reads a duty.
pub(crate) fn duty_of(row: &Row) -> Result<DutyView, Fault> {
    let state: String = row.get("state")?;
    Ok(DutyView {
        id: row.get("id")?,
        kind: row.get("kind")?,
        rule: RuleKey(row.get::<String>("rule")?.into()),
        subject_kind: row.get("subject_kind")?,
        subject_id: row.get("subject_id")?,
        person: row.get("person")?,
        unit: row.get("unit")?,
        role: row.keyed("role")?,
        user: row.get("user_id")?,
        label: row.get("label")?,
        link: row.get("link")?,
        opened: row.get("opened")?,
        due: row.get("due")?,
        state: State::from_stored(&state).ok_or_else(|| Fault::new("a duty's state cannot be"))?,
        closed: row.get("closed")?,
        reason: row.get("reason")?,
        raised: raised_of(row)?,
        version: row.get("version")?,
    })
}

fn raised_of(row: &Row) -> Result<Option<Raised>, Fault> {
    let level: i64 = row.get("level")?;
    let Some(role) = row.keyed_maybe("raised_role")? else {
        return Ok(None);
    };
    let unit = row
        .get::<Option<_>>("raised_unit")?
        .ok_or_else(|| Fault::new("a duty was raised to no unit"))?;
    Ok(Some(Raised { level, role, unit }))
}
