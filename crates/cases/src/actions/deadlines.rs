//! The duties of a case, each by its own paragraph, and how they are opened.

use duties::{DutyKind, EscalationStep, NewDuty, Subject, calendar};
use kernel::{Call, Date, Fault, Problem, Role, TimeZone};
use rulebook::{RuleBook, keys};
use store::Tx;

use crate::{
    model::{Case, Decision, Regime},
    rules::terms::{escalation_after, last_day_by},
};

/// A decision within the time that the municipality has set for itself.
pub(crate) const DECIDE: DutyKind = DutyKind {
    key: "cases-duty-decide",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_INVESTIGATION_TIME,
};
/// After six months the person may ask for the decision (FL 12 §).
pub(crate) const DECIDE_AT_LAST: DutyKind = DutyKind {
    key: "cases-duty-decide-at-last",
    role: Role::CaseOfficer,
    rule: keys::FL_12_WAIT,
};
/// The person has asked: the decision, or a separate one that refuses, within four weeks (FL 12 §).
pub(crate) const ANSWER_DEMAND: DutyKind = DutyKind {
    key: "cases-duty-answer-demand",
    role: Role::CaseOfficer,
    rule: keys::FL_12_ANSWER,
};
/// A standing decision is followed up.
pub(crate) const FOLLOW_UP: DutyKind = DutyKind {
    key: "cases-duty-follow-up",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_DECISION_FOLLOW_UP,
};
/// A yes becomes help within three months (`SoL` 34:1).
pub(crate) const EXECUTE: DutyKind = DutyKind {
    key: "cases-duty-execute",
    role: Role::CaseOfficer,
    rule: keys::SOL_34_1,
};
/// The same under LSS 28 f §.
const EXECUTE_LSS: DutyKind = DutyKind {
    rule: keys::LSS_28F,
    ..EXECUTE
};

/// The duty to carry out a decision under an act.
pub(crate) const fn execute_kind(regime: Regime) -> DutyKind {
    match regime {
        Regime::Sol => EXECUTE,
        Regime::Lss => EXECUTE_LSS,
    }
}

/// What duties on a case are about.
pub(crate) const fn on_case(case: &Case) -> Subject {
    Subject::new("case", case.id)
}

/// What duties on a decision are about.
pub(crate) const fn on_decision(decision: &Decision) -> Subject {
    Subject::new("decision", decision.id)
}

/// The rules by which last days are counted, as they stand on the day of the call.
pub(crate) struct Deadlines {
    /// The book, with the municipality's own rows.
    pub(crate) book: RuleBook,
    today: Date,
    zone: TimeZone,
}

impl Deadlines {
    /// Reads the book in the transaction of the change.
    pub(crate) async fn read(tx: &Tx, call: &Call) -> Result<Self, Fault> {
        Ok(Self {
            book: rulebook::reads::book(tx).await?,
            today: call.today(),
            zone: call.zone.clone(),
        })
    }

    /// The last day by a rule, counted from a day.
    pub(crate) fn last_day(&self, rule: &str, from: Date) -> Result<Date, Fault> {
        Ok(last_day_by(&self.book, rule, (from, self.today))?)
    }

    /// A duty on a case until the end of a day; past it, it goes to the manager as well.
    fn until(&self, duty: NewDuty, last: Date, case: &Case) -> Result<NewDuty, Fault> {
        let away = escalation_after(&self.book, (last, self.today), &self.zone)?;
        let step = EscalationStep {
            away,
            to_role: Role::UnitManager,
            to_unit: case.unit,
        };
        Ok(duty
            .person(case.person)
            .user(case.officer)
            .label(case.number().as_str())
            .step(step))
    }

    /// Opens a duty on a case, counted from a day by the kind's own rule.
    pub(crate) async fn open_on_case(
        &self,
        tx: &Tx,
        call: &Call,
        (kind, from): (DutyKind, Date),
        case: &Case,
    ) -> Result<(), Problem> {
        let last = self.last_day(kind.rule, from)?;
        let due = calendar::end_of_day(last, &self.zone);
        let duty = kind.on(on_case(case), case.unit, due, case.address());
        duties::open(tx, call, self.until(duty, last, case)?).await?;
        Ok(())
    }

    /// Opens a duty on something else of a case that ends on a day; the link leads to it.
    pub(crate) async fn open_about(
        &self,
        tx: &Tx,
        call: &Call,
        (kind, last, (subject, link)): (DutyKind, Date, (Subject, String)),
        case: &Case,
    ) -> Result<(), Problem> {
        let due = calendar::end_of_day(last, &self.zone);
        let duty = kind.on(subject, case.unit, due, link);
        duties::open(tx, call, self.until(duty, last, case)?).await?;
        Ok(())
    }

    /// Opens a duty on a decision that ends on a day. It is told apart from those on the person's other decisions
    /// by the service.
    pub(crate) async fn open_on_decision(
        &self,
        tx: &Tx,
        call: &Call,
        (kind, last): (DutyKind, Date),
        (decision, case): (&Decision, &Case),
    ) -> Result<(), Problem> {
        let due = calendar::end_of_day(last, &self.zone);
        let duty = kind.on(on_decision(decision), case.unit, due, decision.address());
        let service = organisation::service(tx, &decision.service).await?;
        let label = service.map_or_else(
            || case.number().as_str().to_owned(),
            |service| format!("{} {}", case.number().as_str(), service.name_sv),
        );
        duties::open(tx, call, self.until(duty, last, case)?.label(label)).await?;
        Ok(())
    }
}

/// Drops what was still to be done on a case, with the reason.
pub(crate) async fn drop_on_case(
    tx: &Tx,
    call: &Call,
    case: &Case,
    reason: &str,
) -> Result<(), Problem> {
    for kind in [DECIDE, DECIDE_AT_LAST, ANSWER_DEMAND] {
        duties::drop_duty(tx, call, kind.key, on_case(case), reason).await?;
    }
    Ok(())
}

/// Closes what was to be done on a case as done.
pub(crate) async fn close_on_case(tx: &Tx, call: &Call, case: &Case) -> Result<(), Problem> {
    for kind in [DECIDE, DECIDE_AT_LAST, ANSWER_DEMAND] {
        duties::close(tx, call, kind.key, on_case(case)).await?;
    }
    Ok(())
}

/// Drops what was still to be done on a decision, with the reason.
pub(crate) async fn drop_on_decision(
    tx: &Tx,
    call: &Call,
    decision: &Decision,
    reason: &str,
) -> Result<(), Problem> {
    for kind in [EXECUTE, FOLLOW_UP] {
        duties::drop_duty(tx, call, kind.key, on_decision(decision), reason).await?;
    }
    Ok(())
}
