//! The questions on quality in the store, and their answers.

use kernel::{Date, Fault, PersonId, Problem};
use organisation::DistrictCode;
use store::{Ask, Row, Tx, saved_or_changed, sql};

use super::follow_up::{district, service};
use crate::model::{
    Answer, Answered, AnsweredBy, FollowUpId, Grade, NoAnswer, Survey, SurveyCode, SurveyId,
    SurveyWay, WhyNot,
};

pub(super) const COLUMNS: &str = "id, follow_up_id, person_id, decision_id, service, provider_id, unit_id, district, \
                                  code, questionnaire, state, handed_out, handed_out_on, answered_on, answered_at, \
                                  answered_way, answered_by, typed_by, lets_read_to, words, why_not, why_not_words, \
                                  why_not_at, why_not_by, version";

pub(super) fn read(row: &Row) -> Result<Survey, Fault> {
    let code: String = row.get("code")?;
    let handed_out = match (row.keyed_maybe("handed_out")?, row.get("handed_out_on")?) {
        (Some(way), Some(on)) => Some((way, on)),
        (None, None) => None,
        (_, _) => return Err(Fault::new("how questions were handed out is not whole")),
    };
    Ok(Survey {
        id: row.get("id")?,
        follow_up: row.get("follow_up_id")?,
        person: row.get("person_id")?,
        decision: row.get("decision_id")?,
        service: service(row)?,
        provider: row.get("provider_id")?,
        unit: row.get("unit_id")?,
        district: district(row)?,
        code: code
            .parse()
            .map_err(|_not| Fault::new("column code is not the code of a paper"))?,
        questionnaire: row.get("questionnaire")?,
        state: row.keyed("state")?,
        handed_out,
        answered: answered(row)?,
        no_answer: no_answer(row)?,
        version: row.get("version")?,
    })
}

fn answered(row: &Row) -> Result<Option<Answered>, Fault> {
    let (on, at) = (row.get("answered_on")?, row.get("answered_at")?);
    let (way, by) = (
        row.keyed_maybe("answered_way")?,
        row.keyed_maybe("answered_by")?,
    );
    Ok(match (on, at, way, by) {
        (Some(on), Some(at), Some(way), Some(by)) => Some(Answered {
            on,
            at,
            way,
            by,
            typed_by: row.get("typed_by")?,
            lets_read_to: row.get("lets_read_to")?,
            words: row.get("words")?,
        }),
        (None, None, None, None) => None,
        (_, _, _, _) => return Err(Fault::new("how questions were answered is not whole")),
    })
}

fn no_answer(row: &Row) -> Result<Option<NoAnswer>, Fault> {
    let (why, at) = (row.keyed_maybe("why_not")?, row.get("why_not_at")?);
    Ok(match (why, at, row.get("why_not_by")?) {
        (Some(why), Some(at), Some(by)) => Some(NoAnswer {
            why,
            words: row.get("why_not_words")?,
            at,
            by,
        }),
        (None, None, None) => None,
        (_, _, _) => return Err(Fault::new("why questions were not answered is not whole")),
    })
}

/// Puts in the questions to a person.
pub(crate) async fn survey_insert(tx: &Tx, new: &Survey) -> Result<(), Fault> {
    sql(
        "INSERT INTO follow_up_survey (id, follow_up_id, person_id, decision_id, service, provider_id, unit_id, \
         district, code, questionnaire, state, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
    )
    .bind(new.id)
    .bind(new.follow_up)
    .bind(new.person)
    .bind(new.decision)
    .bind(new.service.as_str())
    .bind(new.provider)
    .bind(new.unit)
    .bind(new.district.as_ref().map(DistrictCode::as_str))
    .bind(new.code.as_str())
    .bind(new.questionnaire)
    .bind(new.state.key())
    .run(tx)
    .await?;
    Ok(())
}

/// Saves how far the questions have come, in the version that was seen.
pub(crate) async fn survey_save(tx: &Tx, one: &Survey) -> Result<(), Problem> {
    let (answered, missing) = (one.answered.as_ref(), one.no_answer.as_ref());
    let saved = sql(
        "UPDATE follow_up_survey SET state = $1, handed_out = $2, handed_out_on = $3, answered_on = $4, \
         answered_at = $5, answered_way = $6, answered_by = $7, typed_by = $8, lets_read = $9, words = $10, \
         why_not = $11, why_not_words = $12, why_not_at = $13, why_not_by = $14, lets_read_to = $15, \
         version = version + 1 WHERE id = $16 AND version = $17",
    )
    .bind(one.state.key())
    .bind(one.handed_out.map(|(way, _)| SurveyWay::key(way)))
    .bind(one.handed_out.map(|(_, on)| on))
    .bind(answered.map(|it| it.on))
    .bind(answered.map(|it| it.at))
    .bind(answered.map(|it| SurveyWay::key(it.way)))
    .bind(answered.map(|it| AnsweredBy::key(it.by)))
    .bind(answered.and_then(|it| it.typed_by))
    .bind(answered.map(|it| it.lets_read_to.is_some()))
    .bind(answered.and_then(|it| it.words.clone()))
    .bind(missing.map(|it| WhyNot::key(it.why)))
    .bind(missing.and_then(|it| it.words.clone()))
    .bind(missing.map(|it| it.at))
    .bind(missing.map(|it| it.by))
    .bind(answered.and_then(|it| it.lets_read_to))
    .bind(one.id)
    .bind(one.version)
    .run(tx)
    .await?;
    let standing = sql("SELECT version FROM follow_up_survey WHERE id = $1").bind(one.id);
    saved_or_changed(tx, saved, ("survey", one.id, standing)).await
}

/// Fixes the last day for an answer, by which it is counted who answered.
pub(crate) async fn survey_answer_by(tx: &Tx, id: SurveyId, last: Date) -> Result<(), Fault> {
    sql("UPDATE follow_up_survey SET answer_by = $2 WHERE id = $1")
        .bind(id)
        .bind(last)
        .run(tx)
        .await?;
    Ok(())
}

/// Puts in the answers.
pub(crate) async fn answers_insert(
    tx: &Tx,
    survey: SurveyId,
    answers: &[Answer],
) -> Result<(), Fault> {
    for answer in answers {
        sql("INSERT INTO follow_up_answer (survey_id, theme, grade) VALUES ($1, $2, $3)")
            .bind(survey)
            .bind(answer.theme.key())
            .bind(answer.grade.map(Grade::number))
            .run(tx)
            .await?;
    }
    Ok(())
}

/// The questions of a follow-up of a person.
pub(crate) async fn survey_of(
    ask: &dyn Ask,
    person: PersonId,
    follow_up: FollowUpId,
) -> Result<Option<Survey>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM follow_up_survey WHERE follow_up_id = $1 AND person_id = $2"
    );
    let row = sql(text).bind(follow_up).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The questions whose paper has a code.
pub(crate) async fn survey_by_code(
    ask: &dyn Ask,
    code: &SurveyCode,
) -> Result<Option<Survey>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM follow_up_survey WHERE code = $1");
    let row = sql(text).bind(code.as_str()).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The answers to some questions.
pub(crate) async fn answer_list(ask: &dyn Ask, survey: SurveyId) -> Result<Vec<Answer>, Fault> {
    let rows = sql("SELECT theme, grade FROM follow_up_answer WHERE survey_id = $1 ORDER BY theme")
        .bind(survey)
        .all(ask)
        .await?;
    let read = |row: &Row| {
        let grade: Option<i64> = row.get("grade")?;
        Ok(Answer {
            theme: row.keyed("theme")?,
            grade: grade.and_then(Grade::new),
        })
    };
    rows.iter().map(read).collect()
}
