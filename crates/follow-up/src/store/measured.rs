//! What the measures count.

use kernel::{Date, Fault, PersonId, UnitId};
use store::{Ask, Row, sql};

use super::follow_up::service;
use crate::model::{FollowUpId, GoalResult, Grade, SurveyState, Theme, WhyNot};

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
    /// The day of the conversation.
    pub(crate) held: Date,
}

fn belongs(row: &Row) -> Result<Belongs, Fault> {
    Ok(Belongs {
        follow_up: row.get("follow_up_id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        provider: row.get("provider_id")?,
        district: row.get("district")?,
        service: service(row)?.to_string(),
        held: row.get("held_on")?,
    })
}

/// How far the goals of decisions were reached, in conversations held in a period.
pub(crate) async fn goals_held(
    ask: &dyn Ask,
    (from, to): (Date, Date),
) -> Result<Vec<(Belongs, GoalResult)>, Fault> {
    let rows = sql(
        "SELECT f.id AS follow_up_id, f.person_id, f.unit_id, d.provider_id, d.district, d.service, f.held_on, n.result \
         FROM follow_up f JOIN follow_up_finding n ON n.follow_up_id = f.id AND n.number = f.standing \
         JOIN follow_up_decision d ON d.follow_up_id = f.id AND d.decision_id = n.decision_id \
         WHERE f.held_on >= $1 AND f.held_on <= $2 ORDER BY f.held_on, f.id, d.place",
    )
    .bind(from)
    .bind(to)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| Ok((belongs(row)?, row.keyed("result")?)))
        .collect()
}

/// The questions put in one conversation, and whether they were answered.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Where it belongs.
    pub(crate) belongs: Belongs,
    /// How far it has come.
    pub(crate) state: SurveyState,
    /// Why there is no answer, where that is known.
    pub(crate) why_not: Option<WhyNot>,
}

/// The questions of conversations held in a period.
pub(crate) async fn surveys_held(
    ask: &dyn Ask,
    (from, to): (Date, Date),
) -> Result<Vec<Asked>, Fault> {
    let rows = sql(
        "SELECT s.follow_up_id, s.person_id, s.unit_id, s.provider_id, s.district, s.service, f.held_on, s.state, \
         s.why_not FROM follow_up f JOIN follow_up_survey s ON s.follow_up_id = f.id \
         WHERE f.held_on >= $1 AND f.held_on <= $2 ORDER BY f.held_on, f.id",
    )
    .bind(from)
    .bind(to)
    .all(ask)
    .await?;
    let read = |row: &Row| {
        Ok(Asked {
            belongs: belongs(row)?,
            state: row.keyed("state")?,
            why_not: row.keyed_maybe("why_not")?,
        })
    };
    rows.iter().map(read).collect()
}

/// The grades given to a theme in conversations held in a period, without those who did not know.
pub(crate) async fn grades_held(
    ask: &dyn Ask,
    theme: Theme,
    (from, to): (Date, Date),
) -> Result<Vec<(Belongs, Grade)>, Fault> {
    let rows = sql(
        "SELECT s.follow_up_id, s.person_id, s.unit_id, s.provider_id, s.district, s.service, f.held_on, a.grade \
         FROM follow_up f JOIN follow_up_survey s ON s.follow_up_id = f.id \
         JOIN follow_up_answer a ON a.survey_id = s.id AND a.theme = $1 AND a.grade IS NOT NULL \
         WHERE f.held_on >= $2 AND f.held_on <= $3 ORDER BY f.held_on, f.id",
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
