//! A year at a glance: how many of each kind in each month, and how it stands at each unit.

use jiff::civil::Date;
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Column, Empty, FilterForm, Heading, Section, Select, Table},
};
use rulebook::keys;

use super::words;
use crate::{
    model::DeviationKind,
    reads::{Overview, overview},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("kind", "deviations-kind"),
    ListColumn::new("m1", "deviations-month-1").number(),
    ListColumn::new("m2", "deviations-month-2").number(),
    ListColumn::new("m3", "deviations-month-3").number(),
    ListColumn::new("m4", "deviations-month-4").number(),
    ListColumn::new("m5", "deviations-month-5").number(),
    ListColumn::new("m6", "deviations-month-6").number(),
    ListColumn::new("m7", "deviations-month-7").number(),
    ListColumn::new("m8", "deviations-month-8").number(),
    ListColumn::new("m9", "deviations-month-9").number(),
    ListColumn::new("m10", "deviations-month-10").number(),
    ListColumn::new("m11", "deviations-month-11").number(),
    ListColumn::new("m12", "deviations-month-12").number(),
    ListColumn::new("all", "deviations-overview-all").number(),
];
/// How many years back can be chosen.
const YEARS: i16 = 5;

/// The year in `?ar=`, or this one.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "deviations-overview-title";
    let this = visit.today().year();
    let year = visit.query("ar").parse::<i16>().ok();
    let year = year
        .filter(|year| (this - YEARS..=this).contains(year))
        .unwrap_or(this);
    let found = overview(visit.reader(), visit.unit()?, days(&visit, year)).await?;
    let empty = Empty::new(t.say("deviations-overview-empty"))
        .body(t.say("deviations-overview-empty-body"));
    let list = List::new(&visit, title, COLUMNS, "kind").empty(empty);
    let rows = rows(&visit, &found);
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let body = html! {
        (Heading::new(t.with("deviations-overview-year", &[("year", year.to_string().into())]))
            .lead(t.say("deviations-overview-lead")))
        (choose(&visit, year))
        (list.show(rows, total))
        @if !found.units.is_empty() {
            (Section::new("enheter", t.say("deviations-overview-units"), units(&visit, &found)))
        }
        (visit.why_all(&[keys::SOL_27_1]))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("deviations-title"), "/avvikelser")
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way).wide())
}

/// First and last day of a year.
fn days(visit: &Visit, year: i16) -> (Date, Date) {
    let day = |month, day| Date::new(year, month, day).unwrap_or_else(|_none| visit.today());
    (day(1, 1), day(12, 31))
}

fn rows(visit: &Visit, found: &Overview) -> Vec<Vec<Cell>> {
    let t = visit.t();
    let mut rows = vec![];
    for kind in DeviationKind::ALL {
        let months: Vec<i64> = (1_i8..=12)
            .map(|month| found.months.get(&(*kind, month)).copied().unwrap_or(0))
            .collect();
        let all: i64 = months.iter().sum();
        if all == 0 {
            continue;
        }
        let mut row = vec![Cell::text(words::kind(t, *kind))];
        row.extend(months.into_iter().map(Cell::number));
        row.push(Cell::number(all));
        rows.push(row);
    }
    rows
}

fn units(visit: &Visit, found: &Overview) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("deviations-overview-units"))
        .hide_caption()
        .column(Column::new(t.say("deviations-unit")))
        .column(Column::number(t.say("deviations-overview-all")))
        .column(Column::number(t.say("deviations-overview-wrongs")))
        .column(Column::number(t.say("deviations-overview-serious")))
        .column(Column::number(t.say("deviations-overview-open")));
    let mut named: Vec<_> = found
        .units
        .iter()
        .map(|(unit, count)| (words::unit(visit, *unit), count))
        .collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, count) in named {
        let number = |n: i64| html! { (n) };
        table = table.row([
            html! { (name) },
            number(count.all),
            number(count.wrongs),
            number(count.serious),
            number(count.open),
        ]);
    }
    html! { (table) }
}

fn choose(visit: &Visit, year: i16) -> Markup {
    let t = visit.t();
    let this = visit.today().year();
    let mut select =
        Select::new(t, "ar", t.say("deviations-overview-choose")).chosen(year.to_string());
    for year in (this - YEARS..=this).rev() {
        select = select.choice(year.to_string(), year.to_string());
    }
    html! { (FilterForm::new(t, visit.path()).field(select)) }
}
