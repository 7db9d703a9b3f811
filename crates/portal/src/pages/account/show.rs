//! My account: who I am here, in which places I can act, my password and my keys.

use access::{NewPassword, Password, UserView};
use kernel::{Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{
        Button, ButtonRow, Column, Empty, Facts, Field, Heading, Notice, Section, Table, hidden,
    },
    dates,
};

use super::{site, user};
use crate::pages::who::role_name;

/// The account.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    view(&visit, &visit.blank()).await
}

/// Changes the password, given the one that stands; all sessions end by it.
pub(in crate::pages) async fn change_password(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let me = me(&visit).await?;
    let login = access::Login::parse(&me.login)
        .map_err(|error| kernel::Fault::from_source("a kept login", error))?;
    if form.value("new") != form.value("again") {
        form.refuse(Refusal::new("portal-refusal-password-again").at("again"));
    }
    let new = match NewPassword::choose(form.value("new"), &login, "new") {
        Ok(new) => Some(new),
        Err(refusal) => {
            form.refuse(refusal);
            None
        }
    };
    if let (Some(new), false) = (new, form.has_errors()) {
        let old = Password::new(form.value("old"));
        let (store, door) = (visit.app.store(), visit.app.door());
        match door
            .change_password(store, &visit.call, me.id, (&old, &new))
            .await
        {
            Ok(()) => return Ok(visit.go("/logga-in").saying("portal-account-password-set")),
            Err(Problem::Refused(refusals)) => {
                for refusal in refusals {
                    form.refuse(refusal);
                }
            }
            Err(other) => return Err(other),
        }
    }
    view(&visit, &form).await
}

pub(super) async fn me(visit: &Visit) -> Result<UserView, Problem> {
    let me = access::user(visit.reader(), user(visit)?).await?;
    me.ok_or(Problem::NotFound)
}

pub(super) async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let me = me(visit).await?;
    let facts = Facts::new()
        .fact(t.say("portal-account-name"), me.name.clone())
        .fact(t.say("portal-login-name"), me.login.clone())
        .maybe(t.say("portal-account-hsa"), me.hsa_id.clone());
    let body = html! {
        (Heading::new(t.say("portal-account-title")))
        (facts)
        (places(visit, &me).await?)
        (password(visit, form, &me))
        (keys(visit, form, &me).await?)
    };
    Ok(visit
        .page("portal-account-title", body)
        .with_errors(form.has_errors()))
}

async fn places(visit: &Visit, me: &UserView) -> Result<Markup, Problem> {
    let t = visit.t();
    let language = visit.language();
    let mut table = Table::new(t, t.say("portal-account-places"))
        .hide_caption()
        .column(Column::new(t.say("portal-account-role")))
        .column(Column::new(t.say("portal-account-unit")))
        .column(Column::new(t.say("portal-account-period")));
    for place in access::seats(visit.reader(), me.id, visit.today()).await? {
        let unit = place.unit.and_then(|unit| visit.app.unit_name(unit));
        let period = place
            .period
            .map(|period| dates::period(language, period.from(), period.to()));
        table = table.row([
            html! { (role_name(t, place.role)) },
            html! { (unit.unwrap_or_default()) },
            html! { (period.unwrap_or_default()) },
        ]);
    }
    let section = Section::new("uppdrag", t.say("portal-account-places"), table)
        .intro(t.say("portal-account-places-lead"))
        .actions(Button::secondary(t.say("portal-assignment-title")).href("/uppdrag"));
    Ok(html! { (section) })
}

fn password(visit: &Visit, form: &Form, me: &UserView) -> Markup {
    let t = visit.t();
    let field = |name: &str, label: &str, autocomplete| {
        form.fill(t, name, Field::password(t, name, t.say(label)))
            .autocomplete(autocomplete)
    };
    let body = html! {
        @if me.has_password {
            form method="post" action="/konto/losenord" {
                (form.around(t, html! {
                    (field("old", "portal-account-password-old", "current-password"))
                    (field("new", "portal-account-password-new", "new-password").hint(t.say("portal-account-password-hint")))
                    (field("again", "portal-account-password-again", "new-password"))
                    (ButtonRow::new(Button::primary(t.say("portal-account-password-do"))))
                }))
            }
        } @else {
            p { (t.say("portal-account-no-password")) }
        }
    };
    html! { (Section::new("losenord", t.say("portal-account-password"), body)) }
}

async fn keys(visit: &Visit, form: &Form, me: &UserView) -> Result<Markup, Problem> {
    let t = visit.t();
    let (language, now) = (visit.language(), visit.now());
    let keys = access::passkeys_of(visit.reader(), me.id).await?;
    let mut table = Table::new(t, t.say("portal-account-keys"))
        .hide_caption()
        .column(Column::new(t.say("portal-account-key-name")))
        .column(Column::new(t.say("portal-account-key-made")))
        .column(Column::new(t.say("portal-account-key-used")))
        .column(Column::actions(t.say("portal-search-do")));
    for key in &keys {
        let used = key.used_at.map(|at| dates::moment(language, at, now));
        table = table.row([
            html! { (key.name) },
            dates::moment_element(language, key.made_at, now),
            html! { (used.unwrap_or_else(|| t.say("portal-account-key-never"))) },
            html! {
                form method="post" action="/konto/nycklar/ta-bort" {
                    (visit.blank().top(t))
                    (hidden("credential", &key.credential))
                    (ButtonRow::new(Button::quiet(t.say("portal-account-key-remove")).about(key.name.clone())))
                }
            },
        ]);
    }
    let body = html! {
        @if keys.is_empty() { (Empty::new(t.say("portal-account-keys-none"))) } @else { (table) }
        @if site(visit).is_some() {
            form method="post" action="/konto/nycklar" {
                (visit.blank().top(t))
                (form.text(t, "name", "portal-account-key-new").hint(t.say("portal-account-key-hint")))
                (ButtonRow::new(Button::secondary(t.say("portal-account-key-add"))))
            }
        } @else {
            (Notice::info(t, t.say("portal-passkey-no-site")))
        }
    };
    Ok(
        html! { (Section::new("nycklar", t.say("portal-account-keys"), body).intro(t.say("portal-account-keys-lead"))) },
    )
}
