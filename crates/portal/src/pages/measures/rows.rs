//! The rows behind a figure, as far as the reader may see the persons in them.

use std::collections::BTreeSet;

use kernel::{PersonId, Problem, measure::MeasureRow};
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Empty, FilterForm, Heading, Notice, hidden},
};

use super::{
    chosen::{Chosen, query},
    figure::visible,
};
use crate::measures::Measure;

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("day", "portal-measure-day").days(),
    ListColumn::new("row", "portal-measure-row"),
    ListColumn::new("value", "portal-measure-value").number(),
    ListColumn::new("meets", "portal-measure-meets"),
];

/// The rows; `?grupp=` narrows to one group, `?uppfyllt=` to those that meet it or do not.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let chosen = Chosen::read(&visit)?;
    let mut rows = chosen.rows(&visit).await?;
    rows.retain(|row| chosen.has_row(row));
    rows.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.link.cmp(&b.link)));
    let shown = seen(&visit, chosen.measure, rows).await?;
    let key = chosen.measure.definition.key;
    let list = List::new(&visit, key, COLUMNS, "day").empty(
        Empty::new(t.say("portal-measure-no-rows")).body(t.say("portal-measure-no-rows-body")),
    );
    let cells: Vec<Vec<Cell>> = shown.iter().map(|row| cells(&visit, row)).collect();
    if let Some(file) = list.export(&cells)? {
        return Ok(file);
    }
    let total = i64::try_from(cells.len()).unwrap_or(0);
    let page = list.page_of(cells);
    let body = html! {
        (Heading::new(t.say("portal-measure-rows")).over(t.say(key)).lead(chosen.asked.words.clone()))
        (filter(&visit, &chosen))
        // Said whether there are others or not: that there is one could tell of a group that is too small to be shown.
        (Notice::info(t, t.say("portal-measure-rows-seen")))
        (list.show(page, total))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-measures-title"), "/nyckeltal")
        .step(t.say(key), chosen.address())
        .here(t.say("portal-measure-rows"));
    Ok(visit.page("portal-measure-rows", body).breadcrumbs(&way))
}

/// The choice between those that meet it and those that do not; what else is chosen stays.
fn filter<'v>(visit: &'v Visit, chosen: &Chosen) -> FilterForm<'v> {
    let mut form = FilterForm::new(visit.t(), visit.path());
    for (name, value) in chosen.kept() {
        form = form.field(hidden(name, &value));
    }
    form = form.field(chosen.meets_choice(visit.t()));
    if chosen.meets.is_some() {
        form = form.clear(format!("{}?{}", visit.path(), query(&chosen.kept())));
    }
    form
}

/// The rows whose persons the reader may see; rows about nobody are seen by all who come here.
async fn seen(
    visit: &Visit,
    measure: Measure,
    rows: Vec<MeasureRow>,
) -> Result<Vec<MeasureRow>, Problem> {
    let persons: BTreeSet<PersonId> = rows.iter().filter_map(|row| row.person).collect();
    let may = visible(visit, measure, &persons).await?;
    let is_seen = |row: &MeasureRow| row.person.is_none_or(|person| may.contains(&person));
    Ok(rows.into_iter().filter(is_seen).collect())
}

fn cells(visit: &Visit, row: &MeasureRow) -> Vec<Cell> {
    let t = visit.t();
    let meets = if row.meets { "portal-yes" } else { "portal-no" };
    let label = if row.label.is_empty() {
        t.say("portal-measure-open-row")
    } else {
        row.label.clone()
    };
    vec![
        Cell::day(visit, row.day),
        Cell::link(label, row.link.clone()),
        row.value.map_or_else(Cell::empty, Cell::number),
        Cell::text(t.say(meets)),
    ]
}
