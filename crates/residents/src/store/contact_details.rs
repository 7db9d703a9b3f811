//! Contact details as rows.

use std::collections::BTreeMap;

use ::store::{Ask, Row, Statement, Tx, sql};
use access::{Need, Resource, Visible};
use kernel::{Call, Fault, Line, PersonId, Timestamp};

use super::{places, typed_or_none};
use crate::model::{Address, ContactDetails, Email, Phone};

const COLUMNS: &str =
    "person_id, street, postal_code, town, district, phone, second_phone, email, version";
/// How many columns those are.
pub(super) const WIDTH: usize = 9;

fn read(row: &Row) -> Result<ContactDetails, Fault> {
    let address = match (
        row.get::<Option<Line>>("street")?,
        typed_or_none(row, "postal_code")?,
        row.get::<Option<Line>>("town")?,
    ) {
        (Some(street), Some(postal_code), Some(town)) => Some(Address {
            street,
            postal_code,
            town,
        }),
        (None, None, None) => None,
        _half => {
            return Err(Fault::new(
                "columns street, postal_code, town: half an address",
            ));
        }
    };
    Ok(ContactDetails {
        address,
        district: row.get("district")?,
        phone: typed_or_none(row, "phone")?,
        second_phone: typed_or_none(row, "second_phone")?,
        email: typed_or_none(row, "email")?,
        version: row.get("version")?,
    })
}

pub(crate) async fn by_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Option<ContactDetails>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM resident_contact_details WHERE person_id = $1"
    ))
    .bind(person)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

/// The text of the statement that adds so many; bind them with [`bind`].
pub(super) fn insert(rows: usize) -> String {
    format!(
        "INSERT INTO resident_contact_details ({COLUMNS}) VALUES {}",
        places(rows, WIDTH)
    )
}

pub(super) fn bind(statement: Statement, person: PersonId, details: &ContactDetails) -> Statement {
    let address = details.address.as_ref();
    statement
        .bind(person)
        .bind(address.map(|a| a.street.as_str()))
        .bind(address.map(|a| a.postal_code.as_str()))
        .bind(address.map(|a| a.town.as_str()))
        .bind(details.district.as_ref().map(Line::as_str))
        .bind(details.phone.as_ref().map(Phone::as_str))
        .bind(details.second_phone.as_ref().map(Phone::as_str))
        .bind(details.email.as_ref().map(Email::as_str))
        .bind(details.version)
}

pub(crate) async fn add(tx: &Tx, person: PersonId, details: &ContactDetails) -> Result<(), Fault> {
    bind(sql(insert(1)), person, details).run(tx).await?;
    Ok(())
}

/// Writes over the row with the version before; tells whether there was one.
pub(crate) async fn change(
    tx: &Tx,
    person: PersonId,
    details: &ContactDetails,
) -> Result<bool, Fault> {
    let text = "UPDATE resident_contact_details SET street = $2, postal_code = $3, town = $4, district = $5, \
                phone = $6, second_phone = $7, email = $8, version = $9 WHERE person_id = $1 AND version = $9 - 1";
    Ok(bind(sql(text), person, details).run(tx).await? == 1)
}

/// Keeps what held until now.
pub(crate) async fn keep_earlier(
    tx: &Tx,
    call: &Call,
    (person, details): (PersonId, &ContactDetails),
) -> Result<(), Fault> {
    let text = format!(
        "INSERT INTO resident_contact_details_earlier ({COLUMNS}, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    );
    bind(sql(text), person, details)
        .bind(call.now)
        .run(tx)
        .await?;
    Ok(())
}

/// How the person was reached before, the latest first.
pub(crate) async fn earlier(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<(Timestamp, ContactDetails)>, Fault> {
    let text = format!(
        "SELECT {COLUMNS}, until FROM resident_contact_details_earlier WHERE person_id = $1 ORDER BY version DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter()
        .map(|row| Ok((row.get("until")?, read(row)?)))
        .collect()
}

/// The postal codes of those whose place the caller may see.
pub(crate) async fn postal_codes(
    ask: &dyn Ask,
    call: &Call,
    persons: &[PersonId],
) -> Result<BTreeMap<PersonId, String>, Fault> {
    let need = Need::see(Resource::ContactDetails);
    let mut codes = BTreeMap::new();
    for some in persons.chunks(Visible::AT_ONCE) {
        let statement = sql(
            "SELECT person_id, postal_code FROM resident_contact_details WHERE postal_code IS NOT NULL AND person_id",
        )
        .among(some);
        let rows = Visible::narrow(call, &need, "person_id", statement)?
            .all(ask)
            .await?;
        for row in &rows {
            codes.insert(row.get("person_id")?, row.get("postal_code")?);
        }
    }
    Ok(codes)
}
