//! Makes a decision on one service, on a concluded investigation.

use access::{Need, Resource};
use jiff::ToSpan;
use kernel::{Call, Date, Period, PersonId, Problem, Prose, Refusal};
use organisation::{Service, ServiceCode};
use rulebook::RuleBook;
use store::{Action, Tx};

use super::{
    deadlines::{Deadlines, FOLLOW_UP, close_on_case, drop_on_decision, execute_kind},
    file::{decision_entry, words},
    send_letter::NOTIFY,
};
use crate::{
    events::decision_moved,
    model::{
        ApplicationState, Case, CaseId, CaseState, Contents, DecidedBy, Decision, DecisionId,
        DecisionState, Delegation, Ending, FollowUp, InvestigationState, LssGroup, Outcome,
    },
    reads::{asked_on, delegation_scheme, offered},
    rules::{
        application::{ADVICE, is_advice, is_answered, not_offered, region_advises},
        decision::{Draft, faults_of, may_decide},
    },
    store::{
        application::{application_of_case, application_save},
        case::{case_by_id, case_save},
        decision::{decision_insert, decision_list_of_person, decision_save},
        follow_up::follow_up_insert,
        investigation::investigation_of_case,
    },
};

/// A decision on one service. The case says under which person and application.
#[derive(Debug, Clone)]
pub struct MakeDecision {
    /// About whom.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The version of the case that the officer saw.
    pub version: i64,
    /// On which service.
    pub service: ServiceCode,
    /// The group of LSS 1 §, under LSS.
    pub group: Option<LssGroup>,
    /// What is decided.
    pub outcome: Outcome,
    /// What is granted, why, to what end.
    pub contents: Contents,
    /// The code of the item of the scheme of delegation.
    pub delegation: String,
    /// For how long; none at a refusal.
    pub period: Option<Period>,
    /// When it is followed up.
    pub follow_up: Option<Date>,
}

impl Action for MakeDecision {
    const NAME: &'static str = "make-decision";
    type Done = DecisionId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<DecisionId, Problem> {
        call.staff()?;
        let need = Need::decide(Resource::Decision).about(self.person);
        access::require(tx, call, need).await?;
        let mut case = case_by_id(tx, self.person, self.case)
            .await?
            .ok_or(Problem::NotFound)?;
        case.version = self.version;
        must_be_investigated(tx, &case).await?;
        let service = service(tx, &self.service).await?;
        let deadlines = Deadlines::read(tx, call).await?;
        let application = application_of_case(tx, case.id).await?;
        let asked = asked_on(&case, application.as_ref(), &call.zone);
        must_be_offered(tx, &service, (asked, call.today()), &deadlines.book).await?;
        let by = self.may_be_made(tx, call, &service, &deadlines).await?;
        let earlier = decision_list_of_person(tx, self.person).await?;
        if earlier
            .iter()
            .any(|d| d.case == case.id && d.service == self.service)
        {
            return Err(Refusal::new("cases-refusal-decided-before")
                .at("service")
                .into());
        }
        let mut decision = self.decision(call, (&case, &service), asked, by)?;
        decision.replaces = self.replace(call, tx, (&decision, &earlier)).await?;
        save_new(tx, call, &deadlines, (&decision, &case)).await?;
        if decision.replaces.is_some() {
            decision_moved(tx, call, &decision).await?;
        }
        case.state = CaseState::Decided;
        case_save(tx, &case).await?;
        if let Some(mut application) = application {
            let codes = earlier
                .iter()
                .filter(|d| d.case == case.id)
                .map(|d| &d.service);
            let codes = codes.chain([&self.service]);
            if !is_answered(&application.wishes, codes) {
                return Ok(decision.id);
            }
            if application.state == ApplicationState::Open {
                application.state = ApplicationState::Decided;
                application.closed = Some(call.today());
                application_save(tx, &application).await?;
            }
        }
        close_on_case(tx, call, &case).await?;
        Ok(decision.id)
    }
}

impl MakeDecision {
    /// Who makes it by what right, if nothing stands in its way.
    async fn may_be_made(
        &self,
        tx: &Tx,
        call: &Call,
        service: &Service,
        deadlines: &Deadlines,
    ) -> Result<DecidedBy, Problem> {
        let draft = Draft {
            service,
            group: self.group,
            outcome: self.outcome,
            contents: &self.contents,
            period: self.period,
            follow_up: self.follow_up,
        };
        may_be_made(tx, call, draft, (&self.delegation, deadlines)).await
    }

    fn decision(
        &self,
        call: &Call,
        (case, service): (&Case, &Service),
        asked: Date,
        by: DecidedBy,
    ) -> Result<Decision, Problem> {
        let (_, unit) = call.staff()?;
        Ok(Decision {
            id: call.new_id(),
            case: case.id,
            person: self.person,
            unit,
            service: self.service.clone(),
            regime: service.regime,
            group: self.group,
            outcome: self.outcome,
            contents: self.contents.clone(),
            asked,
            decided: call.today(),
            by,
            period: self.period,
            follow_up: self.follow_up,
            state: DecisionState::Standing,
            replaces: None,
            executed: None,
            interrupted: None,
            ending: None,
            version: 1,
        })
    }

    /// A new yes takes the place of an earlier one on the same service, the day before it begins.
    async fn replace(
        &self,
        call: &Call,
        tx: &Tx,
        (new, earlier): (&Decision, &[Decision]),
    ) -> Result<Option<DecisionId>, Problem> {
        let Some(period) = new.period else {
            return Ok(None);
        };
        let overlaps = |old: &&Decision| {
            old.service == new.service
                && old.state == DecisionState::Standing
                && old.period.is_some_and(|p| p.overlaps(period))
        };
        let Some(old) = earlier.iter().find(overlaps) else {
            return Ok(None);
        };
        let by = (period.from(), new.contents.what.clone());
        supersede(tx, call, old.clone(), by).await?;
        Ok(Some(old.id))
    }
}

/// Lets a decision end the day before another begins.
pub(super) async fn supersede(
    tx: &Tx,
    call: &Call,
    mut old: Decision,
    (begins, reason): (Date, Prose),
) -> Result<(), Problem> {
    old.state = DecisionState::Changed;
    old.ending = Some(Ending {
        on: begins.saturating_sub(1.day()),
        reason,
    });
    decision_save(tx, &old).await?;
    drop_on_decision(tx, call, &old, "replaced").await
}

/// A decision rests on a concluded investigation.
async fn must_be_investigated(tx: &Tx, case: &Case) -> Result<(), Problem> {
    if case.state == CaseState::Closed {
        return Err(Refusal::new("cases-refusal-case-closed").into());
    }
    let investigation = investigation_of_case(tx, case.id).await?;
    if investigation.is_some_and(|i| i.state == InvestigationState::Concluded) {
        return Ok(());
    }
    Err(Refusal::new("cases-refusal-not-investigated")
        .because(rulebook::keys::FL_23)
        .into())
}

/// A new decision is on what the municipality offers today, or offered when it was asked for.
async fn must_be_offered(
    tx: &Tx,
    service: &Service,
    days: (Date, Date),
    book: &RuleBook,
) -> Result<(), Problem> {
    let all = offered(tx, book, days).await?;
    if all.iter().any(|one| one.code == service.code) {
        return Ok(());
    }
    let is_ours = [days.0, days.1].map(|day| organisation::advice_is_ours(book, day));
    if is_advice(service) && !is_ours.contains(&true) {
        return Err(region_advises().at("service").into());
    }
    Err(not_offered().into())
}

/// A service of the catalogue; none that is not there can be decided on.
pub(super) async fn service(tx: &Tx, code: &ServiceCode) -> Result<Service, Problem> {
    let found = organisation::service(tx, code).await?;
    found.ok_or_else(|| {
        if code.as_str() == ADVICE {
            return region_advises().at("service").into();
        }
        Refusal::new("cases-refusal-unknown-service")
            .at("service")
            .into()
    })
}

/// Whether a decision can be made by an item of the scheme that holds today, and by whom and what.
pub(super) async fn may_be_made(
    tx: &Tx,
    call: &Call,
    draft: Draft<'_>,
    (item, deadlines): (&str, &Deadlines),
) -> Result<DecidedBy, Problem> {
    let (user, _) = call.staff()?;
    let mut no = faults_of(draft, &deadlines.book, call.today())?;
    let scheme = delegation_scheme(tx, call.today()).await?;
    let Some(item) = scheme.item(item) else {
        no.push(Refusal::new("page-kit-refusal-choice").at("delegation"));
        return Err(Problem::Refused(no));
    };
    let what = (draft.service.regime, draft.outcome);
    if let Err(refusal) = may_decide(item, call.actor.role(), what) {
        no.push(refusal);
    }
    if !no.is_empty() {
        return Err(Problem::Refused(no));
    }
    Ok(DecidedBy {
        user,
        delegation: cited(item)?,
        scheme: scheme.from(),
    })
}

/// An item as decisions keep it.
pub(super) fn cited(item: &Delegation) -> Result<kernel::Line, Problem> {
    Ok(item
        .cited()
        .ok_or_else(|| kernel::Fault::new("an item of the scheme of delegation is too long"))?)
}

/// Saves a new decision with its history, its follow-up, and the clock for carrying it out.
pub(super) async fn save_new(
    tx: &Tx,
    call: &Call,
    deadlines: &Deadlines,
    (decision, case): (&Decision, &Case),
) -> Result<(), Problem> {
    decision_insert(tx, decision).await?;
    let period = decision.period;
    let told = decision_entry(decision, "cases.decision-made")
        .change("service", None, Some(decision.service.to_string()))
        .change("outcome", None, Some(decision.outcome.key().to_owned()))
        .change("from", None, period.map(|p| p.from().to_string()))
        .change(
            "to",
            None,
            period.and_then(Period::to).map(|d| d.to_string()),
        )
        .change("delegation", None, Some(decision.by.delegation.to_string()))
        .change("reasons", None, words(decision.contents.reasons.as_ref()));
    history::write(tx, call, told).await?;
    let last = deadlines.last_day(NOTIFY.rule, decision.decided)?;
    deadlines
        .open_on_decision(tx, call, (NOTIFY, last), (decision, case))
        .await?;
    if !decision.outcome.is_favourable() {
        return Ok(());
    }
    if decision.executed.is_none() {
        let kind = execute_kind(decision.regime);
        let last = deadlines.last_day(kind.rule, decision.decided)?;
        deadlines
            .open_on_decision(tx, call, (kind, last), (decision, case))
            .await?;
    }
    if let Some(due) = decision.follow_up {
        let next = FollowUp {
            id: call.new_id(),
            decision: decision.id,
            person: decision.person,
            due,
            done: None,
            by: None,
            outcome: None,
            words: None,
        };
        follow_up_insert(tx, &next).await?;
        deadlines
            .open_on_decision(tx, call, (FOLLOW_UP, due), (decision, case))
            .await?;
    }
    Ok(())
}
