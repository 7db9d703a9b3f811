//! The catalogue of services as rows.

use ::store::{Ask, Row, Tx, sql};
use kernel::{Fault, Line, RuleKey, swedish_order};

use crate::model::{Service, ServiceCode};

const COLUMNS: &str =
    "code, name_sv, name_en, regime, rule, lss_point, kind, assessed, term, excluded";

fn read(row: &Row) -> Result<Service, Fault> {
    Ok(Service {
        code: row.keyed("code")?,
        name_sv: row.get("name_sv")?,
        name_en: row.get("name_en")?,
        regime: row.keyed("regime")?,
        rule: RuleKey(row.get::<String>("rule")?.into()),
        lss_point: row.get("lss_point")?,
        kind: row.keyed("kind")?,
        assessed: row.get("assessed")?,
        term: row.keyed("term")?,
        excluded: row.get("excluded")?,
    })
}

pub(crate) async fn all(ask: &dyn Ask) -> Result<Vec<Service>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM organisation_service ORDER BY code"
    ))
    .all(ask)
    .await?;
    let mut services: Vec<Service> = rows.iter().map(read).collect::<Result<_, _>>()?;
    services.sort_by_cached_key(|service| {
        let name = swedish_order(service.name_sv.as_str());
        (!service.assessed, service.regime, service.lss_point, name)
    });
    Ok(services)
}

pub(crate) async fn by_code(ask: &dyn Ask, code: &ServiceCode) -> Result<Option<Service>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM organisation_service WHERE code = $1"
    ))
    .bind(code.as_str())
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

/// Adds the service, or writes over the one with its code.
pub(crate) async fn set(tx: &Tx, service: &Service) -> Result<(), Fault> {
    let text = format!(
        "INSERT INTO organisation_service ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (code) DO UPDATE SET name_sv = excluded.name_sv, name_en = excluded.name_en, \
         regime = excluded.regime, rule = excluded.rule, lss_point = excluded.lss_point, kind = excluded.kind, \
         assessed = excluded.assessed, term = excluded.term, excluded = excluded.excluded"
    );
    sql(text)
        .bind(service.code.as_str())
        .bind(service.name_sv.as_str())
        .bind(service.name_en.as_str())
        .bind(service.regime.key())
        .bind(service.rule.as_str())
        .bind(service.lss_point)
        .bind(service.kind.key())
        .bind(service.assessed)
        .bind(service.term.key())
        .bind(service.excluded.as_ref().map(Line::as_str))
        .run(tx)
        .await?;
    Ok(())
}
