//! The last look before a day is locked: what stands in the way, and how many people each person meets.

use std::cmp::Reverse;

use kernel::{Date, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Column, Heading, Section, Table},
    dates,
};
use residents::Person;

use super::{
    shown::{Day, load},
    words,
};
use crate::{
    actions::{LockDay, OpenDay},
    reads::{clients_seen, continuity_of},
    rules::{Continuity, Statistic},
};

/// The day as it will be told to those who work.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let day = load(&visit).await?;
    let form = fresh(&visit, &day);
    view(&visit, &day, &form).await
}

/// Locks it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let day = load(&visit).await?;
    let mut form = visit.form();
    let input = LockDay {
        day: day.date(),
        version: form.version(),
    };
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => Ok(visit.go(day.address()).saying("schedules-day-locked")),
        None => view(&visit, &day, &form).await,
    }
}

/// Opens it again.
pub(super) async fn open(visit: Visit) -> Result<Reply, Problem> {
    let day = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let input = form.line("why").map(|why| OpenDay {
        day: day.date(),
        version,
        why,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(day.address()).saying("schedules-day-opened")),
        None => view(&visit, &day, &form).await,
    }
}

fn fresh(visit: &Visit, day: &Day) -> Form {
    visit.blank().with("version", day.board.day.version)
}

async fn view(visit: &Visit, day: &Day, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let all = continuity_of(visit.reader(), visit.unit()?, day.date()).await?;
    let persons = clients(visit, day.date()).await?;
    let is_locked = day.board.day.locked.is_some();
    let title = if is_locked {
        "schedules-open-title-page"
    } else {
        "schedules-lock-title"
    };
    let (breaches, remarks) = day.counts();
    let body = html! {
        (Heading::new(t.say(title)).over(dates::full_weekday(visit.language(), day.date()))
            .lead(t.with("schedules-lock-lead", &[("breaches", words::number(breaches).into()), ("remarks", words::number(remarks).into())])))
        @if is_locked {
            form method="post" action={ (day.address()) "/oppna" } {
                (form.around(t, html! {
                    (form.text(t, "why", "schedules-why").hint(t.say("schedules-open-why-hint")))
                    (ButtonRow::new(Button::primary(t.say("schedules-open-day")))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(day.address())))
                }))
            }
        } @else {
            form method="post" action={ (day.address()) "/las" } {
                (form.around(t, html! {
                    (ButtonRow::new(Button::primary(t.say("schedules-lock-day")))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(day.address())))
                }))
            }
        }
        (Section::new("kontinuitet", t.say("schedules-continuity-title"), html! {
            p { (t.say("schedules-continuity-lead")) }
            (figures(visit, &all))
            (people(visit, &persons, &all))
        }))
        @if !day.findings.is_empty() {
            (Section::new("hinder", t.say("schedules-findings-title"), words::finding_list_of_day(visit, day, &day.findings)))
        }
    };
    Ok(visit
        .page(title, body)
        .breadcrumbs(&day.way(visit).here(t.say(title)))
        .with_errors(form.has_errors()))
}

fn figures(visit: &Visit, all: &[Continuity]) -> Markup {
    let t = visit.t();
    let number = |value: Option<f64>| match value {
        Some(value) => dates::decimal(visit.language(), value, 1),
        None => t.say("schedules-continuity-none"),
    };
    let rows = all.iter().map(|one| -> [Markup; 4] {
        let key = one.definition.key;
        [
            html! {
                (t.say(&format!("schedules-continuity-{key}"))) br;
                span.board-note {
                    (t.say(&format!("schedules-continuity-{key}-body"))) " "
                    (one.definition.source(visit.language()))
                }
            },
            html! { (one.people.len()) },
            html! { (number(one.told(Statistic::Mean))) },
            html! { (number(one.told(Statistic::Median))) },
        ]
    });
    let table = Table::new(t, t.say("schedules-continuity-title"))
        .hide_caption()
        .column(Column::new(t.say("schedules-definition")))
        .column(Column::number(t.say("schedules-counted")))
        .column(Column::number(t.say("schedules-mean")))
        .column(Column::number(t.say("schedules-median")))
        .rows(rows);
    html! { (table) }
}

/// The clients of the fortnight whom the reader may see.
async fn clients(visit: &Visit, last: Date) -> Result<Vec<Person>, Problem> {
    let ids = clients_seen(visit.reader(), &visit.call, (visit.unit()?, last)).await?;
    Ok(residents::persons(visit.reader(), &ids).await?)
}

/// How many each client meets in the fortnight, those who meet most first.
fn people(visit: &Visit, persons: &[Person], all: &[Continuity]) -> Markup {
    let t = visit.t();
    let Some(widest) = all.iter().max_by_key(|one| one.people.len()) else {
        return html! {};
    };
    let mut rows: Vec<(usize, String)> = persons
        .iter()
        .filter_map(|person| Some((*widest.people.get(&person.id)?, person.name())))
        .collect();
    rows.sort_by_cached_key(|(n, name)| (Reverse(*n), kernel::swedish_order(name)));
    let rows = rows
        .into_iter()
        .map(|(n, name)| -> [Markup; 2] { [html! { (name) }, html! { (n) }] });
    let table = Table::new(t, t.say("schedules-continuity-people"))
        .column(Column::new(t.say("schedules-person")))
        .column(Column::number(t.say("schedules-meets")))
        .rows(rows);
    html! { (table) }
}
