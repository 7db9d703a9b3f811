//! Applications in the store.

use kernel::{Change, Date, Fault, Problem};
use organisation::ServiceCode;
use store::{Ask, Row, Tx, sql};

use crate::model::{Application, CaseId, Demand, Representative, ToldOfDelay, Wishes};

const COLUMNS: &str = "id, person_id, case_id, contact_id, unit_id, officer_id, received_on, form, by_name, by_kinship, \
                       by_authority, by_confirmed, regime, wishes, services, state, told_on, told_reason, \
                       told_expected, demanded_on, demand_refused, closed_on, version";

fn read(row: &Row) -> Result<Application, Fault> {
    let delay = match (
        row.get::<Option<Date>>("told_on")?,
        row.get("told_reason")?,
        row.get("told_expected")?,
    ) {
        (Some(on), Some(reason), Some(expected)) => Some(ToldOfDelay {
            on,
            reason,
            expected,
        }),
        _ => None,
    };
    let demand = match row.get::<Option<Date>>("demanded_on")? {
        Some(on) => Some(Demand {
            on,
            refused: row.get("demand_refused")?,
        }),
        None => None,
    };
    Ok(Application {
        id: row.get("id")?,
        person: row.get("person_id")?,
        case: row.get("case_id")?,
        contact: row.get("contact_id")?,
        unit: row.get("unit_id")?,
        officer: row.get("officer_id")?,
        received: row.get("received_on")?,
        form: row.keyed("form")?,
        representative: representative(row)?,
        regime: row.keyed("regime")?,
        wishes: Wishes {
            words: row.get("wishes")?,
            services: services(row)?,
        },
        state: row.keyed("state")?,
        delay,
        demand,
        closed: row.get("closed_on")?,
        version: row.get("version")?,
    })
}

fn representative(row: &Row) -> Result<Option<Representative>, Fault> {
    let name = row.get::<Option<kernel::Line>>("by_name")?;
    let authority = row.keyed_maybe("by_authority")?;
    Ok(match (name, authority) {
        (Some(name), Some(authority)) => Some(Representative {
            name,
            kinship: row.get("by_kinship")?,
            authority,
            is_confirmed: row.get("by_confirmed")?,
        }),
        (Some(_), None) | (None, Some(_) | None) => None,
    })
}

fn services(row: &Row) -> Result<Vec<ServiceCode>, Fault> {
    let text: String = row.get("services")?;
    text.split_whitespace()
        .map(|code| ServiceCode::parse(code).map_err(|e| Fault::from_source("column services", e)))
        .collect()
}

fn joined(services: &[ServiceCode]) -> String {
    let codes: Vec<&str> = services.iter().map(ServiceCode::as_str).collect();
    codes.join(" ")
}

/// Puts in a new application.
pub(crate) async fn application_insert(tx: &Tx, application: &Application) -> Result<(), Fault> {
    let by = application.representative.as_ref();
    sql("INSERT INTO case_application (id, person_id, case_id, contact_id, unit_id, officer_id, received_on, form, \
         by_name, by_kinship, by_authority, by_confirmed, regime, wishes, services, state, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)")
        .bind(application.id)
        .bind(application.person)
        .bind(application.case)
        .bind(application.contact)
        .bind(application.unit)
        .bind(application.officer)
        .bind(application.received)
        .bind(application.form.key())
        .bind(by.map(|by| by.name.clone()))
        .bind(by.and_then(|by| by.kinship.clone()))
        .bind(by.map(|by| by.authority.key()))
        .bind(by.is_some_and(|by| by.is_confirmed))
        .bind(application.regime.key())
        .bind(application.wishes.words.clone())
        .bind(joined(&application.wishes.services))
        .bind(application.state.key())
        .run(tx)
        .await?;
    Ok(())
}

/// Saves what became of an application that was read as `application.version`.
pub(crate) async fn application_save(tx: &Tx, application: &Application) -> Result<(), Problem> {
    let delay = application.delay.as_ref();
    let demand = application.demand.as_ref();
    let touched = sql(
        "UPDATE case_application SET state = $1, told_on = $2, told_reason = $3, told_expected = $4, \
         demanded_on = $5, demand_refused = $6, closed_on = $7, version = version + 1 \
         WHERE id = $8 AND version = $9",
    )
    .bind(application.state.key())
    .bind(delay.map(|d| d.on))
    .bind(delay.map(|d| d.reason.clone()))
    .bind(delay.map(|d| d.expected))
    .bind(demand.map(|d| d.on))
    .bind(demand.and_then(|d| d.refused.clone()))
    .bind(application.closed)
    .bind(application.id)
    .bind(application.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = application_of_case(tx, application.case)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "application",
        id: application.id.uuid(),
    }))
}

/// The application that opened a case, if one did.
pub(crate) async fn application_of_case(
    ask: &dyn Ask,
    case: CaseId,
) -> Result<Option<Application>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_application WHERE case_id = $1");
    let row = sql(text).bind(case).one(ask).await?;
    row.as_ref().map(read).transpose()
}
