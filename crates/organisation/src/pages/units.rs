//! The units of the organisation as a list, and the ways to what else there is.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit, asked,
    components::{Button, ButtonRow, Empty, Field, FilterForm, Heading, Select},
};

use super::fields;
use crate::{
    model::{District, Unit, UnitKind},
    reads::{self, UnitFilter},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("name", "organisation-name").sortable(),
    ListColumn::new("kind", "organisation-kind").sortable(),
    ListColumn::new("district", "organisation-district").sortable(),
    ListColumn::new("phone", "organisation-phone"),
];

/// The page; `?q=` looks for words, `?slag=` for a kind.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let filter = UnitFilter {
        kind: visit.query("slag").parse().ok(),
        ..UnitFilter::default()
    };
    let units = reads::units(visit.reader(), &filter).await?;
    let districts = reads::districts(visit.reader()).await?;
    let municipality = reads::municipality(visit.reader()).await?;
    let need = Need::write(Resource::Organisation);
    let may_write = access::may(visit.reader(), &visit.call, need).await?;
    let over = municipality.map_or_else(String::new, |one| one.name.to_string());
    let is_narrowed = asked::is_narrowed(&visit, &["q", "slag"]);
    let empty = if is_narrowed {
        Empty::new(t.say("organisation-none-found"))
    } else {
        Empty::new(t.say("organisation-empty")).body(t.say("organisation-empty-body"))
    };
    // Unless another order is asked for: by kind, as they hang together.
    let list = List::new(&visit, "organisation-title", COLUMNS, "").empty(empty);
    let rows = units.iter().map(|unit| row(&visit, unit, &districts));
    let rows = list.sorted(
        rows.filter(|row| fits(&visit, row))
            .map(|row| row.cells)
            .collect(),
    );
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let rows = list.page_of(rows);
    let body = html! {
        (Heading::new(t.say("organisation-title")).over(over).lead(t.say("organisation-lead")))
        (ways(&visit, may_write))
        (narrow(&visit, is_narrowed))
        (list.show(rows, total))
    };
    Ok(visit.page("organisation-title", body).wide())
}

fn ways(visit: &Visit, may_write: bool) -> Markup {
    let t = visit.t();
    let mut row = ButtonRow::new(
        Button::secondary(t.say("organisation-services-title")).href("/organisation/insatser"),
    )
    .and(Button::secondary(t.say("organisation-times-title")).href("/schablontider"))
    .and(Button::secondary(t.say("organisation-delegations")).href("/delegationsordning"))
    .and(Button::secondary(t.say("organisation-districts-title")).href("/organisation/omraden"));
    if may_write {
        row = row
            .and(
                Button::secondary(t.say("organisation-municipality-title"))
                    .href("/organisation/kommunen"),
            )
            .and(Button::primary(t.say("organisation-unit-new")).href("/organisation/enheter/ny"));
    }
    html! { (row) }
}

fn narrow(visit: &Visit, is_narrowed: bool) -> Markup {
    let t = visit.t();
    let mut kinds = Select::new(t, "slag", t.say("organisation-kind"))
        .empty(t.say("organisation-any-kind"))
        .chosen(visit.query("slag"));
    for kind in UnitKind::ALL {
        kinds = kinds.choice(
            kind.key(),
            t.say(&format!("organisation-units-{}", kind.key())),
        );
    }
    let words = Field::search(t, "q", t.say("organisation-search"))
        .value(visit.query("q"))
        .hint(t.say("organisation-search-hint"))
        .optional();
    let form = FilterForm::new(t, "/organisation")
        .field(words)
        .field(kinds);
    let form = if is_narrowed {
        form.clear("/organisation")
    } else {
        form
    };
    html! { (form) }
}

/// A unit with the words that it is found by.
struct Found {
    words: String,
    cells: Vec<Cell>,
}

/// Whether every word that is looked for stands in the row.
fn fits(visit: &Visit, row: &Found) -> bool {
    let wanted = visit.query("q").to_lowercase();
    wanted
        .split_whitespace()
        .all(|word| row.words.contains(word))
}

fn row(visit: &Visit, unit: &Unit, districts: &[District]) -> Found {
    let t = visit.t();
    let district = unit.district.as_ref().map_or_else(
        || t.say("organisation-everywhere"),
        |code| {
            let known = districts.iter().find(|d| d.code == *code);
            known.map_or_else(|| code.to_string(), |d| d.name.to_string())
        },
    );
    let is_over = !unit.period.contains(visit.today());
    let name = if is_over {
        format!("{} ({})", unit.name, t.say("organisation-not-now"))
    } else {
        unit.name.to_string()
    };
    let kind = fields::kind(visit, unit);
    let phone = unit.phone.as_ref().map(ToString::to_string);
    Found {
        words: format!("{name} {kind} {district}").to_lowercase(),
        cells: vec![
            Cell::link(name, format!("/organisation/enheter/{}", unit.id)),
            Cell::text(kind),
            Cell::text(district),
            phone.map_or_else(Cell::empty, Cell::text),
        ],
    }
}
