//! Visits: made, and with times typed afterwards.

use kernel::{Date, Fault, measure::Dimension};
use store::{Reader, Row};

use super::{Days, Raw, raw, within};

const BY: [Dimension; 2] = [Dimension::Provider, Dimension::ProviderForm];

/// Visits of days before today that somebody was told to make: whether anybody has done it.
pub(super) async fn made(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = within(
        reader,
        "SELECT k.person_id, k.provider_id, k.on_day, u.form, (SELECT COUNT(*) FROM visit_attendance a \
         WHERE a.visit_id = k.id AND a.state = 'done') AS done FROM visit_known k \
         LEFT JOIN organisation_unit u ON u.id = k.provider_id WHERE k.on_day >= $1 AND k.on_day <= $2",
        (days.from, days.to),
    )
    .await?;
    let mut counted = vec![];
    for row in &rows {
        let day: Date = row.get("on_day")?;
        let done: i64 = row.get("done")?;
        if day < days.today {
            counted.push(Raw {
                person: row.get("person_id")?,
                meets: done > 0,
                ..raw(row, &BY)?
            });
        }
    }
    Ok(counted)
}

/// What each one has done: whether its times were typed afterwards.
pub(super) async fn typed(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = within(
        reader,
        "SELECT a.person_id, a.provider_id, a.typed, a.state, u.form FROM visit_attendance a \
         LEFT JOIN organisation_unit u ON u.id = a.provider_id WHERE a.on_day >= $1 AND a.on_day <= $2",
        (days.from, days.to),
    )
    .await?;
    let is_done = |row: &&Row| {
        row.get::<String>("state")
            .is_ok_and(|state| state == "done")
    };
    let read = |row: &Row| {
        Ok(Raw {
            person: row.get("person_id")?,
            meets: row.get("typed")?,
            ..raw(row, &BY)?
        })
    };
    rows.iter().filter(is_done).map(read).collect()
}
