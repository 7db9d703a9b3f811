//! Decisions: the days that they took, and whether they were followed up.

use kernel::{Date, Fault, measure::Dimension};
use store::{Reader, Row};

use super::{Days, Raw, calendar::days_between, raw, within};

const BY: [Dimension; 4] = [
    Dimension::District,
    Dimension::Unit,
    Dimension::Service,
    Dimension::Regime,
];

/// Decisions that answer an application, a renewed one among them, by the day of the decision: the days from the day on
/// which it came in.
pub(super) async fn days_taken(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = within(
        reader,
        "SELECT d.person_id, d.unit_id, d.service, d.regime, u.district, d.decided_on, a.received_on \
         FROM case_decision d JOIN case_application a ON a.case_id = d.case_id \
         LEFT JOIN organisation_unit u ON u.id = d.unit_id WHERE d.decided_on >= $1 AND d.decided_on <= $2 \
         AND d.asked_on = a.received_on",
        (days.from, days.to),
    )
    .await?;
    let mut counted = vec![];
    for row in &rows {
        counted.push(Raw {
            person: row.get("person_id")?,
            value: Some(days_between(
                row.get("received_on")?,
                row.get("decided_on")?,
            )),
            ..raw(row, &BY)?
        });
    }
    Ok(counted)
}

/// Follow-ups that were due within the days: whether each was done by then. One that nobody has done counts when its day
/// has passed, unless the decision had ended before it.
pub(super) async fn followed_up(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = within(
        reader,
        "SELECT d.person_id, d.unit_id, d.service, d.regime, u.district, f.due_on, f.done_on, d.ended_on \
         FROM case_follow_up f JOIN case_decision d ON d.id = f.decision_id \
         LEFT JOIN organisation_unit u ON u.id = d.unit_id WHERE f.due_on >= $1 AND f.due_on <= $2",
        (days.from, days.to),
    )
    .await?;
    let counts = |row: &Row| -> Result<Option<Raw>, Fault> {
        let due: Date = row.get("due_on")?;
        let (done, ended): (Option<Date>, Option<Date>) =
            (row.get("done_on")?, row.get("ended_on")?);
        let is_over = ended.is_some_and(|ended| ended < due);
        if done.is_none() && (is_over || due >= days.today) {
            return Ok(None);
        }
        Ok(Some(Raw {
            person: row.get("person_id")?,
            meets: done.is_some_and(|done| done <= due),
            ..raw(row, &BY)?
        }))
    };
    rows.iter()
        .filter_map(|row| counts(row).transpose())
        .collect()
}
