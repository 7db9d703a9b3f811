//! Units as rows.

use ::store::{Ask, Row, Statement, Tx, sql};
use kernel::{Fault, Line, UnitId, swedish_order};

use super::period;
use crate::model::{DistrictCode, ProviderForm, Unit, UnitKind};

pub(super) const COLUMNS: &str = "id, name, kind, parent_id, district, form, organisation_number, phone, email, \
                                  address, from_on, to_on, version";
/// The most ids that are asked for in one statement.
const IDS_MAX: usize = 64;

pub(super) fn read(row: &Row) -> Result<Unit, Fault> {
    Ok(Unit {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.keyed("kind")?,
        parent: row.get("parent_id")?,
        district: row.keyed_maybe("district")?,
        form: row.keyed_maybe("form")?,
        organisation_number: row.get("organisation_number")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        address: row.get("address")?,
        period: period(row)?,
        version: row.get("version")?,
    })
}

fn read_all(rows: &[Row]) -> Result<Vec<Unit>, Fault> {
    let mut units: Vec<Unit> = rows.iter().map(read).collect::<Result<_, _>>()?;
    units.sort_by_cached_key(|unit| (swedish_order(unit.name.as_str()), unit.id));
    Ok(units)
}

pub(crate) async fn by_id(ask: &dyn Ask, id: UnitId) -> Result<Option<Unit>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM organisation_unit WHERE id = $1"
    ))
    .bind(id)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn by_name(ask: &dyn Ask, name: &Line) -> Result<Option<Unit>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM organisation_unit WHERE name = $1"
    ))
    .bind(name.as_str())
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn by_ids(ask: &dyn Ask, ids: &[UnitId]) -> Result<Vec<Unit>, Fault> {
    let mut rows = vec![];
    for some in ids.chunks(IDS_MAX) {
        let text = format!("SELECT {COLUMNS} FROM organisation_unit WHERE id");
        let statement = sql(text).among(some);
        rows.extend(statement.all(ask).await?);
    }
    read_all(&rows)
}

pub(crate) async fn of_kind(ask: &dyn Ask, kind: UnitKind) -> Result<Vec<Unit>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM organisation_unit WHERE kind = $1"
    ))
    .bind(kind.key())
    .all(ask)
    .await?;
    read_all(&rows)
}

pub(crate) async fn of_parent(ask: &dyn Ask, parent: UnitId) -> Result<Vec<Unit>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM organisation_unit WHERE parent_id = $1"
    ))
    .bind(parent)
    .all(ask)
    .await?;
    read_all(&rows)
}

fn bind(statement: Statement, unit: &Unit) -> Statement {
    statement
        .bind(unit.id)
        .bind(unit.name.as_str())
        .bind(unit.kind.key())
        .bind(unit.parent)
        .bind(unit.district.as_ref().map(DistrictCode::as_str))
        .bind(unit.form.map(ProviderForm::key))
        .bind(unit.organisation_number.as_ref().map(Line::as_str))
        .bind(unit.phone.as_ref().map(Line::as_str))
        .bind(unit.email.as_ref().map(Line::as_str))
        .bind(unit.address.as_ref().map(Line::as_str))
        .bind(unit.period.from())
        .bind(unit.period.to())
        .bind(unit.version)
}

pub(crate) async fn add(tx: &Tx, unit: &Unit) -> Result<(), Fault> {
    let text = format!(
        "INSERT INTO organisation_unit ({COLUMNS}) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    );
    bind(sql(text), unit).run(tx).await?;
    Ok(())
}

pub(crate) async fn change(tx: &Tx, unit: &Unit) -> Result<(), Fault> {
    let text = "UPDATE organisation_unit SET name = $2, kind = $3, parent_id = $4, district = $5, form = $6, \
                organisation_number = $7, phone = $8, email = $9, address = $10, from_on = $11, to_on = $12, \
                version = $13 WHERE id = $1";
    bind(sql(text), unit).run(tx).await?;
    Ok(())
}
