//! A budget by areas, step by step, with what the areas' amounts are made of.

use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Column, Section, Table},
    dates,
};
use projection::economy::Row;

use super::budget::thousands;
use crate::{
    model::Budget,
    rules::{Area, ByArea, by_area},
};

/// So many steps have a column of their own: the latest. Those before them have one together.
const STEPS_MAX: usize = 6;
/// The budget by areas; nothing where no entry names any.
pub(super) fn areas(visit: &Visit, budget: &Budget, rows: &[Row]) -> Markup {
    let t = visit.t();
    let Some(told) = by_area(budget) else {
        return html! {};
    };
    let shared = told.steps_shared();
    let shown = shared
        .get(shared.len().saturating_sub(STEPS_MAX)..)
        .unwrap_or_default();
    let rest = |amounts: &[i64]| -> i64 {
        let hidden = amounts
            .iter()
            .enumerate()
            .filter(|(step, _)| !shown.contains(step));
        hidden.map(|(_, amount)| *amount).sum()
    };
    let name = |step: usize| {
        rows.get(step)
            .map(|row| row.name.clone())
            .unwrap_or_default()
    };
    let mut table = Table::new(t, t.say("needs-areas"))
        .hide_caption()
        .column(Column::new(t.say("needs-area-name")));
    for step in shown {
        table = table.column(Column::number(name(*step)));
    }
    table = table
        .column(Column::number(t.say("needs-areas-other")))
        .column(Column::number(t.say("needs-balance")));
    for area in &told.areas {
        let said = area
            .name
            .clone()
            .unwrap_or_else(|| t.say("needs-areas-none"));
        let mut cells = vec![html! { (said) }];
        cells.extend(shown.iter().map(|step| {
            let amount = area.amounts.get(*step).copied().unwrap_or_default();
            html! { (thousands(amount)) }
        }));
        cells.push(html! { (thousands(rest(&area.amounts))) });
        cells.push(html! { (dates::grouped(area.total())) });
        table = table.row(cells);
    }
    let sums = |step: usize| -> i64 {
        let all = told.areas.iter();
        all.filter_map(|area| area.amounts.get(step)).sum()
    };
    let mut cells = vec![html! { (t.say("needs-sum")) }];
    cells.extend(shown.iter().map(|step| html! { (thousands(sums(*step))) }));
    let others: i64 = told.areas.iter().map(|area| rest(&area.amounts)).sum();
    cells.push(html! { (thousands(others)) });
    let whole: i64 = told.areas.iter().map(Area::total).sum();
    cells.push(html! { (dates::grouped(whole)) });
    let section = Section::new(
        "omraden",
        t.say("needs-areas"),
        html! {
            (table.total(cells))
            (parts(visit, &told, &name))
        },
    );
    html! { (section.intro(t.say("needs-areas-intro"))) }
}

/// What the areas' amounts are made of, where that is told.
fn parts(visit: &Visit, told: &ByArea, name: &dyn Fn(usize) -> String) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("needs-areas-parts"))
        .column(Column::new(t.say("needs-area-name")))
        .column(Column::new(t.say("needs-entry")))
        .column(Column::new(t.say("needs-part")))
        .column(Column::number(t.say("needs-amount")));
    let mut has_any = false;
    for area in &told.areas {
        let said = area
            .name
            .clone()
            .unwrap_or_else(|| t.say("needs-areas-none"));
        for (step, part, amount) in &area.parts {
            has_any = true;
            table = table.row([
                html! { (said) },
                html! { (name(*step)) },
                html! { (part) },
                html! { (thousands(*amount)) },
            ]);
        }
    }
    html! { @if has_any { (table) } }
}
