//! One account: assignments, the ground to be a care contact, password, whether it is open.

use access::UserView;
use kernel::{Problem, Role};
use maud::{Markup, html};
use organisation::UnitFilter;
use page_kit::{
    Form, Reply, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Column, Empty, Facts, Field, Heading, Section, Status,
        StatusKind, Table, hidden,
    },
    dates,
};

use super::{care_contact, may_set, user};
use crate::pages::who::role_name;

/// The account.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let user = user(&visit).await?;
    let form = visit.blank().with("from", visit.today());
    view(&visit, &form, &user).await
}

/// The page around a form that was refused, or an empty one.
pub(super) async fn view(visit: &Visit, form: &Form, user: &UserView) -> Result<Reply, Problem> {
    let t = visit.t();
    let sets = may_set(visit).await?;
    let (kind, word) = if user.is_disabled {
        (StatusKind::Closed, "portal-account-closed")
    } else {
        (StatusKind::Active, "portal-account-open")
    };
    let facts = Facts::new()
        .fact(t.say("portal-login-name"), user.login.clone())
        .fact(
            t.say("portal-account-state"),
            Status::new(kind, t.say(word)),
        )
        .maybe(t.say("portal-account-hsa"), user.hsa_id.clone());
    let body = html! {
        (Heading::new(user.name.clone()))
        @if sets { (form.top(t)) }
        (facts)
        (assignments(visit, user, sets).await?)
        @if sets {
            (give(visit, form, user).await?)
            (care_contact::section(visit, form, user).await?)
            (password(visit, form, user))
            (open_or_close(visit, form, user))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-users-title"), "/anvandare")
        .here(user.name.clone());
    Ok(Reply::page(user.name.clone(), body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

async fn assignments(visit: &Visit, user: &UserView, sets: bool) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = access::assignments_of(visit.reader(), user.id).await?;
    let mut table = Table::new(t, t.say("portal-account-places"))
        .hide_caption()
        .column(Column::new(t.say("portal-account-role")))
        .column(Column::new(t.say("portal-account-unit")))
        .column(Column::new(t.say("portal-account-period")));
    if sets {
        table = table.column(Column::actions(t.say("portal-search-do")));
    }
    for one in &found {
        let role = role_name(t, one.role);
        let (from, to) = (one.period.from(), one.period.to());
        let mut cells = vec![
            html! { (role) },
            html! { (visit.app.unit_name(one.team.unwrap_or(one.unit)).unwrap_or_default()) },
            html! { (dates::period(visit.language(), from, to)) },
        ];
        if sets {
            let address = format!("/anvandare/{}/uppdrag/avsluta", user.id);
            // A field for each row needs a name of its own on the page.
            let reason = Field::text(t, format!("reason-{}", one.id), t.say("portal-reason"));
            cells.push(html! {
                details {
                    summary { (t.say("portal-users-end")) span.ds-sr-only { ": " (role) } }
                    form method="post" action=(address) {
                        (visit.blank().top(t))
                        (hidden("assignment", &one.id.to_string()))
                        (reason)
                        (ButtonRow::new(Button::danger(t.say("portal-users-end"))))
                    }
                }
            });
        }
        table = table.row(cells);
    }
    let body = html! {
        @if found.is_empty() { (Empty::new(t.say("portal-users-no-places"))) } @else { (table) }
    };
    Ok(html! { (Section::new("uppdrag", t.say("portal-account-places"), body)) })
}

async fn give(visit: &Visit, form: &Form, user: &UserView) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut roles = form
        .select(t, "role", "portal-account-role")
        .empty(t.say("portal-choose"));
    for role in Role::ALL {
        if !matches!(role, Role::Person | Role::Relative) {
            roles = roles.choice(role.key(), role_name(t, role));
        }
    }
    let mut units = form
        .select(t, "unit", "portal-account-unit")
        .empty(t.say("portal-choose"));
    for unit in organisation::units(visit.reader(), &UnitFilter::default()).await? {
        units = units.choice(unit.id.to_string(), unit.name.as_str());
    }
    let body = html! {
        form method="post" action={ "/anvandare/" (user.id) "/uppdrag" } {
            (visit.blank().top(t))
            (roles)
            (units)
            (form.day(t, "from", "portal-from"))
            (form.day(t, "to", "portal-to").optional())
            (ButtonRow::new(Button::primary(t.say("portal-users-give"))))
        }
    };
    Ok(html! { (Section::new("ge", t.say("portal-users-give"), body)) })
}

fn password(visit: &Visit, form: &Form, user: &UserView) -> Markup {
    let t = visit.t();
    let field = Field::password(t, "password", t.say("portal-users-password"));
    let body = html! {
        form method="post" action={ "/anvandare/" (user.id) "/losenord" } {
            (visit.blank().top(t))
            (form.fill(t, "password", field).hint(t.say("portal-account-password-hint")).autocomplete("new-password"))
            (ButtonRow::new(Button::secondary(t.say("portal-users-password-do"))))
        }
    };
    html! { (Section::new("losenord", t.say("portal-account-password"), body).intro(t.say("portal-users-password-lead"))) }
}

fn open_or_close(visit: &Visit, form: &Form, user: &UserView) -> Markup {
    let t = visit.t();
    let (step, title, button) = if user.is_disabled {
        let button = Button::secondary(t.say("portal-users-open"));
        ("oppna", "portal-users-open", button)
    } else {
        let button = Button::danger(t.say("portal-users-close"));
        ("stang", "portal-users-close", button)
    };
    let body = html! {
        form method="post" action={ "/anvandare/" (user.id) "/" (step) } {
            (visit.blank().top(t))
            (form.text(t, "reason", "portal-reason"))
            (ButtonRow::new(button))
        }
    };
    html! { (Section::new("konto", t.say(title), body)) }
}
