//! Relatives whom the person has let in: who they are, how much they see, and closing the window again.

use access::{LetIn, LettingInId, LettingScope, Login, ShutOut};
use kernel::{Line, Period, Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Empty, Heading, Section, hidden},
    dates,
};

use super::whose;
use crate::pages::who::Names;

/// Those who are let in, and the form for one more.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    view(&visit, &visit.blank()).await
}

/// Lets somebody in.
pub(in crate::pages) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let person = whose(&visit)?;
    let relative = match Login::parse(form.value("login")) {
        Ok(login) => access::user_of_login(visit.reader(), &login).await?,
        Err(_no_login) => None,
    };
    if relative.is_none() {
        form.refuse(Refusal::new("portal-refusal-no-user").at("login"));
    }
    let scope: Option<LettingScope> = form.choice("scope");
    let until = form.optional_date("to");
    let period = match until.map(|to| Period::new(visit.today(), to)) {
        Some(Ok(period)) => Some(period),
        Some(Err(_backwards)) => {
            form.refuse(Refusal::new("portal-refusal-period").at("to"));
            None
        }
        None => None,
    };
    let words = visit.t().say("portal-own-let-in-reason");
    let reason = Line::parse(&words)
        .map_err(|error| kernel::Fault::from_source("the words of a consent", error))?;
    let action = (|| {
        Some(LetIn {
            person,
            relative: relative?.id,
            scope: scope?,
            period: period?,
            reason,
        })
    })();
    match visit.submit(&mut form, action).await? {
        Some(_letting_in) => Ok(visit
            .go("/min-sida/narstaende")
            .saying("portal-own-let-in-done")),
        None => view(&visit, &form).await,
    }
}

/// Closes the window.
pub(in crate::pages) async fn shut(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let letting_in: LettingInId = form
        .value("id")
        .parse()
        .map_err(|_none| Problem::NotFound)?;
    let action = ShutOut {
        person: whose(&visit)?,
        letting_in,
    };
    match visit.submit(&mut form, Some(action)).await? {
        Some(()) => Ok(visit
            .go("/min-sida/narstaende")
            .saying("portal-own-shut-out-done")),
        None => view(&visit, &form).await,
    }
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let scopes = LettingScope::ALL.iter().map(|scope| {
        let key = scope.key();
        Choice::new(key, t.say(&format!("access-letting-{key}")))
    });
    let new = html! {
        form method="post" action="/min-sida/narstaende" {
            (form.around(t, html! {
                (form.text(t, "login", "portal-own-let-in-login").hint(t.say("portal-own-let-in-login-hint")))
                (form.radios(t, "scope", "portal-own-let-in-scope", scopes))
                (form.day(t, "to", "portal-own-let-in-to").hint(t.say("portal-own-let-in-to-hint")).optional())
                (ButtonRow::new(Button::primary(t.say("portal-own-let-in-do"))))
            }))
        }
    };
    let body = html! {
        (Heading::new(t.say("portal-own-let-in")).lead(t.say("portal-own-let-in-lead")))
        (standing(visit).await?)
        (Section::new("ny", t.say("portal-own-let-in-new"), new))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-own-title"), "/min-sida")
        .here(t.say("portal-own-let-in"));
    Ok(visit
        .own_page("portal-own-let-in", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

async fn standing(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = access::lettings_in(visit.reader(), whose(visit)?).await?;
    let names = Names::of_users(visit, found.iter().map(|one| one.relative)).await?;
    if found.is_empty() {
        return Ok(html! { (Empty::new(t.say("portal-own-let-in-none"))) });
    }
    Ok(html! {
        ul.own-list {
            @for one in &found {
                li {
                    p { strong { (names.name(one.relative)) } ": " (t.say(&format!("access-letting-{}", one.scope.key()))) ", "
                        (dates::period(visit.language(), one.period.from(), one.period.to())) }
                    form method="post" action="/min-sida/narstaende/stang" {
                        (visit.blank().top(t))
                        (hidden("id", &one.id.to_string()))
                        (ButtonRow::new(Button::danger(t.say("portal-own-shut-out")).about(names.name(one.relative))))
                    }
                }
            }
        }
    })
}
