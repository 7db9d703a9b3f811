//! Budgets: each replayed entry by entry, with what every amount rests on.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Column, Empty, Heading, Notice, Section, Table},
    dates,
};
use projection::economy::{Basis, Entry, EntryKind, Row, part_year};

use super::{budget_areas, compare::signed, reckon, scope};
use crate::{
    model::{Budget, LedgerId},
    reads,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("month", "needs-month"),
    ListColumn::new("kind", "needs-entry-kind"),
    ListColumn::new("name", "needs-entry"),
    ListColumn::new("why", "needs-rests-on"),
    ListColumn::new("amount", "needs-amount").number(),
    ListColumn::new("balance", "needs-balance").number(),
    ListColumn::new("published", "needs-published").number(),
];

/// All budgets.
pub(super) async fn list(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "needs-budgets";
    let all = reads::ledgers(visit.reader()).await?;
    let mut table = Table::new(t, t.say(title))
        .hide_caption()
        .column(Column::new(t.say("needs-budget")))
        .column(Column::new(t.say("needs-begins-with")))
        .column(Column::number(t.say("needs-thousands")));
    for one in &all {
        table = table.row([
            html! { a href=(one.address()) { (one.name) } },
            html! { (one.start_name) },
            html! { (dates::grouped(one.start)) },
        ]);
    }
    let mut heading = Heading::new(t.say(title)).lead(t.say("needs-budgets-lead"));
    if scope::writes(&visit).await? {
        let new = Button::primary(t.say("needs-budget-new")).href("/prognos/budget/ny");
        heading = heading.actions(ButtonRow::new(new));
    }
    let body = html! {
        (heading)
        @if all.is_empty() {
            (Empty::new(t.say("needs-budgets-empty")).body(t.say("needs-budgets-empty-body")))
        } @else { (table) }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way))
}

pub(super) async fn load(visit: &Visit) -> Result<Budget, Problem> {
    let id: LedgerId = visit.id("needs_ledger")?;
    let found = reads::budget(visit.reader(), id).await?;
    found.ok_or(Problem::NotFound)
}

/// A budget, replayed.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let budget = load(&visit).await?;
    let rows = budget.rows();
    let list = List::new(&visit, "needs-budget", COLUMNS, "month");
    if let Some(file) = list.export(&cells(&visit, &budget, &rows))? {
        return Ok(file);
    }
    let mut heading = Heading::new(budget.ledger.name.as_str())
        .over(t.say("needs-budget"))
        .lead(t.say("needs-budget-lead"));
    if scope::writes(&visit).await? {
        let to = format!("{}/post", budget.ledger.address());
        let new = Button::primary(t.say("needs-entry-new")).href(to);
        heading = heading.actions(ButtonRow::new(new));
    }
    let apart: Vec<&Row> = rows.iter().filter(|row| row.apart() != 0).collect();
    let body = html! {
        (heading)
        @if !apart.is_empty() {
            (Notice::warning(t, t.say("needs-apart")).body(html! {
                ul { @for row in &apart { li { (said_apart(&visit, row)) } } }
            }))
        }
        (Section::new("poster", t.say("needs-entries"), table(&visit, &budget, &rows)))
        (list.exports())
        (budget_areas::areas(&visit, &budget, &rows))
        (reckon::section(&visit, &budget, rows.last().map_or(budget.ledger.start, |row| row.balance)))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .step(t.say("needs-budgets"), "/prognos/budget")
        .here(budget.ledger.name.as_str());
    Ok(Reply::page(budget.ledger.name.as_str(), body)
        .breadcrumbs(&way)
        .wide())
}

/// Where the document has another balance than its entries give.
fn said_apart(visit: &Visit, row: &Row) -> String {
    visit.t().with(
        "needs-apart-line",
        &[
            ("name", row.name.clone().into()),
            (
                "published",
                dates::grouped(row.balance + row.apart()).into(),
            ),
            ("balance", dates::grouped(row.balance).into()),
        ],
    )
}

fn table(visit: &Visit, budget: &Budget, rows: &[Row]) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("needs-entries"))
        .hide_caption()
        .column(Column::new(t.say("needs-month")))
        .column(Column::new(t.say("needs-entry")))
        .column(Column::new(t.say("needs-rests-on")))
        .column(Column::number(t.say("needs-amount")))
        .column(Column::number(t.say("needs-balance")));
    // The first row is the beginning; the others are the entries in their order.
    let entries = std::iter::once(None).chain(budget.entries.iter().map(Some));
    for (row, entry) in rows.iter().zip(entries) {
        let balance = row.balance_name.as_deref().filter(|_| entry.is_some());
        table = table.row([
            html! {
                @if entry.is_some() { span.unbroken { (row.month) } }
                @else { (t.say("needs-beginning")) }
            },
            html! {
                (row.name)
                @if let Some(kind) = row.kind { " " span.tag { (kind_word(visit, kind)) } }
                @if let Some(balance) = balance { div { strong { "= " (balance) } } }
            },
            html! { @if let Some(entry) = entry { (rests_on(visit, entry)) } },
            html! { @if entry.is_some() { (thousands(row.amount)) } },
            html! { (dates::grouped(row.balance)) },
        ]);
    }
    html! { (table) p.muted { (t.say("needs-thousands-told")) } }
}

/// An amount with its sign.
pub(super) fn thousands(amount: i64) -> String {
    if amount > 0 {
        format!("+{}", dates::grouped(amount))
    } else {
        dates::grouped(amount)
    }
}

fn kind_word(visit: &Visit, kind: EntryKind) -> String {
    let key = match kind {
        EntryKind::StandardCost => "needs-entry-kind-standard-cost",
        EntryKind::Volume => "needs-entry-kind-volume",
        EntryKind::Price => "needs-entry-kind-price",
        EntryKind::Decision => "needs-entry-kind-decision",
        EntryKind::Residual => "needs-entry-kind-residual",
    };
    visit.t().say(key)
}

/// As many decimals as were typed: an amount must be possible to count again by hand.
fn decimals(number: f64) -> usize {
    let text = number.to_string();
    text.split_once('.').map_or(0, |(_, rest)| rest.len())
}

/// What an amount rests on, in words.
fn rests_on(visit: &Visit, entry: &Entry) -> String {
    let (t, language) = (visit.t(), visit.language());
    let number = |number: f64| dates::decimal(language, number, decimals(number));
    let said: Vec<String> = match &entry.basis {
        None => vec![t.say("needs-rests-on-rest")],
        Some(Basis::Amount(_)) => vec![t.say("needs-rests-on-amount")],
        Some(Basis::Readings(all)) => all
            .iter()
            .map(|one| {
                // A document that gives no standard cost tells of volumes alone.
                let key = if one.standard_cost == 0.0 {
                    "needs-rests-on-volume"
                } else {
                    "needs-rests-on-reading"
                };
                t.with(
                    key,
                    &[
                        ("service", one.service.clone().into()),
                        ("before", number(one.before).into()),
                        ("now", number(one.now).into()),
                        ("cost", number(one.standard_cost).into()),
                    ],
                )
            })
            .collect(),
        Some(Basis::Revisions(all)) => all
            .iter()
            .map(|one| {
                t.with(
                    "needs-rests-on-revision",
                    &[
                        ("service", one.service.clone().into()),
                        ("volume", number(one.volume).into()),
                        ("before", number(one.before).into()),
                        ("now", number(one.now).into()),
                    ],
                )
            })
            .collect(),
        Some(Basis::Prices { base, rise, from }) => vec![t.with(
            "needs-rests-on-price",
            &[
                ("base", dates::grouped(*base).into()),
                ("rise", signed(visit, *rise, decimals(*rise)).into()),
                ("month", i64::from(*from).into()),
                ("part", signed(visit, part_year(*rise, *from), 2).into()),
            ],
        )],
        Some(Basis::Parts(parts)) => parts
            .iter()
            .map(|(name, amount)| format!("{name} {}", thousands(*amount)))
            .collect(),
    };
    said.join("; ")
}

fn cells(visit: &Visit, budget: &Budget, rows: &[Row]) -> Vec<Vec<Cell>> {
    let entries = std::iter::once(None).chain(budget.entries.iter().map(Some));
    let cells = rows.iter().zip(entries).map(|(row, entry)| {
        let kind = row.kind.map(|kind| kind_word(visit, kind));
        vec![
            Cell::text(row.month.clone()),
            Cell::text(kind.unwrap_or_default()),
            Cell::text(row.name.clone()),
            Cell::text(
                entry
                    .map(|entry| rests_on(visit, entry))
                    .unwrap_or_default(),
            ),
            Cell::number(row.amount),
            Cell::number(row.balance),
            row.published.map_or_else(Cell::empty, Cell::number),
        ]
    });
    cells.collect()
}
