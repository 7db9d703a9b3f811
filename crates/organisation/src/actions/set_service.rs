//! The municipality adds a service of its own, or renames one.

use ::history::Subject;
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Problem};

use super::{MUNICIPALITY, may_write, note, of_installation};
use crate::{model::Service, rules::check_service, store};

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
        let book = rulebook::reads::book(tx).await?;
        let no = check_service(service, &book, call.today());
        if !no.is_empty() {
            return Err(Problem::Refused(no));
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
