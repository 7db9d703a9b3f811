//! A new unit or district.

use ::history::Subject;
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Line, Period, Problem, Refusal, UnitId};

use super::{MUNICIPALITY, may_write, note, of_installation, of_unit};
use crate::{
    model::{District, DistrictCode, ProviderForm, Unit, UnitKind},
    rules::check_unit,
    store,
};

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    /// Its name.
    pub name: Line,
    /// What it is.
    pub kind: UnitKind,
    /// The unit that it is a part of, if any.
    pub parent: Option<UnitId>,
    /// The district that it works for; none for the whole municipality.
    pub district: Option<DistrictCode>,
    /// How it has its assignment, if it is a provider.
    pub form: Option<ProviderForm>,
    /// Organisation number.
    pub organisation_number: Option<Line>,
    /// Phone.
    pub phone: Option<Line>,
    /// E-mail.
    pub email: Option<Line>,
    /// Visiting address.
    pub address: Option<Line>,
    /// When it exists, or its contract runs.
    pub period: Period,
}

impl NewUnit {
    /// The unit with an id and a version.
    pub(crate) fn with_id(&self, id: UnitId, version: i64) -> Unit {
        Unit {
            id,
            name: self.name.clone(),
            kind: self.kind,
            parent: self.parent,
            district: self.district.clone(),
            form: self.form,
            organisation_number: self.organisation_number.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
            period: self.period,
            version,
        }
    }
}

/// What holds for every unit that is written: its own rules, its parent and district are there, its name is free.
pub(super) async fn check_against_others(tx: &Tx, unit: &Unit) -> Result<(), Problem> {
    check_unit(unit)?;
    if let Some(parent) = unit.parent
        && store::unit::by_id(tx, parent).await?.is_none()
    {
        return Err(Refusal::new("organisation-refusal-unknown-parent")
            .at("parent")
            .into());
    }
    if let Some(district) = &unit.district
        && !store::municipality::districts(tx)
            .await?
            .iter()
            .any(|d| d.code == *district)
    {
        return Err(Refusal::new("organisation-refusal-unknown-district")
            .at("district")
            .into());
    }
    let same_name = store::unit::by_name(tx, &unit.name).await?;
    if same_name.is_some_and(|other| other.id != unit.id) {
        return Err(Refusal::new("organisation-refusal-unit-name")
            .at("name")
            .into());
    }
    Ok(())
}

/// Adds a unit.
#[derive(Debug, Clone)]
pub struct AddUnit {
    /// What it is.
    pub unit: NewUnit,
}

impl Action for AddUnit {
    const NAME: &'static str = "add-unit";
    type Done = UnitId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<UnitId, Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        let unit = self.unit.with_id(call.new_id(), 1);
        check_against_others(tx, &unit).await?;
        store::unit::add(tx, &unit).await?;
        let entry = of_unit("organisation.unit-added", unit.id);
        note(
            tx,
            call,
            entry.change("name", None, Some(unit.name.to_string())),
        )
        .await?;
        Ok(unit.id)
    }
}

/// Adds a district.
#[derive(Debug, Clone)]
pub struct AddDistrict {
    /// The district.
    pub district: District,
}

impl Action for AddDistrict {
    const NAME: &'static str = "add-district";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        let districts = store::municipality::districts(tx).await?;
        if districts.iter().any(|d| d.code == self.district.code) {
            return Err(Refusal::new("organisation-refusal-district-code")
                .at("code")
                .into());
        }
        store::municipality::add_district(tx, &self.district).await?;
        let subject = Subject::new("municipality", MUNICIPALITY);
        let entry = of_installation("organisation.district-added", subject).change(
            "district",
            None,
            Some(self.district.name.to_string()),
        );
        Ok(note(tx, call, entry).await?)
    }
}
