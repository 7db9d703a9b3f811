//! What happens to a decision that stands, one thing a page: carried out, broken off, ended. It is
//! followed up in the room for that.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit, components::Button};

use super::{
    case_view::{OneForm, choices},
    decision_view::{ShownDecision, load},
};
use crate::{
    actions::{EndDecision, MarkExecuted, MarkInterrupted, deadlines::execute_kind},
    model::EndReason,
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
