//! What a report and the steps taken come to.

use crate::model::{Case, Deed, LessonState, Outcome, Report, State, Step};

/// What a report and its steps, in their order, come to. The same steps always come to the same.
pub(crate) fn standing(report: &Report, steps: &[Step]) -> Case {
    let begun = Case {
        id: report.id,
        keeper: report.keeper,
        office: report.office,
        is_private: report.is_private,
        is_outside: report.is_outside,
        reported: report.by.on,
        state: State::Reported,
        class: None,
        kind: report.told.kind,
        harm: report.told.harm,
        triaged: None,
        first_wrong: None,
        wrong_since: None,
        investigation: None,
        investigated: None,
        follow_from: None,
        open_measures: vec![],
        taken: 0,
        judged: None,
        notified: None,
        notice_number: None,
        is_sent: false,
        committee_told: None,
        is_told_of_notice: false,
        is_committee_read: false,
        is_person_told: false,
        outcome: None,
        closed: None,
        lesson: LessonState::None,
        version: 0,
    };
    let mut case = steps.iter().fold(begun, after);
    case.state = state(&case);
    case
}

fn state(case: &Case) -> State {
    if case.closed.is_some() {
        State::Closed
    } else if case.triaged.is_none() {
        State::Reported
    } else if case.investigated.is_none() {
        State::Investigating
    } else {
        State::Remedying
    }
}

fn after(mut case: Case, step: &Step) -> Case {
    case.version = step.number;
    let on = step.by.on;
    match &step.deed {
        Deed::Triaged {
            class, kind, harm, ..
        } => {
            case.triaged = case.triaged.or(Some(on));
            (case.class, case.kind, case.harm) = (Some(*class), *kind, *harm);
            if class.is_lex_sarah() {
                // It was known to be one on the first day that somebody said so, whatever was said between.
                case.first_wrong = case.first_wrong.or(Some(on));
                case.wrong_since = case.first_wrong;
            } else {
                (case.wrong_since, case.judged) = (None, None);
            }
        }
        Deed::PersonTold { .. } => case.is_person_told = true,
        Deed::CommitteeTold { .. } => {
            case.committee_told = Some(on);
            case.is_told_of_notice = case.notified.is_some();
            case.is_committee_read = false;
        }
        Deed::CommitteeRead { .. } => case.is_committee_read = true,
        Deed::Investigated { found } => {
            if found.is_done {
                case.investigated = case.investigated.or(Some(on));
                case.follow_from = case.follow_from.or(Some(on));
            }
            case.investigation = Some(found.clone());
        }
        Deed::MeasurePlanned { measure } => case.open_measures.push((step.id, measure.clone())),
        Deed::MeasureTaken { measure, .. } => {
            case.open_measures.retain(|(id, _)| id != measure);
            case.taken += 1;
        }
        Deed::MeasureDropped { measure, .. } => case.open_measures.retain(|(id, _)| id != measure),
        Deed::Judged { is_serious, .. } => case.judged = Some((*is_serious, on)),
        Deed::Notified {
            on,
            number,
            is_whole,
        } => {
            (case.notified, case.notice_number) = (Some(*on), number.clone());
            case.is_sent = *is_whole;
            case.is_told_of_notice = false;
        }
        Deed::NoticeCorrected { on, number } => {
            (case.notified, case.notice_number) = (Some(*on), number.clone());
        }
        Deed::InvestigationSent { .. } => case.is_sent = true,
        Deed::FollowedUp { outcome, .. } => case.outcome = Some(*outcome),
        Deed::Closed { .. } => case.closed = Some(on),
        Deed::Reopened { .. } => {
            case.closed = None;
            case.follow_from = Some(on);
            case.outcome = case.outcome.map(|_| Outcome::NotYet);
        }
        Deed::LessonWritten { .. } | Deed::LessonReturned { .. } | Deed::LessonConfirmed => {
            case.lesson = lesson(case.lesson, step);
        }
    }
    case
}

fn lesson(before: LessonState, step: &Step) -> LessonState {
    if let Deed::LessonWritten { words } = &step.deed {
        return LessonState::Written {
            step: step.id,
            words: words.clone(),
            by: step.by.by,
            on: step.by.on,
        };
    }
    let LessonState::Written { words, .. } = before else {
        return before;
    };
    if let Deed::LessonReturned { words: why } = &step.deed {
        let why = why.clone();
        LessonState::Returned { words, why }
    } else {
        LessonState::Shared { words }
    }
}
