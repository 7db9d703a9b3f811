//! An order of a person in a month: day by day, with the visits behind it.

use std::collections::BTreeMap;

use cases::OrderId;
use kernel::{Date, Minutes, Problem};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{
        Breadcrumbs, Column, Empty, Facts, Heading, Notice, Section, Status, StatusKind, Table,
    },
    dates,
};
use schedules::VisitId;
use visits::{AttendanceLine, AttendanceState};

use super::{differences, scope, words};
use crate::{
    model::{AccountRow, Month, Stage, Tally},
    reads::{self, OrderDays, Within},
    rules::DayTally,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("day", "minutes-account-day").days(),
    ListColumn::new("granted", "minutes-account-stage-granted").minutes(),
    ListColumn::new("framed", "minutes-account-stage-framed").minutes(),
    ListColumn::new("planned", "minutes-account-stage-planned").minutes(),
    ListColumn::new("scheduled", "minutes-account-stage-scheduled").minutes(),
    ListColumn::new("performed", "minutes-account-stage-performed").minutes(),
    ListColumn::new("typed", "minutes-account-stage-typed").minutes(),
];

/// The stages that are counted by the day; payment is by the month.
const BY_DAY: [Stage; 6] = [
    Stage::Granted,
    Stage::Framed,
    Stage::Planned,
    Stage::Scheduled,
    Stage::Performed,
    Stage::Typed,
];

/// The order's month.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let order: OrderId = visit.id("order")?;
    let month: Month = visit.part("month")?;
    let found = reads::order_row(visit.reader(), (person, order), month).await?;
    let row = found.ok_or(Problem::NotFound)?;
    belongs(&visit, &row).await?;
    let yesterday = duties::calendar::days_after(visit.today(), -1);
    let days = reads::order_days(visit.reader(), &row, yesterday).await?;
    let t = visit.t();
    let title = "minutes-account-order";
    let list = List::new(&visit, title, COLUMNS, "day");
    let lines = days.as_ref().map(|days| lines(&visit, days));
    if let Some(lines) = &lines
        && let Some(file) = list.export(lines)?
    {
        return Ok(file);
    }
    let now = days.as_ref().map_or(&row, |days| &days.row);
    let causes = match &days {
        Some(days) => days.row.causes.clone(),
        None => reads::causes_of(visit.reader(), &row).await?,
    };
    let named = residents::person(visit.reader(), person).await?;
    let name = named.map(|one| one.name()).unwrap_or_default();
    let body = html! {
        (Heading::new(t.say(title)).over(name.clone()).lead(words::month(&visit, month)))
        (facts(&visit, now).await?)
        @match &days {
            Some(days) => {
                (table(&visit, days))
                (list.exports())
            }
            None => { (Notice::info(t, t.say("minutes-account-order-gone"))) }
        }
        (differences::of_row(&visit, &now.tally, &causes))
        @if let Some(days) = &days { (visits_of(&visit, days)) }
    };
    let way = Breadcrumbs::new(t)
        .step(name, format!("/personer/{person}"))
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way).wide())
}

/// Another provider's order is not found, also by those who may see the person.
async fn belongs(visit: &Visit, row: &AccountRow) -> Result<(), Problem> {
    match scope::within(visit).await? {
        Within::Provider(own) if own != row.provider => Err(Problem::NotFound),
        Within::All | Within::Provider(_) | Within::Unit(_) => Ok(()),
    }
}

/// What it is about; the amounts for those who may see what providers are paid.
async fn facts(visit: &Visit, row: &AccountRow) -> Result<Markup, Problem> {
    let t = visit.t();
    let order = format!("/personer/{}/bestallningar/{}", row.person, row.order);
    let own = visit.actor().unit();
    let is_own = own == Some(row.provider) || own == Some(row.unit);
    let sees = is_own && scope::sees_rows(visit).await?;
    let money = |sum| dates::money(visit.language(), sum);
    let facts = Facts::new()
        .fact(
            t.say("minutes-account-number"),
            html! { a href=(order) { (row.number) } },
        )
        .fact(
            t.say("minutes-account-provider"),
            words::unit(visit, row.provider),
        )
        .maybe(
            t.say("minutes-account-payable"),
            sees.then(|| money(row.payable_sum)),
        )
        .maybe(
            t.say("minutes-account-paid-sum"),
            sees.then(|| money(row.paid_sum)),
        );
    Ok(html! { (facts) })
}

/// The days as a table, all of them on one page.
fn table(visit: &Visit, days: &OrderDays) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("minutes-account-days"))
        .column(Column::new(t.say("minutes-account-day")));
    for stage in BY_DAY {
        table = table.column(Column::number(words::stage(t, stage)));
    }
    let cells = |first: Markup, tally: Tally| {
        let at = BY_DAY.into_iter().map(|stage| {
            html! { (dates::minutes(visit.language(), tally.at(stage))) }
        });
        std::iter::once(first).chain(at).collect::<Vec<_>>()
    };
    for one in &days.count.days {
        table = table.row(cells(day(visit, one.day), one.tally));
    }
    let all = html! { (t.say("minutes-account-together")) };
    html! { (table.total(cells(all, days.count.tally()))) }
}

fn lines(visit: &Visit, days: &OrderDays) -> Vec<Vec<Cell>> {
    let line = |one: &DayTally| {
        let at = BY_DAY
            .into_iter()
            .map(|stage| Cell::minutes(visit, one.tally.at(stage)));
        std::iter::once(Cell::day(visit, one.day))
            .chain(at)
            .collect()
    };
    days.count.days.iter().map(line).collect()
}

/// The visits of the month in the schedule, and what was told of each.
fn visits_of(visit: &Visit, days: &OrderDays) -> Markup {
    let t = visit.t();
    let mut told: BTreeMap<VisitId, Vec<&AttendanceLine>> = BTreeMap::new();
    for line in &days.told {
        told.entry(line.visit).or_default().push(line);
    }
    let mut table = Table::new(t, t.say("minutes-account-visits"))
        .hide_caption()
        .column(Column::new(t.say("minutes-account-day")))
        .column(Column::new(t.say("minutes-account-visit")))
        .column(Column::number(t.say("minutes-account-stage-scheduled")))
        .column(Column::number(t.say("minutes-account-stage-performed")))
        .column(Column::new(t.say("minutes-account-what")));
    let mut all: Vec<_> = days.visits.iter().collect();
    all.sort_by_key(|one| (one.placing.day, one.window.from(), one.id));
    for one in all {
        let lines = told.remove(&one.id).unwrap_or_default();
        let minutes = if one.is_planned() {
            Minutes::new(one.minutes.count() * one.staff.count())
        } else {
            Minutes::ZERO
        };
        table = table.row([
            day(visit, one.placing.day),
            html! { a href=(one.address()) { (one.name) } },
            html! { (dates::minutes(visit.language(), minutes)) },
            performed(visit, &lines),
            state(visit, one.is_planned(), &lines),
        ]);
    }
    for (id, lines) in told {
        let Some(first) = lines.first() else { continue };
        let href = format!("/personer/{}/utforda-besok/{id}", first.person);
        table = table.marked_row([
            day(visit, first.day),
            html! { a href=(href) { (first.name) } },
            html! {},
            performed(visit, &lines),
            html! { (Status::new(StatusKind::Waiting, t.say("minutes-account-cause-unscheduled"))) },
        ]);
    }
    let body = html! {
        @if days.visits.is_empty() && days.told.is_empty() {
            (Empty::new(t.say("minutes-account-visits-empty")))
        } @else { (table) }
    };
    html! { (Section::new("besok", t.say("minutes-account-visits"), body)) }
}

fn day(visit: &Visit, day: Date) -> Markup {
    dates::day_element(visit.language(), day, visit.today())
}

fn performed(visit: &Visit, lines: &[&AttendanceLine]) -> Markup {
    let sum: Minutes = lines.iter().filter_map(|line| line.minutes).sum();
    html! {
        @if let Some(first) = lines.first() {
            a href={ "/personer/" (first.person) "/utforda-besok/" (first.visit) } {
                (dates::minutes(visit.language(), sum))
            }
        }
    }
}

/// What became of a visit, in a word.
fn state(visit: &Visit, is_planned: bool, lines: &[&AttendanceLine]) -> Markup {
    let t = visit.t();
    let is = |state: AttendanceState| lines.iter().any(|line| line.state == state);
    let (kind, key) = if !is_planned {
        (StatusKind::Closed, "minutes-account-cancelled")
    } else if is(AttendanceState::Done) {
        (StatusKind::Done, "minutes-account-done")
    } else if is(AttendanceState::NotMade) {
        (StatusKind::Closed, "minutes-account-cause-not-made")
    } else if is(AttendanceState::Started) {
        (StatusKind::Waiting, "minutes-account-cause-no-time")
    } else {
        (StatusKind::Waiting, "minutes-account-cause-not-told")
    };
    html! {
        (Status::new(kind, t.say(key)))
        @if lines.iter().any(|line| line.is_typed) { " " span.tag { (t.say("minutes-account-typed")) } }
    }
}
