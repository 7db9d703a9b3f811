//! Catalogues of services as rows.

use std::collections::BTreeSet;

use ::store::{Ask, Row, Tx, sql};
use kernel::{Call, Date, Fault};

use crate::model::{Catalogue, ServiceCode};

/// The most catalogues that are told at once.
const MOST: i64 = 50;

async fn read(ask: &dyn Ask, row: &Row) -> Result<Catalogue, Fault> {
    let from: Date = row.get("valid_from")?;
    let rows = sql("SELECT code FROM organisation_catalogue_service WHERE valid_from = $1")
        .bind(from)
        .all(ask)
        .await?;
    let codes = rows.iter().map(|row| row.keyed::<ServiceCode>("code"));
    Ok(Catalogue {
        from,
        source: row.get("source")?,
        services: codes.collect::<Result<BTreeSet<_>, _>>()?,
    })
}

/// The catalogue that holds on a day.
pub(crate) async fn on(ask: &dyn Ask, day: Date) -> Result<Option<Catalogue>, Fault> {
    let text = "SELECT valid_from, source FROM organisation_catalogue WHERE valid_from <= $1 \
                ORDER BY valid_from DESC LIMIT 1";
    match sql(text).bind(day).one(ask).await? {
        Some(row) => read(ask, &row).await.map(Some),
        None => Ok(None),
    }
}

/// All catalogues that the municipality has given, the newest first.
pub(crate) async fn all(ask: &dyn Ask) -> Result<Vec<Catalogue>, Fault> {
    let text = "SELECT valid_from, source FROM organisation_catalogue WHERE valid_from > $1 \
                ORDER BY valid_from DESC LIMIT $2";
    let mut found = vec![];
    let rows = sql(text)
        .bind(Catalogue::BEFORE)
        .bind(MOST)
        .all(ask)
        .await?;
    for row in rows {
        found.push(read(ask, &row).await?);
    }
    Ok(found)
}

/// From when the newest catalogue holds.
pub(crate) async fn newest(ask: &dyn Ask) -> Result<Option<Date>, Fault> {
    let text = "SELECT valid_from FROM organisation_catalogue ORDER BY valid_from DESC LIMIT 1";
    let row = sql(text).one(ask).await?;
    row.map(|row| row.get("valid_from")).transpose()
}

pub(crate) async fn add(tx: &Tx, call: &Call, catalogue: &Catalogue) -> Result<(), Fault> {
    sql("INSERT INTO organisation_catalogue (valid_from, source, at) VALUES ($1, $2, $3)")
        .bind(catalogue.from)
        .bind(catalogue.source.as_str())
        .bind(call.now)
        .run(tx)
        .await?;
    for code in &catalogue.services {
        sql("INSERT INTO organisation_catalogue_service (valid_from, code) VALUES ($1, $2)")
            .bind(catalogue.from)
            .bind(code.as_str())
            .run(tx)
            .await?;
    }
    Ok(())
}
