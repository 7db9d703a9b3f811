//! A day as a table of people and five minutes: what is drawn is the table, so that everybody reads the same.

use kernel::UserId;
use maud::{Markup, html};
use page_kit::Visit;

use super::{shown::Day, words};
use crate::{
    model::{BoardWorker, DAY_MINUTES, NewShift, ScheduledVisit},
    rules::Grade,
};

/// Minutes of a column.
const SLOT: i64 = 5;
/// Columns of an hour.
const HOUR: i64 = 60 / SLOT;

/// From which hour to which the table goes: at least the day, more where somebody works or comes then.
fn hours(day: &Day) -> (i64, i64) {
    let date = day.date();
    let shifts = day.board.workers.iter();
    let shifts = shifts.flat_map(|one| one.shifts_over(date));
    let shifts = shifts.map(|shift| (shift.from.max(0), shift.to.min(DAY_MINUTES)));
    let visits = day.board.visits.iter().filter_map(ScheduledVisit::span);
    let (mut first, mut last) = (7 * 60, 17 * 60);
    for (from, to) in shifts.chain(visits) {
        first = first.min(from);
        last = last.max(to.min(DAY_MINUTES));
    }
    (first / 60, (last + 59) / 60)
}

/// A piece of a row: so many columns of a visit, of free time, or of time outside the shift.
enum Piece<'d> {
    Visit(&'d ScheduledVisit, i64),
    Free(i64),
    Break(i64),
    Off(i64),
}

/// Those who work or come that day.
pub(super) fn on_board(day: &Day) -> Vec<&BoardWorker> {
    let date = day.date();
    let is_here = |one: &&BoardWorker| {
        one.shifts_on(date).next().is_some()
            || !one.shifts_over(date).is_empty()
            || !day.board.visits_of(one.user).is_empty()
    };
    day.board.workers.iter().filter(is_here).collect()
}

/// The table. Each visit is a link; with script, arrow keys on it move it by five minutes, or to the next one above or
/// below.
pub(super) fn grid(visit: &Visit, day: &Day) -> Markup {
    let t = visit.t();
    let (from, to) = hours(day);
    let workers = on_board(day);
    html! {
        div.board role="region" tabindex="0" aria-label=(t.say("schedules-board-label")) {
            table.board-table {
                caption.ds-sr-only { (t.say("schedules-board-label")) }
                thead {
                    tr {
                        th scope="col" { (t.say("schedules-staff-title")) }
                        @for hour in from..to { th scope="col" colspan=(HOUR) { (format!("{hour:02}")) } }
                    }
                }
                tbody {
                    @for worker in workers { (rows(visit, day, worker, (from, to))) }
                }
            }
        }
    }
}

fn rows(visit: &Visit, day: &Day, worker: &BoardWorker, hours: (i64, i64)) -> Markup {
    let lanes = lanes(&day.board.visits_of(worker.user));
    let about = day
        .findings
        .iter()
        .filter(|one| words::is_about(one, worker.user))
        .count();
    let t = visit.t();
    html! {
        @for (n, lane) in lanes.iter().enumerate() {
            tr {
                @if n == 0 {
                    th scope="row" rowspan=(lanes.len()) {
                        a href={ "/schema/personal/" (worker.user) } { (worker.name) }
                        @if worker.absence_on(day.date()).is_some() {
                            br; span.board-note { (t.say("schedules-is-away")) }
                        }
                        @if about > 0 {
                            br; a.board-note href="#personal" {
                                (t.with("schedules-worker-findings", &[("count", words::number(about).into())]))
                            }
                        }
                    }
                }
                @for piece in pieces(day, (worker, lane), hours) { (cell(visit, day, (&piece, worker.user))) }
            }
        }
    }
}

fn cell(visit: &Visit, day: &Day, (piece, user): (&Piece<'_>, UserId)) -> Markup {
    let t = visit.t();
    match piece {
        Piece::Free(columns) => html! { td.board-free colspan=(columns) {} },
        Piece::Break(columns) => {
            html! { td.board-break colspan=(columns) { span.board-note { (t.say("schedules-break")) } } }
        }
        Piece::Off(columns) => html! { td.board-off colspan=(columns) {} },
        Piece::Visit(one, columns) => {
            let grade = day
                .findings_at(one.id)
                .iter()
                .map(|one| one.kind.grade())
                .min();
            let grade = match grade {
                Some(Grade::Breach) => Some("breach"),
                Some(Grade::Remark) => Some("remark"),
                None => None,
            };
            let name = day.person_name(visit, one);
            let nudged = day.board.day.locked.is_none().then_some(one.id);
            let is_here = visit.query("besok") == one.id.to_string();
            html! {
                td.board-visit colspan=(columns) data-grade=[grade] {
                    @if day.sees(one) {
                        a href=(one.address()) title={ (name) " " (words::when(visit, one)) } data-nudge=[nudged] data-row=(user) data-version=(one.version) data-focus[is_here] {
                            @if grade.is_some() { span aria-hidden="true" { "! " } }
                            (name) br;
                            span.board-note { (words::when(visit, one)) " " (one.name) }
                            @if let Some(grade) = grade {
                                span.ds-sr-only { (t.say(&format!("schedules-state-{grade}"))) }
                            }
                        }
                    } @else {
                        (name) br; span.board-note { (words::when(visit, one)) }
                    }
                }
            }
        }
    }
}

/// Visits in as many rows as it takes for none to lie on another.
fn lanes<'d>(visits: &[&'d ScheduledVisit]) -> Vec<Vec<(&'d ScheduledVisit, i64, i64)>> {
    let mut lanes: Vec<Vec<(&ScheduledVisit, i64, i64)>> = vec![vec![]];
    for visit in visits {
        let Some((from, to)) = visit.span() else {
            continue;
        };
        let from = from.div_euclid(SLOT);
        let until = ((to + SLOT - 1).div_euclid(SLOT)).max(from + 1);
        let fits = |lane: &&mut Vec<(&ScheduledVisit, i64, i64)>| {
            lane.last().is_none_or(|(_, _, last)| *last <= from)
        };
        match lanes.iter_mut().find(fits) {
            Some(lane) => lane.push((visit, from, until)),
            None => lanes.push(vec![(visit, from, until)]),
        }
    }
    lanes
}

/// What stands in a row, from left to right.
fn pieces<'d>(
    day: &Day,
    (worker, lane): (&BoardWorker, &[(&'d ScheduledVisit, i64, i64)]),
    (from, to): (i64, i64),
) -> Vec<Piece<'d>> {
    let (mut at, end) = (from * HOUR, to * HOUR);
    let mut pieces = vec![];
    for (visit, begins, ends) in lane {
        gaps(day, worker, (at, *begins), &mut pieces);
        let last = (*ends).min(end);
        pieces.push(Piece::Visit(visit, (last - begins).max(1)));
        at = last.max(begins + 1);
    }
    gaps(day, worker, (at, end), &mut pieces);
    pieces
}

/// The time between two visits, in pieces of one kind.
fn gaps<'d>(day: &Day, worker: &BoardWorker, (from, to): (i64, i64), pieces: &mut Vec<Piece<'d>>) {
    let mut slots: Vec<Piece<'d>> = vec![];
    let shifts = worker.shifts_over(day.date());
    for slot in from..to {
        let minute = slot * SLOT;
        let is_on = |shift: &NewShift| shift.covers((minute, minute + SLOT));
        let rests = |shift: &NewShift| {
            let pause = shift.pause;
            pause.is_some_and(|pause| pause.from < minute + SLOT && minute < pause.to())
        };
        let next = if shifts.iter().any(is_on) {
            Piece::Free(1)
        } else if shifts.iter().any(rests) {
            Piece::Break(1)
        } else {
            Piece::Off(1)
        };
        match (slots.last_mut(), &next) {
            (Some(Piece::Free(n)), Piece::Free(_))
            | (Some(Piece::Break(n)), Piece::Break(_))
            | (Some(Piece::Off(n)), Piece::Off(_)) => *n += 1,
            (_, _) => slots.push(next),
        }
    }
    pieces.append(&mut slots);
}
