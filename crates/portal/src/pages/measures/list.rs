//! All measures with their total for a period.

use kernel::{Problem, measure};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Heading, KeyFigure, figures},
};

use super::{
    chosen::query,
    figure::{decimals, say, smallest, unit},
    period::{self, Asked},
};
use crate::measures::{self, Measure};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("measure", "portal-measure").sortable(),
    ListColumn::new("value", "portal-measure-value"),
    ListColumn::new("rows", "portal-measure-counted")
        .number()
        .sortable(),
    ListColumn::new("version", "portal-measure-version").number(),
];

/// The list.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let asked = period::read(&visit);
    // Unless another order is asked for, as the measures follow the thread.
    let list = List::new(&visit, "portal-measures-title", COLUMNS, "");
    let mut rows = vec![];
    for one in measures::ALL {
        rows.push(row(&visit, one, &asked).await?);
    }
    let rows = list.sorted(rows);
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let rows = list.page_of(rows);
    let body = html! {
        (Heading::new(t.say("portal-measures-title")).lead(t.say("portal-measures-lead")))
        (period::view(&visit, vec![]))
        (list.show(rows, total))
    };
    Ok(visit.page("portal-measures-title", body))
}

async fn row(visit: &Visit, one: Measure, asked: &Asked) -> Result<Vec<Cell>, Problem> {
    let definition = one.definition;
    let rows = one
        .rows(visit.reader(), &visit.call, asked.period, None)
        .await?;
    let hidden_below = smallest(visit, one, &rows).await?;
    let outcome = measure::compute(definition.aggregate, &rows, None, hidden_below);
    let href = format!("/nyckeltal/{}?{}", definition.key, query(&asked.pairs));
    let counted = match outcome.total.figure {
        measure::Figure::Hidden => Cell::empty(),
        measure::Figure::Known { .. } | measure::Figure::Empty => {
            Cell::number(i64::try_from(rows.len()).unwrap_or(i64::MAX))
        }
    };
    Ok(vec![
        Cell::link(visit.t().say(definition.key), href),
        Cell::text(say(visit, &outcome.total.figure, definition.unit)),
        counted,
        Cell::number(i64::from(definition.version)),
    ])
}

/// The totals as key figures.
pub(super) async fn totals(visit: &Visit, asked: &Asked) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut shown = vec![];
    for one in measures::ALL {
        let definition = one.definition;
        let rows = one
            .rows(visit.reader(), &visit.call, asked.period, None)
            .await?;
        let hidden_below = smallest(visit, one, &rows).await?;
        let outcome = measure::compute(definition.aggregate, &rows, None, hidden_below);
        let figure = KeyFigure::new(t, t.say(definition.key), asked.words.clone())
            .definition(format!("/nyckeltal/{}", definition.key));
        shown.push(match outcome.total.figure {
            measure::Figure::Known { value, .. } => {
                figure.value(value, decimals(definition.unit), unit(t, definition.unit))
            }
            measure::Figure::Hidden => figure.hidden(),
            measure::Figure::Empty => figure,
        });
    }
    Ok(figures(&shown))
}
