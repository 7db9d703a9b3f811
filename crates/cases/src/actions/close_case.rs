//! Closes a case in which nothing is to be decided any more: the person has died or moved, or nothing is asked for.

use access::{RelationGround, Resource};
use history::Subject;
use kernel::{Call, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::{
    deadlines::drop_on_case,
    file::{case_to_change, entry, let_person_go},
};
use crate::{
    model::{ApplicationState, Case, CaseId, CaseState, InvestigationState},
    rules::application,
    store::{
        application::{application_of_case, application_save},
        case::case_save,
        decision::decision_list_of_case,
        investigation::{investigation_of_case, investigation_save},
    },
};

/// Nothing is to be decided any more.
#[derive(Debug, Clone)]
pub struct CloseCase {
    /// Whose.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The version that the officer saw.
    pub version: i64,
    /// Why.
    pub reason: Prose,
}

impl Action for CloseCase {
    const NAME: &'static str = "close-case";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let of = (self.person, self.case);
        let mut case = case_to_change(tx, call, of, Resource::Investigation).await?;
        case.version = self.version;
        if let Some(mut left) = application_of_case(tx, case.id).await?
            && left.state == ApplicationState::Open
        {
            left.state = ApplicationState::Withdrawn;
            left.closed = Some(call.today());
            application_save(tx, &left).await?;
        }
        let told =
            entry(&case, "cases.case-closed", Subject::new("case", case.id)).reason(&self.reason);
        history::write(tx, call, told).await?;
        end_case(tx, call, case, "closed").await
    }
}

/// Ends the investigation and what was to be done; a case with decisions lives on by them.
pub(super) async fn end_case(
    tx: &Tx,
    call: &Call,
    case: Case,
    reason: &str,
) -> Result<(), Problem> {
    let has_decisions = !decision_list_of_case(tx, case.id).await?.is_empty();
    let mut ended = application::close_case(case, has_decisions)?;
    ended.closed = (!has_decisions).then_some(call.now);
    case_save(tx, &ended).await?;
    if let Some(mut investigation) = investigation_of_case(tx, ended.id).await?
        && investigation.state == InvestigationState::Open
    {
        investigation.state = InvestigationState::Dropped;
        investigation_save(tx, &investigation).await?;
    }
    drop_on_case(tx, call, &ended, reason).await?;
    if ended.state == CaseState::Closed {
        let about = (ended.officer, RelationGround::CaseClosed);
        let_person_go(tx, call, ended.person, about).await?;
    }
    Ok(())
}
