//! What happens to a decision that stands, one thing a page: carried out, broken off, followed up, ended.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit, components::Button};
use rulebook::keys;

use super::{
    case_view::{OneForm, choices, prose},
    decision_view::{ShownDecision, load},
};
use crate::{
    actions::{
        EndDecision, FollowUpDecision, MarkExecuted, MarkInterrupted, deadlines::execute_kind,
    },
    model::{EndReason, FollowUpOutcome},
    rules::terms::last_day_by,
};

/// The form by which it is said that help has begun.
pub(super) async fn show_execute(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit.blank().with("on", visit.today());
    Ok(view_execute(&visit, &shown, &form))
}

/// The person has got the service.
pub(super) async fn execute(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = form.past_date("on").map(|on| MarkExecuted {
        person: shown.person.id,
        decision: shown.decision.id,
        on,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(saved(&visit, &shown, "cases-execute-saved")),
        None => Ok(view_execute(&visit, &shown, &form)),
    }
}

fn view_execute(visit: &Visit, shown: &ShownDecision, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-execute-title",
        lead: "cases-execute-lead",
        above: visit.why(execute_kind(shown.decision.regime).rule),
        to: format!("{}/verkstalld", shown.decision.address()),
        fields: html! { (form.day(t, "on", "cases-execute-on")) },
        button: Button::primary(t.say("cases-execute-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// The form by which it is said that help has been broken off.
pub(super) async fn show_interrupt(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit.blank().with("on", visit.today());
    Ok(view_interrupt(&visit, &shown, &form))
}

/// The person does not get it any more.
pub(super) async fn interrupt(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (on, reason) = (form.past_date("on"), form.prose("reason"));
    let input = on.zip(reason).map(|(on, reason)| MarkInterrupted {
        person: shown.person.id,
        decision: shown.decision.id,
        on,
        reason,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(saved(&visit, &shown, "cases-interrupt-saved")),
        None => Ok(view_interrupt(&visit, &shown, &form)),
    }
}

fn view_interrupt(visit: &Visit, shown: &ShownDecision, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-interrupt-title",
        lead: "cases-interrupt-lead",
        above: visit.why(execute_kind(shown.decision.regime).rule),
        to: format!("{}/avbrott", shown.decision.address()),
        fields: html! {
            (form.area(t, "reason", "cases-interrupt-reason").rows(3))
            (form.day(t, "on", "cases-interrupt-on"))
        },
        button: Button::primary(t.say("cases-interrupt-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// The form by which it is followed up.
pub(super) async fn show_follow_up(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let today = visit.today();
    let rules = visit.app.rules();
    let next = last_day_by(&rules, keys::LOCAL_DECISION_FOLLOW_UP, (today, today))?;
    let form = visit
        .blank()
        .with("version", shown.decision.version)
        .with("on", today)
        .with("follow-up", next);
    Ok(view_follow_up(&visit, &shown, &form))
}

/// The person was asked.
pub(super) async fn follow_up(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (on, outcome) = (form.past_date("on"), form.choice("outcome"));
    let (words, next) = (form.prose("words"), form.optional_date("follow-up"));
    let input = (|| {
        Some(FollowUpDecision {
            person: shown.person.id,
            decision: shown.decision.id,
            version,
            on: on?,
            outcome: outcome?,
            words: words?,
            next: next?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(saved(&visit, &shown, "cases-follow-up-saved")),
        None => Ok(view_follow_up(&visit, &shown, &form)),
    }
}

fn view_follow_up(visit: &Visit, shown: &ShownDecision, form: &Form) -> Reply {
    let t = visit.t();
    let outcomes = choices(
        visit,
        "cases-follow-up-outcome-",
        FollowUpOutcome::ALL.iter().map(|o| o.key()),
    );
    let page = OneForm {
        title: "cases-follow-up-do",
        lead: "cases-follow-up-lead",
        above: html! {
            @if let Some(goal) = &shown.decision.contents.goal { (prose(goal)) }
            (visit.why(keys::LOCAL_DECISION_FOLLOW_UP))
        },
        to: format!("{}/folj-upp", shown.decision.address()),
        fields: html! {
            (form.area(t, "words", "cases-follow-up-words").hint(t.say("cases-follow-up-words-hint")).rows(6))
            (form.radios(t, "outcome", "cases-follow-up-outcome", outcomes))
            (form.day(t, "on", "cases-follow-up-on"))
            (form.day(t, "follow-up", "cases-follow-up-next").optional())
        },
        button: Button::primary(t.say("cases-follow-up-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// The form by which it ends without harm.
pub(super) async fn show_end(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit
        .blank()
        .with("version", shown.decision.version)
        .with("on", visit.today());
    Ok(view_end(&visit, &shown, &form))
}

/// It ends.
pub(super) async fn end(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (on, reason, words) = (form.date("on"), form.choice("reason"), form.prose("words"));
    let input = on.zip(reason).zip(words);
    let input = input.map(|((on, reason), words)| EndDecision {
        person: shown.person.id,
        decision: shown.decision.id,
        version,
        on,
        reason,
        words,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(saved(&visit, &shown, "cases-end-saved")),
        None => Ok(view_end(&visit, &shown, &form)),
    }
}

fn view_end(visit: &Visit, shown: &ShownDecision, form: &Form) -> Reply {
    let t = visit.t();
    let reasons = choices(
        visit,
        "cases-end-reason-",
        EndReason::ALL.iter().map(|r| r.key()),
    );
    let page = OneForm {
        title: "cases-end-title",
        lead: "cases-end-lead",
        above: html! {},
        to: format!("{}/upphor", shown.decision.address()),
        fields: html! {
            (form.radios(t, "reason", "cases-end-reason", reasons))
            (form.area(t, "words", "cases-end-words").hint(t.say("cases-end-words-hint")).rows(3))
            (form.day(t, "on", "cases-end-on"))
        },
        button: Button::primary(t.say("cases-end-save")),
        form,
    };
    shown.one_form(visit, page)
}

pub(super) fn saved(visit: &Visit, shown: &ShownDecision, text: &str) -> Reply {
    visit.go(shown.decision.address()).saying(text)
}
