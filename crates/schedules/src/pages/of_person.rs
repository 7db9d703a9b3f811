//! The coming visits of a person: when, by whom. The person's own page says it in plain words.

use std::collections::BTreeSet;

use access::{Need, Resource};
use duties::calendar;
use kernel::{Actor, Problem, UserId};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Heading, Table},
    dates,
};

use super::{shown::queried, words};
use crate::{model::ScheduledVisit, reads::visits_of_person};

/// Days that are shown.
const DAYS: i64 = 14;

/// Two weeks from `?fran=`, or from today. A provider sees its own visits.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (t, id) = (visit.t(), visit.person()?);
    let person = residents::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let from = queried(&visit, "fran", visit.today());
    let days = (from, calendar::days_after(from, DAYS - 1));
    let mut visits = visits_of_person(visit.reader(), id, days).await?;
    if let Actor::Staff { unit, .. } = visit.actor() {
        let need = Need::see(Resource::Decision).about(id);
        if !access::may(visit.reader(), &visit.call, need).await? {
            visits.retain(|one| one.provider == *unit);
        }
    }
    visits.sort_by_key(|one| {
        let start = one.placing.start.unwrap_or(one.window.from());
        (one.placing.day, start, one.id)
    });
    let title = "schedules-person-title";
    let to = |days| format!("?fran={}", calendar::days_after(from, days));
    let ways = ButtonRow::new(Button::quiet(t.say("schedules-week-before")).href(to(-DAYS)))
        .and(Button::quiet(t.say("schedules-week-after")).href(to(DAYS)));
    let body = html! {
        (Heading::new(t.say(title)).over(person.name()).lead(t.say("schedules-person-lead")).actions(ways))
        @if visits.is_empty() {
            (Empty::new(t.say("schedules-person-empty")).body(t.say("schedules-person-empty-body")))
        } @else {
            (table(&visit, &visits).await?)
        }
    };
    Ok(match visit.actor() {
        Actor::Resident { .. } => visit.own_page(title, body),
        Actor::Staff { .. } | Actor::System { .. } | Actor::Public => visit.page(title, body),
    })
}

async fn table(visit: &Visit, visits: &[ScheduledVisit]) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut rows: Vec<[Markup; 4]> = vec![];
    let workers: BTreeSet<UserId> = visits
        .iter()
        .flat_map(|one| one.placing.workers.iter().copied())
        .collect();
    let workers: Vec<UserId> = workers.into_iter().collect();
    let known = access::user_names(visit.reader(), &workers).await?;
    for one in visits {
        let who = one.placing.workers.iter();
        let who: Vec<&str> = who
            .filter_map(|user| Some(known.get(user)?.as_str()))
            .collect();
        let who = who.join(", ");
        let who = match (one.is_planned(), who.is_empty()) {
            (false, _) => t.say("schedules-is-cancelled"),
            (true, true) => t.say("schedules-nobody-yet"),
            (true, false) => who,
        };
        rows.push([
            html! { (dates::full_weekday(visit.language(), one.placing.day)) },
            html! { (words::when(visit, one)) },
            html! { a href=(one.address()) { (one.name) } },
            html! { (who) },
        ]);
    }
    let table = Table::new(t, t.say("schedules-person-title"))
        .hide_caption()
        .column(Column::new(t.say("schedules-day")))
        .column(Column::new(t.say("schedules-time")))
        .column(Column::new(t.say("schedules-name")))
        .column(Column::new(t.say("schedules-worker")))
        .rows(rows);
    Ok(html! { (table) })
}
