//! What providers offer, as rows.

use ::store::{Ask, Row, Tx, sql};
use kernel::{Date, Fault, Id, UnitId, swedish_order};

use super::{period, unit};
use crate::model::{DistrictCode, Offer, ProviderService, ProviderServices, ServiceCode};

const COLUMNS: &str = "id, unit_id, service, district, capacity, from_on, to_on";

fn read(row: &Row) -> Result<ProviderService, Fault> {
    Ok(ProviderService {
        id: row.get("id")?,
        unit: row.get("unit_id")?,
        service: row.keyed("service")?,
        district: row.keyed_maybe("district")?,
        capacity: row.get("capacity")?,
        period: period(row)?,
    })
}

pub(crate) async fn by_id(
    ask: &dyn Ask,
    id: Id<ProviderServices>,
) -> Result<Option<ProviderService>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM organisation_provider_service WHERE id = $1"
    ))
    .bind(id)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn of_unit(ask: &dyn Ask, unit: UnitId) -> Result<Vec<ProviderService>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM organisation_provider_service WHERE unit_id = $1 ORDER BY service, id"
    ))
    .bind(unit)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Everybody who offers a service in a district on a day, in Swedish order.
pub(crate) async fn of_service(
    ask: &dyn Ask,
    service: &ServiceCode,
    district: &DistrictCode,
    on: Date,
) -> Result<Vec<Offer>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM organisation_provider_service \
         WHERE service = $1 AND (district = $2 OR district IS NULL) \
         AND from_on <= $3 AND (to_on IS NULL OR to_on >= $3)"
    );
    let rows = sql(text)
        .bind(service.as_str())
        .bind(district.as_str())
        .bind(on)
        .all(ask)
        .await?;
    let offered: Vec<ProviderService> = rows.iter().map(read).collect::<Result<_, _>>()?;
    let ids: Vec<UnitId> = offered.iter().map(|service| service.unit).collect();
    let units = unit::by_ids(ask, &ids).await?;
    let mut offers = vec![];
    for service in offered {
        let unit = units.iter().find(|unit| unit.id == service.unit);
        if let Some(unit) = unit.filter(|unit| unit.period.contains(on)) {
            offers.push(Offer {
                unit: unit.clone(),
                service,
            });
        }
    }
    offers.sort_by_cached_key(|offer| (swedish_order(offer.unit.name.as_str()), offer.service.id));
    Ok(offers)
}

pub(crate) async fn add(tx: &Tx, service: &ProviderService) -> Result<(), Fault> {
    let text = format!(
        "INSERT INTO organisation_provider_service ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    );
    sql(text)
        .bind(service.id)
        .bind(service.unit)
        .bind(service.service.as_str())
        .bind(service.district.as_ref().map(DistrictCode::as_str))
        .bind(service.capacity)
        .bind(service.period.from())
        .bind(service.period.to())
        .run(tx)
        .await?;
    Ok(())
}

pub(crate) async fn end(tx: &Tx, id: Id<ProviderServices>, to: Date) -> Result<(), Fault> {
    sql("UPDATE organisation_provider_service SET to_on = $2 WHERE id = $1")
        .bind(id)
        .bind(to)
        .run(tx)
        .await?;
    Ok(())
}
