//! Signs what was said and found. The decisions are then followed up, and what it led to becomes duties.

use care_plans::PlanState;
use cases::{Decision, DecisionState, FollowUpDecision};
use kernel::{Call, Date, Fault, Problem, Refusal};
use rulebook::keys;
use store::{Action, Tx};

use super::steps::{draft, entry, label, terms, to_write, wait_for_answer};
use crate::{
    model::{
        Covered, Finding, FollowUp, Outcome, PlanRequest, Report, SeenFollowUp, Signed, State,
        SurveyState,
    },
    rules::{CHANGE, SignFacts, Terms, request_subject, sign},
    store::{
        follow_up::{follow_up_save, follow_up_signed},
        report::{report_by_number, report_sign},
        request::request_insert,
        survey::{survey_answer_by, survey_of},
    },
};

/// Signs the draft of a follow-up.
#[derive(Debug, Clone)]
pub struct SignReport {
    /// Which, as it was seen.
    pub seen: SeenFollowUp,
}

impl Action for SignReport {
    const NAME: &'static str = "sign-follow-up";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, by) = to_write(tx, call, self.seen).await?;
        let report = draft(tx, &follow_up).await?;
        let standing = standing_decisions(tx, &follow_up).await?;
        let terms = terms(tx, call).await?;
        let corrects = match follow_up.standing {
            Some(number) => report_by_number(tx, follow_up.id, number).await?,
            None => None,
        };
        let ids: Vec<_> = standing.iter().map(|one| one.id).collect();
        let from = report.text.held.unwrap_or_else(|| call.today());
        let facts = SignFacts {
            covered: &follow_up.covered,
            standing: &ids,
            next_last: terms
                .last(keys::LOCAL_DECISION_FOLLOW_UP, from)
                .map_err(Fault::from)?,
            today: call.today(),
            corrects: corrects.as_ref(),
        };
        let held = sign(&report, &facts).map_err(Problem::Refused)?;
        report_sign(tx, &report, Signed { at: call.now, by }).await?;
        let is_first = follow_up.standing.is_none();
        let follow_up = FollowUp {
            state: State::Signed,
            standing: Some(report.number),
            draft: None,
            held: Some(held),
            ..follow_up
        };
        follow_up_save(tx, &follow_up).await?;
        let verb = if is_first {
            "follow-up.signed"
        } else {
            "follow-up.corrected"
        };
        let told = entry(&follow_up, verb).change("held", None, Some(held.to_string()));
        history::write(tx, call, told).await?;
        if is_first {
            close_decisions(tx, call, (&report, held), &standing).await?;
            follow_up_signed(tx, follow_up.id, call.today()).await?;
            lead_on(tx, call, (&follow_up, &report), &terms).await?;
        }
        Ok(())
    }
}

/// Those of the decisions that still stand.
async fn standing_decisions(tx: &Tx, follow_up: &FollowUp) -> Result<Vec<Decision>, Problem> {
    let mut standing = vec![];
    for covered in &follow_up.covered {
        let decision = cases::decision(tx, follow_up.person, covered.decision).await?;
        standing.extend(decision.filter(|one| one.state == DecisionState::Standing));
    }
    Ok(standing)
}

/// Each decision remembers what was found, its duty is done, and the next one begins: all in the room of the cases.
async fn close_decisions(
    tx: &Tx,
    call: &Call,
    (report, held): (&Report, Date),
    standing: &[Decision],
) -> Result<(), Problem> {
    for decision in standing {
        let finding = report.finding(decision.id);
        let (Some(outcome), Some(words)) = (
            finding.and_then(|finding| finding.outcome),
            finding.and_then(|finding| finding.words.clone()),
        ) else {
            return Err(Fault::new("a signed follow-up has no finding about a decision").into());
        };
        let done = FollowUpDecision {
            person: decision.person,
            decision: decision.id,
            version: decision.version,
            on: held,
            outcome: outcome.of_decision(),
            words,
            next: finding.and_then(|finding| finding.next),
        };
        tx.perform(call, &done).await?;
    }
    Ok(())
}

/// What it led to is watched: changes by the unit, new plans by the providers, answers to the questions.
async fn lead_on(
    tx: &Tx,
    call: &Call,
    (follow_up, report): (&FollowUp, &Report),
    terms: &Terms,
) -> Result<(), Problem> {
    let outcome = |covered: &Covered| report.finding(covered.decision)?.outcome;
    let changed: Vec<&Covered> = follow_up
        .covered
        .iter()
        .filter(|covered| outcome(covered).is_some_and(Outcome::is_change))
        .collect();
    if !changed.is_empty() {
        let words = label(tx, changed.iter().map(|covered| &covered.service)).await?;
        let duty = terms.own(CHANGE, (follow_up, words), call.today());
        duties::open(tx, call, duty.map_err(Fault::from)?).await?;
    }
    for covered in &follow_up.covered {
        if let Some(finding) = report.finding(covered.decision)
            && finding.outcome == Some(Outcome::NewPlan)
        {
            ask_provider(tx, call, (follow_up, covered, finding), terms).await?;
        }
    }
    let survey = survey_of(tx, follow_up.person, follow_up.id).await?;
    let survey = survey.ok_or_else(|| Fault::new("a follow-up has no questions"))?;
    let last = terms.last(keys::LOCAL_FOLLOW_UP_SURVEY, call.today());
    survey_answer_by(tx, survey.id, last.map_err(Fault::from)?).await?;
    if survey.state != SurveyState::Waiting {
        return Ok(());
    }
    wait_for_answer(tx, call, (follow_up, &survey)).await
}

/// The provider that carries a decision out is asked for a new version of its plan.
async fn ask_provider(
    tx: &Tx,
    call: &Call,
    (follow_up, covered, finding): (&FollowUp, &Covered, &Finding),
    terms: &Terms,
) -> Result<(), Problem> {
    let (Some(order), Some(asked)) = (covered.order, finding.change.clone()) else {
        return Ok(());
    };
    // The help may have moved or ended since the conversation was booked: then nobody would make the plan anew.
    let plan = care_plans::plan_of_order(tx, order).await?;
    let plan = plan.filter(|plan| plan.state != PlanState::Ended);
    let Some(plan) = plan else {
        return Err(Refusal::new("follow-up-refusal-no-plan").into());
    };
    let request = PlanRequest {
        follow_up: follow_up.id,
        decision: covered.decision,
        person: follow_up.person,
        plan: plan.id,
        provider: plan.provider,
        asked_at: call.now,
        asked,
        agreed_on: None,
        over_on: None,
    };
    request_insert(tx, &request).await?;
    // What was asked for earlier and never done is asked for in this instead.
    let on = request_subject(covered.decision);
    duties::drop_duty(tx, call, crate::rules::NEW_PLAN.key, on, "asked-anew").await?;
    let words = label(tx, std::iter::once(&covered.service)).await?;
    let of = (follow_up, covered.decision);
    let duty = terms.asked(of, (plan.provider, words), call.today());
    duties::open(tx, call, duty.map_err(Fault::from)?).await?;
    Ok(())
}
