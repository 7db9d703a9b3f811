//! The municipality says who it is; the first time, it gets the catalogue of services.

use ::history::Subject;
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Line, Problem, Refusal, TimeZone};

use super::{MUNICIPALITY, changed, may_write, note, of_installation};
use crate::{
    model::{ContactLines, Municipality, national_services},
    store,
};

/// Sets the municipality's own facts.
#[derive(Debug, Clone)]
pub struct SetMunicipality {
    /// Its name.
    pub name: Line,
    /// Four digits.
    pub code: Line,
    /// The zone in which days are counted, for example `Europe/Stockholm`.
    pub zone: Line,
    /// The committee that decides.
    pub committee: Line,
    /// The court to which its decisions are appealed.
    pub court: Line,
    /// How it is reached.
    pub contact: ContactLines,
    /// The version that was seen; 0 the first time.
    pub version: i64,
}

impl Action for SetMunicipality {
    const NAME: &'static str = "set-municipality";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        let before = store::municipality::municipality(tx).await?;
        let standing = before.as_ref().map_or(0, |one| one.version);
        if standing != self.version {
            return Err(changed("municipality", MUNICIPALITY, standing));
        }
        let after = self.checked(standing + 1)?;
        if before.is_some() {
            store::municipality::change(tx, &after).await?;
        } else {
            store::municipality::add(tx, &after).await?;
            for service in national_services() {
                store::service::set(tx, &service).await?;
            }
        }
        let name = |one: &Municipality| one.name.to_string();
        let subject = Subject::new("municipality", MUNICIPALITY);
        let entry = of_installation("organisation.municipality-set", subject)
            .change("name", before.as_ref().map(name), Some(name(&after)))
            .change(
                "committee",
                before.map(|one| one.committee.to_string()),
                Some(after.committee.to_string()),
            );
        note(tx, call, entry).await?;
        Ok(after.version)
    }
}

impl SetMunicipality {
    fn checked(&self, version: i64) -> Result<Municipality, Problem> {
        let mut refusals = vec![];
        let code = self.code.as_str();
        if code.len() != 4 || !code.bytes().all(|b| b.is_ascii_digit()) {
            refusals.push(Refusal::new("organisation-refusal-municipality-code").at("code"));
        }
        let zone = TimeZone::get(self.zone.as_str());
        if zone.is_err() {
            refusals.push(Refusal::new("organisation-refusal-zone").at("zone"));
        }
        match zone {
            Ok(zone) if refusals.is_empty() => Ok(Municipality {
                name: self.name.clone(),
                code: self.code.clone(),
                zone,
                committee: self.committee.clone(),
                court: self.court.clone(),
                contact: self.contact.clone(),
                version,
            }),
            Ok(_) | Err(_) => Err(Problem::Refused(refusals)),
        }
    }
}
