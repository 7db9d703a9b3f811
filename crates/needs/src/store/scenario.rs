//! Scenarios and their versions.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{
    Adopted, Assumptions, Handled, Scenario, ScenarioId, Told, Version, VersionId, VersionLine,
};

const SCENARIO: &str = "SELECT id, name, basis_id, version FROM needs_scenario";

fn scenario(row: &Row) -> Result<Scenario, Fault> {
    Ok(Scenario {
        id: row.get("id")?,
        name: row.get("name")?,
        basis: row.get("basis_id")?,
        version: row.get("version")?,
    })
}

/// All of them, by name.
pub(crate) async fn scenario_list(ask: &dyn Ask) -> Result<Vec<Scenario>, Fault> {
    let rows = sql(format!("{SCENARIO} ORDER BY name, id"))
        .all(ask)
        .await?;
    rows.iter().map(scenario).collect()
}

/// One of them.
pub(crate) async fn scenario_by_id(
    ask: &dyn Ask,
    id: ScenarioId,
) -> Result<Option<Scenario>, Fault> {
    let row = sql(format!("{SCENARIO} WHERE id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    row.as_ref().map(scenario).transpose()
}

/// A scenario as it is now.
pub(crate) async fn scenario_save(tx: &Tx, scenario: &Scenario) -> Result<(), Fault> {
    sql(
        "INSERT INTO needs_scenario (id, name, basis_id, version) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version",
    )
    .bind(scenario.id)
    .bind(scenario.name.as_str())
    .bind(scenario.basis)
    .bind(scenario.version)
    .run(tx)
    .await?;
    Ok(())
}

const VERSION: &str = "SELECT id, scenario_id, number, assumptions, why, by_user, at, decided_on, paragraph, \
     adopted_by, adopted_at, told FROM needs_version";

fn version(row: &Row) -> Result<Version, Fault> {
    let assumptions: String = row.get("assumptions")?;
    let told: Option<String> = row.get("told")?;
    Ok(Version {
        id: row.get("id")?,
        scenario: row.get("scenario_id")?,
        number: row.get("number")?,
        assumptions: Assumptions::read(&assumptions)
            .map_err(|e| Fault::from_source("the assumptions of a version", e))?,
        why: row.get("why")?,
        by: row.get("by_user")?,
        at: row.get("at")?,
        adopted: told.map(|told| adopted(row, &told)).transpose()?,
    })
}

fn adopted(row: &Row, told: &str) -> Result<Adopted, Fault> {
    let told: Told = serde_json::from_str(told)
        .map_err(|e| Fault::from_source("what a committee decided on", e))?;
    Ok(Adopted {
        handled: Handled {
            on: row.get("decided_on")?,
            paragraph: row.get("paragraph")?,
        },
        by: row.get("adopted_by")?,
        at: row.get("adopted_at")?,
        told,
    })
}

fn line(row: &Row) -> Result<VersionLine, Fault> {
    Ok(VersionLine {
        id: row.get("id")?,
        scenario: row.get("scenario_id")?,
        number: row.get("number")?,
        why: row.get("why")?,
        by: row.get("by_user")?,
        at: row.get("at")?,
        decided_on: row.get("decided_on")?,
    })
}

const LINE: &str =
    "SELECT id, scenario_id, number, why, by_user, at, decided_on FROM needs_version";

/// The versions of a scenario, the latest first.
pub(crate) async fn versions_of(
    ask: &dyn Ask,
    scenario: ScenarioId,
) -> Result<Vec<VersionLine>, Fault> {
    let rows = sql(format!(
        "{LINE} WHERE scenario_id = $1 ORDER BY number DESC"
    ))
    .bind(scenario)
    .all(ask)
    .await?;
    rows.iter().map(line).collect()
}

/// The latest version of every scenario. Joined crosswise, so that SQLite begins with the scenarios, which are few.
pub(crate) async fn versions_latest(ask: &dyn Ask) -> Result<Vec<VersionLine>, Fault> {
    let rows = sql(
        "SELECT v.id, v.scenario_id, v.number, v.why, v.by_user, v.at, v.decided_on FROM needs_scenario \
         CROSS JOIN needs_version v WHERE v.scenario_id = needs_scenario.id AND v.number = (SELECT MAX(l.number) \
         FROM needs_version l WHERE l.scenario_id = needs_scenario.id)",
    )
    .all(ask)
    .await?;
    rows.iter().map(line).collect()
}

/// All that committees have decided on, the latest first.
pub(crate) async fn versions_decided(ask: &dyn Ask) -> Result<Vec<VersionLine>, Fault> {
    let rows = sql(format!(
        "{LINE} WHERE decided_on > '' ORDER BY decided_on DESC, id DESC"
    ))
    .all(ask)
    .await?;
    rows.iter().map(line).collect()
}

/// A version.
pub(crate) async fn version_by_number(
    ask: &dyn Ask,
    scenario: ScenarioId,
    number: i64,
) -> Result<Option<Version>, Fault> {
    let row = sql(format!("{VERSION} WHERE scenario_id = $1 AND number = $2"))
        .bind(scenario)
        .bind(number)
        .one(ask)
        .await?;
    row.as_ref().map(version).transpose()
}

/// A new version.
pub(crate) async fn version_add(tx: &Tx, version: &Version) -> Result<(), Fault> {
    let assumptions = version
        .assumptions
        .written()
        .map_err(|e| Fault::from_source("the assumptions of a version", e))?;
    sql(
        "INSERT INTO needs_version (id, scenario_id, number, assumptions, why, by_user, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(version.id)
    .bind(version.scenario)
    .bind(version.number)
    .bind(assumptions)
    .bind(version.why.as_str())
    .bind(version.by)
    .bind(version.at)
    .run(tx)
    .await?;
    Ok(())
}

/// Keeps what the committee decided on.
pub(crate) async fn version_adopt(
    tx: &Tx,
    version: VersionId,
    adopted: &Adopted,
) -> Result<(), Fault> {
    let told = adopted.told.written();
    let told =
        told.ok_or_else(|| Fault::new("what a committee decided on would not be read back"))?;
    sql(
        "UPDATE needs_version SET decided_on = $2, paragraph = $3, adopted_by = $4, adopted_at = $5, told = $6 \
         WHERE id = $1",
    )
    .bind(version)
    .bind(adopted.handled.on)
    .bind(adopted.handled.paragraph.as_str())
    .bind(adopted.by)
    .bind(adopted.at)
    .bind(told)
    .run(tx)
    .await?;
    Ok(())
}
