//! The rows behind a figure, as far as the reader may see the persons in them.

use std::collections::BTreeSet;

use kernel::{PersonId, Problem, measure::MeasureRow};
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Empty, Heading, Notice},
};

use super::{figure::visible, one::Chosen};
use crate::measures::Measure;

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("day", "portal-measure-day").days(),
    ListColumn::new("row", "portal-measure-row"),
    ListColumn::new("value", "portal-measure-value").number(),
    ListColumn::new("meets", "portal-measure-meets"),
];

/// The most persons that are asked for; the newest rows come first.
const PERSONS_MAX: usize = 2_000;

/// The rows; `?grupp=` narrows to one group.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let chosen = Chosen::read(&visit)?;
    let mut rows = chosen.rows(&visit).await?;
    if let Some(by) = chosen.by
        && visit.queries().iter().any(|(name, _)| name == "grupp")
    {
        let group = visit.query("grupp");
        rows.retain(|row| row.groups.get(&by).map_or("", String::as_str) == group);
    }
    rows.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.link.cmp(&b.link)));
    let all = rows.len();
    let shown = seen(&visit, chosen.measure, rows).await?;
    let key = chosen.measure.definition.key;
    let list = List::new(&visit, key, COLUMNS, "day").empty(
        Empty::new(t.say("portal-measure-no-rows")).body(t.say("portal-measure-no-rows-body")),
    );
    let cells: Vec<Vec<Cell>> = shown.iter().map(|row| cells(&visit, row)).collect();
    if let Some(file) = list.export(&cells)? {
        return Ok(file);
    }
    let window = list.window();
    let total = i64::try_from(cells.len()).unwrap_or(0);
    let hidden = i64::try_from(all - shown.len()).unwrap_or(0);
    let page: Vec<Vec<Cell>> = cells
        .into_iter()
        .skip(usize::try_from(window.offset).unwrap_or(0))
        .take(usize::try_from(window.limit).unwrap_or(0))
        .collect();
    let body = html! {
        (Heading::new(t.say("portal-measure-rows")).over(t.say(key)).lead(chosen.asked.words.clone()))
        @if hidden > 0 {
            (Notice::info(t, t.with("portal-measure-rows-hidden", &[("count", hidden.into())])))
        }
        (list.show(page, total))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-measures-title"), "/nyckeltal")
        .step(
            t.say(key),
            format!("/nyckeltal/{key}?{}", chosen.asked.address),
        )
        .here(t.say("portal-measure-rows"));
    Ok(visit.page("portal-measure-rows", body).breadcrumbs(&way))
}

/// The rows whose persons the reader may see; rows about nobody are seen by all who come here.
async fn seen(
    visit: &Visit,
    measure: Measure,
    rows: Vec<MeasureRow>,
) -> Result<Vec<MeasureRow>, Problem> {
    let mut persons: BTreeSet<PersonId> = BTreeSet::new();
    for person in rows.iter().filter_map(|row| row.person) {
        if persons.len() < PERSONS_MAX {
            persons.insert(person);
        }
    }
    let may = visible(visit, measure, &persons).await?;
    let is_seen = |row: &MeasureRow| {
        row.person
            .is_none_or(|person| may.get(&person) == Some(&true))
    };
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
