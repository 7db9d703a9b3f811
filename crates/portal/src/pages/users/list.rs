//! The accounts as a list.

use kernel::Problem;
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Button, Empty, Field, FilterForm, Heading},
};

use super::may_set;
use crate::pages::{asked, who::role_name};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("login", "portal-login-name"),
    ListColumn::new("name", "portal-account-name"),
    ListColumn::new("role", "portal-account-role"),
    ListColumn::new("state", "portal-account-state"),
];

/// All accounts for the administrator, those of the own unit for a manager; `?q=` is how the login begins.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let sets = may_set(&visit).await?;
    let list = List::new(&visit, "portal-users-title", COLUMNS, "login")
        .empty(Empty::new(t.say("portal-users-empty")).body(t.say("portal-users-empty-body")));
    let (rows, total) = if sets {
        all(&visit, &list).await?
    } else {
        of_unit(&visit).await?
    };
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let mut heading = Heading::new(t.say("portal-users-title")).lead(t.say("portal-users-lead"));
    if sets {
        heading = heading.actions(Button::primary(t.say("portal-users-add")).href("/anvandare/ny"));
    }
    let mut narrow = FilterForm::new(t, "/anvandare")
        .field(Field::search(t, "q", t.say("portal-users-begins")).value(visit.query("q")));
    if asked::is_narrowed(&visit, &["q"]) {
        narrow = narrow.clear("/anvandare");
    }
    let body = html! {
        (heading)
        @if sets { (narrow) }
        (list.show(rows, total))
    };
    Ok(visit.page("portal-users-title", body).wide())
}

async fn all(visit: &Visit, list: &List<'_>) -> Result<(Vec<Vec<Cell>>, i64), Problem> {
    let window = list.window();
    let at = (window.offset, window.limit);
    let (users, total) = access::staff_page(visit.reader(), visit.query("q"), at).await?;
    let t = visit.t();
    let mut rows = vec![];
    for user in users {
        let assignments = access::assignments_of(visit.reader(), user.id).await?;
        let places = assignments.iter().map(|one| {
            let role = role_name(t, one.role);
            let unit = visit.app.unit_name(one.team.unwrap_or(one.unit));
            unit.map_or_else(|| role.clone(), |unit| format!("{role}, {unit}"))
        });
        let places: Vec<String> = places.collect();
        let state = if user.is_disabled {
            "portal-account-closed"
        } else {
            "portal-account-open"
        };
        rows.push(vec![
            Cell::link(user.login, format!("/anvandare/{}", user.id)),
            Cell::text(user.name),
            Cell::text(places.join("; ")),
            Cell::text(t.say(state)),
        ]);
    }
    Ok((rows, total))
}

async fn of_unit(visit: &Visit) -> Result<(Vec<Vec<Cell>>, i64), Problem> {
    let t = visit.t();
    let staff = access::staff_at(visit.reader(), visit.unit()?, visit.today()).await?;
    let mut rows = vec![];
    for one in staff {
        let user = one.assignment.user;
        let login = access::user(visit.reader(), user).await?;
        let login = login.map_or_else(String::new, |user| user.login);
        rows.push(vec![
            Cell::link(login, format!("/anvandare/{user}")),
            Cell::text(one.name),
            Cell::text(role_name(t, one.assignment.role)),
            Cell::text(t.say("portal-account-open")),
        ]);
    }
    let total = i64::try_from(rows.len()).unwrap_or(0);
    Ok((rows, total))
}
