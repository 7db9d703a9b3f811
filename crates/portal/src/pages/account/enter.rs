//! Login by a passkey: the name, then the browser's answer. What was typed elsewhere comes along.

use access::{LoginAnswer, Token};
use kernel::{Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Kept, Reply, Visit,
    components::{Button, ButtonRow, Heading, hidden},
};

use super::{answered, offer, site};
use crate::pages::login;

/// Asks for the name; with a name, offers the browser to use a key. The offer does not tell who is here.
pub(in crate::pages) async fn begin(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.form();
    let keys = site(&visit).ok_or(Problem::NotFound)?;
    if form.value("login").trim().is_empty() {
        return Ok(ask_name(&visit, &form));
    }
    let offered = keys
        .begin_log_in(visit.app.store(), &visit.call, form.value("login"))
        .await?;
    let t = visit.t();
    let title = t.say("portal-login-by-key");
    let fields = html! {
        (visit.blank().top(t))
        (hidden("login", form.value("login")))
        (kept(&visit, &form))
    };
    let body = html! {
        (Heading::new(title.clone()).lead(t.say("portal-passkey-lead")))
        (offer(&visit, "/logga-in/nyckel/klar", "get", &offered, &fields))
        p { a href="/logga-in" { (t.say("portal-login-by-password")) } }
    };
    Ok(Reply::page(title, body))
}

/// Where the reader wanted to go, and what was typed there.
fn kept(visit: &Visit, form: &Form) -> Markup {
    html! {
        (hidden("back", form.value("back")))
        @if let Some(kept) = Kept::read(visit.fields()) { (kept.in_login()) }
    }
}

fn ask_name(visit: &Visit, form: &Form) -> Reply {
    let t = visit.t();
    let title = t.say("portal-login-by-key");
    let body = html! {
        (Heading::new(title.clone()))
        form method="post" action="/logga-in/nyckel" {
            (form.around(t, html! {
                (kept(visit, form))
                (form.text(t, "login", "portal-login-name").autocomplete("username"))
                (ButtonRow::new(Button::primary(t.say("portal-assignment-go-on"))).and(
                    Button::quiet(t.say("portal-login-by-password")).href("/logga-in")))
            }))
        }
    };
    Reply::page(title, body).with_errors(form.has_errors())
}

/// Logs in by the key that the browser used.
pub(in crate::pages) async fn finish(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let keys = site(&visit).ok_or(Problem::NotFound)?;
    let token = Token::draw()?;
    let answer = match answered(&visit) {
        Some(answer) => {
            let (store, life) = (visit.app.store(), visit.app.session_life());
            keys.finish_log_in(store, &visit.call, &answer, (&token, life))
                .await?
        }
        None => LoginAnswer::Refused,
    };
    match answer {
        LoginAnswer::In { .. } => Ok(login::inside(&visit, &token, Kept::read(visit.fields()))),
        LoginAnswer::Refused | LoginAnswer::Wait { .. } => {
            form.refuse(Refusal::new("portal-key-unknown").at("login"));
            Ok(ask_name(&visit, &form))
        }
    }
}
