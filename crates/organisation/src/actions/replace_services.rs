//! A new catalogue of services from a day; the old ones stay, and so do the services that are no longer offered.

use ::history::Subject;
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Date, Fault, Line, Problem, Refusal};

use super::{MUNICIPALITY, may_write, note, of_installation};
use crate::{
    model::{Catalogue, Service, ServiceCode},
    rules::check_services,
    store,
};

/// What stands at the services that were there before the first catalogue.
const BEFORE: &str = "Insatser före kommunens första katalog";

/// Adds a catalogue that holds from a day. What a service is called and how it may be given holds at once, also for what
/// was decided before: a catalogue is taken in on the day from which it holds, or after it.
#[derive(Debug, Clone)]
pub struct ReplaceServices {
    /// The first day on which it holds: after that of the newest catalogue, and not after today.
    pub from: Date,
    /// Who decided on it, and when.
    pub source: Line,
    /// The services that are offered from then on, and no others.
    pub services: Vec<Service>,
}

impl Action for ReplaceServices {
    const NAME: &'static str = "replace-services";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        let known = store::service::all(tx).await?;
        let book = rulebook::reads::book(tx).await?;
        let mut no = check_services(&self.services, &known, &book, self.from);
        let newest = store::catalogue::newest(tx).await?;
        if self.from <= newest.unwrap_or(Catalogue::BEFORE) {
            no.push(Refusal::new("organisation-refusal-catalogue-not-later").at("from"));
        }
        if self.from > call.today() {
            no.push(Refusal::new("organisation-refusal-catalogue-ahead").at("from"));
        }
        if !no.is_empty() {
            return Err(Problem::Refused(no));
        }
        if newest.is_none() {
            let codes = known.iter().map(|one| one.code.clone());
            keep_before(tx, call, codes).await?;
        }
        let mut entry = of_installation(
            "organisation.services-replaced",
            Subject::new("municipality", MUNICIPALITY),
        )
        .change("valid-from", None, Some(self.from.to_string()))
        .change("source", None, Some(self.source.to_string()))
        .change("services", None, Some(self.services.len().to_string()));
        for service in &self.services {
            let before = known.iter().find(|old| old.code == service.code);
            if before == Some(service) {
                continue;
            }
            store::service::set(tx, service).await?;
            let name = before.map(|old| old.name_sv.to_string());
            entry = entry.change("service", name, Some(service.name_sv.to_string()));
        }
        let catalogue = Catalogue {
            from: self.from,
            source: self.source.clone(),
            services: self.services.iter().map(|one| one.code.clone()).collect(),
        };
        store::catalogue::add(tx, call, &catalogue).await?;
        Ok(note(tx, call, entry).await?)
    }
}

/// Keeps what was offered before the first catalogue, so that what comes with it or later is not offered on the days
/// before.
async fn keep_before(
    tx: &Tx,
    call: &Call,
    codes: impl Iterator<Item = ServiceCode>,
) -> Result<(), Fault> {
    let before = Catalogue {
        from: Catalogue::BEFORE,
        source: Line::parse(BEFORE)
            .map_err(|_not| Fault::new("what stands at the first catalogue is no line"))?,
        services: codes.collect(),
    };
    store::catalogue::add(tx, call, &before).await
}
