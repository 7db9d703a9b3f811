//! The follow-ups of one person, for those who hold them and for the person.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Column, Empty, Heading, Table},
    dates,
};

use super::shown::{is_own, service_name, status};
use crate::{
    model::{FollowUp, State},
    reads::follow_ups_of_person,
};

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let id = visit.person()?;
    let person = residents::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let mut found = follow_ups_of_person(visit.reader(), id).await?;
    let is_own = is_own(&visit);
    if is_own {
        found.retain(|one| one.state != State::Cancelled);
    }
    let lead = if is_own {
        "follow-up-own-lead"
    } else {
        "follow-up-person-lead"
    };
    let title = "follow-up-person-title";
    let body = html! {
        (Heading::new(t.say(title)).over(person.name()).lead(t.say(lead)).actions(html! {
            @if !is_own {
                (ButtonRow::new(Button::primary(t.say("follow-up-book")).href(format!("/personer/{id}/uppfoljningar/ny"))))
            }
        }))
        @if found.is_empty() {
            (Empty::new(t.say("follow-up-person-empty")).body(t.say("follow-up-person-empty-body")))
        } @else {
            (table(&visit, &found).await?)
        }
    };
    if is_own {
        let way = Breadcrumbs::new(t)
            .step(t.say("follow-up-own-page"), "/min-sida")
            .here(t.say(title));
        return Ok(visit.own_page(title, body).breadcrumbs(&way));
    }
    let way = Breadcrumbs::new(t)
        .step(person.name(), format!("/personer/{id}"))
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way))
}

async fn table(visit: &Visit, found: &[FollowUp]) -> Result<Markup, Problem> {
    let t = visit.t();
    let catalogue = organisation::services(visit.reader()).await?;
    let rows = found.iter().map(|one| -> [Markup; 3] {
        let names: Vec<String> = one
            .covered
            .iter()
            .map(|covered| service_name(visit, &catalogue, &covered.service))
            .collect();
        let day = one.held.unwrap_or(one.meeting.on);
        [
            html! { a href=(one.address()) { (dates::full_day(visit.language(), day)) } },
            html! { (names.join(", ")) },
            html! { (status(visit, one)) },
        ]
    });
    let table = Table::new(t, t.say("follow-up-person-title"))
        .hide_caption()
        .column(Column::new(t.say("follow-up-on")))
        .column(Column::new(t.say("follow-up-services")))
        .column(Column::new(t.say("follow-up-state")))
        .rows(rows);
    Ok(html! { (table) })
}
