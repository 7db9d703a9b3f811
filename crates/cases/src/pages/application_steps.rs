//! What can happen to an application while it waits, one thing a page: a delay, a request for decision, withdrawal.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{Form, Reply, Visit, components::Button};
use rulebook::keys;

use super::case_view::{OneForm, Shown, load, prose};
use crate::actions::{DemandDecision, RefuseDemand, TellOfDelay, WithdrawApplication};

/// The form by which an application is taken back.
pub(super) async fn show_withdraw(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = fresh(&visit, &shown)?.with("on", visit.today());
    Ok(view_withdraw(&visit, &shown, &form))
}

/// The person takes it back.
pub(super) async fn withdraw(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (version, on, reason) = (form.version(), form.past_date("on"), form.prose("reason"));
    let input = on.zip(reason).map(|(on, reason)| WithdrawApplication {
        person: shown.person.id,
        case: shown.file.case.id,
        version,
        on,
        reason,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => {
            let to = shown.address_or_list(&visit).await?;
            Ok(visit.go(to).saying("cases-application-withdrawn-saved"))
        }
        None => Ok(view_withdraw(&visit, &shown, &form)),
    }
}

fn view_withdraw(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-withdraw-title",
        lead: "cases-withdraw-intro",
        above: wishes(shown),
        to: format!("{}/ansokan/aterta", shown.address()),
        fields: html! {
            (form.area(t, "reason", "cases-withdraw-reason").hint(t.say("cases-withdraw-reason-hint")).rows(3))
            (form.day(t, "on", "cases-withdraw-on"))
        },
        button: Button::danger(t.say("cases-withdraw-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// The form by which the person is told of a delay.
pub(super) async fn show_delay(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = fresh(&visit, &shown)?.with("on", visit.today());
    Ok(view_delay(&visit, &shown, &form))
}

/// The person is told of a delay.
pub(super) async fn tell(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (version, on) = (form.version(), form.past_date("on"));
    let (reason, expected) = (form.prose("reason"), form.date("expected"));
    let input = on.zip(reason).zip(expected);
    let input = input.map(|((on, reason), expected)| TellOfDelay {
        person: shown.person.id,
        case: shown.file.case.id,
        version,
        on,
        reason,
        expected,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("cases-delay-saved")),
        None => Ok(view_delay(&visit, &shown, &form)),
    }
}

fn view_delay(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-delay-title",
        lead: "cases-delay-intro",
        above: visit.why(keys::FL_11),
        to: format!("{}/ansokan/forsening", shown.address()),
        fields: html! {
            (form.area(t, "reason", "cases-delay-reason").hint(t.say("cases-delay-reason-hint")).rows(3))
            (form.day(t, "expected", "cases-delay-expected"))
            (form.day(t, "on", "cases-delay-on"))
        },
        button: Button::primary(t.say("cases-delay-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// The form by which a request for decision is received.
pub(super) async fn show_demand(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = fresh(&visit, &shown)?.with("on", visit.today());
    Ok(view_demand(&visit, &shown, &form))
}

/// The person asks that it be decided.
pub(super) async fn demand(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (version, on) = (form.version(), form.past_date("on"));
    let input = on.map(|on| DemandDecision {
        person: shown.person.id,
        case: shown.file.case.id,
        version,
        on,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("cases-demand-saved")),
        None => Ok(view_demand(&visit, &shown, &form)),
    }
}

fn view_demand(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-demand-title",
        lead: "cases-demand-intro",
        above: html! { (visit.why_all(&[keys::FL_12_WAIT, keys::FL_12_ANSWER])) },
        to: format!("{}/ansokan/begaran", shown.address()),
        fields: html! { (form.day(t, "on", "cases-demand-on")) },
        button: Button::primary(t.say("cases-demand-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// The form by which a request for decision is refused.
pub(super) async fn show_refuse(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = fresh(&visit, &shown)?;
    Ok(view_refuse(&visit, &shown, &form))
}

/// That is refused for now.
pub(super) async fn refuse(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (version, reasons) = (form.version(), form.prose("reasons"));
    let input = reasons.map(|reasons| RefuseDemand {
        person: shown.person.id,
        case: shown.file.case.id,
        version,
        reasons,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address())
            .saying("cases-demand-refused-saved")),
        None => Ok(view_refuse(&visit, &shown, &form)),
    }
}

fn view_refuse(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-demand-refuse-title",
        lead: "cases-demand-refuse-intro",
        above: visit.why(keys::FL_12_ANSWER),
        to: format!("{}/ansokan/begaran/avsla", shown.address()),
        fields: html! {
            (form.area(t, "reasons", "cases-demand-reasons").hint(t.say("cases-demand-reasons-hint")).rows(4))
        },
        button: Button::primary(t.say("cases-demand-refuse")),
        form,
    };
    shown.one_form(visit, page)
}

fn fresh(visit: &Visit, shown: &Shown) -> Result<Form, Problem> {
    let application = shown.file.application.as_ref().ok_or(Problem::NotFound)?;
    Ok(visit.blank().with("version", application.version))
}

fn wishes(shown: &Shown) -> Markup {
    html! {
        @if let Some(application) = &shown.file.application {
            div.own-words { (prose(&application.wishes.words)) }
        }
    }
}
