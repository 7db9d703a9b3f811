//! What the use cases share: how a follow-up is fetched and for whom, its draft, its questions, its history.

use access::{Need, Resource};
use history::{Entry, Stream};
use kernel::{Call, Fault, Problem, Refusal, UserId};
use organisation::ServiceCode;
use store::Tx;

use crate::{
    model::{FollowUp, Report, SeenFollowUp, State, Survey, SurveyState},
    rules::{SURVEY, Terms, subject},
    store::{follow_up::follow_up_by_id, report::report_by_number, survey::survey_of},
};

/// The follow-up for those who hold it, in the version that they saw, and who they are.
pub(super) async fn to_write(
    tx: &Tx,
    call: &Call,
    seen: SeenFollowUp,
) -> Result<(FollowUp, UserId), Problem> {
    let (user, unit) = call.staff()?;
    let need = Need::write(Resource::FollowUp).about(seen.person);
    access::require(tx, call, need).await?;
    let follow_up = follow_up_by_id(tx, seen.person, seen.follow_up)
        .await?
        .filter(|one| one.unit == unit)
        .ok_or(Problem::NotFound)?;
    let follow_up = FollowUp {
        version: seen.version,
        ..follow_up
    };
    Ok((follow_up, user))
}

/// The same, where it is booked and not signed.
pub(super) async fn booked_to_write(
    tx: &Tx,
    call: &Call,
    seen: SeenFollowUp,
) -> Result<(FollowUp, UserId), Problem> {
    let (follow_up, user) = to_write(tx, call, seen).await?;
    match follow_up.state {
        State::Booked => Ok((follow_up, user)),
        State::Signed => Err(Refusal::new("follow-up-refusal-signed").into()),
        State::Cancelled => Err(Refusal::new("follow-up-refusal-cancelled").into()),
    }
}

/// The draft that somebody is writing.
pub(super) async fn draft(tx: &Tx, follow_up: &FollowUp) -> Result<Report, Problem> {
    let Some(number) = follow_up.draft else {
        return Err(Refusal::new("follow-up-refusal-no-draft").into());
    };
    let draft = report_by_number(tx, follow_up.id, number).await?;
    Ok(draft.ok_or_else(|| Fault::new("a follow-up's draft is not there"))?)
}

/// The questions put in a follow-up, in the version that somebody saw.
pub(super) async fn survey_to_write(
    tx: &Tx,
    seen: SeenFollowUp,
) -> Result<(FollowUp, Survey), Problem> {
    let found = follow_up_by_id(tx, seen.person, seen.follow_up)
        .await?
        .ok_or(Problem::NotFound)?;
    if found.state == State::Cancelled {
        return Err(Refusal::new("follow-up-refusal-cancelled").into());
    }
    let survey = survey_of(tx, seen.person, seen.follow_up)
        .await?
        .ok_or_else(|| Fault::new("a follow-up has no questions"))?;
    let version = seen.version;
    Ok((found, Survey { version, ..survey }))
}

/// The same for those who hold the follow-up, and who they are; questions that wait, answered ones do not change.
pub(super) async fn survey_to_hold(
    tx: &Tx,
    call: &Call,
    seen: SeenFollowUp,
) -> Result<(FollowUp, Survey, UserId), Problem> {
    let (user, unit) = call.staff()?;
    let need = Need::write(Resource::FollowUp).about(seen.person);
    access::require(tx, call, need).await?;
    let (follow_up, survey) = survey_to_write(tx, seen).await?;
    if follow_up.unit != unit {
        return Err(Problem::NotFound);
    }
    if survey.state == SurveyState::Answered {
        return Err(Refusal::new("follow-up-refusal-answered").into());
    }
    Ok((follow_up, survey, user))
}

/// What a duty is about in a word: which services. No personal data.
pub(super) async fn label<'s>(
    tx: &Tx,
    services: impl Iterator<Item = &'s ServiceCode> + Send,
) -> Result<String, Fault> {
    let mut names = vec![];
    for code in services {
        if let Some(service) = organisation::service(tx, code).await? {
            names.push(service.name_sv.to_string());
        }
    }
    Ok(names.join(", "))
}

/// The duty to take in an answer to the questions of a follow-up, or to note why there is none.
pub(super) async fn wait_for_answer(
    tx: &Tx,
    call: &Call,
    (follow_up, survey): (&FollowUp, &Survey),
) -> Result<(), Problem> {
    let words = label(tx, std::iter::once(&survey.service)).await?;
    let terms = terms(tx, call).await?;
    let duty = terms.own(SURVEY, (follow_up, words), call.today());
    duties::open(tx, call, duty.map_err(Fault::from)?).await?;
    Ok(())
}

/// The rules as they stand today.
pub(super) async fn terms(tx: &Tx, call: &Call) -> Result<Terms, Fault> {
    let book = rulebook::reads::book(tx).await?;
    Ok(Terms::new(book, call.today(), call.zone.clone()))
}

/// An entry of history about a follow-up.
pub(super) fn entry(follow_up: &FollowUp, verb: &'static str) -> Entry {
    let of = subject(follow_up.id);
    Entry::new(Stream::Person(follow_up.person), verb, of).link(follow_up.address())
}
