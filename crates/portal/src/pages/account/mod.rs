//! My account: name, places, password and passkeys; and the login by a passkey.

mod enter;
mod passkeys;
mod show;

use std::net::IpAddr;

use access::{Passkeys, Site};
use kernel::{Problem, UserId};
use maud::{Markup, html};
use page_kit::{
    Needs, Routes, Visit, assets,
    components::{Button, ButtonRow, Notice, hidden},
};

/// The routes.
pub(super) fn routes() -> Routes {
    let mine = Needs::signed_in();
    Routes::new()
        .page("/konto", mine, show::show)
        .form("/konto/losenord", mine, show::change_password)
        .form("/konto/nycklar", mine, passkeys::begin)
        .form("/konto/nycklar/klar", mine, passkeys::finish)
        .form("/konto/nycklar/ta-bort", mine, passkeys::remove)
        // Open: whoever comes here has not logged in yet.
        .form("/logga-in/nyckel", Needs::open(), enter::begin)
        .form("/logga-in/nyckel/klar", Needs::open(), enter::finish)
}

/// The passkeys of the installation; none where its address has no name for keys to be bound to.
pub(super) fn site(visit: &Visit) -> Option<Passkeys> {
    let settings = visit.app.settings();
    let rest = settings.address.split_once("://")?.1;
    let host = rest
        .split('/')
        .next()?
        .rsplit_once(':')
        .map_or(rest, |(host, _port)| host);
    // Keys are tied to a name; a bare address has none.
    let host = host.trim_end_matches('/');
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if bare.parse::<IpAddr>().is_ok() {
        return None;
    }
    Passkeys::new(&Site {
        host: host.to_owned(),
        origin: settings.address.clone(),
        name: settings.municipality.clone(),
    })
    .ok()
}

/// Who is logged in.
fn user(visit: &Visit) -> Result<UserId, Problem> {
    visit.actor().user().ok_or(Problem::NotFound)
}

/// A form that asks the browser for a key: `how` is `create` or `get`.
fn offer(visit: &Visit, to: &str, how: &str, offered: &access::Offered, fields: &Markup) -> Markup {
    let t = visit.t();
    html! {
        form method="post" action=(to) data-passkey=(how) data-offer=(offered.options.to_string()) {
            (fields)
            (hidden("challenge", &offered.challenge.to_string()))
            (hidden("response", ""))
            div data-passkey-none {
                (Notice::warning(t, t.say("portal-passkey-none")).body(html! { p { (t.say("portal-passkey-none-body")) } }))
            }
            div data-passkey-failed hidden role="alert" {
                (Notice::warning(t, t.say("portal-passkey-failed")))
            }
            (ButtonRow::new(Button::primary(t.say("portal-passkey-use"))))
        }
        script src=(assets::href("passkey.js")) defer {}
    }
}

/// What the browser answered.
fn answered(visit: &Visit) -> Option<access::Answered> {
    let form = visit.form();
    Some(access::Answered {
        challenge: form.value("challenge").parse().ok()?,
        response: serde_json::from_str(form.value("response")).ok()?,
    })
}
