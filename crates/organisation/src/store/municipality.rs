//! The municipality and its districts as rows.

use ::store::{Ask, Statement, Tx, sql};
use kernel::{Fault, Line, TimeZone, swedish_order};

use crate::model::{ContactLines, District, Municipality};

const COLUMNS: &str = "id, name, code, zone, committee, court, phone, email, visiting_address, postal_address, \
                       opening_hours, website, version";
/// The key of the one row.
const ONE: &str = "one";

pub(crate) async fn municipality(ask: &dyn Ask) -> Result<Option<Municipality>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM organisation_municipality WHERE id = $1"
    ))
    .bind(ONE)
    .one(ask)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let zone: String = row.get("zone")?;
    Ok(Some(Municipality {
        name: row.get("name")?,
        code: row.get("code")?,
        zone: TimeZone::get(&zone).map_err(|e| Fault::from_source("column zone", e))?,
        committee: row.get("committee")?,
        court: row.get("court")?,
        contact: ContactLines {
            phone: row.get("phone")?,
            email: row.get("email")?,
            visiting_address: row.get("visiting_address")?,
            postal_address: row.get("postal_address")?,
            opening_hours: row.get("opening_hours")?,
            website: row.get("website")?,
        },
        version: row.get("version")?,
    }))
}

fn bind(statement: Statement, municipality: &Municipality) -> Statement {
    let contact = &municipality.contact;
    statement
        .bind(ONE)
        .bind(municipality.name.as_str())
        .bind(municipality.code.as_str())
        .bind(municipality.zone.iana_name().unwrap_or("Europe/Stockholm"))
        .bind(municipality.committee.as_str())
        .bind(municipality.court.as_str())
        .bind(contact.phone.as_str())
        .bind(contact.email.as_ref().map(Line::as_str))
        .bind(contact.visiting_address.as_ref().map(Line::as_str))
        .bind(contact.postal_address.as_str())
        .bind(contact.opening_hours.as_ref().map(Line::as_str))
        .bind(contact.website.as_ref().map(Line::as_str))
        .bind(municipality.version)
}

pub(crate) async fn add(tx: &Tx, municipality: &Municipality) -> Result<(), Fault> {
    let text = format!(
        "INSERT INTO organisation_municipality ({COLUMNS}) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    );
    bind(sql(text), municipality).run(tx).await?;
    Ok(())
}

pub(crate) async fn change(tx: &Tx, municipality: &Municipality) -> Result<(), Fault> {
    let text = "UPDATE organisation_municipality SET name = $2, code = $3, zone = $4, committee = $5, court = $6, \
                phone = $7, email = $8, visiting_address = $9, postal_address = $10, opening_hours = $11, \
                website = $12, version = $13 WHERE id = $1";
    bind(sql(text), municipality).run(tx).await?;
    Ok(())
}

pub(crate) async fn districts(ask: &dyn Ask) -> Result<Vec<District>, Fault> {
    let rows = sql("SELECT code, name FROM organisation_district ORDER BY code")
        .all(ask)
        .await?;
    let mut districts = vec![];
    for row in rows {
        districts.push(District {
            code: row.keyed("code")?,
            name: row.get("name")?,
        });
    }
    districts.sort_by_cached_key(|district| swedish_order(district.name.as_str()));
    Ok(districts)
}

pub(crate) async fn add_district(tx: &Tx, district: &District) -> Result<(), Fault> {
    sql("INSERT INTO organisation_district (code, name) VALUES ($1, $2)")
        .bind(district.code.as_str())
        .bind(district.name.as_str())
        .run(tx)
        .await?;
    Ok(())
}
