//! The parts of a case's page: plan, needs, communication, assessment, decisions.

use maud::{Markup, html};
use organisation::{LifeArea, Service};
use page_kit::{
    Visit,
    components::{Button, ButtonRow, Facts, Notice, Section, Status, StatusKind},
    dates,
};
use rulebook::keys;

use super::{
    case_view::{Shown, area_name, prose, service_name},
    conclude::ground_name,
};
use crate::model::{AssessedNeed, Decision, DecisionState, InvestigationState, Outcome};

/// How the investigation is carried out.
pub(super) fn plan(visit: &Visit, shown: &Shown, may_write: bool) -> Markup {
    let t = visit.t();
    let investigation = &shown.file.investigation;
    let plan = &investigation.plan;
    let interpreter = t.say(&format!(
        "residents-interpreter-{}",
        investigation.interpreter.key()
    ));
    let facts = Facts::new()
        .fact(t.say("cases-plan-interpreter"), interpreter)
        .maybe(
            t.say("cases-plan-language"),
            plan.language.as_ref().map(ToString::to_string),
        )
        .maybe(
            t.say("cases-plan-participation"),
            plan.participation.as_ref().map(prose),
        )
        .maybe(t.say("cases-plan-steps"), plan.steps.as_ref().map(prose));
    let mut section = Section::new("plan", t.say("cases-plan-title"), facts);
    if may_write && investigation.state == InvestigationState::Open {
        let to = format!("{}/plan", shown.address());
        section = section.actions(Button::secondary(t.say("cases-plan-change")).href(to));
    }
    html! { (section) }
}

/// The life areas: which have been described, and how much the person is limited.
pub(super) fn needs(visit: &Visit, shown: &Shown, may_write: bool) -> Markup {
    let t = visit.t();
    let is_open = may_write && shown.file.investigation.state == InvestigationState::Open;
    let body = html! {
        @if is_open {
            p { (t.say("cases-needs-intro")) }
            ul.areas {
                @for area in LifeArea::ALL {
                    @let need = shown.file.needs.iter().find(|n| n.area == *area);
                    li {
                        a href={ (shown.address()) "/behov/" (area.key()) } { (area_name(visit, *area)) }
                        " " (described(visit, need))
                    }
                }
            }
        }
        (needs_in_short(visit, shown))
    };
    html! { (Section::new("behov", t.say("cases-needs-title"), body)) }
}

fn described(visit: &Visit, need: Option<&AssessedNeed>) -> Status {
    let t = visit.t();
    match need.map(|need| need.described.limitation) {
        None => Status::new(StatusKind::New, t.say("cases-need-not-described")),
        Some(None) => Status::new(StatusKind::Done, t.say("cases-need-described")),
        Some(Some(level)) => Status::new(
            StatusKind::Done,
            t.say(&format!("cases-limitation-{}", level.key())),
        ),
    }
}

/// What has been described, to be read.
pub(super) fn needs_in_short(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    html! {
        @if shown.file.needs.is_empty() { p { (t.say("cases-needs-none")) } }
        @for need in &shown.file.needs {
            h3 { (area_name(visit, need.area)) }
            (need_facts(visit, need))
        }
    }
}

fn need_facts(visit: &Visit, need: &AssessedNeed) -> Facts {
    let t = visit.t();
    let described = &need.described;
    let level = |level: Option<crate::model::Limitation>| {
        level.map(|level| {
            let name = t.say(&format!("cases-limitation-{}", level.key()));
            format!("{} – {name}", level.key())
        })
    };
    Facts::new()
        .maybe(
            t.say("cases-need-state"),
            described.state_now.as_ref().map(prose),
        )
        .maybe(
            t.say("cases-need-resources"),
            described.resources.as_ref().map(prose),
        )
        .maybe(t.say("cases-need-limitation"), level(described.limitation))
        .maybe(
            t.say("cases-need-factors"),
            described.factors.as_ref().map(prose),
        )
        .maybe(
            t.say("cases-need-relatives"),
            described.relatives.as_ref().map(prose),
        )
        .maybe(t.say("cases-need-aim"), described.aim.as_ref().map(prose))
        .maybe(
            t.say("cases-need-limitation-aimed"),
            level(described.limitation_aimed),
        )
        .maybe(t.say("cases-need-need"), described.need.as_ref().map(prose))
}

/// What the person was given to comment on, what was answered, what is disputed.
pub(super) fn communications(visit: &Visit, shown: &Shown, may_write: bool) -> Markup {
    let t = visit.t();
    let is_open = shown.file.investigation.state == InvestigationState::Open;
    let to = shown.address();
    let body = html! {
        @if shown.file.communications.is_empty() { p { (t.say("cases-communication-none")) } }
        @for sent in &shown.file.communications {
            p { strong { (t.with("cases-communication-sent-on", &[
                ("day", sent.sent.into()), ("answer-by", sent.answer_by.into())])) } }
            (prose(&sent.material))
            @match &sent.answer {
                Some(answer) => {
                    p { (t.with("cases-answer-came", &[("day", answer.on.into())])) }
                    @match &answer.words {
                        Some(words) => { div.own-words { (prose(words)) } }
                        None => { p { (t.say("cases-answer-nothing")) } }
                    }
                }
                None => { @if may_write && is_open {
                    (ButtonRow::new(Button::secondary(t.say("cases-answer-title"))
                        .href(format!("{to}/kommunicering/{}/svar", sent.id))))
                } }
            }
        }
        @for dispute in &shown.file.disputes {
            (Notice::warning(t, t.with("cases-dispute-noted-on", &[("day", dispute.said.into())])).body(html! {
                (prose(&dispute.about))
                div.own-words { (prose(&dispute.view)) }
            }))
        }
        @if may_write {
            @if is_open {
                (ButtonRow::new(Button::secondary(t.say("cases-communication-title")).href(format!("{to}/kommunicering")))
                    .and(Button::quiet(t.say("cases-dispute-title")).href(format!("{to}/invandning"))))
            } @else {
                (ButtonRow::new(Button::quiet(t.say("cases-dispute-title")).href(format!("{to}/invandning"))))
            }
        }
    };
    html! { (Section::new("kommunicering", t.say("cases-communications-title"), body)) }
}

/// The assessment, or the way to it.
pub(super) fn assessment(visit: &Visit, shown: &Shown, may_write: bool) -> Markup {
    let t = visit.t();
    let investigation = &shown.file.investigation;
    let body = match (&investigation.conclusion, investigation.state) {
        (Some(end), _) => html! {
            (prose(&end.assessment))
            @if let Some(waiver) = &end.waiver {
                (Notice::info(t, t.with("cases-conclude-waived",
                    &[("ground", ground_name(visit, &waiver.ground).into())])).body(prose(&waiver.reason)))
                (visit.why(keys::FL_25_EXCEPTIONS))
            }
        },
        (None, InvestigationState::Open) if may_write => html! {
            p { (t.say("cases-assessment-none")) }
            (ButtonRow::new(Button::secondary(t.say("cases-conclude-title"))
                .href(format!("{}/avsluta-utredning", shown.address()))))
        },
        (None, _) => html! { p { (t.say("cases-assessment-none")) } },
    };
    html! { (Section::new("bedomning", t.say("cases-assessment-title"), body)) }
}

/// The decisions of the case, and the way to the next.
pub(super) fn decisions(
    visit: &Visit,
    shown: &Shown,
    (catalogue, may_write): (&[Service], bool),
) -> Markup {
    let t = visit.t();
    let may_decide = may_write && shown.file.investigation.state == InvestigationState::Concluded;
    let body = html! {
        @if shown.file.decisions.is_empty() { p { (t.say("cases-decisions-none")) } }
        @else {
            ul.decisions {
                @for decision in &shown.file.decisions {
                    li {
                        a href=(decision.address()) { (service_name(visit, catalogue, &decision.service)) }
                        " " (outcome(visit, decision)) " "
                        (dates::day_element(visit.language(), decision.decided, visit.today()))
                    }
                }
            }
        }
        @if may_decide {
            (ButtonRow::new(Button::secondary(t.say("cases-decision-new-title"))
                .href(format!("{}/beslut/ny", shown.address()))))
        }
    };
    html! { (Section::new("beslut", t.say("cases-decisions-title"), body)) }
}

/// What was decided, and whether it still stands, as a tag.
pub(super) fn outcome(visit: &Visit, decision: &Decision) -> Status {
    let t = visit.t();
    match decision.state {
        DecisionState::Standing => {
            let kind = match decision.outcome {
                Outcome::Approved | Outcome::Partly => StatusKind::Done,
                Outcome::Refused => StatusKind::Stopped,
            };
            Status::new(
                kind,
                t.say(&format!("cases-outcome-{}", decision.outcome.key())),
            )
        }
        DecisionState::Changed | DecisionState::Revoked | DecisionState::Ended => Status::new(
            StatusKind::Closed,
            t.say(&format!("cases-decision-state-{}", decision.state.key())),
        ),
    }
}
