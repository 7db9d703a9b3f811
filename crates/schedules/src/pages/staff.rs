//! Those who work at the unit: this week's shifts and hours, and who is away.

use duties::calendar;
use kernel::{Minutes, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Heading, Table},
    dates,
};

use super::{
    shown::{queried, week_way},
    words,
};
use crate::{
    model::{BoardWorker, monday},
    reads::workers_in_week,
};

/// The week of `?fran=`, or this one.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let from = monday(queried(&visit, "fran", visit.today()));
    let unit = visit.unit()?;
    let workers = workers_in_week(visit.reader(), unit, from).await?;
    let title = "schedules-staff-title";
    let to = |days| format!("?fran={}", calendar::days_after(from, days));
    let ways = ButtonRow::new(Button::quiet(t.say("schedules-staff-before")).href(to(-7)))
        .and(Button::quiet(t.say("schedules-staff-after")).href(to(7)));
    let week = dates::period(visit.language(), from, Some(calendar::days_after(from, 6)));
    let rows = workers.iter().map(|worker| row(&visit, worker, from));
    let columns = (0..7).map(|n| {
        let date = calendar::days_after(from, n);
        Column::new(dates::day(visit.language(), date, visit.today()))
    });
    let mut table = Table::new(t, t.say(title))
        .hide_caption()
        .dense()
        .column(Column::new(t.say("schedules-worker")));
    for column in columns {
        table = table.column(column);
    }
    let table = table
        .column(Column::number(t.say("schedules-hours")))
        .rows(rows);
    let body = html! {
        (Heading::new(t.say(title)).over(week).lead(t.say("schedules-staff-lead")).actions(ways))
        @if workers.is_empty() {
            (Empty::new(t.say("schedules-no-staff")).body(t.say("schedules-no-staff-body")))
        } @else {
            (table)
        }
    };
    Ok(visit
        .page(title, body)
        .breadcrumbs(&week_way(&visit).here(t.say(title)))
        .wide())
}

fn row(visit: &Visit, worker: &BoardWorker, from: kernel::Date) -> Vec<Markup> {
    let t = visit.t();
    let mut minutes_of_work = 0;
    let mut cells = vec![html! { a href={ "/schema/personal/" (worker.user) } { (worker.name) } }];
    for n in 0..7 {
        let date = calendar::days_after(from, n);
        let shifts: Vec<String> = worker
            .shifts_on(date)
            .map(|one| words::span(visit, (one.shift.from, one.shift.to)))
            .collect();
        if worker.absence_on(date).is_some() {
            cells.push(html! { (t.say("schedules-is-away")) });
        } else {
            minutes_of_work += worker
                .shifts_on(date)
                .map(|one| one.shift.worked())
                .sum::<i64>();
            cells.push(html! { (shifts.join(", ")) });
        }
    }
    cells.push(html! { (dates::minutes(visit.language(), Minutes::new(minutes_of_work))) });
    cells
}
