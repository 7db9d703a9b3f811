//! One measure: what it means, its total, and by a dimension as a drawing that is itself a table.

use kernel::{
    Problem,
    measure::{Aggregate, Dimension, Figure, Outcome},
};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    charts::Comparison,
    components::{
        Breadcrumbs, Empty, Facts, Heading, KeyFigure, Notice, Section, Select, SmallHidden,
        figures, hidden,
    },
};

use super::{
    chosen::{Chosen, missing},
    figure::{decimals, opens_rows, say, smallest, unit, value},
    groups, period,
};
use crate::measures::DUTY_KINDS;

const GROUP: ListColumn = ListColumn::new("group", "portal-measure-group");
const VALUE: ListColumn = ListColumn::new("value", "portal-measure-value");
const NUMERATOR: ListColumn = ListColumn::new("numerator", "portal-measure-numerator").number();
const DENOMINATOR: ListColumn =
    ListColumn::new("denominator", "portal-measure-denominator").number();
const MISSING: ListColumn = ListColumn::new("missing", "portal-measure-missing").number();

const COLUMNS: &[ListColumn] = &[GROUP, VALUE, NUMERATOR, DENOMINATOR];
/// Of a share also how many do not meet it.
const SHARE_COLUMNS: &[ListColumn] = &[GROUP, VALUE, NUMERATOR, DENOMINATOR, MISSING];

/// The measure.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let chosen = Chosen::read(&visit)?;
    let definition = chosen.measure.definition;
    let rows = chosen.rows(&visit).await?;
    let hidden_below = smallest(&visit, chosen.measure, &rows).await?;
    let mut outcome = chosen.outcome(&rows, hidden_below);
    outcome.groups.retain(|cell| chosen.shows(cell));
    if chosen.meets == Some(false) && chosen.is_share() {
        // Where most is missing comes first.
        outcome
            .groups
            .sort_by_key(|cell| std::cmp::Reverse(missing(&cell.figure)));
    }
    let columns = if chosen.is_share() {
        SHARE_COLUMNS
    } else {
        COLUMNS
    };
    let list = List::new(&visit, definition.key, columns, "group").empty(nothing(&visit, &chosen));
    let names = match chosen.by {
        Some(by) => {
            groups::names(
                &visit,
                by,
                outcome.groups.iter().map(|cell| cell.group.as_str()),
            )
            .await?
        }
        None => std::collections::BTreeMap::new(),
    };
    let name = |group: &str| {
        names
            .get(group)
            .cloned()
            .unwrap_or_else(|| group.to_owned())
    };
    let table = cells(&visit, &chosen, &outcome, &name);
    if let Some(file) = list.export(&table)? {
        return Ok(file);
    }
    let total = i64::try_from(table.len()).unwrap_or(0);
    let has_hidden = outcome
        .groups
        .iter()
        .any(|cell| cell.figure == Figure::Hidden)
        || outcome.total.figure == Figure::Hidden;
    let body = html! {
        (Heading::new(t.say(definition.key)).lead(t.say(&format!("{}-definition", definition.key))))
        (period::view(&visit, choices(&visit, &chosen)))
        (narrowed(&visit, &chosen).await?)
        (figures(&[key_figure(&visit, &chosen, &outcome)]))
        @if has_hidden {
            (SmallHidden::new(t, hidden_below.and_then(|k| i64::try_from(k).ok()).unwrap_or_default()))
            (visit.why(rulebook::keys::LOCAL_SMALL_NUMBER))
        }
        @if let Some(by) = chosen.by {
            (Section::new("grupper", groups::dimension(t, by), html! {
                @if total > 0 { (drawing(&visit, &chosen, &outcome, &name)) }
                (list.show(table, total))
            }))
        }
        (about(&visit, &chosen))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-measures-title"), "/nyckeltal")
        .here(t.say(definition.key));
    Ok(visit.page(definition.key, body).breadcrumbs(&way))
}

fn key_figure<'v>(visit: &'v Visit, chosen: &Chosen, outcome: &Outcome) -> KeyFigure<'v> {
    let t = visit.t();
    let definition = chosen.measure.definition;
    let label = chosen
        .kind
        .map_or_else(|| t.say("portal-measure-total"), |kind| t.say(kind));
    let mut figure = KeyFigure::new(t, label, chosen.asked.words.clone());
    figure = match outcome.total.figure {
        Figure::Known { value, .. } => {
            figure.value(value, decimals(definition.unit), unit(t, definition.unit))
        }
        Figure::Hidden => figure.hidden(),
        Figure::Empty => figure,
    };
    if opens_rows(visit, chosen.measure) {
        figure = figure.rows(chosen.rows_at(None));
    }
    figure
}

fn cells(
    visit: &Visit,
    chosen: &Chosen,
    outcome: &Outcome,
    name: &impl Fn(&str) -> String,
) -> Vec<Vec<Cell>> {
    let unit = chosen.measure.definition.unit;
    let cells = outcome.groups.iter().map(|cell| {
        let group = name(&cell.group);
        let group = if opens_rows(visit, chosen.measure) {
            Cell::link(group, chosen.rows_at(Some(&cell.group)))
        } else {
            Cell::text(group)
        };
        let (numerator, denominator) = match cell.figure {
            Figure::Known {
                numerator,
                denominator,
                ..
            } => (Cell::number(numerator), Cell::number(denominator)),
            Figure::Empty | Figure::Hidden => (Cell::empty(), Cell::empty()),
        };
        let mut row = vec![
            group,
            Cell::text(say(visit, &cell.figure, unit)),
            numerator,
            denominator,
        ];
        if chosen.is_share() {
            row.push(missing(&cell.figure).map_or_else(Cell::empty, Cell::number));
        }
        row
    });
    cells.collect()
}

/// Bars for amounts; dots for shares and medians, which have no length.
fn drawing(
    visit: &Visit,
    chosen: &Chosen,
    outcome: &Outcome,
    name: &impl Fn(&str) -> String,
) -> Markup {
    let t = visit.t();
    let definition = chosen.measure.definition;
    let (title, unit_name) = (t.say(definition.key), unit(t, definition.unit));
    let chart = match definition.aggregate {
        Aggregate::Sum | Aggregate::Count => Comparison::bars(t, title, unit_name),
        Aggregate::Share | Aggregate::Median | Aggregate::Mean => {
            Comparison::dots(t, title, unit_name)
        }
    };
    let mut chart = chart.decimals(decimals(definition.unit));
    for cell in &outcome.groups {
        chart = chart.group(name(&cell.group), value(&cell.figure));
    }
    if let Some(total) = value(&outcome.total.figure) {
        chart = chart.reference(t.say("portal-measure-total"), total);
    }
    html! { (chart) }
}

/// What else can be chosen: the dimension, and the kind of duty.
fn choices(visit: &Visit, chosen: &Chosen) -> Vec<Markup> {
    let t = visit.t();
    let mut fields = vec![];
    if chosen.measure.is_by_kind() {
        let mut kinds = Select::new(t, "slag", t.say("portal-measure-kind"))
            .empty(t.say("portal-measure-all-kinds"))
            .chosen(chosen.kind.unwrap_or_default());
        for kind in DUTY_KINDS {
            kinds = kinds.choice(kind, t.say(kind));
        }
        fields.push(html! { (kinds) });
    }
    let dimensions = chosen.measure.definition.dimensions;
    if dimensions.len() > 1 {
        let mut select = Select::new(t, "efter", t.say("portal-measure-by"))
            .chosen(chosen.by.map_or("", Dimension::key));
        for one in dimensions {
            select = select.choice(one.key(), groups::dimension(t, *one));
        }
        fields.push(html! { (select) });
    }
    if chosen.is_share() {
        fields.push(html! { (chosen.meets_choice(t)) });
    }
    for (name, value) in chosen.narrowed() {
        fields.push(hidden(name, &value));
    }
    fields
}

/// What is said where no group is left.
fn nothing(visit: &Visit, chosen: &Chosen) -> Empty {
    let t = visit.t();
    if chosen.meets.is_some() && chosen.is_share() {
        Empty::new(t.say("portal-measure-no-such-groups"))
            .body(t.say("portal-measure-no-rows-body"))
    } else {
        Empty::new(t.say("portal-measure-empty")).body(t.say("portal-measure-empty-body"))
    }
}

/// What the figures are narrowed to, in words.
async fn narrowed(visit: &Visit, chosen: &Chosen) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut said = vec![];
    if let Some((by, groups)) = &chosen.within {
        let asked = groups.iter().map(String::as_str);
        let names = groups::names(visit, *by, asked).await?;
        let names: Vec<String> = names.into_values().collect();
        let args = [("groups", names.join(", ").into())];
        said.push(t.with("portal-measure-within", &args));
    }
    match chosen.meets.filter(|_| chosen.is_share()) {
        Some(true) => said.push(t.say("portal-measure-only-meeting")),
        Some(false) => said.push(t.say("portal-measure-only-missing")),
        None => {}
    }
    Ok(html! {
        @if !said.is_empty() { (Notice::info(t, said.join(" "))) }
    })
}

/// Definition, version, and the rule that it follows.
fn about(visit: &Visit, chosen: &Chosen) -> Markup {
    let t = visit.t();
    let definition = chosen.measure.definition;
    let how = match definition.aggregate {
        Aggregate::Share => "portal-aggregate-share",
        Aggregate::Median => "portal-aggregate-median",
        Aggregate::Mean => "portal-aggregate-mean",
        Aggregate::Sum => "portal-aggregate-sum",
        Aggregate::Count => "portal-aggregate-count",
    };
    let facts = Facts::new()
        .fact(t.say("portal-measure-how"), t.say(how))
        .fact(t.say("portal-measure-unit"), unit(t, definition.unit))
        .fact(
            t.say("portal-measure-version"),
            definition.version.to_string(),
        )
        .fact(
            t.say("portal-measure-key"),
            html! { code { (definition.key) } },
        )
        .maybe(
            t.say("portal-measure-rule"),
            definition.rule.map(|key| {
                html! { a href={ "/regler/" (key) } { (key) } " " (visit.why(key)) }
            }),
        );
    html! { (Section::new("definition", t.say("portal-measure-definition"), facts)) }
}
