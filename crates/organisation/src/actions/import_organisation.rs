//! Districts, units and what providers offer, many at once, whole or not at all.

use std::collections::BTreeSet;

use ::history::Subject;
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Problem, Refusal};

use super::{MUNICIPALITY, add_unit::check_against_others, may_write, note, of_installation};
use crate::{
    model::{District, ProviderService, Unit},
    rules::check_offer,
    store,
};

/// Adds districts, units and offers; the caller has chosen the ids, and parents stand before their parts.
#[derive(Debug, Clone, Default)]
pub struct ImportOrganisation {
    /// New districts.
    pub districts: Vec<District>,
    /// New units.
    pub units: Vec<Unit>,
    /// What they offer.
    pub offers: Vec<ProviderService>,
}

impl Action for ImportOrganisation {
    const NAME: &'static str = "import-organisation";
    type Done = u64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<u64, Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        for district in &self.districts {
            store::municipality::add_district(tx, district).await?;
        }
        let mut refusals = vec![];
        for unit in &self.units {
            match check_against_others(tx, unit).await {
                Ok(()) => store::unit::add(tx, unit).await?,
                Err(Problem::Refused(more)) => {
                    let named = more.into_iter().map(|r| r.with("unit", unit.name.as_str()));
                    refusals.extend(named);
                }
                Err(other) => return Err(other),
            }
        }
        if !refusals.is_empty() {
            return Err(Problem::Refused(refusals));
        }
        self.add_offers(tx).await?;
        let subject = Subject::new("municipality", MUNICIPALITY);
        let entry = of_installation("organisation.imported", subject)
            .change("districts", None, Some(self.districts.len().to_string()))
            .change("units", None, Some(self.units.len().to_string()))
            .change("offers", None, Some(self.offers.len().to_string()));
        note(tx, call, entry).await?;
        Ok(u64::try_from(self.units.len()).unwrap_or(u64::MAX))
    }
}

impl ImportOrganisation {
    async fn add_offers(&self, tx: &Tx) -> Result<(), Problem> {
        let services: BTreeSet<_> = store::service::all(tx)
            .await?
            .into_iter()
            .map(|service| service.code)
            .collect();
        for offered in &self.offers {
            let unit = store::unit::by_id(tx, offered.unit).await?;
            let unit = unit.ok_or(Problem::NotFound)?;
            if !services.contains(&offered.service) {
                let refusal = Refusal::new("organisation-refusal-unknown-service").at("service");
                return Err(refusal.with("unit", unit.name.as_str()).into());
            }
            check_offer(&unit, offered)?;
            store::offer::add(tx, offered).await?;
        }
        Ok(())
    }
}
