//! Lists of follow-ups and of questions that wait for an answer.

use access::{Need, Resource};
use kernel::{Call, Fault, PersonId, Problem, UnitId};
use page_kit::Window;
use store::Ask;

use crate::{
    model::{FollowUp, Survey, SurveyCode},
    store::{
        follow_up::follow_up_list_of_person,
        list::{Which, follow_up_page, survey_page},
        survey::survey_by_code,
    },
};

/// Which follow-ups of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Booked and not signed.
    Booked,
    /// Signed, and what they led to has not been begun.
    Unsettled,
    /// All that are signed.
    Signed,
}

/// A follow-up on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRow {
    /// The follow-up.
    pub follow_up: FollowUp,
    /// The person's name.
    pub person_name: String,
}

/// Questions on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyRow {
    /// The questions.
    pub survey: Survey,
    /// The person's name.
    pub person_name: String,
}

/// A page of a unit's follow-ups of persons whom the caller may see, and how many there are.
pub async fn follow_ups(
    ask: &dyn Ask,
    call: &Call,
    (unit, group): (UnitId, Group),
    window: Window,
) -> Result<(Vec<FollowUpRow>, i64), Fault> {
    let which = match group {
        Group::Booked => Which::Booked,
        Group::Unsettled => Which::Unsettled,
        Group::Signed => Which::Signed,
    };
    let (found, total) = follow_up_page(ask, call, (unit, which), window).await?;
    let names = names(ask, found.iter().map(|one| one.person).collect()).await?;
    let rows = found.into_iter().map(|follow_up| FollowUpRow {
        person_name: name_of(&names, follow_up.person),
        follow_up,
    });
    Ok((rows.collect(), total))
}

/// A page of questions that were handed out and wait for an answer, and how many there are.
pub async fn surveys_waiting(
    ask: &dyn Ask,
    call: &Call,
    unit: UnitId,
    window: Window,
) -> Result<(Vec<SurveyRow>, i64), Fault> {
    let (found, total) = survey_page(ask, call, unit, window).await?;
    let names = names(ask, found.iter().map(|one| one.person).collect()).await?;
    let rows = found.into_iter().map(|survey| SurveyRow {
        person_name: name_of(&names, survey.person),
        survey,
    });
    Ok((rows.collect(), total))
}

async fn names(ask: &dyn Ask, persons: Vec<PersonId>) -> Result<Vec<residents::Person>, Fault> {
    residents::persons(ask, &persons).await
}

fn name_of(names: &[residents::Person], person: PersonId) -> String {
    let known = names.iter().find(|one| one.id == person);
    known.map(residents::Person::name).unwrap_or_default()
}

/// The follow-ups of a person, the latest first.
pub async fn follow_ups_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<FollowUp>, Fault> {
    follow_up_list_of_person(ask, person).await
}

/// The questions whose paper has a code, if the caller may type them in; a code of somebody else's person is none.
pub async fn whose_code(
    ask: &dyn Ask,
    call: &Call,
    code: &SurveyCode,
) -> Result<Option<Survey>, Problem> {
    let Some(survey) = survey_by_code(ask, code).await? else {
        return Ok(None);
    };
    let need = Need::write(Resource::QualityAnswer).about(survey.person);
    let may = access::may(ask, call, need).await? && call.actor.unit() == Some(survey.unit);
    Ok(Some(survey).filter(|_| may))
}
