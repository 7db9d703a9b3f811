//! The rows behind the figures of orders.

use kernel::{Date, Fault, Minutes, PersonId, Timestamp, UnitId};
use organisation::DistrictCode;
use store::{Ask, Row, sql};

use crate::model::OrderId;

/// A sending whose answer was due in a period.
#[derive(Debug, Clone)]
pub(crate) struct MeasuredSending {
    pub(crate) order: OrderId,
    pub(crate) person: PersonId,
    pub(crate) number: String,
    pub(crate) unit: UnitId,
    pub(crate) provider: UnitId,
    pub(crate) district: Option<DistrictCode>,
    pub(crate) due: Timestamp,
    pub(crate) answered: Option<Timestamp>,
    pub(crate) taken_back: bool,
}

/// The sendings whose answer was due from one moment and before another.
pub(crate) async fn sendings_due(
    ask: &dyn Ask,
    from: Timestamp,
    before: Timestamp,
) -> Result<Vec<MeasuredSending>, Fault> {
    let rows = sql(
        "SELECT s.order_id, s.person_id, o.number, o.unit_id, s.provider_id, o.district, s.due_at, s.answered_at, \
         s.answer FROM case_order_sending s JOIN case_order o ON o.id = s.order_id \
         WHERE s.due_at >= $1 AND s.due_at < $2 ORDER BY s.due_at, s.id",
    )
    .bind(from)
    .bind(before)
    .all(ask)
    .await?;
    rows.iter().map(sending).collect()
}

fn sending(row: &Row) -> Result<MeasuredSending, Fault> {
    let answer: Option<String> = row.get("answer")?;
    Ok(MeasuredSending {
        order: row.get("order_id")?,
        person: row.get("person_id")?,
        number: row.get("number")?,
        unit: row.get("unit_id")?,
        provider: row.get("provider_id")?,
        district: row.keyed_maybe("district")?,
        due: row.get("due_at")?,
        answered: row.get("answered_at")?,
        taken_back: answer.as_deref() == Some("withdrawn"),
    })
}

/// The minutes a week that a person has for a need, by orders that run.
#[derive(Debug, Clone)]
pub(crate) struct FramedNeed {
    pub(crate) person: PersonId,
    pub(crate) number: String,
    pub(crate) unit: UnitId,
    pub(crate) district: Option<DistrictCode>,
    pub(crate) life_area: String,
    pub(crate) standard: Minutes,
    pub(crate) granted: Minutes,
}

/// The minutes by person and need of the orders that had been sent before a moment and had not ended by a day.
pub(crate) async fn framed_needs(
    ask: &dyn Ask,
    sent_before: Timestamp,
    last: Date,
) -> Result<Vec<FramedNeed>, Fault> {
    let rows = sql(
        "SELECT o.person_id, o.unit_id, o.district, t.life_area, MIN(o.number) AS number, \
         CAST(SUM(t.standard_minutes) AS BIGINT) AS standard, CAST(SUM(t.granted_minutes) AS BIGINT) AS granted \
         FROM case_order o JOIN case_order_sending s ON s.id = o.sending_id \
         JOIN case_order_task t ON t.order_id = o.id \
         WHERE o.state IN ('sent', 'acknowledged', 'started', 'ended') AND s.sent_at < $1 \
         AND (o.ended_on IS NULL OR o.ended_on > $2) \
         GROUP BY o.person_id, o.unit_id, o.district, t.life_area ORDER BY o.person_id, t.life_area",
    )
    .bind(sent_before)
    .bind(last)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(FramedNeed {
                person: row.get("person_id")?,
                number: row.get("number")?,
                unit: row.get("unit_id")?,
                district: row.keyed_maybe("district")?,
                life_area: row.get("life_area")?,
                standard: row.get("standard")?,
                granted: row.get("granted")?,
            })
        })
        .collect()
}
