//! Values that cannot be wrong: units, services, standard times.

mod assistant_nurse;
mod catalogue;
mod codes;
mod district;
mod example;
mod life_area;
mod municipality;
mod provider;
mod service;
mod staff;
mod standard_time;
mod unit;

pub use assistant_nurse::AssistantNurse;
pub use catalogue::{Catalogue, national_services};
pub use codes::{CodeError, DistrictCode, ServiceCode, TaskCode};
pub use district::District;
pub use example::example_standard_times;
pub use life_area::LifeArea;
pub use municipality::{ContactLines, Municipality};
pub use provider::{Offer, ProviderService, ProviderServices};
pub use service::{Regime, Service, ServiceKind, Term};
pub use staff::StaffMember;
pub use standard_time::{Circumstance, Effect, Frequency, Per, StandardTable, StandardTime};
pub use unit::{ProviderForm, Unit, UnitKind};
