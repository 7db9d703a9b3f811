//! The codes of homes.

use kernel::{Fault, PersonId, Timestamp, UnitId};
use store::{Ask, Tx, sql};

use crate::model::HomeCode;

/// The code of a person's home that a provider has put up, with its version.
pub(crate) async fn code_of(
    ask: &dyn Ask,
    person: PersonId,
    provider: UnitId,
) -> Result<Option<(HomeCode, i64)>, Fault> {
    let row =
        sql("SELECT code, version FROM visit_home_code WHERE person_id = $1 AND provider_id = $2")
            .bind(person)
            .bind(provider)
            .one(ask)
            .await?;
    row.map(|row| Ok((row.keyed("code")?, row.get("version")?)))
        .transpose()
}

/// Puts up a code; an earlier one is not the home's any more.
pub(crate) async fn code_save(
    tx: &Tx,
    (person, provider): (PersonId, UnitId),
    code: &HomeCode,
    at: Timestamp,
) -> Result<(), Fault> {
    sql(
        "INSERT INTO visit_home_code (person_id, provider_id, code, made_at, version) VALUES ($1, $2, $3, $4, 1) \
         ON CONFLICT (person_id, provider_id) DO UPDATE SET code = excluded.code, made_at = excluded.made_at, \
         version = visit_home_code.version + 1",
    )
    .bind(person)
    .bind(provider)
    .bind(code.as_str().to_owned())
    .bind(at)
    .run(tx)
    .await?;
    Ok(())
}
