//! Deviations: judged in time, closed and put right, judged to be serious.

use kernel::{Date, Fault, measure::Dimension};
use rulebook::{Rule, RuleBook, Term, keys};
use store::{Reader, Row};

use super::{Days, Raw, calendar, raw, within};

const BY: [Dimension; 2] = [Dimension::Provider, Dimension::ProviderForm];

/// What was told within the days: whether it was judged by the municipality's last day. What may still be judged in time
/// is not counted.
pub(super) async fn triaged(
    reader: &Reader,
    book: &RuleBook,
    days: Days,
) -> Result<Vec<Raw>, Fault> {
    let broken = |error| Fault::from_source("the rule on judging a report", error);
    let rule = book.rule(keys::LOCAL_DEVIATION_TRIAGE, days.today);
    let term = rule.and_then(Rule::term).map_err(broken)?;
    let rows = within(
        reader,
        "SELECT c.unit_id AS provider_id, u.form, c.reported_on, c.triaged_on FROM deviation_case c \
         LEFT JOIN organisation_unit u ON u.id = c.unit_id WHERE c.reported_on >= $1 AND c.reported_on <= $2",
        (days.from, days.to),
    )
    .await?;
    let mut counted = vec![];
    for row in &rows {
        let told: Date = row.get("reported_on")?;
        let judged: Option<Date> = row.get("triaged_on")?;
        let last = last_day(told, term)?;
        if judged.is_none() && last >= days.today {
            continue;
        }
        counted.push(Raw {
            meets: judged.is_some_and(|judged| judged <= last),
            value: judged.map(|judged| calendar::days_between(told, judged)),
            ..raw(row, &BY)?
        });
    }
    Ok(counted)
}

/// What was closed within the days: the days from the report to that.
pub(super) async fn closed(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = ended(reader, days).await?;
    let read = |row: &Row| {
        let (told, closed) = (row.get("reported_on")?, row.get("closed_on")?);
        Ok(Raw {
            value: Some(calendar::days_between(told, closed)),
            ..raw(row, &BY)?
        })
    };
    rows.iter().map(read).collect()
}

/// What was closed within the days: whether something was done that put it right.
pub(super) async fn remedied(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = ended(reader, days).await?;
    let read = |row: &Row| {
        Ok(Raw {
            meets: row.get("is_remedied")?,
            ..raw(row, &BY)?
        })
    };
    rows.iter().map(read).collect()
}

async fn ended(reader: &Reader, days: Days) -> Result<Vec<Row>, Fault> {
    within(
        reader,
        "SELECT c.unit_id AS provider_id, u.form, c.reported_on, c.closed_on, c.is_remedied FROM deviation_case c \
         LEFT JOIN organisation_unit u ON u.id = c.unit_id WHERE c.closed_on >= $1 AND c.closed_on <= $2",
        (days.from, days.to),
    )
    .await
}

/// What was told within the days and judged to be serious since.
pub(super) async fn serious(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = within(
        reader,
        "SELECT c.unit_id AS provider_id, u.form FROM deviation_case c LEFT JOIN organisation_unit u ON u.id = c.unit_id \
         WHERE c.reported_on >= $1 AND c.reported_on <= $2 AND c.is_serious = TRUE",
        (days.from, days.to),
    )
    .await?;
    rows.iter().map(|row| raw(row, &BY)).collect()
}

/// The last day of a length of time from a day, as the rule is written.
fn last_day(told: Date, term: Term) -> Result<Date, Fault> {
    Ok(match term {
        Term::Minutes(_) | Term::Hours(_) => told,
        Term::WorkingDays(count) => calendar::working_days_after(told, count),
        Term::Days(days) => calendar::days_after(told, i64::from(days)),
        Term::Weeks(weeks) => calendar::days_after(told, i64::from(weeks) * 7),
        Term::Months(_) | Term::Years(_) | Term::CalendarYears(_) => {
            return Err(Fault::new("the rule on judging a report is in months"));
        }
    })
}
