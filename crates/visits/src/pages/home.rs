//! The day's visits, first on the home page of those who make them and of those who plan them.

use std::collections::BTreeSet;

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Button, ButtonRow, KeyFigure, Section, figures},
};

use schedules::VisitId;

use super::{day, made::not_told, shown::DAY, words};
use crate::reads::{attendance_lines, open_questions};

/// Who is next, and how many visits are left today, for those who make them.
pub async fn on_home_of_worker(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let lines = day::lines(visit).await?;
    let left = lines.iter().filter(|line| line.is_left()).count();
    let left = i64::try_from(left).unwrap_or(i64::MAX);
    let next = lines.iter().find(|line| line.is_ahead());
    let body = html! {
        p { (t.with("visits-day-left", &[("count", left.into())])) }
        @if let Some(next) = next {
            @let one = &next.visit;
            @let start = one.placing.start.unwrap_or(one.window.from());
            p {
                (t.say("visits-next")) ": " strong { (words::clock(visit.language(), start)) } " "
                @match &next.name {
                    Some(name) => { a href={ (DAY) "/" (one.id) } { (name) } }
                    None => { (t.say("visits-not-for-you")) }
                }
                ", " (one.name)
            }
        }
        (ButtonRow::new(Button::primary(t.say("visits-day-title")).href(DAY)))
    };
    Ok(html! { (Section::new("besok", t.say("visits-home-mine"), body)) })
}

fn counted(count: usize) -> f64 {
    f64::from(i32::try_from(count).unwrap_or(i32::MAX))
}

/// How the day goes for those who plan it; nothing where the unit has neither visits today nor questions.
pub async fn on_home_of_unit(visit: &Visit) -> Result<Markup, Problem> {
    let (t, unit, day) = (visit.t(), visit.unit()?, visit.today());
    let days = (day, day);
    let mut all = schedules::visits_of_provider(visit.reader(), unit, days).await?;
    all.retain(schedules::ScheduledVisit::is_planned);
    let told = attendance_lines(visit.reader(), unit, days).await?;
    let questions = open_questions(visit.reader(), unit).await?.len();
    if all.is_empty() && told.is_empty() && questions == 0 {
        return Ok(html! {});
    }
    let figure = |key: &str, count: usize, rows: &str| {
        KeyFigure::new(t, t.say(key), t.say("visits-home-today"))
            .value(counted(count), 0, t.say("visits-home-unit"))
            .rows(rows)
    };
    let board = format!("/schema/dag/{day}");
    // Two who come together are one visit.
    let ended = told.iter().filter(|line| line.end.is_some());
    let ended: BTreeSet<VisitId> = ended.map(|line| line.visit).collect();
    let without = all.iter().filter(|one| one.placing.workers.is_empty());
    let shown = [
        figure("visits-home-planned", all.len(), &board),
        figure("visits-home-made", ended.len(), "/utforda-besok"),
        figure(
            "visits-unreported-title",
            not_told(visit, &all, &told).len(),
            "/utforda-besok",
        ),
        figure("visits-home-without", without.count(), &board),
        KeyFigure::new(t, t.say("visits-questions-title"), t.say("visits-home-now"))
            .value(counted(questions), 0, t.say("visits-home-unit"))
            .rows("/besok-att-reda-ut"),
    ];
    Ok(html! { (Section::new("besok", t.say("visits-home-day"), figures(&shown))) })
}
