//! The organisation on one page: units by kind, and the ways to what else there is.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Heading, Section, Table},
};

use super::fields;
use crate::{
    model::{District, Unit, UnitKind},
    reads::{self, UnitFilter},
};

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let units = reads::units(visit.reader(), &UnitFilter::default()).await?;
    let districts = reads::districts(visit.reader()).await?;
    let municipality = reads::municipality(visit.reader()).await?;
    let need = Need::write(Resource::Organisation);
    let may_write = access::may(visit.reader(), &visit.call, need).await?;
    let over = municipality.map_or_else(String::new, |one| one.name.to_string());
    let body = html! {
        (Heading::new(t.say("organisation-title")).over(over).lead(t.say("organisation-lead")))
        (ways(&visit, may_write))
        @if units.is_empty() {
            (Empty::new(t.say("organisation-empty")).body(t.say("organisation-empty-body")))
        }
        @for kind in UnitKind::ALL {
            @let own: Vec<&Unit> = units.iter().filter(|unit| unit.kind == *kind).collect();
            @if !own.is_empty() {
                @let title = t.say(&format!("organisation-units-{}", kind.key()));
                (Section::new(kind.key(), title.clone(), table(&visit, &title, &own, &districts)))
            }
        }
    };
    Ok(visit.page("organisation-title", body).wide())
}

fn ways(visit: &Visit, may_write: bool) -> Markup {
    let t = visit.t();
    let mut row = ButtonRow::new(
        Button::secondary(t.say("organisation-services-title")).href("/organisation/insatser"),
    )
    .and(Button::secondary(t.say("organisation-times-title")).href("/schablontider"))
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

fn table<'v>(
    visit: &'v Visit,
    caption: &str,
    units: &[&Unit],
    districts: &[District],
) -> Table<'v> {
    let t = visit.t();
    let rows = units.iter().map(|unit| -> [Markup; 4] {
        let district = unit.district.as_ref().map_or_else(
            || t.say("organisation-everywhere"),
            |code| {
                let known = districts.iter().find(|d| d.code == *code);
                known.map_or_else(|| code.to_string(), |d| d.name.to_string())
            },
        );
        let is_over = !unit.period.contains(visit.today());
        [
            html! {
                a href={ "/organisation/enheter/" (unit.id) } { (unit.name) }
                @if is_over { " (" (t.say("organisation-not-now")) ")" }
            },
            html! { (fields::kind(visit, unit)) },
            html! { (district) },
            html! { @if let Some(phone) = &unit.phone { (phone) } },
        ]
    });
    Table::new(t, caption.to_owned())
        .hide_caption()
        .column(Column::new(t.say("organisation-name")))
        .column(Column::new(t.say("organisation-kind")))
        .column(Column::new(t.say("organisation-district")))
        .column(Column::new(t.say("organisation-phone")))
        .rows(rows)
}
