//! One's own day at work: which visits, when, to whom.

use access::{Need, Resource};
use duties::calendar;
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading},
    dates,
};

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
    let shifts = shifts_of(reader, user, (day, day)).await?;
    let mut lines = vec![];
    for one in &visits {
        let need = Need::see(Resource::ScheduledVisit).about(one.person);
        if access::may(reader, &visit.call, need).await? {
            lines.push((one, residents::person(reader, one.person).await?));
        } else {
            lines.push((one, None));
        }
    }
    let to = |days| format!("?dag={}", calendar::days_after(day, days));
    let ways = ButtonRow::new(Button::quiet(t.say("schedules-day-before")).href(to(-1)))
        .and(Button::quiet(t.say("schedules-day-after")).href(to(1)));
    let hours: Vec<String> = shifts
        .iter()
        .map(|one| {
            let (from, to) = (one.shift.from, one.shift.to);
            format!("{}–{}", words::clock(from), words::clock(to))
        })
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
                    @let name = person.as_ref().map(residents::Person::name);
                    li { (line(&visit, one, name)) }
                }
            }
        }
    };
    Ok(visit.page(title, body))
}

fn line(visit: &Visit, one: &ScheduledVisit, name: Option<String>) -> Markup {
    let t = visit.t();
    let minutes = dates::minutes(visit.language(), one.minutes);
    html! {
        strong { (words::when(visit, one)) } " "
        @match name {
            Some(name) => { a href=(one.address()) { (name) } }
            None => { (t.say("schedules-somebody")) }
        }
        br;
        (one.name) ", " (minutes)
        @if one.staff.count() > 1 { ", " (t.say("schedules-together")) }
    }
}
