//! One measure: what it means, its total, and by a dimension as a drawing that is itself a table.

use kernel::{
    Problem,
    measure::{self, Aggregate, Dimension, Figure, MeasureRow, Outcome},
};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    charts::Comparison,
    components::{
        Breadcrumbs, Empty, Facts, Heading, KeyFigure, Section, Select, SmallHidden, figures,
    },
};

use super::{
    figure::{decimals, opens_rows, say, smallest, unit, value},
    groups,
    period::{self, Asked},
};
use crate::measures::{self, DUTY_KINDS, Measure};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("group", "portal-measure-group"),
    ListColumn::new("value", "portal-measure-value"),
    ListColumn::new("numerator", "portal-measure-numerator").number(),
    ListColumn::new("denominator", "portal-measure-denominator").number(),
];

/// What is shown: the measure, the dimension, the kind of duty and the period.
pub(super) struct Chosen {
    pub(super) measure: Measure,
    pub(super) by: Option<Dimension>,
    pub(super) kind: Option<&'static str>,
    pub(super) asked: Asked,
}

impl Chosen {
    /// Reads the address; a key that no measure has is a page that is not there.
    pub(super) fn read(visit: &Visit) -> Result<Self, Problem> {
        let key: String = visit.part("key")?;
        let measure = measures::find(&key).ok_or(Problem::NotFound)?;
        let dimensions = measure.definition.dimensions;
        let by = dimensions
            .iter()
            .find(|one| one.key() == visit.query("efter"))
            .or(dimensions.first());
        let kind = DUTY_KINDS
            .into_iter()
            .find(|kind| measure.is_by_kind() && *kind == visit.query("slag"));
        Ok(Self {
            measure,
            by: by.copied(),
            kind,
            asked: period::read(visit),
        })
    }

    /// The rows behind it.
    pub(super) async fn rows(&self, visit: &Visit) -> Result<Vec<MeasureRow>, Problem> {
        let rows = self
            .measure
            .rows(visit.reader(), &visit.call, self.asked.period, self.kind);
        Ok(rows.await?)
    }

    /// The address of the rows, or of those of a group.
    fn rows_at(&self, group: Option<&str>) -> String {
        let key = self.measure.definition.key;
        let by = self.by.map_or("", Dimension::key);
        let kind = self.kind.unwrap_or_default();
        let group = group
            .map(|group| format!("&grupp={}", crate::pages::login::escaped(group)))
            .unwrap_or_default();
        let period = &self.asked.address;
        format!("/nyckeltal/{key}/rader?{period}&efter={by}&slag={kind}{group}")
    }
}

/// The measure.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let chosen = Chosen::read(&visit)?;
    let definition = chosen.measure.definition;
    let rows = chosen.rows(&visit).await?;
    let hidden_below = smallest(&visit, chosen.measure, &rows).await?;
    let outcome = measure::compute(definition.aggregate, &rows, chosen.by, hidden_below);
    let list = List::new(&visit, definition.key, COLUMNS, "group")
        .empty(Empty::new(t.say("portal-measure-empty")).body(t.say("portal-measure-empty-body")));
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
        vec![
            group,
            Cell::text(say(visit, &cell.figure, unit)),
            numerator,
            denominator,
        ]
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
    fields
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
