//! The municipality adds a service of its own, or renames one.

use ::history::Subject;
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Problem, Refusal};

use super::{MUNICIPALITY, may_write, note, of_installation};
use crate::{
    model::{Regime, Service},
    store,
};

/// Adds a service, or changes the one with its code.
#[derive(Debug, Clone)]
pub struct SetService {
    /// The service.
    pub service: Service,
}

impl Action for SetService {
    const NAME: &'static str = "set-service";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        let service = &self.service;
        let lss = service.regime == Regime::Lss;
        if service
            .lss_point
            .is_some_and(|point| !(1..=10).contains(&point))
            || service.lss_point.is_some() != lss
        {
            return Err(Refusal::new("organisation-refusal-lss-point")
                .at("lss_point")
                .into());
        }
        // What the act never lets out of assessment cannot be early help.
        if !service.assessed && service.excluded.is_some() {
            let refusal = Refusal::new("organisation-refusal-must-be-assessed").at("assessed");
            return Err(refusal.because("sol-11-5-excluded").into());
        }
        let before = store::service::by_code(tx, &service.code).await?;
        store::service::set(tx, service).await?;
        let subject = Subject::new("municipality", MUNICIPALITY);
        let entry = of_installation("organisation.service-set", subject).change(
            "service",
            before.map(|one| one.name_sv.to_string()),
            Some(service.name_sv.to_string()),
        );
        Ok(note(tx, call, entry).await?)
    }
}
