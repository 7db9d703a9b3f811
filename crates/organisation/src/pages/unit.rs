//! A unit: how it is reached, what it offers, who works there.

use access::{Need, Resource};
use kernel::{Problem, UnitId};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Column, Empty, Facts, Heading, Section, Table},
    dates,
};

use super::fields;
use crate::{
    model::{ProviderService, Service, StaffMember, Unit, UnitKind},
    reads::{self, UnitFilter},
};

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let id: UnitId = visit.id("unit")?;
    let unit = reads::unit(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let need = Need::write(Resource::Organisation);
    let may_write = access::may(visit.reader(), &visit.call, need).await?;
    let parts = UnitFilter {
        parent: Some(id),
        ..UnitFilter::default()
    };
    let parts = reads::units(visit.reader(), &parts).await?;
    let services = reads::services(visit.reader()).await?;
    let offers = reads::offers_of(visit.reader(), id).await?;
    let staff = reads::staff_of(visit.reader(), id).await?;
    let facts = facts(&visit, &unit).await?;
    let change = Button::secondary(t.say("organisation-change"))
        .href(format!("/organisation/enheter/{id}/andra"));
    let offer = Button::secondary(t.say("organisation-offer-title"))
        .href(format!("/organisation/enheter/{id}/erbjuder"));
    let offers_services = match unit.kind {
        UnitKind::Provider | UnitKind::Team | UnitKind::AlarmCentre => true,
        UnitKind::OrderingUnit | UnitKind::Office | UnitKind::Outside => false,
    };
    let body = html! {
        (Heading::new(unit.name.as_str()).over(fields::kind(&visit, &unit)))
        (facts)
        @if may_write { (if offers_services { ButtonRow::new(change).and(offer) } else { ButtonRow::new(change) }) }
        @if !parts.is_empty() {
            (Section::new("delar", t.say("organisation-parts"), html! {
                ul { @for part in &parts {
                    li { a href={ "/organisation/enheter/" (part.id) } { (part.name) } }
                } }
            }))
        }
        @if offers_services {
            (Section::new("erbjuder", t.say("organisation-offers"), offered(&visit, &offers, &services)))
        }
        (Section::new("personal", t.say("organisation-staff"), people(&visit, &staff)))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("organisation-title"), "/organisation")
        .here(unit.name.as_str());
    Ok(Reply::page(unit.name.to_string(), body).breadcrumbs(&way))
}

async fn facts(visit: &Visit, unit: &Unit) -> Result<Facts, Problem> {
    let t = visit.t();
    let period = dates::period(visit.language(), unit.period.from(), unit.period.to());
    Ok(Facts::new()
        .fact(
            t.say("organisation-district"),
            fields::district_name(visit, unit.district.as_ref()).await?,
        )
        .maybe(
            t.say("organisation-phone"),
            unit.phone.as_ref().map(kernel::Line::as_str),
        )
        .maybe(
            t.say("organisation-email"),
            unit.email.as_ref().map(kernel::Line::as_str),
        )
        .maybe(
            t.say("organisation-address"),
            unit.address.as_ref().map(kernel::Line::as_str),
        )
        .maybe(
            t.say("organisation-organisation-number"),
            unit.organisation_number.as_ref().map(kernel::Line::as_str),
        )
        .fact(t.say("organisation-period"), period))
}

fn offered(visit: &Visit, offers: &[ProviderService], services: &[Service]) -> Markup {
    let t = visit.t();
    if offers.is_empty() {
        return html! { (Empty::new(t.say("organisation-offers-empty"))) };
    }
    let rows = offers.iter().map(|offer| -> [Markup; 4] {
        let known = services
            .iter()
            .find(|service| service.code == offer.service);
        let name = known.map_or_else(
            || offer.service.to_string(),
            |service| service.name(visit.language()).to_string(),
        );
        [
            html! { (name) },
            html! { @match &offer.district {
                Some(code) => (code),
                None => (t.say("organisation-everywhere")),
            } },
            html! { @match offer.capacity {
                Some(capacity) => (dates::grouped(capacity)),
                None => (t.say("organisation-no-limit")),
            } },
            html! { (dates::period(visit.language(), offer.period.from(), offer.period.to())) },
        ]
    });
    let table = Table::new(t, t.say("organisation-offers"))
        .hide_caption()
        .column(Column::new(t.say("organisation-service")))
        .column(Column::new(t.say("organisation-district")))
        .column(Column::number(t.say("organisation-capacity")))
        .column(Column::new(t.say("organisation-period")))
        .rows(rows);
    html! { (table) }
}

fn people(visit: &Visit, staff: &[StaffMember]) -> Markup {
    let t = visit.t();
    if staff.is_empty() {
        return html! { (Empty::new(t.say("organisation-staff-empty"))) };
    }
    let line = |line: &Option<kernel::Line>| html! { @if let Some(line) = line { (line) } };
    let rows = staff
        .iter()
        .map(|one| -> [Markup; 3] { [html! { (one.name) }, line(&one.title), line(&one.phone)] });
    let table = Table::new(t, t.say("organisation-staff"))
        .hide_caption()
        .column(Column::new(t.say("organisation-name")))
        .column(Column::new(t.say("organisation-staff-title")))
        .column(Column::new(t.say("organisation-phone")))
        .rows(rows);
    html! { (table) }
}
