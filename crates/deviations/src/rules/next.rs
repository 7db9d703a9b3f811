//! What may be done next, by how far a case has come.

use kernel::{Date, Line, Refusal};

use crate::model::{Case, Class, Deed, LessonState, Outcome, State};

/// Whether something may be done to a case as it stands. What is lacking is said all at once.
pub(crate) fn may(case: &Case, deed: &Deed) -> Result<(), Vec<Refusal>> {
    let no = match deed {
        Deed::Triaged { class, .. } => triaging(case, *class),
        Deed::PersonTold { .. } => vec![],
        Deed::CommitteeTold { .. } => one_unless(
            case.is_lex_sarah() && case.is_private,
            Refusal::new("deviations-refusal-not-private").because("sol-27-4"),
        ),
        Deed::CommitteeRead { .. } => one_unless(
            case.committee_told.is_some() && !case.is_committee_read,
            Refusal::new("deviations-refusal-committee-read"),
        ),
        Deed::MeasurePlanned { .. } => judged_and_open(case),
        Deed::Investigated { found } => {
            let mut no = judged_and_open(case);
            // What the Inspectorate and the closing rest on is not unfinished again.
            if case.investigated.is_some() && !found.is_done {
                no.push(Refusal::new("deviations-refusal-investigation-done").at("done"));
            }
            no
        }
        Deed::MeasureTaken { measure, .. } | Deed::MeasureDropped { measure, .. } => one_unless(
            case.open_measures.iter().any(|(id, _)| id == measure),
            Refusal::new("deviations-refusal-measure-over"),
        ),
        Deed::Judged { is_serious, .. } => judging(case, *is_serious),
        Deed::Notified { is_whole, .. } => notifying(case, *is_whole),
        Deed::NoticeCorrected { on, number } => correcting(case, (*on, number.as_ref())),
        Deed::InvestigationSent { .. } => {
            let is_waited_for = case.notified.is_some() && !case.is_sent;
            let mut no = one_unless(is_waited_for, Refusal::new("deviations-refusal-sent"));
            no.extend(investigated(case));
            no
        }
        Deed::FollowedUp { .. } => {
            let mut no = investigated(case);
            no.extend(not_closed(case));
            no
        }
        Deed::Closed { .. } => closing(case),
        Deed::Reopened { .. } => one_unless(
            case.state == State::Closed,
            Refusal::new("deviations-refusal-not-closed"),
        ),
        Deed::LessonWritten { .. } => {
            let mut no = one_unless(
                case.state == State::Closed,
                Refusal::new("deviations-refusal-close-first"),
            );
            if matches!(case.lesson, LessonState::Shared { .. }) {
                no.push(Refusal::new("deviations-refusal-shared"));
            }
            no
        }
        Deed::LessonReturned { .. } | Deed::LessonConfirmed => {
            let mut no = one_unless(
                matches!(case.lesson, LessonState::Written { .. }),
                Refusal::new("deviations-refusal-no-lesson"),
            );
            // What is looked into once more may teach something else.
            if case.state != State::Closed {
                no.push(Refusal::new("deviations-refusal-close-first"));
            }
            no
        }
    };
    if no.is_empty() { Ok(()) } else { Err(no) }
}

/// Whether something can have been sent to the Inspectorate on a day: after it happened, and not ahead. It may have been
/// told of here in writing some days later.
pub(crate) fn check_sent(happened: Date, on: Date, today: Date) -> Result<(), Refusal> {
    if on < happened {
        return Err(Refusal::new("deviations-refusal-sent-before").at("on"));
    }
    if on > today {
        return Err(Refusal::new("deviations-refusal-sent-ahead").at("on"));
    }
    Ok(())
}

fn one_unless(is_so: bool, refusal: Refusal) -> Vec<Refusal> {
    if is_so { vec![] } else { vec![refusal] }
}

fn not_closed(case: &Case) -> Vec<Refusal> {
    one_unless(
        case.state != State::Closed,
        Refusal::new("deviations-refusal-closed"),
    )
}

/// A report is judged anew as often as it is thought otherwise, but what was notified is not made less of.
fn triaging(case: &Case, class: Class) -> Vec<Refusal> {
    let mut no = not_closed(case);
    if case.notified.is_some() && !class.is_lex_sarah() {
        no.push(
            Refusal::new("deviations-refusal-notified")
                .at("class")
                .because("sol-27-6"),
        );
    }
    no
}

fn judging(case: &Case, is_serious: bool) -> Vec<Refusal> {
    let mut no = lex_sarah(case);
    no.extend(not_closed(case));
    if case.notified.is_some() && !is_serious {
        no.push(
            Refusal::new("deviations-refusal-notified")
                .at("serious")
                .because("sol-27-6"),
        );
    }
    no
}

fn judged_and_open(case: &Case) -> Vec<Refusal> {
    let mut no = one_unless(
        case.triaged.is_some(),
        Refusal::new("deviations-refusal-triage-first"),
    );
    no.extend(not_closed(case));
    no
}

fn lex_sarah(case: &Case) -> Vec<Refusal> {
    one_unless(
        case.is_lex_sarah(),
        Refusal::new("deviations-refusal-not-wrong").because("sol-27-6"),
    )
}

fn investigated(case: &Case) -> Vec<Refusal> {
    one_unless(
        case.investigated.is_some(),
        Refusal::new("deviations-refusal-investigate-first"),
    )
}

/// The Inspectorate is notified of what is serious, with the investigation (`SoL` 27:6, LSS 24 f); one that is not
/// finished is sent afterwards.
fn notifying(case: &Case, is_whole: bool) -> Vec<Refusal> {
    let mut no = one_unless(
        case.is_serious(),
        Refusal::new("deviations-refusal-not-serious").because("sol-27-6"),
    );
    if case.notified.is_some() {
        no.push(Refusal::new("deviations-refusal-notified-already"));
    }
    if is_whole && case.investigated.is_none() {
        no.push(Refusal::new("deviations-refusal-no-investigation").at("whole"));
    }
    no
}

fn correcting(case: &Case, (on, number): (Date, Option<&Line>)) -> Vec<Refusal> {
    let mut no = one_unless(
        case.notified.is_some(),
        Refusal::new("deviations-refusal-not-notified"),
    );
    if case.notified == Some(on) && case.notice_number.as_ref() == number {
        no.push(Refusal::new("deviations-refusal-same-notice"));
    }
    no
}

/// A case ends when it is investigated and put right or undone (`SoL` 27:5), and the Inspectorate has what it is to
/// have.
fn closing(case: &Case) -> Vec<Refusal> {
    let mut no = judged_and_open(case);
    no.extend(investigated(case));
    if !case.open_measures.is_empty() {
        no.push(Refusal::new("deviations-refusal-open-measures"));
    }
    match case.outcome {
        Some(Outcome::Helped | Outcome::NotNeeded) => {}
        Some(Outcome::NotYet) | None => no.push(Refusal::new("deviations-refusal-follow-up-first")),
    }
    if case.is_lex_sarah() && case.judged.is_none() {
        no.push(Refusal::new("deviations-refusal-judge-first").because("sol-27-6"));
    }
    if case.is_serious() && !(case.notified.is_some() && case.is_sent) {
        no.push(Refusal::new("deviations-refusal-notify-first").because("sol-27-6"));
    }
    if case.is_committee_to_know() && case.committee_told.is_none() {
        no.push(Refusal::new("deviations-refusal-tell-committee-first").because("sol-27-4"));
    }
    no
}
