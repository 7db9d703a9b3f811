//! Notes that a committee's decision rests on a version of a scenario.

use ::store::{Action, Tx};
use access::{Need, Resource};
use kernel::{Call, Problem, Refusal};

use super::{entry, load};
use crate::{
    model::{Adopted, Handled, ScenarioId, Told},
    store,
};

/// Notes a decision that rests on a version. What the forecast told is kept with it, whatever happens to the engine
/// afterwards.
#[derive(Debug, Clone)]
pub struct AdoptVersion {
    /// Which scenario.
    pub scenario: ScenarioId,
    /// Which of its versions.
    pub number: i64,
    /// Day and paragraph.
    pub handled: Handled,
    /// What the forecast tells ([`crate::forecast_of`]): the same for everybody who asks.
    pub told: Told,
}

impl Action for AdoptVersion {
    const NAME: &'static str = "adopt-forecast-version";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        access::require(tx, call, Need::decide(Resource::ForecastDraft)).await?;
        let (user, _unit) = call.staff()?;
        let scenario = load(tx, self.scenario).await?;
        let version = store::scenario::version_by_number(tx, scenario.id, self.number).await?;
        let version = version.ok_or(Problem::NotFound)?;
        if version.adopted.is_some() {
            return Err(Refusal::new("needs-refusal-adopted").into());
        }
        if self.handled.on > call.today() {
            let refusal = Refusal::new("needs-refusal-day-to-come");
            return Err(refusal.at("handled_on").into());
        }
        let basis = store::basis::basis_by_id(tx, scenario.basis).await?;
        if basis.is_some_and(|basis| i32::from(self.handled.on.year()) <= basis.jump_off) {
            let refusal = Refusal::new("needs-refusal-before-basis");
            return Err(refusal.at("handled_on").into());
        }
        // Nobody has seen a version at a meeting before it was made.
        if self.handled.on < version.at.to_zoned(call.zone.clone()).date() {
            let refusal = Refusal::new("needs-refusal-before-version");
            return Err(refusal.at("handled_on").into());
        }
        // What cannot be read back would close every page that shows what was decided.
        if self.told.written().is_none() {
            return Err(Refusal::new("needs-refusal-told").into());
        }
        let adopted = Adopted {
            handled: self.handled.clone(),
            by: user,
            at: call.now,
            told: self.told.clone(),
        };
        store::scenario::version_adopt(tx, version.id, &adopted).await?;
        let told = entry("needs.version-adopted", ("scenario", scenario.id))
            .change("version", None, Some(self.number.to_string()))
            .change("day", None, Some(self.handled.on.to_string()))
            .change("paragraph", None, Some(self.handled.paragraph.to_string()))
            .link(format!("{}?version={}", scenario.address(), self.number));
        history::write(tx, call, told).await?;
        Ok(())
    }
}
