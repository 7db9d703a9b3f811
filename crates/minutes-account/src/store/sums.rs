//! Sums over the account: by month, provider or district, and the rows behind them.

use kernel::Fault;
use organisation::DistrictCode;
use page_kit::Window;
use store::{Ask, Row, Where};

use super::month::{COLUMNS, read, tally};
use crate::{
    model::{AccountRow, Cause, Causes, Month},
    reads::{By, Filter, Group, Within},
};

fn narrowed(filter: &Filter) -> Where {
    let (provider, unit) = match filter.within {
        Within::All => (None, None),
        Within::Provider(provider) => (Some(provider), None),
        Within::Unit(unit) => (None, Some(unit)),
    };
    Where::all()
        .with("m.month >= ?", Some(filter.from.to_string()))
        .with("m.month <= ?", Some(filter.to.to_string()))
        .with("m.provider_id = ?", provider)
        .with("m.unit_id = ?", unit)
        .with("m.provider_id = ?", filter.provider)
        .with(
            "m.district = ?",
            filter
                .district
                .as_ref()
                .map(|district| DistrictCode::as_str(district).to_owned()),
        )
}

const SUMS: &str = "CAST(COALESCE(SUM(m.granted), 0) AS BIGINT) AS granted, \
    CAST(COALESCE(SUM(m.framed), 0) AS BIGINT) AS framed, CAST(COALESCE(SUM(m.planned), 0) AS BIGINT) AS planned, \
    CAST(COALESCE(SUM(m.scheduled), 0) AS BIGINT) AS scheduled, \
    CAST(COALESCE(SUM(m.performed), 0) AS BIGINT) AS performed, CAST(COALESCE(SUM(m.typed), 0) AS BIGINT) AS typed, \
    CAST(COALESCE(SUM(m.paid), 0) AS BIGINT) AS paid, CAST(COALESCE(SUM(m.payable), 0) AS BIGINT) AS payable, \
    CAST(COALESCE(SUM(m.payable_ore), 0) AS BIGINT) AS payable_ore";

/// Those of whom there is anything to tell.
const PERSONS: &str = "COUNT(DISTINCT CASE WHEN m.granted <> 0 OR m.framed <> 0 OR m.planned <> 0 \
    OR m.scheduled <> 0 OR m.performed <> 0 THEN m.person_id END) AS persons";

const fn column(by: By) -> &'static str {
    match by {
        By::Month => "m.month",
        By::Provider => "m.provider_id",
        By::District => "m.district",
    }
}

fn key(row: &Row, by: By) -> Result<Option<String>, Fault> {
    match by {
        By::Provider => Ok(Some(row.get::<kernel::UnitId>("grouped")?.to_string())),
        By::Month | By::District => row.get("grouped"),
    }
}

/// What each group came to, in order of their keys.
pub(crate) async fn sums(ask: &dyn Ask, filter: &Filter, by: By) -> Result<Vec<Group>, Fault> {
    let column = column(by);
    let rows = narrowed(filter)
        .statement(
            &format!("SELECT {column} AS grouped, {SUMS} FROM account_month m"),
            &format!("GROUP BY {column} ORDER BY {column}"),
        )
        .all(ask)
        .await?;
    let read = |row: &Row| {
        Ok(Group {
            key: key(row, by)?,
            tally: tally(row)?,
            payable: row.get("payable")?,
            payable_sum: row.get("payable_ore")?,
        })
    };
    rows.iter().map(read).collect()
}

/// How many persons are behind each group in each month.
pub(crate) async fn persons(
    ask: &dyn Ask,
    filter: &Filter,
    by: By,
) -> Result<Vec<(Option<String>, Month, i64)>, Fault> {
    let column = column(by);
    let rows = narrowed(filter)
        .statement(
            &format!(
                "SELECT {column} AS grouped, m.month AS month_of, {PERSONS} FROM account_month m"
            ),
            &format!("GROUP BY {column}, m.month ORDER BY m.month, {column}"),
        )
        .all(ask)
        .await?;
    let read = |row: &Row| {
        let month = row.keyed("month_of")?;
        Ok((key(row, by)?, month, row.get("persons")?))
    };
    rows.iter().map(read).collect()
}

/// Why stages differ in all that is asked for.
pub(crate) async fn causes(ask: &dyn Ask, filter: &Filter) -> Result<Causes, Fault> {
    let rows = narrowed(filter)
        .statement(
            "SELECT m.cause, CAST(SUM(m.minutes) AS BIGINT) AS minutes FROM account_cause_sum m",
            "GROUP BY m.cause ORDER BY m.cause",
        )
        .all(ask)
        .await?;
    let read = |row: &Row| Ok((row.keyed::<Cause>("cause")?, row.get("minutes")?));
    rows.iter().map(read).collect()
}

/// The rows behind sums, and how many there are: all, or those with a cause.
pub(crate) async fn rows(
    ask: &dyn Ask,
    (filter, cause): (&Filter, Option<Cause>),
    window: Window,
) -> Result<(Vec<AccountRow>, i64), Fault> {
    let condition = narrowed(filter).with(
        "EXISTS (SELECT 1 FROM account_cause c WHERE c.order_id = m.order_id AND c.month = m.month AND c.cause = ?)",
        cause.map(Cause::key),
    );
    let column = match window.sort {
        "month" => "m.month",
        "granted" => "m.granted",
        "framed" => "m.framed",
        "planned" => "m.planned",
        "scheduled" => "m.scheduled",
        "performed" => "m.performed",
        "typed" => "m.typed",
        "paid" => "m.paid",
        _ => "m.number",
    };
    let down = if window.is_descending { " DESC" } else { "" };
    let limit = condition.next();
    let found = condition
        .clone()
        .statement(
            &format!("SELECT {COLUMNS} FROM account_month m"),
            &format!(
                "ORDER BY {column}{down}, m.number, m.order_id, m.month LIMIT ${limit} OFFSET ${}",
                limit + 1
            ),
        )
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = condition
        .statement("SELECT COUNT(*) AS n FROM account_month m", "")
        .one(ask)
        .await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((found.iter().map(read).collect::<Result<_, _>>()?, count))
}
