//! Parts that several pages share: the names of kinds and districts.

use kernel::Fault;
use maud::{Markup, html};
use page_kit::{Form, Visit, components::Choice};

use crate::{
    model::{DistrictCode, Unit, UnitKind},
    reads,
};

/// The districts as choices.
pub(super) async fn district_choices(visit: &Visit) -> Result<Vec<Choice>, Fault> {
    let districts = reads::districts(visit.reader()).await?;
    Ok(districts
        .iter()
        .map(|d| Choice::new(d.code.as_str(), d.name.as_str()))
        .collect())
}

/// A district's name; the whole municipality where there is none.
pub(super) async fn district_name(
    visit: &Visit,
    code: Option<&DistrictCode>,
) -> Result<String, Fault> {
    let Some(code) = code else {
        return Ok(visit.t().say("organisation-everywhere"));
    };
    let districts = reads::districts(visit.reader()).await?;
    let known = districts.iter().find(|d| d.code == *code);
    Ok(known.map_or_else(|| code.to_string(), |d| d.name.to_string()))
}

/// What a unit is, with its form if it is a provider.
pub(super) fn kind(visit: &Visit, unit: &Unit) -> String {
    let t = visit.t();
    let kind = t.say(&format!("organisation-unit-{}", unit.kind.key()));
    match unit.form {
        Some(form) => format!(
            "{kind}, {}",
            t.say(&format!("organisation-form-{}", form.key()))
        ),
        None => kind,
    }
}

/// The kinds of unit as choices.
pub(super) fn kind_choices(visit: &Visit) -> Vec<Choice> {
    let t = visit.t();
    let choice = |kind: &UnitKind| {
        let key = kind.key();
        Choice::new(key, t.say(&format!("organisation-unit-{key}")))
    };
    UnitKind::ALL.iter().map(choice).collect()
}

/// The first and the last day, as fields.
pub(super) fn period(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        (form.day(t, "from", "organisation-from"))
        (form.day(t, "to", "organisation-to").hint(t.say("organisation-to-hint")).optional())
    }
}

/// The first and the last day, as typed.
pub(super) fn read_period(form: &mut Form) -> Option<kernel::Period> {
    let (from, to) = (form.date("from"), form.optional_date("to"));
    let period = kernel::Period::new(from?, to?);
    if period.is_err() {
        form.refuse(kernel::Refusal::new("organisation-refusal-period-backwards").at("to"));
    }
    period.ok()
}
