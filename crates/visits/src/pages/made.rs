//! What was made of a provider's day: planned beside performed, and what shows the times.

use std::collections::{BTreeMap, btree_map::Entry};

use access::{Need, Resource};
use duties::calendar;
use kernel::{Date, PersonId, Problem, UnitId};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Facts, Heading, Notice, Table},
    dates,
};
use schedules::ScheduledVisit;

use super::{shown::moment, words};
use crate::{
    model::{AttendanceState, LockUse},
    reads::{AttendanceLine, attendance_lines, lock_uses},
};

/// The day of `?dag=`, or today.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let day = visit.query("dag").parse().unwrap_or(visit.today());
    let unit = visit.unit()?;
    let lines = attendance_lines(visit.reader(), unit, (day, day)).await?;
    let unreported = unreported(&visit, (unit, day), &lines).await?;
    let to = |days| format!("?dag={}", calendar::days_after(day, days));
    let ways = ButtonRow::new(Button::quiet(t.say("visits-day-before")).href(to(-1)))
        .and(Button::quiet(t.say("visits-day-after")).href(to(1)))
        .and(Button::secondary(t.say("visits-questions-title")).href("/besok-att-reda-ut"));
    let title = "visits-made-title";
    let body = html! {
        (Heading::new(t.say(title)).lead(dates::full_weekday(visit.language(), day)).actions(ways))
        (unreported)
        @if lines.is_empty() {
            (Empty::new(t.say("visits-made-empty")).body(t.say("visits-made-empty-body")))
        } @else {
            (counted(&visit, &lines))
            (table(&visit, &lines).await?)
        }
    };
    Ok(visit.page(title, body))
}

/// The visits of a day that were to have begun by now, and of which nobody has told anything, by time.
pub(super) fn not_told(
    visit: &Visit,
    all: &[ScheduledVisit],
    told: &[AttendanceLine],
) -> Vec<ScheduledVisit> {
    let is_due = |one: &ScheduledVisit| {
        let minute = one.placing.start.unwrap_or(one.window.to());
        let on = calendar::days_after(one.placing.day, minute.div_euclid(24 * 60));
        moment(visit, on, words::time(minute)).is_some_and(|begins| begins < visit.now())
    };
    let mut due: Vec<ScheduledVisit> = all
        .iter()
        .filter(|one| one.is_planned() && is_due(one))
        .filter(|one| !told.iter().any(|line| line.visit == one.id))
        .cloned()
        .collect();
    due.sort_by_key(|one| (one.placing.start.unwrap_or(one.window.from()), one.id));
    due
}

/// Visits that were to have begun by now, and of which nobody has told anything: somebody may wait for help.
async fn unreported(
    visit: &Visit,
    (unit, day): (UnitId, Date),
    told: &[AttendanceLine],
) -> Result<Markup, Problem> {
    let t = visit.t();
    let all = schedules::visits_of_provider(visit.reader(), unit, (day, day)).await?;
    let due = not_told(visit, &all, told);
    if due.is_empty() {
        return Ok(html! {});
    }
    let workers = due
        .iter()
        .flat_map(|one| one.placing.workers.iter().copied());
    let names = words::Names::read(visit, workers).await?;
    let zone = &visit.call.zone;
    let span = (
        calendar::start_of_day(day, zone),
        calendar::end_of_day(day, zone),
    );
    let mut rows = vec![];
    for one in &due {
        let name = name(visit, one.person).await?;
        let workers = one.placing.workers.iter();
        let mut opened = None;
        for user in &one.placing.workers {
            let uses = lock_uses(visit.reader(), (one.person, *user), span).await?;
            let first = uses.into_iter().find(|(what, _)| *what == LockUse::Opened);
            opened = opened.or(first.map(|(_, at)| at));
        }
        let who: Vec<&str> = workers.map(|user| names.of(*user)).collect();
        let start = one.placing.start.unwrap_or(one.window.from());
        rows.push([
            html! { (words::clock(visit.language(), start)) },
            html! { @match &name { Some(name) => { a href=(one.address()) { (name) } } None => { (t.say("visits-not-for-you")) } } },
            html! { @if name.is_some() { (one.name) } },
            html! {
                @if who.is_empty() { (t.say("visits-nobody")) } @else { (who.join(", ")) }
                @if let Some(at) = opened {
                    ", " (t.with("visits-lock-opened-at", &[("at", dates::clock(visit.language(), at).into())]))
                }
            },
        ]);
    }
    let table = Table::new(t, t.say("visits-unreported-title"))
        .column(Column::new(t.say("visits-when")))
        .column(Column::new(t.say("visits-person")))
        .column(Column::new(t.say("visits-visit")))
        .column(Column::new(t.say("visits-by")))
        .rows(rows);
    Ok(html! {
        (Notice::warning(t, t.say("visits-unreported-notice")))
        (table)
    })
}

/// How many were made, and how many of them have a time that was typed afterwards.
fn counted(visit: &Visit, lines: &[AttendanceLine]) -> Markup {
    let t = visit.t();
    let count = |of: fn(&&AttendanceLine) -> bool| lines.iter().filter(of).count().to_string();
    let facts = Facts::new()
        .fact(t.say("visits-count-made"), count(|line| line.end.is_some()))
        .fact(t.say("visits-count-typed"), count(|line| line.is_typed))
        .fact(
            t.say("visits-count-not-made"),
            count(|line| line.state == AttendanceState::NotMade),
        );
    html! { (facts) }
}

async fn table(visit: &Visit, lines: &[AttendanceLine]) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut persons: BTreeMap<PersonId, Option<String>> = BTreeMap::new();
    let mut table = Table::new(t, t.say("visits-made-title"))
        .column(Column::new(t.say("visits-person")))
        .column(Column::new(t.say("visits-visit")))
        .column(Column::new(t.say("visits-by")))
        .column(Column::number(t.say("visits-planned")))
        .column(Column::new(t.say("visits-outcome")))
        .column(Column::new(t.say("visits-proof")));
    let names = words::Names::read(visit, lines.iter().map(|line| line.user)).await?;
    for line in lines {
        if let Entry::Vacant(place) = persons.entry(line.person) {
            place.insert(name(visit, line.person).await?);
        }
        let person = persons.get(&line.person).cloned().flatten();
        let link = format!("/personer/{}/utforda-besok/{}", line.person, line.visit);
        let is_seen = person.is_some();
        table = table.row([
            html! { @match &person { Some(name) => { a href=(link) { (name) } } None => { (t.say("visits-not-for-you")) } } },
            html! { @if is_seen { (line.name) } },
            html! { (names.of(line.user)) },
            html! { (dates::minutes(visit.language(), line.planned)) },
            html! { (words::outcome(visit, line)) },
            html! { (proofs(visit, line)) },
        ]);
    }
    Ok(html! { (table) })
}

/// What shows the times, said once where both have the same.
pub(super) fn proofs(visit: &Visit, line: &AttendanceLine) -> String {
    let mut said: Vec<String> = vec![];
    for proof in [line.start_proof, line.end_proof].into_iter().flatten() {
        let words = words::proof(visit, proof);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.join(", ")
}

async fn name(visit: &Visit, person: PersonId) -> Result<Option<String>, Problem> {
    let need = Need::see(Resource::VisitReport).about(person);
    if !access::may(visit.reader(), &visit.call, need).await? {
        return Ok(None);
    }
    let found = residents::person(visit.reader(), person).await?;
    Ok(found.map(|person| person.name()))
}
