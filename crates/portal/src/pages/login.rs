//! Login by password, or in a demo by choosing somebody; and logout.

use access::{LogIn, LogOut, LoginAnswer, Password, Source, Token};
use kernel::{Problem, Refusal, UserId};
use maud::html;
use page_kit::{
    Form, Kept, Reply, Visit,
    components::{Button, ButtonRow, Field, Heading, Notice, hidden},
    dates,
};

use super::demo;

/// The empty form; `?till=` is where the reader wanted to go.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.blank().with("back", own_address(visit.query("till")));
    view(&visit, &form, None).await
}

/// Logs in. What was typed elsewhere when the session ended comes along.
pub(super) async fn log_in(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let kept = Kept::read(visit.fields());
    let token = Token::draw()?;
    if !form.value("user").is_empty() {
        let Some(user) = form.id::<kernel::Users>("user") else {
            return view(&visit, &form, kept).await;
        };
        return demo_log_in(&visit, user, token, kept).await;
    }
    if form.value("login").is_empty() && form.value("password").is_empty() {
        return view(&visit, &form, kept).await;
    }
    let who = LogIn {
        login: form.value("login").to_owned(),
        password: Password::new(form.value("password")),
        source: Source::new(visit.source()),
        token: token.clone(),
    };
    match visit
        .app
        .door()
        .log_in(visit.app.store(), &visit.call, &who)
        .await?
    {
        LoginAnswer::In { .. } => Ok(inside(&visit, &token, kept)),
        LoginAnswer::Refused => {
            form.refuse(Refusal::new("portal-refusal-login").at("login"));
            view(&visit, &form, kept).await
        }
        LoginAnswer::Wait { until } => {
            let until = dates::moment(visit.language(), until, visit.now());
            form.refuse(
                Refusal::new("portal-refusal-wait")
                    .with("until", until)
                    .at("login"),
            );
            view(&visit, &form, kept).await
        }
    }
}

async fn demo_log_in(
    visit: &Visit,
    user: UserId,
    token: Token,
    kept: Option<Kept>,
) -> Result<Reply, Problem> {
    visit
        .app
        .door()
        .demo_log_in(visit.app.store(), &visit.call, user, token.clone())
        .await?;
    Ok(inside(visit, &token, kept))
}

/// On to the choice of assignment, with what was typed before.
pub(super) fn inside(visit: &Visit, token: &Token, kept: Option<Kept>) -> Reply {
    let reply = if let Some(kept) = kept {
        super::assignment::with_kept(visit, &kept)
    } else {
        let back = own_address(visit.form().value("back"));
        Reply::go(format!("/uppdrag?till={}", escaped(&back)))
    };
    reply.cookie(session_cookie(token))
}

/// A text as it may stand in an address.
pub(super) fn escaped(text: &str) -> String {
    text.bytes().map(escape).collect()
}

/// A byte as it may stand in an address.
fn escape(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// The cookie that carries a session; it goes when the browser is closed.
pub(super) fn session_cookie(token: &Token) -> String {
    format!("session={}; Path=/; HttpOnly; SameSite=Lax", token.text())
}

/// Ends the session.
pub(super) async fn log_out(visit: Visit) -> Result<Reply, Problem> {
    if let Some(token) = visit.token() {
        visit
            .act(&LogOut {
                token: token.clone(),
            })
            .await?;
    }
    let gone = "session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax".to_owned();
    Ok(Reply::go("/").saying("portal-logged-out").cookie(gone))
}

/// An address of our own; anything else becomes the front page.
pub(super) fn own_address(to: &str) -> String {
    let is_ours = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\');
    if is_ours {
        to.to_owned()
    } else {
        "/".to_owned()
    }
}

async fn view(visit: &Visit, form: &Form, kept: Option<Kept>) -> Result<Reply, Problem> {
    let t = visit.t();
    let demo = if visit.app.settings().is_demo {
        Some(demo::choices(visit, form, kept.as_ref()).await?)
    } else {
        None
    };
    let title = t.say("portal-login-title");
    let body = html! {
        (Heading::new(title.clone()))
        @if kept.is_some() {
            (Notice::info(t, t.say("page-kit-kept-notice")).body(html! { p { (t.say("page-kit-kept-body")) } }))
        }
        @if let Some(demo) = demo { (demo) }
        form method="post" action="/logga-in" {
            (form.around(t, html! {
                (hidden("back", form.value("back")))
                @if let Some(kept) = &kept { (kept.in_login()) }
                (form.text(t, "login", "portal-login-name").autocomplete("username"))
                (form.fill(t, "password", Field::password(t, "password", t.say("portal-login-password")))
                    .autocomplete("current-password"))
                (ButtonRow::new(Button::primary(t.say("portal-log-in"))))
            }))
        }
        @if super::account::site(visit).is_some() {
            form method="post" action="/logga-in/nyckel" {
                (hidden("back", form.value("back")))
                @if let Some(kept) = &kept { (kept.in_login()) }
                (ButtonRow::new(Button::quiet(t.say("portal-login-by-key"))))
            }
        }
    };
    Ok(Reply::page(title, body).with_errors(form.has_errors()))
}
