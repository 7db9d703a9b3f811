//! The unit's weeks: what is planned, what lacks, who is away, what is locked.

use duties::calendar;
use kernel::{Minutes, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Heading, Status, StatusKind, Table},
    dates,
};

use super::shown::{address, queried};
use crate::{
    model::monday,
    reads::{DayCount, counts},
};

/// Days that are shown.
const DAYS: i64 = 14;

/// Two weeks from the Monday of `?fran=`, or of this week.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let from = monday(queried(&visit, "fran", visit.today()));
    let days = counts(visit.reader(), visit.unit()?, (from, DAYS)).await?;
    let title = "schedules-week-title";
    let to = |days| format!("?fran={}", calendar::days_after(from, days));
    let ways = ButtonRow::new(Button::quiet(t.say("schedules-week-before")).href(to(-DAYS)))
        .and(Button::quiet(t.say("schedules-week-now")).href("/schema"))
        .and(Button::quiet(t.say("schedules-week-after")).href(to(DAYS)))
        .and(Button::secondary(t.say("schedules-staff-title")).href("/schema/personal"));
    let has_any = days.iter().any(|day| day.visits > 0 || day.shifts > 0);
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("schedules-week-lead")).actions(ways))
        @if !has_any {
            (Empty::new(t.say("schedules-week-empty")).body(t.say("schedules-week-empty-body")))
        }
        (table(&visit, &days))
    };
    Ok(visit.page(title, body).wide())
}

fn table(visit: &Visit, days: &[DayCount]) -> Markup {
    let t = visit.t();
    let rows = days.iter().map(|day| -> [Markup; 6] {
        let name = dates::full_weekday(visit.language(), day.day);
        [
            html! {
                a href=(address(day.day)) { (name) }
                @if day.day == visit.today() { " " (t.say("schedules-today")) }
            },
            html! { (day.visits) },
            html! { (open(visit, day)) },
            html! { (day.shifts) " (" (dates::minutes(visit.language(), Minutes::new(day.worked))) ")" },
            html! { (day.away) },
            html! { (lock(visit, day.is_locked)) },
        ]
    });
    let table = Table::new(t, t.say("schedules-week-title"))
        .hide_caption()
        .column(Column::new(t.say("schedules-day")))
        .column(Column::number(t.say("schedules-visits")))
        .column(Column::new(t.say("schedules-open")))
        .column(Column::number(t.say("schedules-shifts")))
        .column(Column::number(t.say("schedules-away")))
        .column(Column::new(t.say("schedules-lock")))
        .rows(rows);
    html! { (table) }
}

fn open(visit: &Visit, day: &DayCount) -> Status {
    let t = visit.t();
    if day.visits == 0 {
        return Status::new(StatusKind::Closed, t.say("schedules-open-no-visits"));
    }
    if day.open == 0 {
        return Status::new(StatusKind::Done, t.say("schedules-open-none"));
    }
    let words = t.with("schedules-open-some", &[("count", day.open.into())]);
    Status::new(StatusKind::Stopped, words)
}

/// Whether a day is locked, in a word.
pub(super) fn lock(visit: &Visit, is_locked: bool) -> Status {
    let t = visit.t();
    if is_locked {
        Status::new(StatusKind::Done, t.say("schedules-locked"))
    } else {
        Status::new(StatusKind::Waiting, t.say("schedules-not-locked"))
    }
}
