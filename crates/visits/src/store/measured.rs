//! What the measures count.

use kernel::{Date, Fault, Line, Minutes, PersonId, UnitId};
use schedules::VisitId;
use store::{Ask, Row, sql};

/// The part of one who made a visit, as far as measures ask.
pub(crate) struct DoneVisit {
    pub(crate) visit: VisitId,
    pub(crate) person: PersonId,
    pub(crate) provider: UnitId,
    pub(crate) day: Date,
    pub(crate) name: Line,
    pub(crate) minutes: Option<Minutes>,
    pub(crate) is_typed: bool,
}

/// What was done in some days, both ends in them.
pub(crate) async fn visits_done(
    ask: &dyn Ask,
    (from, until): (Date, Date),
) -> Result<Vec<DoneVisit>, Fault> {
    let rows = sql(
        "SELECT a.visit_id, a.person_id, a.provider_id, a.on_day, k.name, a.minutes, a.typed FROM visit_attendance a \
         JOIN visit_known k ON k.id = a.visit_id WHERE a.on_day >= $1 AND a.on_day <= $2 AND a.state = 'done' \
         ORDER BY a.on_day, a.visit_id, a.user_id",
    )
    .bind(from)
    .bind(until)
    .all(ask)
    .await?;
    let read = |row: &Row| {
        Ok(DoneVisit {
            visit: row.get("visit_id")?,
            person: row.get("person_id")?,
            provider: row.get("provider_id")?,
            day: row.get("on_day")?,
            name: row.get("name")?,
            minutes: row.get("minutes")?,
            is_typed: row.get("typed")?,
        })
    };
    rows.iter().map(read).collect()
}

/// A visit that somebody was told to make, as far as measures ask.
pub(crate) struct ToldVisit {
    pub(crate) visit: VisitId,
    pub(crate) person: PersonId,
    pub(crate) provider: UnitId,
    pub(crate) day: Date,
    pub(crate) name: Line,
    /// The minutes of all who made it.
    pub(crate) minutes: Option<i64>,
    /// How many made it.
    pub(crate) done: i64,
}

/// What somebody was told to make in some days, both ends in them.
pub(crate) async fn visits_told(
    ask: &dyn Ask,
    (from, until): (Date, Date),
) -> Result<Vec<ToldVisit>, Fault> {
    let rows = sql(
        "SELECT k.id, k.person_id, k.provider_id, k.on_day, k.name, CAST(SUM(a.minutes) AS BIGINT) AS minutes, \
         COUNT(a.end_at) AS done FROM visit_known k LEFT JOIN visit_attendance a ON a.visit_id = k.id \
         WHERE k.on_day >= $1 AND k.on_day <= $2 GROUP BY k.id, k.person_id, k.provider_id, k.on_day, k.name \
         ORDER BY k.on_day, k.id",
    )
    .bind(from)
    .bind(until)
    .all(ask)
    .await?;
    let read = |row: &Row| {
        Ok(ToldVisit {
            visit: row.get("id")?,
            person: row.get("person_id")?,
            provider: row.get("provider_id")?,
            day: row.get("on_day")?,
            name: row.get("name")?,
            minutes: row.get("minutes")?,
            done: row.get("done")?,
        })
    };
    rows.iter().map(read).collect()
}
