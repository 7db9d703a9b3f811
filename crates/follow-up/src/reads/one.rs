//! One follow-up with all that was written. Whether the reader may see the person is asked before.

use access::{Need, Resource};
use cases::DecisionId;
use kernel::{Actor, Call, Date, Fault, PersonId, Problem};
use store::Ask;

use crate::{
    model::{Answer, FollowUp, FollowUpId, PlanRequest, Report, Survey},
    store::{
        follow_up::{booked_of_persons, follow_up_by_id},
        report::report_list,
        request::requests_of,
        survey::{answer_list, survey_of},
    },
};

/// A follow-up with its reports and its questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpView {
    /// The follow-up.
    pub follow_up: FollowUp,
    /// Its reports, the latest first.
    pub reports: Vec<Report>,
    /// Its questions on quality.
    pub survey: Survey,
}

impl FollowUpView {
    /// A report.
    pub fn report(&self, number: i64) -> Option<&Report> {
        self.reports.iter().find(|report| report.number == number)
    }

    /// The report that holds.
    pub fn standing(&self) -> Option<&Report> {
        self.report(self.follow_up.standing?)
    }

    /// The report that somebody is writing.
    pub fn draft(&self) -> Option<&Report> {
        self.report(self.follow_up.draft?)
    }

    /// The same without what is only being written: for the person.
    #[must_use]
    pub fn without_draft(mut self) -> Self {
        self.reports.retain(|report| report.signed.is_some());
        self.follow_up.draft = None;
        self
    }
}

/// One follow-up of a person.
pub async fn follow_up(
    ask: &dyn Ask,
    person: PersonId,
    id: FollowUpId,
) -> Result<Option<FollowUpView>, Fault> {
    let Some(follow_up) = follow_up_by_id(ask, person, id).await? else {
        return Ok(None);
    };
    let survey = survey_of(ask, person, id)
        .await?
        .ok_or_else(|| Fault::new("a follow-up has no questions"))?;
    Ok(Some(FollowUpView {
        reports: report_list(ask, id).await?,
        survey,
        follow_up,
    }))
}

/// The questions put in a follow-up of a person.
pub async fn survey(
    ask: &dyn Ask,
    person: PersonId,
    id: FollowUpId,
) -> Result<Option<Survey>, Fault> {
    survey_of(ask, person, id).await
}

/// The answers, for those who may read them: the person; and the officer who held the follow-up when they were given, if
/// the person lets. Whoever takes the follow-up over is somebody whom the person has not been asked about.
pub async fn answers_for(
    ask: &dyn Ask,
    call: &Call,
    survey: &Survey,
) -> Result<Option<Vec<Answer>>, Problem> {
    let Some(answered) = &survey.answered else {
        return Ok(None);
    };
    let need = Need::see(Resource::QualityAnswer).about(survey.person);
    if !access::may(ask, call, need).await? {
        return Ok(None);
    }
    let reads = match &call.actor {
        Actor::Resident { .. } => true,
        Actor::Staff { user, .. } => answered.lets_read_to == Some(*user),
        Actor::System { .. } | Actor::Public => false,
    };
    if !reads {
        return Ok(None);
    }
    Ok(Some(answer_list(ask, survey.id).await?))
}

/// The decisions of some persons about which a conversation is booked, with the conversation and its day.
pub async fn booked_decisions(
    ask: &dyn Ask,
    persons: &[PersonId],
) -> Result<Vec<(PersonId, DecisionId, FollowUpId, Date)>, Fault> {
    booked_of_persons(ask, persons).await
}

/// What providers were asked for in a follow-up.
pub async fn requests(ask: &dyn Ask, id: FollowUpId) -> Result<Vec<PlanRequest>, Fault> {
    requests_of(ask, id).await
}
