//! What the measures count.

use kernel::{Date, Fault, PersonId, Timestamp, UnitId};
use store::{Ask, Row, sql};

use super::follow_up::service;
use crate::model::{FollowUpId, GoalResult, Grade, Theme, WhyNot};

/// Where something measured belongs.
#[derive(Debug, Clone)]
pub(crate) struct Belongs {
    /// In which follow-up.
    pub(crate) follow_up: FollowUpId,
    /// Whose.
    pub(crate) person: PersonId,
    /// The ordering unit.
    pub(crate) unit: UnitId,
    /// Who gives the help.
    pub(crate) provider: Option<UnitId>,
    /// The order's district.
    pub(crate) district: Option<String>,
    /// Which service.
    pub(crate) service: String,
    /// The day by which it is counted.
    pub(crate) day: Date,
}

fn belongs(row: &Row) -> Result<Belongs, Fault> {
    Ok(Belongs {
        follow_up: row.get("follow_up_id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        provider: row.get("provider_id")?,
        district: row.get("district")?,
        service: service(row)?.to_string(),
        day: row.get("day")?,
    })
}

/// How far the goals of decisions were reached, in conversations that were signed first in a period: as the report says
/// that held at the period's end. What was corrected after it changes nothing in it.
pub(crate) async fn goals_signed(
    ask: &dyn Ask,
    (from, to): (Date, Date),
    end: Timestamp,
) -> Result<Vec<(Belongs, GoalResult)>, Fault> {
    let rows = sql(
        "SELECT f.id AS follow_up_id, f.person_id, f.unit_id, d.provider_id, d.district, d.service, f.signed_on AS day, \
         n.result FROM follow_up f JOIN follow_up_finding n ON n.follow_up_id = f.id AND n.number = COALESCE( \
         (SELECT MAX(r.number) FROM follow_up_report r WHERE r.follow_up_id = f.id AND r.signed_at <= $3), \
         (SELECT MIN(r.number) FROM follow_up_report r WHERE r.follow_up_id = f.id AND r.signed_at IS NOT NULL)) \
         JOIN follow_up_decision d ON d.follow_up_id = f.id AND d.decision_id = n.decision_id \
         WHERE f.signed_on >= $1 AND f.signed_on <= $2 ORDER BY f.signed_on, f.id, d.place",
    )
    .bind(from)
    .bind(to)
    .bind(end)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| Ok((belongs(row)?, row.keyed("result")?)))
        .collect()
}

/// The questions put in one conversation, and whether they were answered in time.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Where it belongs; its day is the last for an answer.
    pub(crate) belongs: Belongs,
    /// Whether they were answered by that day.
    pub(crate) in_time: bool,
    /// Why there is no answer, where that is known.
    pub(crate) why_not: Option<WhyNot>,
}

/// The questions of signed conversations whose time for an answer ended in a period.
pub(crate) async fn surveys_asked(
    ask: &dyn Ask,
    (from, to): (Date, Date),
) -> Result<Vec<Asked>, Fault> {
    let rows = sql(
        "SELECT s.follow_up_id, s.person_id, s.unit_id, s.provider_id, s.district, s.service, s.answer_by AS day, \
         s.answered_on, s.why_not FROM follow_up_survey s WHERE s.answer_by >= $1 AND s.answer_by <= $2 \
         ORDER BY s.answer_by, s.id",
    )
    .bind(from)
    .bind(to)
    .all(ask)
    .await?;
    let read = |row: &Row| {
        let belongs = belongs(row)?;
        let answered: Option<Date> = row.get("answered_on")?;
        Ok(Asked {
            in_time: answered.is_some_and(|on| on <= belongs.day),
            belongs,
            why_not: row.keyed_maybe("why_not")?,
        })
    };
    rows.iter().map(read).collect()
}

/// The grades given to a theme by those who answered in a period, without those who did not know.
pub(crate) async fn grades_given(
    ask: &dyn Ask,
    theme: Theme,
    (from, to): (Date, Date),
) -> Result<Vec<(Belongs, Grade)>, Fault> {
    let rows = sql(
        "SELECT s.follow_up_id, s.person_id, s.unit_id, s.provider_id, s.district, s.service, s.answered_on AS day, \
         a.grade FROM follow_up_survey s \
         JOIN follow_up_answer a ON a.survey_id = s.id AND a.theme = $1 AND a.grade IS NOT NULL \
         WHERE s.answered_on >= $2 AND s.answered_on <= $3 ORDER BY s.answered_on, s.id",
    )
    .bind(theme.key())
    .bind(from)
    .bind(to)
    .all(ask)
    .await?;
    let read = |row: &Row| {
        let grade = Grade::new(row.get("grade")?);
        let grade = grade.ok_or_else(|| Fault::new("column grade is not a grade"))?;
        Ok((belongs(row)?, grade))
    };
    rows.iter().map(read).collect()
}
