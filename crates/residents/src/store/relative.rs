//! Relatives as rows.

use ::store::{Ask, Row, Statement, Tx, sql};
use kernel::{Fault, Id, Period, PersonId};

use super::{places, typed_or_none};
use crate::model::{Email, Phone, Relative, Relatives};

const COLUMNS: &str =
    "id, person_id, name, kinship, phone, email, authority, from_on, to_on, version";
/// How many columns those are.
pub(super) const WIDTH: usize = 10;

fn read(row: &Row) -> Result<Relative, Fault> {
    let period = Period::new(row.get("from_on")?, row.get("to_on")?)
        .map_err(|e| Fault::from_source("columns from_on, to_on", e))?;
    Ok(Relative {
        id: row.get("id")?,
        person: row.get("person_id")?,
        name: row.get("name")?,
        kinship: row.keyed("kinship")?,
        phone: typed_or_none(row, "phone")?,
        email: typed_or_none(row, "email")?,
        authority: row.keyed("authority")?,
        period,
        version: row.get("version")?,
    })
}

pub(crate) async fn of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<Relative>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM resident_relative WHERE person_id = $1"
    ))
    .bind(person)
    .all(ask)
    .await?;
    let mut all: Vec<Relative> = rows.iter().map(read).collect::<Result<_, _>>()?;
    all.sort_by_cached_key(|one| (crate::model::sort_key("", one.name.as_str()), one.id));
    Ok(all)
}

pub(crate) async fn by_id(ask: &dyn Ask, id: Id<Relatives>) -> Result<Option<Relative>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM resident_relative WHERE id = $1"
    ))
    .bind(id)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

/// The text of the statement that adds so many; bind them with [`bind`].
pub(super) fn insert(rows: usize) -> String {
    format!(
        "INSERT INTO resident_relative ({COLUMNS}) VALUES {}",
        places(rows, WIDTH)
    )
}

pub(super) fn bind(statement: Statement, relative: &Relative) -> Statement {
    statement
        .bind(relative.id)
        .bind(relative.person)
        .bind(relative.name.as_str())
        .bind(relative.kinship.key())
        .bind(relative.phone.as_ref().map(Phone::as_str))
        .bind(relative.email.as_ref().map(Email::as_str))
        .bind(relative.authority.key())
        .bind(relative.period.from())
        .bind(relative.period.to())
        .bind(relative.version)
}

pub(crate) async fn add(tx: &Tx, relative: &Relative) -> Result<(), Fault> {
    bind(sql(insert(1)), relative).run(tx).await?;
    Ok(())
}

/// Writes over the row with the version before; tells whether there was one.
pub(crate) async fn change(tx: &Tx, relative: &Relative) -> Result<bool, Fault> {
    let text = "UPDATE resident_relative SET name = $3, kinship = $4, phone = $5, email = $6, authority = $7, \
                from_on = $8, to_on = $9, version = $10 WHERE id = $1 AND person_id = $2 AND version = $10 - 1";
    Ok(bind(sql(text), relative).run(tx).await? == 1)
}
