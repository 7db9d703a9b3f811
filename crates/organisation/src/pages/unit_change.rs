//! A new unit, or another name, phone, district or last day of one.

use kernel::{Problem, UnitId};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Field, Heading},
};

use super::fields;
use crate::{
    actions::{AddUnit, ChangeUnit, NewUnit},
    model::{ProviderForm, Unit, UnitKind},
    reads::{self, UnitFilter},
};

/// The empty form.
pub(super) async fn show_new(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.blank().with("from", visit.today());
    view(&visit, &form).await
}

/// Adds the unit.
pub(super) async fn save_new(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let input = read(&mut form).map(|unit| AddUnit { unit });
    match visit.submit(&mut form, input).await? {
        Some(id) => Ok(saved(&visit, id)),
        None => view(&visit, &form).await,
    }
}

/// The form with what holds now.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let unit = reads::unit(visit.reader(), visit.id("unit")?).await?;
    let unit = unit.ok_or(Problem::NotFound)?;
    view(&visit, &filled(visit.blank(), &unit)).await
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let id: UnitId = visit.id("unit")?;
    let mut form = visit.form();
    let version = form.version();
    let input = read(&mut form).map(|unit| ChangeUnit { id, version, unit });
    match visit.submit(&mut form, input).await? {
        Some(_version) => Ok(saved(&visit, id)),
        None => view(&visit, &form).await,
    }
}

fn saved(visit: &Visit, id: UnitId) -> Reply {
    visit
        .go(format!("/organisation/enheter/{id}"))
        .saying("organisation-saved")
}

fn filled(form: Form, unit: &Unit) -> Form {
    form.with("version", unit.version)
        .with("name", &unit.name)
        .with("kind", unit.kind.key())
        .with_maybe("parent", unit.parent)
        .with_maybe("district", unit.district.as_ref())
        .with_maybe("form", unit.form.map(ProviderForm::key))
        .with_maybe("organisation_number", unit.organisation_number.as_ref())
        .with_maybe("phone", unit.phone.as_ref())
        .with_maybe("email", unit.email.as_ref())
        .with_maybe("address", unit.address.as_ref())
        .with("from", unit.period.from())
        .with_maybe("to", unit.period.to())
}

fn read(form: &mut Form) -> Option<NewUnit> {
    let name = form.line("name");
    let kind: Option<UnitKind> = form.choice("kind");
    let parent = form.optional_choice("parent");
    let district = form.optional_choice("district");
    let way = form.optional_choice("form");
    let number = form.optional_line("organisation_number");
    let (phone, email) = (form.optional_line("phone"), form.optional_line("email"));
    let address = form.optional_line("address");
    let period = fields::read_period(form);
    Some(NewUnit {
        name: name?,
        kind: kind?,
        parent: parent?,
        district: district?,
        form: way?,
        organisation_number: number?,
        phone: phone?,
        email: email?,
        address: address?,
        period: period?,
    })
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let districts = fields::district_choices(visit).await?;
    let filter = UnitFilter::of_kind(UnitKind::Provider);
    let providers = reads::units(visit.reader(), &filter).await?;
    let parents = providers
        .iter()
        .map(|unit| Choice::new(unit.id.to_string(), unit.name.as_str()));
    let ways = ProviderForm::ALL.iter().map(|one| {
        let key = one.key();
        Choice::new(key, t.say(&format!("organisation-form-{key}")))
    });
    let phone = Field::phone(t, "phone", t.say("organisation-phone"));
    let email = Field::email(t, "email", t.say("organisation-email"));
    let body = html! {
        (Heading::new(t.say("organisation-unit-title")))
        form method="post" action=(visit.path()) {
            (form.around(t, html! {
                (form.text(t, "name", "organisation-name"))
                (form.select(t, "kind", "organisation-kind").empty(t.say("organisation-choose"))
                    .choices(fields::kind_choices(visit)))
                (form.select(t, "form", "organisation-form").empty(t.say("organisation-form-none"))
                    .choices(ways).hint(t.say("organisation-form-hint")).optional())
                (form.select(t, "parent", "organisation-parent").empty(t.say("organisation-parent-none"))
                    .choices(parents).optional())
                (form.select(t, "district", "organisation-district").empty(t.say("organisation-everywhere"))
                    .choices(districts).optional())
                (form.fill(t, "phone", phone).optional())
                (form.fill(t, "email", email).optional())
                (form.text(t, "address", "organisation-address").optional())
                (form.text(t, "organisation_number", "organisation-organisation-number").optional())
                (fields::period(visit, form))
                (ButtonRow::new(Button::primary(t.say("organisation-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href("/organisation")))
            }))
        }
    };
    Ok(visit
        .page("organisation-unit-title", body)
        .with_errors(form.has_errors()))
}
