//! Assessed needs in the store.

use kernel::{Change, Fault, Problem};
use organisation::LifeArea;
use store::{Ask, Row, Tx, sql};

use crate::model::{AssessedNeed, Described, InvestigationId, Limitation};

const COLUMNS: &str = "id, investigation_id, person_id, area, state_now, aim, need, resources, factors, relatives, \
                       limitation, limitation_aimed, version";

fn read(row: &Row) -> Result<AssessedNeed, Fault> {
    Ok(AssessedNeed {
        id: row.get("id")?,
        investigation: row.get("investigation_id")?,
        person: row.get("person_id")?,
        area: row.keyed("area")?,
        described: Described {
            state_now: row.get("state_now")?,
            aim: row.get("aim")?,
            need: row.get("need")?,
            resources: row.get("resources")?,
            factors: row.get("factors")?,
            relatives: row.get("relatives")?,
            limitation: row.keyed_maybe("limitation")?,
            limitation_aimed: row.keyed_maybe("limitation_aimed")?,
        },
        version: row.get("version")?,
    })
}

/// Puts in the need of an area that has none yet.
pub(crate) async fn need_insert(tx: &Tx, need: &AssessedNeed) -> Result<(), Fault> {
    sql("INSERT INTO case_need (id, investigation_id, person_id, area, state_now, aim, need, resources, factors, \
         relatives, limitation, limitation_aimed, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)")
        .bind(need.id)
        .bind(need.investigation)
        .bind(need.person)
        .bind(need.area.key())
        .bind(need.described.state_now.clone())
        .bind(need.described.aim.clone())
        .bind(need.described.need.clone())
        .bind(need.described.resources.clone())
        .bind(need.described.factors.clone())
        .bind(need.described.relatives.clone())
        .bind(need.described.limitation.map(Limitation::key))
        .bind(need.described.limitation_aimed.map(Limitation::key))
        .run(tx)
        .await?;
    Ok(())
}

/// Saves a need that was read as `need.version`.
pub(crate) async fn need_save(tx: &Tx, need: &AssessedNeed) -> Result<(), Problem> {
    let touched = sql(
        "UPDATE case_need SET state_now = $1, aim = $2, need = $3, resources = $4, factors = $5, relatives = $6, \
         limitation = $7, limitation_aimed = $8, version = version + 1 WHERE id = $9 AND version = $10",
    )
    .bind(need.described.state_now.clone())
    .bind(need.described.aim.clone())
    .bind(need.described.need.clone())
    .bind(need.described.resources.clone())
    .bind(need.described.factors.clone())
    .bind(need.described.relatives.clone())
    .bind(need.described.limitation.map(Limitation::key))
    .bind(need.described.limitation_aimed.map(Limitation::key))
    .bind(need.id)
    .bind(need.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = need_of_area(tx, need.investigation, need.area)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(need_changed(&now))
}

/// That somebody else has written about the area since.
pub(crate) fn need_changed(now: &AssessedNeed) -> Problem {
    Problem::Changed(Change {
        version: now.version,
        kind: "need",
        id: now.id.uuid(),
    })
}

/// The need of one area, if it has been described.
pub(crate) async fn need_of_area(
    ask: &dyn Ask,
    investigation: InvestigationId,
    area: LifeArea,
) -> Result<Option<AssessedNeed>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_need WHERE investigation_id = $1 AND area = $2");
    let row = sql(text).bind(investigation).bind(area.key());
    row.one(ask).await?.as_ref().map(read).transpose()
}

/// All that has been described, in the order of the life areas.
pub(crate) async fn need_list(
    ask: &dyn Ask,
    investigation: InvestigationId,
) -> Result<Vec<AssessedNeed>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_need WHERE investigation_id = $1");
    let rows = sql(text).bind(investigation).all(ask).await?;
    let mut needs: Vec<AssessedNeed> = rows.iter().map(read).collect::<Result<_, _>>()?;
    needs.sort_by_key(|need| need.area);
    Ok(needs)
}
