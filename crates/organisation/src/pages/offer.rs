//! What a provider offers: a service more, or one less.

use kernel::{Id, Problem, UnitId};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Section, hidden},
    dates,
};

use super::fields;
use crate::{
    actions::{AddProviderService, EndProviderService},
    model::{ProviderService, ProviderServices},
    reads,
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.blank().with("from", visit.today());
    view(&visit, &form).await
}

/// Adds the service.
pub(super) async fn add(visit: Visit) -> Result<Reply, Problem> {
    let unit: UnitId = visit.id("unit")?;
    let mut form = visit.form();
    let input = read(&mut form, unit);
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(saved(&visit, unit)),
        None => view(&visit, &form).await,
    }
}

/// Ends it today.
pub(super) async fn end(visit: Visit) -> Result<Reply, Problem> {
    let unit: UnitId = visit.id("unit")?;
    let id: Id<ProviderServices> = visit.id("offer")?;
    let mut form = visit.form();
    let input = EndProviderService {
        id,
        last_day: visit.today(),
    };
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => Ok(saved(&visit, unit)),
        None => view(&visit, &form).await,
    }
}

fn saved(visit: &Visit, unit: UnitId) -> Reply {
    visit
        .go(format!("/organisation/enheter/{unit}#erbjuder"))
        .saying("organisation-saved")
}

fn read(form: &mut Form, unit: UnitId) -> Option<AddProviderService> {
    let service = form.choice("service");
    let district = form.optional_choice("district");
    let capacity = if form.value("capacity").trim().is_empty() {
        Some(None)
    } else {
        form.number("capacity", 0, 100_000).map(Some)
    };
    let period = fields::read_period(form);
    Some(AddProviderService {
        unit,
        service: service?,
        district: district?,
        capacity: capacity?,
        period: period?,
    })
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let id: UnitId = visit.id("unit")?;
    let unit = reads::unit(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let services = reads::services_on(visit.reader(), visit.today()).await?;
    let choices = services
        .iter()
        .map(|one| Choice::new(one.code.as_str(), one.name(visit.language()).as_str()));
    let standing: Vec<ProviderService> = reads::offers_of(visit.reader(), id)
        .await?
        .into_iter()
        .filter(|offer| offer.period.contains(visit.today()))
        .collect();
    let name = |offer: &ProviderService| {
        let known = services
            .iter()
            .find(|service| service.code == offer.service);
        known.map_or_else(
            || offer.service.to_string(),
            |s| s.name(visit.language()).to_string(),
        )
    };
    let body = html! {
        (Heading::new(t.say("organisation-offer-title")).over(unit.name.as_str()))
        form method="post" action={ "/organisation/enheter/" (id) "/erbjuder" } {
            (form.around(t, html! {
                (form.select(t, "service", "organisation-service").empty(t.say("organisation-choose")).choices(choices))
                (form.select(t, "district", "organisation-district").empty(t.say("organisation-everywhere"))
                    .choices(fields::district_choices(visit).await?).optional())
                (form.count(t, "capacity", "organisation-capacity").hint(t.say("organisation-capacity-hint")).optional())
                (fields::period(visit, form))
                (ButtonRow::new(Button::primary(t.say("organisation-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(format!("/organisation/enheter/{id}"))))
            }))
        }
        @if !standing.is_empty() {
            (Section::new("nu", t.say("organisation-offers"), html! {
                ul { @for offer in &standing { (ending(visit, offer, &name(offer))) } }
            }))
        }
    };
    Ok(visit
        .page("organisation-offer-title", body)
        .with_errors(form.has_errors()))
}

fn ending(visit: &Visit, offer: &ProviderService, name: &str) -> Markup {
    let t = visit.t();
    let to = format!(
        "/organisation/enheter/{}/erbjuder/{}/avsluta",
        offer.unit, offer.id
    );
    html! {
        li {
            (name) ", " (dates::period(visit.language(), offer.period.from(), offer.period.to()))
            form method="post" action=(to) {
                (hidden("request", &visit.call.key.0.to_string()))
                (Button::quiet(t.say("organisation-offer-end")).about(name))
            }
        }
    }
}
