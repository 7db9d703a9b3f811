//! The application of a case: what was asked for, and what can happen to it while it waits.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Facts, Heading, Notice, Section},
    dates,
};
use rulebook::keys;

use super::case_view::{Shown, load, prose, service_name};
use crate::{
    model::{Application, ApplicationState},
    rules::application::wait_ends,
};

/// The application, with the ways on.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let shown = load(&visit).await?;
    let application = shown.file.application.as_ref().ok_or(Problem::NotFound)?;
    let catalogue = organisation::services(visit.reader()).await?;
    let services: Vec<String> = application
        .wishes
        .services
        .iter()
        .map(|code| service_name(&visit, &catalogue, code))
        .collect();
    let body = html! {
        (Heading::new(t.say("cases-application-title")).over(shown.person.name()))
        div.own-words { (prose(&application.wishes.words)) }
        (facts(&visit, application, &services))
        @if let Some(delay) = &application.delay {
            (Section::new("delay", t.say("cases-delay-told"), html! {
                p { (t.with("cases-delay-told-on", &[("day", delay.on.into()), ("expected", delay.expected.into())])) }
                (prose(&delay.reason))
            }))
        }
        (demand(&visit, &shown, application)?)
        @if application.state == ApplicationState::Open {
            (Section::new("more", t.say("cases-application-more"), steps(&visit, &shown)))
        }
    };
    let way = shown.way(&visit).here(t.say("cases-application-title"));
    Ok(visit
        .page("cases-application-title", body)
        .breadcrumbs(&way))
}

fn steps(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let to = format!("{}/ansokan", shown.address());
    html! {
        (visit.why(keys::FL_11))
        (ButtonRow::new(Button::secondary(t.say("cases-delay-title")).href(format!("{to}/forsening")))
            .and(Button::quiet(t.say("cases-withdraw-title")).href(format!("{to}/aterta"))))
    }
}

/// What is known of an application.
pub(super) fn facts(visit: &Visit, application: &Application, services: &[String]) -> Facts {
    let t = visit.t();
    let by = application.representative.as_ref().map(|by| {
        let authority = t.say(&format!("residents-authority-{}", by.authority.key()));
        match &by.kinship {
            Some(kinship) => format!("{}, {kinship}. {authority}", by.name),
            None => format!("{}. {authority}", by.name),
        }
    });
    let state = format!("cases-application-state-{}", application.state.key());
    Facts::new()
        .fact(
            t.say("cases-application-day"),
            dates::day_element(visit.language(), application.received, visit.today()),
        )
        .fact(
            t.say("cases-application-form"),
            t.say(&format!(
                "cases-application-form-{}",
                application.form.key()
            )),
        )
        .fact(
            t.say("cases-application-regime"),
            t.say(&format!("cases-regime-{}", application.regime.key())),
        )
        .maybe(
            t.say("cases-application-services"),
            (!services.is_empty()).then(|| services.join(", ")),
        )
        .maybe(t.say("cases-application-by"), by)
        .fact(t.say("cases-application-state"), t.say(&state))
}

/// The request that it be decided: from when it can be made, that it came, what was answered.
fn demand(visit: &Visit, shown: &Shown, application: &Application) -> Result<Markup, Problem> {
    let t = visit.t();
    let waited = wait_ends(&visit.app.rules(), application.received, visit.today())?;
    let to = format!("{}/ansokan/begaran", shown.address());
    let is_open = application.state == ApplicationState::Open;
    let body = match &application.demand {
        None if !is_open => return Ok(html! {}),
        None if visit.today() <= waited => html! {
            p { (t.with("cases-demand-not-yet", &[("day", waited.into())])) }
        },
        None => html! {
            p { (t.say("cases-demand-may-come")) }
            (ButtonRow::new(Button::secondary(t.say("cases-demand-save")).href(to)))
        },
        Some(demand) => html! {
            p { (t.with("cases-demand-came", &[("day", demand.on.into())])) }
            @if let Some(refused) = &demand.refused {
                (Notice::info(t, t.say("cases-demand-was-refused")).body(prose(refused)))
            } @else if is_open {
                (ButtonRow::new(Button::secondary(t.say("cases-demand-refuse")).href(format!("{to}/avsla"))))
            }
        },
    };
    Ok(html! {
        (Section::new("demand", t.say("cases-demand-title"), html! {
            (visit.why(keys::FL_12_WAIT))
            (body)
        }))
    })
}
