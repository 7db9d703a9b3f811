//! One's own day at work: which visits, when, to whom.

use std::collections::{BTreeMap, BTreeSet};

use access::{Need, Resource};
use duties::calendar;
use kernel::{PersonId, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading},
    dates,
};
use residents::Person;

use super::{shown::queried, words};
use crate::{
    model::ScheduledVisit,
    reads::{shifts_of, visits_of_worker},
};

/// The day of `?dag=`, or today.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let (user, unit) = visit.call.staff()?;
    let day = queried(&visit, "dag", visit.today());
    let reader = visit.reader();
    let mut visits = visits_of_worker(reader, user, (day, day)).await?;
    visits.retain(|one| one.provider == unit);
    let yesterday = calendar::days_after(day, -1);
    let shifts = shifts_of(reader, user, (yesterday, day)).await?;
    let persons = persons(&visit, &visits).await?;
    let lines: Vec<_> = visits
        .iter()
        .map(|one| (one, persons.get(&one.person)))
        .collect();
    let to = |days| format!("?dag={}", calendar::days_after(day, days));
    let ways = ButtonRow::new(Button::quiet(t.say("schedules-day-before")).href(to(-1)))
        .and(Button::quiet(t.say("schedules-day-after")).href(to(1)));
    // A night that began the day before is worked today as well.
    let hours: Vec<String> = shifts
        .iter()
        .map(|one| one.shift.seen_from(day))
        .filter(|shift| shift.to > 0)
        .map(|shift| words::span(&visit, (shift.from, shift.to)))
        .collect();
    let title = "schedules-own-title";
    let lead = if hours.is_empty() {
        t.say("schedules-no-shift")
    } else {
        t.with("schedules-own-hours", &[("hours", hours.join(", ").into())])
    };
    let body = html! {
        (Heading::new(dates::full_weekday(visit.language(), day)).over(t.say(title)).lead(lead).actions(ways))
        @if lines.is_empty() {
            (Empty::new(t.say("schedules-own-empty")).body(t.say("schedules-own-empty-body")))
        } @else {
            ol.board-day {
                @for (one, person) in &lines {
                    @let name = person.map(Person::name);
                    li { (line(&visit, one, name.as_deref())) }
                }
            }
        }
    };
    Ok(visit.page(title, body))
}

/// The persons of some visits whom the reader may see, each asked for once.
async fn persons(
    visit: &Visit,
    visits: &[ScheduledVisit],
) -> Result<BTreeMap<PersonId, Person>, Problem> {
    let ids: BTreeSet<PersonId> = visits.iter().map(|one| one.person).collect();
    let mut seen = vec![];
    for person in ids {
        let need = Need::see(Resource::ScheduledVisit).about(person);
        if access::may(visit.reader(), &visit.call, need).await? {
            seen.push(person);
        }
    }
    let persons = residents::persons(visit.reader(), &seen).await?;
    Ok(persons.into_iter().map(|one| (one.id, one)).collect())
}

fn line(visit: &Visit, one: &ScheduledVisit, name: Option<&str>) -> Markup {
    let t = visit.t();
    let minutes = dates::minutes(visit.language(), one.minutes);
    html! {
        strong { (words::when(visit, one)) } " "
        @match name {
            Some(name) => { a href=(one.address()) { (name) } }
            None => { (t.say("schedules-somebody")) }
        }
        br;
        @if name.is_some() { (one.name) ", " }
        (minutes)
        @if one.staff.count() > 1 { ", " (t.say("schedules-together")) }
    }
}
