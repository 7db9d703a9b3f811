//! The application of a case: what was asked for, and what can happen to it while it waits.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Facts, Heading, Notice, Section},
    dates,
};
use rulebook::keys;

use super::case_view::{Shown, load, prose};
use crate::{
    actions::{DemandDecision, RefuseDemand, TellOfDelay, WithdrawApplication},
    model::{Application, ApplicationState},
    rules::application::wait_ends,
};

/// The application with its forms.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = fresh(&visit, &shown)?;
    view(&visit, &shown, &form)
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
        Some(()) => Ok(saved(&visit, &shown, "cases-application-withdrawn-saved")),
        None => view(&visit, &shown, &form),
    }
}

/// The person is told of a delay.
pub(super) async fn tell(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (version, on) = (form.version(), form.past_date("told-on"));
    let (reason, expected) = (form.prose("told-reason"), form.date("expected"));
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
        Some(()) => Ok(saved(&visit, &shown, "cases-delay-saved")),
        None => view(&visit, &shown, &form),
    }
}

/// The person asks that it be decided.
pub(super) async fn demand(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (version, on) = (form.version(), form.past_date("demanded-on"));
    let input = on.map(|on| DemandDecision {
        person: shown.person.id,
        case: shown.file.case.id,
        version,
        on,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(saved(&visit, &shown, "cases-demand-saved")),
        None => view(&visit, &shown, &form),
    }
}

/// That is refused for now.
pub(super) async fn refuse(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (version, reasons) = (form.version(), form.prose("demand-reasons"));
    let input = reasons.map(|reasons| RefuseDemand {
        person: shown.person.id,
        case: shown.file.case.id,
        version,
        reasons,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(saved(&visit, &shown, "cases-demand-refused-saved")),
        None => view(&visit, &shown, &form),
    }
}

fn saved(visit: &Visit, shown: &Shown, text: &str) -> Reply {
    visit.go(shown.address()).saying(text)
}

fn fresh(visit: &Visit, shown: &Shown) -> Result<Form, Problem> {
    let application = shown.file.application.as_ref().ok_or(Problem::NotFound)?;
    Ok(visit
        .blank()
        .with("version", application.version)
        .with("on", visit.today())
        .with("told-on", visit.today())
        .with("demanded-on", visit.today()))
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let application = shown.file.application.as_ref().ok_or(Problem::NotFound)?;
    let waited = wait_ends(&visit.app.rules(), application.received, visit.today())?;
    let to = format!("{}/ansokan", shown.address());
    let is_open = application.state == ApplicationState::Open;
    let body = html! {
        (Heading::new(t.say("cases-application-title")).over(shown.person.name()))
        (form.top(t))
        div.own-words { (prose(&application.wishes.words)) }
        (facts(visit, application))
        @if is_open {
            (Section::new("delay", t.say("cases-delay-title"), html! {
                (visit.why(keys::FL_11))
                form method="post" action={ (to) "/forsening" } {
                    (form.keys())
                    (form.area(t, "told-reason", "cases-delay-reason").rows(3))
                    (form.day(t, "expected", "cases-delay-expected"))
                    (form.day(t, "told-on", "cases-delay-on"))
                    (ButtonRow::new(Button::secondary(t.say("cases-delay-save"))))
                }
            }).intro(t.say("cases-delay-intro")))
            (demand_part(visit, application, form, (&to, waited)))
            (Section::new("withdraw", t.say("cases-withdraw-title"), html! {
                form method="post" action={ (to) "/aterta" } {
                    (form.keys())
                    (form.area(t, "reason", "cases-withdraw-reason").rows(3))
                    (form.day(t, "on", "cases-withdraw-on"))
                    (ButtonRow::new(Button::danger(t.say("cases-withdraw-save"))))
                }
            }).intro(t.say("cases-withdraw-intro")))
        }
    };
    let way = shown.way(visit).here(t.say("cases-application-title"));
    Ok(visit
        .page("cases-application-title", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

/// What is known of an application.
pub(super) fn facts(visit: &Visit, application: &Application) -> Facts {
    let t = visit.t();
    let by = application.representative.as_ref().map(|by| {
        let authority = t.say(&format!("cases-authority-{}", by.authority.key()));
        match &by.kinship {
            Some(kinship) => format!("{}, {kinship}. {authority}", by.name),
            None => format!("{}. {authority}", by.name),
        }
    });
    Facts::new()
        .fact(
            t.say("cases-application-received"),
            dates::day_element(visit.language(), application.received, visit.today()),
        )
        .fact(
            t.say("cases-application-form"),
            t.say(&format!("cases-application-form-{}", application.form.key())),
        )
        .fact(
            t.say("cases-application-regime"),
            t.say(&format!("cases-regime-{}", application.regime.key())),
        )
        .maybe(t.say("cases-application-by"), by)
        .fact(
            t.say("cases-application-state"),
            t.say(&format!("cases-application-state-{}", application.state.key())),
        )
        .maybe(
            t.say("cases-delay-expected"),
            application
                .delay
                .as_ref()
                .map(|d| dates::day_element(visit.language(), d.expected, visit.today())),
        )
}

fn demand_part(
    visit: &Visit,
    application: &Application,
    form: &Form,
    (to, waited): (&str, kernel::Date),
) -> Markup {
    let t = visit.t();
    let body = match &application.demand {
        None if visit.today() <= waited => html! {
            p { (t.with("cases-demand-not-yet", &[("day", waited.into())])) }
        },
        None => html! {
            form method="post" action={ (to) "/begaran" } {
                (form.keys())
                (form.day(t, "demanded-on", "cases-demand-on"))
                (ButtonRow::new(Button::secondary(t.say("cases-demand-save"))))
            }
        },
        Some(demand) => html! {
            p { (t.with("cases-demand-came", &[("day", demand.on.into())])) }
            @if let Some(refused) = &demand.refused {
                (Notice::info(t, t.say("cases-demand-refused")).body(prose(refused)))
            } @else {
                form method="post" action={ (to) "/begaran/avsla" } {
                    (form.keys())
                    (form.area(t, "demand-reasons", "cases-demand-reasons").rows(4)
                        .hint(t.say("cases-demand-reasons-hint")))
                    (ButtonRow::new(Button::secondary(t.say("cases-demand-refuse"))))
                }
            }
        },
    };
    html! {
        (Section::new("demand", t.say("cases-demand-title"), html! {
            (visit.why(keys::FL_12_WAIT))
            (body)
        }))
    }
}
