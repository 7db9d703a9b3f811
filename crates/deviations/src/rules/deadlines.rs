//! What must be done before when. It follows from how far a case has come; the numbers come from the rule book.

use duties::{DutyKind, EscalationStep, NewDuty, calendar, terms};
use kernel::{Date, Role, TimeZone, UnitId};
use rulebook::{RuleBook, RuleFault, keys};

use super::{measure_subject, subject};
use crate::model::{Case, DeviationNumber, LessonState, PlannedMeasure, State, StepId};

/// A report is judged (a local rule).
pub(crate) const TRIAGE: DutyKind = manager("deviations-duty-triage", keys::LOCAL_DEVIATION_TRIAGE);
/// An ordinary deviation is investigated (a local rule).
pub(crate) const INVESTIGATE: DutyKind = manager(
    "deviations-duty-investigate",
    keys::LOCAL_DEVIATION_INVESTIGATION,
);
/// A wrong is investigated at once (`SoL` 27:5; a local rule says within what).
pub(crate) const INVESTIGATE_WRONG: DutyKind = manager(
    "deviations-duty-investigate-wrong",
    keys::LOCAL_LEX_SARAH_INVESTIGATION,
);
/// It is judged whether a wrong is serious (`SoL` 27:6; a local rule says within what).
pub(crate) const JUDGE: DutyKind =
    manager("deviations-duty-judge", keys::LOCAL_LEX_SARAH_JUDGEMENT);
/// A private provider tells the committee (`SoL` 27:4; a local rule says within what).
pub(crate) const COMMITTEE: DutyKind =
    manager("deviations-duty-committee", keys::LOCAL_LEX_SARAH_COMMITTEE);
/// The committee's office reads what it was told (a local rule).
pub(crate) const READ: DutyKind = manager("deviations-duty-read", keys::LOCAL_LEX_SARAH_READ);
/// The Inspectorate is notified of what is serious (`SoL` 27:6; a local rule says within what).
pub(crate) const NOTIFY: DutyKind = manager("deviations-duty-notify", keys::LOCAL_LEX_SARAH_NOTICE);
/// The investigation is sent after the notice.
pub(crate) const SEND: DutyKind = manager("deviations-duty-send", keys::LOCAL_LEX_SARAH_SENT);
/// It is followed up and closed (a local rule).
pub(crate) const FOLLOW_UP: DutyKind =
    manager("deviations-duty-follow-up", keys::LOCAL_DEVIATION_FOLLOW_UP);
/// Somebody else looks at the lesson (a local rule).
pub(crate) const LESSON: DutyKind = manager("deviations-duty-lesson", keys::LOCAL_DEVIATION_LESSON);
/// A measure is taken before its day.
pub(crate) const MEASURE: DutyKind = DutyKind {
    key: "deviations-duty-measure",
    role: Role::CareWorker,
    rule: keys::SOL_27_1,
};

const fn manager(key: &'static str, rule: &'static str) -> DutyKind {
    DutyKind {
        key,
        role: Role::UnitManager,
        rule,
    }
}

/// Something that must be done about a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// What.
    pub(crate) kind: DutyKind,
    /// At which unit.
    pub(crate) unit: UnitId,
    /// Counted from which day.
    pub(crate) from: Date,
}

/// All that must be done about a case as it stands, but for its measures.
pub(crate) fn wanted(case: &Case) -> Vec<Wanted> {
    let mut all = vec![];
    let mut want = |kind: DutyKind, unit: UnitId, from: Option<Date>| {
        all.extend(from.map(|from| Wanted { kind, unit, from }));
    };
    let keeper = case.keeper;
    let is_open = case.closed.is_none();
    let when = |is_so: bool, from: Option<Date>| from.filter(|_| is_so && is_open);
    want(
        TRIAGE,
        keeper,
        when(case.triaged.is_none(), Some(case.reported)),
    );
    let is_wrong = case.is_lex_sarah();
    let is_to_investigate = case.investigated.is_none();
    want(
        INVESTIGATE,
        keeper,
        when(!is_wrong && is_to_investigate, case.triaged),
    );
    // What was first judged to be ordinary has its times from when it was seen to be a wrong: nobody is late before.
    let since = case.wrong_since;
    want(INVESTIGATE_WRONG, keeper, when(is_to_investigate, since));
    want(JUDGE, keeper, when(case.judged.is_none(), since));
    let is_private_wrong = case.is_committee_to_know();
    let is_to_be_told = case.committee_told.is_none();
    let told_from = if is_to_be_told {
        since
    } else {
        case.notified.filter(|_| !case.is_told_of_notice)
    };
    want(COMMITTEE, keeper, told_from.filter(|_| is_private_wrong));
    if let Some(office) = case.office {
        let told = case.committee_told.filter(|_| !case.is_committee_read);
        want(READ, office, told.filter(|_| is_private_wrong));
    }
    let judged = case.judged.filter(|(is_serious, _)| *is_serious);
    let judged = judged.map(|(_, on)| on);
    want(NOTIFY, keeper, when(case.notified.is_none(), judged));
    want(SEND, keeper, when(!case.is_sent, case.notified));
    want(FOLLOW_UP, keeper, when(true, case.follow_from));
    if let (LessonState::Written { on, .. }, State::Closed) = (&case.lesson, case.state) {
        want(LESSON, case.second_look(), Some(*on));
    }
    all
}

/// The duty by what must be done: the manager's; once it is overdue, the committee's office knows.
pub(crate) fn duty(
    book: &RuleBook,
    (case, number): (&Case, &DeviationNumber),
    one: Wanted,
    (today, zone): (Date, &TimeZone),
) -> Result<NewDuty, RuleFault> {
    let last = terms::last_day_by(book, one.kind.rule, (one.from, today))?;
    let due = calendar::end_of_day(last, zone);
    let link = if one.kind.key == LESSON.key {
        format!("/avvikelser/{}/lardom", case.id)
    } else {
        format!("/avvikelser/{}", case.id)
    };
    // Without the person: it stands in the unit's history and on no file.
    let duty = one
        .kind
        .on(subject(case.id), one.unit, due, link)
        .label(number.as_str());
    Ok(
        match case.committee().filter(|office| *office != one.unit) {
            Some(office) => duty.step(EscalationStep::after_due(0, Role::UnitManager, office)),
            None => duty,
        },
    )
}

/// The duty to take a measure: of the one who is to take it, and the manager's once it is due.
pub(crate) fn measure_duty(
    (case, number): (&Case, &DeviationNumber),
    (id, measure, role): (StepId, &PlannedMeasure, Role),
    zone: &TimeZone,
) -> NewDuty {
    let due = calendar::end_of_day(measure.due, zone);
    let kind = DutyKind { role, ..MEASURE };
    let link = format!("/atgarder/{id}");
    kind.on(measure_subject(id), case.keeper, due, link)
        .user(measure.user)
        .label(number.as_str())
        .step(EscalationStep::after_due(0, Role::UnitManager, case.keeper))
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;
