//! Cases: those of a person, those of an officer, and one with everything in it.

use access::{Need, Resource, Visible};
use kernel::{Call, Date, Fault, PersonId, Prose, UserId};
use page_kit::Window;
use store::Ask;

use crate::{
    model::{Case, CaseFile, CaseId, CaseNumber, CaseState},
    store::{
        application::application_of_case,
        case::{case_by_id, case_list_of_person},
        case_list::{case_list, cases_by_number},
        communication::{communication_list, dispute_list},
        decision::decision_list_of_case,
        investigation::investigation_of_case,
        need::need_list,
    },
};

/// A case in a list.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// The case.
    pub case: Case,
    /// The person's name.
    pub person_name: String,
    /// The day the application came in, if one did.
    pub received: Option<Date>,
}

/// One case of a person; whether it may be shown is the caller's question to access.
pub async fn case(ask: &dyn Ask, person: PersonId, id: CaseId) -> Result<Option<Case>, Fault> {
    case_by_id(ask, person, id).await
}

/// The cases of a person, newest first.
pub async fn cases_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<Case>, Fault> {
    case_list_of_person(ask, person).await
}

/// The person's own words, as the newest case has them: from the investigation, or else from the application.
pub async fn own_words(ask: &dyn Ask, person: PersonId) -> Result<Option<Prose>, Fault> {
    for case in case_list_of_person(ask, person).await? {
        let investigation = investigation_of_case(ask, case.id).await?;
        if let Some(words) = investigation.and_then(|found| found.plan.own_words) {
            return Ok(Some(words));
        }
        if let Some(application) = application_of_case(ask, case.id).await? {
            return Ok(Some(application.wishes.words));
        }
    }
    Ok(None)
}

/// One case of a person with everything in it.
pub async fn case_file(
    ask: &dyn Ask,
    person: PersonId,
    id: CaseId,
) -> Result<Option<CaseFile>, Fault> {
    let Some(case) = case_by_id(ask, person, id).await? else {
        return Ok(None);
    };
    let investigation = investigation_of_case(ask, id)
        .await?
        .ok_or_else(|| Fault::new("a case has no investigation"))?;
    Ok(Some(CaseFile {
        application: application_of_case(ask, id).await?,
        needs: need_list(ask, investigation.id).await?,
        communications: communication_list(ask, investigation.id).await?,
        disputes: dispute_list(ask, investigation.id).await?,
        decisions: decision_list_of_case(ask, id).await?,
        case,
        investigation,
    }))
}

/// Cases in a state that the actor may see, and how many there are; with an officer, that one's.
pub async fn cases_in_state(
    ask: &dyn Ask,
    call: &Call,
    (state, officer): (CaseState, Option<UserId>),
    window: Window,
) -> Result<(Vec<CaseLine>, i64), Fault> {
    let (found, total) = case_list(ask, call, (state, officer), window).await?;
    let ids: Vec<PersonId> = found.iter().map(|(case, _)| case.person).collect();
    let persons = residents::persons(ask, &ids).await?;
    let lines = found.into_iter().map(|(case, received)| {
        let person = persons.iter().find(|p| p.id == case.person);
        CaseLine {
            person_name: person.map(residents::Person::name).unwrap_or_default(),
            case,
            received,
        }
    });
    Ok((lines.collect(), total))
}

/// The cases of a number that the actor may see: mostly one, seldom two.
pub async fn cases_of_number(
    ask: &dyn Ask,
    call: &Call,
    number: &CaseNumber,
) -> Result<Vec<Case>, Fault> {
    let need = Need::see(Resource::PersonFile);
    cases_by_number(ask, number, |statement| {
        Visible::narrow(call, &need, "person_id", statement)
    })
    .await
}
