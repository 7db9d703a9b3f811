//! The day board: people and times, what lacks, and what stands in the way.

use std::collections::BTreeSet;

use kernel::{Problem, Refusal, UserId};
use maud::{Markup, html};
use page_kit::{
    Cell, Form, List, ListColumn, Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading, Notice, Section, Tabs, hidden},
    dates,
};

use super::{
    grid::{grid, on_board},
    shown::{Day, load},
    week::lock,
    words,
};
use crate::{
    actions::{ChangeVisits, UndoChange, VisitChange},
    model::{Placing, ScheduledVisit, SeenVisit, VisitId},
    rules::Finding,
};

/// The columns of the list.
const COLUMNS: &[ListColumn] = &[
    ListColumn::new("time", "schedules-time").sortable(),
    ListColumn::new("person", "schedules-person"),
    ListColumn::new("name", "schedules-name"),
    ListColumn::new("minutes", "schedules-minutes").minutes(),
    ListColumn::new("worker", "schedules-worker").sortable(),
    ListColumn::new("state", "schedules-state"),
];

/// The board, or with `?visa=lista` the same as a list that sorts and can be taken out.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let day = load(&visit).await?;
    view(&visit, &day, &visit.blank())
}

/// Moves a visit by some minutes, or to whoever stands above or below on the board.
pub(super) async fn nudge(visit: Visit) -> Result<Reply, Problem> {
    let day = load(&visit).await?;
    let mut form = visit.form();
    let id: Option<VisitId> = form.id("visit");
    let by = form.number("by", -60, 60);
    let row: Option<UserId> = form.optional_choice("row").flatten();
    let rows: Option<i64> = form.optional_choice("rows").flatten();
    let version = form.version();
    let one = id.and_then(|id| day.board.visits.iter().find(|one| one.id == id));
    // A locked day is changed with a reason, which keys cannot give: the visit's page asks for it.
    if let Some(one) = one
        && day.board.day.locked.is_some()
        && day.sees(one)
    {
        return Ok(visit.go(one.address()));
    }
    let input = one.zip(by).and_then(|(one, by)| {
        let to = match row.zip(rows) {
            Some(row) => to_another(&day, one, row)?,
            None => Placing {
                start: Some(one.placing.start? + by),
                ..one.placing.clone()
            },
        };
        let seen = SeenVisit {
            visit: one.id,
            version,
        };
        Some(ChangeVisits {
            changes: vec![VisitChange { seen, to }],
            why: None,
        })
    });
    if input.is_none() {
        form.refuse(Refusal::new("schedules-refusal-nothing-to-move"));
    }
    match visit.submit(&mut form, input).await? {
        Some(_count) => {
            let at = id.map_or_else(String::new, |id| format!("?besok={id}"));
            Ok(visit
                .go(format!("{}{at}", day.address()))
                .saying("schedules-moved"))
        }
        None => view(&visit, &day, &form),
    }
}

/// Undoes the latest own change.
pub(super) async fn undo(visit: Visit) -> Result<Reply, Problem> {
    let day = load(&visit).await?;
    let mut form = visit.form();
    let input = UndoChange { day: day.date() };
    match visit.submit(&mut form, Some(input)).await? {
        Some(_count) => Ok(visit.go(day.address()).saying("schedules-undone")),
        None => view(&visit, &day, &form),
    }
}

fn view(visit: &Visit, day: &Day, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = dates::full_weekday(visit.language(), day.date());
    let is_list = visit.query("visa") == "lista";
    let label = t.say("schedules-day-views");
    let (board, list) = (t.say("schedules-board"), t.say("schedules-list"));
    let tabs = if is_list {
        Tabs::new(label).tab(board, "?").here(list, "?visa=lista")
    } else {
        Tabs::new(label).here(board, "?").tab(list, "?visa=lista")
    };
    let body = if is_list {
        match as_list(visit, day)? {
            Shown::File(file) => return Ok(file),
            Shown::Page(list) => list,
        }
    } else {
        as_board(visit, day)
    };
    let heading = Heading::new(title.clone())
        .over(t.say("schedules-week-title"))
        .lead(lead(visit, day))
        .actions(ways(visit, day));
    let body = html! {
        (heading)
        @if form.has_errors() { (form.top(t)) }
        (tabs) (body)
        @if day.board.day.locked.is_none() { (nudge_form(visit, day)) }
    };
    let way = super::shown::week_way(visit).here(title);
    Ok(visit
        .page("schedules-day-title", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
        .wide())
}

fn lead(visit: &Visit, day: &Day) -> Markup {
    let t = visit.t();
    let (breaches, remarks) = day.counts();
    let visits = day
        .board
        .visits
        .iter()
        .filter(|one| one.is_planned())
        .count();
    html! {
        (lock(visit, day.board.day.locked.is_some())) " "
        (t.with("schedules-day-lead", &[
            ("visits", words::number(visits).into()),
            ("open", words::number(day.board.open_visits().len()).into()),
            ("breaches", words::number(breaches).into()),
            ("remarks", words::number(remarks).into()),
        ]))
    }
}

fn ways(visit: &Visit, day: &Day) -> Markup {
    let t = visit.t();
    let at = day.address();
    let to = |days| super::shown::address(duties::calendar::days_after(day.date(), days));
    let lock = if day.board.day.locked.is_some() {
        "schedules-open-day"
    } else {
        "schedules-lock-day"
    };
    html! {
        (ButtonRow::new(Button::quiet(t.say("schedules-day-before")).href(to(-1)))
            .and(Button::quiet(t.say("schedules-day-after")).href(to(1)))
            .and(Button::primary(t.say("schedules-propose")).href(super::proposal::asked_for(&at)))
            .and(Button::secondary(t.say(lock)).href(format!("{at}/las"))))
        form method="post" action={ (at) "/angra" } {
            (visit.blank().around(t, html! {
                (ButtonRow::new(Button::quiet(t.say("schedules-undo"))))
            }))
        }
    }
}

/// A visit with the next one above or below on the board in the place of somebody; none where nobody stands there who
/// does not make it already.
fn to_another(day: &Day, one: &ScheduledVisit, (row, rows): (UserId, i64)) -> Option<Placing> {
    let makes = |user: &UserId| one.placing.workers.contains(user);
    let all = on_board(day).into_iter().map(|worker| worker.user);
    // Whoever makes it with her stays.
    let others = all.filter(|user| *user == row || !makes(user));
    let others: Vec<UserId> = others.collect();
    let here = others.iter().position(|user| *user == row && makes(user))?;
    let there = here.checked_add_signed(isize::try_from(rows.clamp(-1, 1)).ok()?)?;
    let to = *others.get(there)?;
    let workers = one.placing.workers.iter();
    let workers = workers.map(|user| if *user == row { to } else { *user });
    Some(Placing {
        workers: workers.collect(),
        ..one.placing.clone()
    })
}

/// What arrow keys on the board send; nobody sees it.
fn nudge_form(visit: &Visit, day: &Day) -> Markup {
    html! {
        form hidden method="post" action={ (day.address()) "/flytta" } data-nudges="5" {
            (visit.blank().with("version", 0).around(visit.t(), html! {
                (hidden("visit", "")) (hidden("by", "")) (hidden("row", "")) (hidden("rows", ""))
            }))
        }
    }
}

fn as_board(visit: &Visit, day: &Day) -> Markup {
    let t = visit.t();
    let open = day.board.open_visits();
    let are_open: BTreeSet<VisitId> = open.iter().map(|one| one.id).collect();
    let open_body = html! {
        @if open.is_empty() {
            p { (t.say("schedules-open-none-body")) }
        } @else {
            ul.board-open {
                @for one in &open { li { (open_visit(visit, day, one)) } }
            }
        }
    };
    let about_staff: Vec<&Finding> = day
        .findings
        .iter()
        .filter(|one| one.visit.is_none())
        .collect();
    // What lacks somebody or a time is told above the board already.
    let placed: Vec<&ScheduledVisit> = day
        .board
        .visits
        .iter()
        .filter(|one| one.is_planned() && !are_open.contains(&one.id))
        .filter(|one| !day.findings_at(one.id).is_empty())
        .collect();
    let cancelled = day.board.visits.iter().filter(|one| !one.is_planned());
    let cancelled: Vec<&ScheduledVisit> = cancelled.collect();
    html! {
        (Section::new("oppna", t.say("schedules-open-title"), open_body))
        @if day.board.workers.is_empty() {
            (Empty::new(t.say("schedules-no-staff")).body(t.say("schedules-no-staff-body")))
        } @else if on_board(day).is_empty() {
            (Empty::new(t.say("schedules-board-empty")).body(t.say("schedules-no-staff-body")))
        } @else {
            p.board-note {
                @if day.board.day.locked.is_some() { (t.say("schedules-board-help-locked")) }
                @else { (t.say("schedules-board-help")) }
            }
            (grid(visit, day))
        }
        @if !placed.is_empty() {
            (Section::new("hinder", t.say("schedules-findings-title"), html! {
                ul.board-open { @for one in &placed { li { (open_visit(visit, day, one)) } } }
            }))
        }
        @if !about_staff.is_empty() {
            (Section::new("personal", t.say("schedules-findings-staff"), words::finding_list(visit, day, about_staff)))
        }
        @if !cancelled.is_empty() {
            (Section::new("installda", t.say("schedules-cancelled-title"), html! {
                ul { @for one in cancelled { li { (line(visit, day, one)) } } }
            }))
        }
    }
}

fn open_visit(visit: &Visit, day: &Day, one: &ScheduledVisit) -> Markup {
    let found = day.findings_at(one.id);
    let words: Vec<String> = found
        .iter()
        .map(|found| words::finding(visit, day, found))
        .collect();
    html! {
        (line(visit, day, one))
        @if !words.is_empty() { br; span.board-note { (words.join(" ")) } }
    }
}

fn line(visit: &Visit, day: &Day, one: &ScheduledVisit) -> Markup {
    let name = day.person_name(visit, one);
    let minutes = dates::minutes(visit.language(), one.minutes);
    html! {
        @if day.sees(one) { a href=(one.address()) { (name) } } @else { (name) }
        @if day.sees(one) { ", " (one.name) }
        ", " (words::when(visit, one)) ", " (minutes)
    }
}

/// A list on a page, or taken out as a file.
enum Shown {
    Page(Markup),
    File(Reply),
}

fn as_list(visit: &Visit, day: &Day) -> Result<Shown, Problem> {
    let t = visit.t();
    let list = List::new(visit, "schedules-list-title", COLUMNS, "time")
        .empty(Empty::new(t.say("schedules-list-empty")));
    let window = list.window();
    let mut visits: Vec<&ScheduledVisit> = day.board.visits.iter().collect();
    match window.sort {
        "worker" => {
            visits.sort_by_cached_key(|one| kernel::swedish_order(&words::who(day, one)));
        }
        _ => visits.sort_by_key(|one| one.placing.start.unwrap_or(one.window.from())),
    }
    if window.is_descending {
        visits.reverse();
    }
    let total = i64::try_from(visits.len()).unwrap_or(i64::MAX);
    let offset = usize::try_from(window.offset).unwrap_or(usize::MAX);
    let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
    let rows: Vec<Vec<Cell>> = visits
        .into_iter()
        .skip(offset)
        .take(limit)
        .map(|one| row(visit, day, one))
        .collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(Shown::File(file));
    }
    Ok(Shown::Page(list.show(rows, total)))
}

fn row(visit: &Visit, day: &Day, one: &ScheduledVisit) -> Vec<Cell> {
    let name = day.person_name(visit, one);
    let person = if day.sees(one) {
        Cell::link(name, one.address())
    } else {
        Cell::text(name)
    };
    let words: Vec<String> = day
        .findings_at(one.id)
        .iter()
        .map(|found| words::finding(visit, day, found))
        .collect();
    let said = if words.is_empty() {
        visit.t().say("schedules-state-ready")
    } else {
        words.join(" ")
    };
    vec![
        Cell::text(words::when(visit, one)),
        person,
        Cell::text(day.visit_name(one)),
        Cell::minutes(visit, one.minutes),
        Cell::text(words::who(day, one)),
        Cell::shown(html! { (day.status(visit, one)) }, said),
    ]
}

/// A notice that a day is locked, with what it takes to change it.
pub(super) fn locked_notice(visit: &Visit, day: &Day) -> Markup {
    let t = visit.t();
    html! {
        @if day.board.day.locked.is_some() {
            (Notice::info(t, t.say("schedules-locked-notice")).body(html! {
                p { (t.say("schedules-locked-notice-body")) }
            }))
        }
    }
}
