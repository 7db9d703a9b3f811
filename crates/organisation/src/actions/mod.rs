//! One use case a file, verb first.

mod add_provider_service;
mod add_unit;
mod change_unit;
mod import_organisation;
mod import_staff;
mod replace_services;
mod replace_standard_times;
mod set_assistant_nurse;
mod set_municipality;
mod set_service;
mod set_staff_member;

pub use add_provider_service::{AddProviderService, EndProviderService};
pub use add_unit::{AddDistrict, AddUnit, NewUnit};
pub use change_unit::ChangeUnit;
pub use import_organisation::ImportOrganisation;
pub use import_staff::ImportStaff;
pub use replace_services::ReplaceServices;
pub use replace_standard_times::ReplaceStandardTimes;
pub use set_assistant_nurse::SetAssistantNurse;
pub use set_municipality::SetMunicipality;
pub use set_service::SetService;
pub use set_staff_member::SetStaffMember;

use ::history::{Entry, Stream, Subject};
use ::store::Tx;
use access::{Need, Resource};
use kernel::{Call, Change, Fault, Id, Problem, Units};
use uuid::Uuid;

/// The municipality as history names it: there is one.
const MUNICIPALITY: Id<()> = Id::from_uuid(Uuid::nil());

/// What somebody is told who saw an older version.
fn changed<Kind>(kind: &'static str, id: Id<Kind>, version: i64) -> Problem {
    Problem::Changed(Change {
        version,
        kind,
        id: id.uuid(),
    })
}

/// Goes on only if the actor may change this.
async fn may_write(tx: &Tx, call: &Call, resource: Resource) -> Result<(), Problem> {
    access::require(tx, call, Need::write(resource)).await
}

/// An entry in a unit's own chain.
const fn of_unit(verb: &'static str, unit: Id<Units>) -> Entry {
    Entry::new(Stream::Unit(unit), verb, Subject::new("unit", unit))
}

/// An entry in the installation's chain.
const fn of_installation(verb: &'static str, subject: Subject) -> Entry {
    Entry::new(Stream::Installation, verb, subject)
}

async fn note(tx: &Tx, call: &Call, entry: Entry) -> Result<(), Fault> {
    ::history::write(tx, call, entry).await.map(|_place| ())
}
