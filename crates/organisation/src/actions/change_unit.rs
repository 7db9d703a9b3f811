//! A unit changes name, phone, district, or ends.

use ::history::Entry;
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Line, Problem, UnitId};

use super::{
    add_unit::{NewUnit, check_against_others},
    changed, may_write, note, of_unit,
};
use crate::{model::Unit, store};

/// Changes a unit.
#[derive(Debug, Clone)]
pub struct ChangeUnit {
    /// Which.
    pub id: UnitId,
    /// The version that was seen.
    pub version: i64,
    /// What holds from now on.
    pub unit: NewUnit,
}

impl Action for ChangeUnit {
    const NAME: &'static str = "change-unit";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        let before = store::unit::by_id(tx, self.id).await?;
        let before = before.ok_or(Problem::NotFound)?;
        if before.version != self.version {
            return Err(changed("unit", self.id, before.version));
        }
        let after = self.unit.with_id(self.id, before.version + 1);
        check_against_others(tx, &after).await?;
        store::unit::change(tx, &after).await?;
        note(tx, call, told(&before, &after)).await?;
        Ok(after.version)
    }
}

/// What was changed, for the unit's history.
fn told(before: &Unit, after: &Unit) -> Entry {
    let line = |line: &Option<Line>| line.as_ref().map(Line::to_string);
    let district = |unit: &Unit| unit.district.as_ref().map(ToString::to_string);
    let form = |unit: &Unit| unit.form.map(|form| form.key().to_owned());
    let last_day = |unit: &Unit| unit.period.to().map(|day| day.to_string());
    of_unit("organisation.unit-changed", after.id)
        .change(
            "name",
            Some(before.name.to_string()),
            Some(after.name.to_string()),
        )
        .change("district", district(before), district(after))
        .change("form", form(before), form(after))
        .change("phone", line(&before.phone), line(&after.phone))
        .change("email", line(&before.email), line(&after.email))
        .change("address", line(&before.address), line(&after.address))
        .change("last_day", last_day(before), last_day(after))
}
