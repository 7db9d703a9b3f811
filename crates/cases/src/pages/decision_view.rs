//! One decision on one page: what was decided and why, how it goes, and what can be done.

use access::{Need, Resource};
use kernel::{Fault, Problem};
use maud::{Markup, html};
use organisation::{Regime, Service};
use page_kit::{
    Reply, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Due, Facts, Happening, Heading, Notice, Section, Timeline,
    },
    dates,
};
use residents::Person;
use rulebook::keys;

use super::{
    case_parts::outcome,
    case_view::{Closed, OneForm, person, prose, service_name},
    decision_letters, delegations,
};
use crate::{
    actions::deadlines::execute_kind,
    model::{Case, Decision, DecisionState, FollowUp},
    reads,
    rules::terms::last_day_by,
};

/// A decision, its case, and the person whom it is about.
pub(super) struct ShownDecision {
    pub(super) decision: Decision,
    pub(super) case: Case,
    pub(super) person: Person,
    pub(super) service: Option<Service>,
}

/// The decision in the address.
pub(super) async fn load(visit: &Visit) -> Result<ShownDecision, Problem> {
    let person = person(visit).await?;
    let reader = visit.reader();
    let decision = reads::decision(reader, person.id, visit.id("decision")?)
        .await?
        .ok_or(Problem::NotFound)?;
    let case = reads::case(reader, person.id, decision.case)
        .await?
        .ok_or_else(|| Fault::new("a decision has no case"))?;
    Ok(ShownDecision {
        service: organisation::service(reader, &decision.service).await?,
        decision,
        case,
        person,
    })
}

impl ShownDecision {
    /// The service that it is about.
    pub(super) fn name(&self, visit: &Visit) -> String {
        service_name(visit, self.service.as_slice(), &self.decision.service)
    }

    /// A page of the decision with one form; it leads back to the decision.
    pub(super) fn one_form(&self, visit: &Visit, page: OneForm<'_>) -> Reply {
        let way = self
            .way(visit)
            .step(self.name(visit), self.decision.address());
        page.show(visit, &self.person, (way, self.decision.address()))
    }

    /// The same page without its form, and why.
    pub(super) fn closed(&self, visit: &Visit, page: Closed) -> Reply {
        let way = self
            .way(visit)
            .step(self.name(visit), self.decision.address());
        page.show(visit, &self.person, (way, self.decision.address()))
    }

    /// The way to a page of the decision.
    pub(super) fn way_here<'v>(&self, visit: &'v Visit, here: String) -> Breadcrumbs<'v> {
        self.way(visit)
            .step(self.name(visit), self.decision.address())
            .here(here)
    }

    fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let number = self.case.number().to_string();
        let case = visit
            .t()
            .with("cases-case-title", &[("number", number.into())]);
        Breadcrumbs::new(visit.t())
            .step(self.person.name(), format!("/personer/{}", self.person.id))
            .step(case, self.case.address())
    }
}

/// The decision.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let shown = load(&visit).await?;
    let follow_ups = reads::follow_ups(visit.reader(), shown.decision.id).await?;
    let need = Need::decide(Resource::Decision).about(shown.person.id);
    let may_decide = access::may(visit.reader(), &visit.call, need).await?;
    let need = Need::write(Resource::Decision).about(shown.person.id);
    let may_write = access::may(visit.reader(), &visit.call, need).await?;
    let decision = &shown.decision;
    let may_order = may_write && is_to_order(&visit, decision).await?;
    let letters = decision_letters::section(&visit, decision).await?;
    let title = shown.name(&visit);
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()).actions(outcome(&visit, decision)))
        (ended(&visit, decision))
        div.decision-what { (prose(&decision.contents.what)) }
        (facts(&visit, &shown))
        (texts(&visit, decision))
        (course(&visit, decision, may_write)?)
        @if may_order { (to_order(&visit, decision)) }
        (followed(&visit, decision, &follow_ups))
        (letters)
        @if may_decide { (steps(&visit, decision)) }
    };
    let way = shown.way(&visit).here(title.clone());
    let print = t.with("cases-decision-title", &[("service", title.into())]);
    Ok(Reply::page(print, body).breadcrumbs(&way))
}

fn facts(visit: &Visit, shown: &ShownDecision) -> Facts {
    let t = visit.t();
    let decision = &shown.decision;
    let period = decision
        .period
        .map(|p| dates::period(visit.language(), p.from(), p.to()));
    let group = decision
        .group
        .map(|g| t.say(&format!("cases-lss-group-{}", g.key())));
    Facts::new()
        .fact(
            t.say("cases-decision-day"),
            dates::day_element(visit.language(), decision.decided, visit.today()),
        )
        .maybe(t.say("cases-decision-period"), period)
        .fact(
            t.say("cases-application-regime"),
            t.say(&format!("cases-regime-{}", decision.regime.key())),
        )
        .maybe(t.say("cases-decision-group"), group)
        .fact(
            t.say("cases-decision-delegation"),
            delegations::cited(&decision.by),
        )
        .maybe(
            t.say("cases-decision-replaces"),
            decision.replaces.map(|old| {
                html! { a href={ "/personer/" (shown.person.id) "/beslut/" (old) } { (t.say("cases-decision-earlier")) } }
            }),
        )
}

fn texts(visit: &Visit, decision: &Decision) -> Markup {
    let t = visit.t();
    let contents = &decision.contents;
    html! {
        @if let Some(reasons) = &contents.reasons {
            (Section::new("skal", t.say("cases-decision-reasons"), html! {
                (prose(reasons))
                (visit.why(keys::FL_32))
            }))
        }
        @if let Some(goal) = &contents.goal {
            (Section::new("mal", t.say("cases-decision-goal"), prose(goal)))
        }
        @if let Some(part) = &contents.took_part {
            (Section::new("deltog", t.say("cases-decision-took-part"), prose(part)))
        }
    }
}

/// That it no longer stands, first on the page.
fn ended(visit: &Visit, decision: &Decision) -> Markup {
    let t = visit.t();
    html! {
        @if let Some(ending) = &decision.ending {
            (Notice::info(t, t.with(&format!("cases-ended-{}", decision.state.key()),
                &[("day", ending.on.into())])).body(prose(&ending.reason)))
        }
    }
}

/// Whether the person has got what was granted, and before when that must be.
fn course(visit: &Visit, decision: &Decision, may_write: bool) -> Result<Markup, Problem> {
    let t = visit.t();
    if !decision.outcome.is_favourable() || decision.state != DecisionState::Standing {
        return Ok(html! {});
    }
    let today = visit.today();
    let kind = execute_kind(decision.regime);
    let from = decision.interrupted.unwrap_or(decision.decided);
    let last = last_day_by(&visit.app.rules(), kind.rule, (from, today))?;
    let body = match (decision.executed, decision.interrupted) {
        (Some(day), None) => html! {
            p { (t.with("cases-execution-since", &[("day", day.into())])) }
            @if may_write {
                (ButtonRow::new(Button::quiet(t.say("cases-interrupt-title")).href(format!("{}/avbrott", decision.address()))))
            }
        },
        (executed, interrupted) => html! {
            @if let (Some(_), Some(day)) = (executed, interrupted) {
                p { (t.with("cases-execution-broken", &[("day", day.into())])) }
            }
            p { (t.say("cases-execution-due")) " " (Due::day(t, last, today)) }
            (visit.why(kind.rule))
            @if may_write {
                (ButtonRow::new(Button::secondary(t.say("cases-execute-title"))
                    .href(format!("{}/verkstalld", decision.address()))))
            }
        },
    };
    Ok(html! { (Section::new("verkstallighet", t.say("cases-execution-title"), body)) })
}

/// Whether a provider is still to be asked to carry it out.
async fn is_to_order(visit: &Visit, decision: &Decision) -> Result<bool, Problem> {
    let stands = decision.outcome.is_favourable() && decision.state == DecisionState::Standing;
    if !stands || decision.executed.is_some() {
        return Ok(false);
    }
    let ordered = reads::decisions_ordered(visit.reader(), decision.case).await?;
    Ok(!ordered.contains(&decision.id))
}

/// The way to the order, for a yes that nobody carries out yet.
fn to_order(visit: &Visit, decision: &Decision) -> Markup {
    let t = visit.t();
    let to = format!(
        "/personer/{}/bestallningar/ny?case={}",
        decision.person, decision.case
    );
    html! { (ButtonRow::new(Button::primary(t.say("cases-order-begin")).href(to))) }
}

/// What was asked since, and when it is asked next.
fn followed(visit: &Visit, decision: &Decision, follow_ups: &[FollowUp]) -> Markup {
    let t = visit.t();
    if !decision.outcome.is_favourable() {
        return html! {};
    }
    let (language, today) = (visit.language(), visit.today());
    let mut timeline = Timeline::new();
    for follow_up in follow_ups {
        let (Some(done), Some(outcome)) = (follow_up.done, follow_up.outcome) else {
            continue;
        };
        let what = t.say(&format!("cases-follow-up-outcome-{}", outcome.key()));
        let mut happening = Happening::new(dates::day_element(language, done, today), what);
        if let Some(words) = &follow_up.words {
            happening = happening.more(prose(words));
        }
        timeline = timeline.happening(happening);
    }
    let has_done = follow_ups.iter().any(|f| f.done.is_some());
    let next = decision
        .follow_up
        .filter(|_| decision.state == DecisionState::Standing);
    let body = html! {
        @if has_done { (timeline) } @else { p { (t.say("cases-follow-up-none")) } }
        @if let Some(next) = next {
            p { (t.say("cases-decision-follow-up")) " " (Due::day(t, next, today)) }
            (visit.why(keys::LOCAL_DECISION_FOLLOW_UP))
            @if decision.regime == Regime::Lss { (visit.why(keys::LSS_10)) }
        }
    };
    html! { (Section::new("uppfoljning", t.say("cases-follow-up-title"), body)) }
}

/// What can be done to a decision that stands.
fn steps(visit: &Visit, decision: &Decision) -> Markup {
    let t = visit.t();
    let to = decision.address();
    if !decision.outcome.is_favourable() || decision.state != DecisionState::Standing {
        return html! {};
    }
    html! {
        (Section::new("gora", t.say("cases-decision-steps"), html! {
            (ButtonRow::new(Button::secondary(t.say("cases-follow-up-do"))
                .href(format!("/personer/{}/uppfoljningar/ny", decision.person)))
                .and(Button::secondary(t.say("cases-change-title")).href(format!("{to}/andra")))
                .and(Button::quiet(t.say("cases-end-title")).href(format!("{to}/upphor")))
                .and(Button::quiet(t.say("cases-revoke-title")).href(format!("{to}/aterkalla"))))
        }))
    }
}
