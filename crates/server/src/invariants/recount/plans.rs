//! Care plans: made in time, current, made together with the person.

use std::collections::BTreeMap;

use kernel::{Date, Fault, measure::Dimension};
use store::{Reader, sql};
use uuid::Uuid;

use super::{Days, Raw, raw, within};

const BY: [Dimension; 4] = [
    Dimension::Provider,
    Dimension::ProviderForm,
    Dimension::Unit,
    Dimension::District,
];

/// Plans that were to be agreed within the days, by the day of their first signature.
pub(super) async fn in_time(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = within(
        reader,
        "SELECT p.id, p.person_id, p.provider_id, p.unit_id, p.district, p.due_on, p.ended_on, p.agreed_on, u.form \
         FROM care_plan p LEFT JOIN organisation_unit u ON u.id = p.provider_id \
         WHERE p.due_on >= $1 AND p.due_on <= $2",
        (days.from, days.to),
    )
    .await?;
    let mut counted = vec![];
    for row in &rows {
        let due: Date = row.get("due_on")?;
        let (signed, ended): (Option<Date>, Option<Date>) =
            (row.get("agreed_on")?, row.get("ended_on")?);
        // Nothing was made, and either there was time left or help was over before it had run out.
        if signed.is_none() && (due >= days.today || ended.is_some_and(|ended| ended <= due)) {
            continue;
        }
        counted.push(Raw {
            person: row.get("person_id")?,
            meets: signed.is_some_and(|signed| signed <= due),
            ..raw(row, &BY)?
        });
    }
    Ok(counted)
}

/// Orders that ran on the last day: whether one of the plan's versions held then and was not to be looked through yet.
pub(super) async fn current(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = sql(
        "SELECT p.id, p.person_id, p.provider_id, p.unit_id, p.district, p.due_on, p.ended_on, u.form, \
         v.agreed_on, v.left_on, v.review_on FROM care_plan p \
         LEFT JOIN organisation_unit u ON u.id = p.provider_id \
         LEFT JOIN care_plan_version v ON v.plan_id = p.id WHERE p.ordered_on <= $1",
    )
    .bind(days.to)
    .all(reader)
    .await?;
    // Of each order: what is counted, whether a version held, and whether its time for a first plan is out.
    let mut orders: BTreeMap<Uuid, (Raw, bool, bool)> = BTreeMap::new();
    for row in &rows {
        let ended: Option<Date> = row.get("ended_on")?;
        if ended.is_some_and(|ended| ended <= days.to) {
            continue;
        }
        let due: Date = row.get("due_on")?;
        let fresh = Raw {
            person: row.get("person_id")?,
            ..raw(row, &BY)?
        };
        let order = orders.entry(row.get("id")?);
        let (order, held, is_due) = order.or_insert((fresh, false, due < days.to));
        let (from, until): (Option<Date>, Option<Date>) =
            (row.get("agreed_on")?, row.get("left_on")?);
        let review: Option<Date> = row.get("review_on")?;
        if from.is_some_and(|from| from <= days.to) && until.is_none_or(|until| until > days.to) {
            *held = true;
            order.meets |= review.is_some_and(|review| review >= days.to);
        }
        *is_due |= *held;
    }
    let counted = orders.into_values();
    Ok(counted
        .filter_map(|(order, _, counts)| counts.then_some(order))
        .collect())
}

/// Versions agreed within the days: whether the person was there, alone or with support.
pub(super) async fn participation(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = within(
        reader,
        "SELECT p.person_id, p.provider_id, p.unit_id, p.district, u.form, v.part FROM care_plan_version v \
         JOIN care_plan p ON p.id = v.plan_id LEFT JOIN organisation_unit u ON u.id = p.provider_id \
         WHERE v.agreed_on >= $1 AND v.agreed_on <= $2",
        (days.from, days.to),
    )
    .await?;
    let read = |row: &store::Row| {
        let part: Option<String> = row.get("part")?;
        Ok(Raw {
            person: row.get("person_id")?,
            meets: matches!(part.as_deref(), Some("present" | "supported")),
            ..raw(row, &BY)?
        })
    };
    rows.iter().map(read).collect()
}
