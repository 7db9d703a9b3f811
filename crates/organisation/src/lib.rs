//! The municipality: its districts and units, its providers and what they offer, its catalogue of services, and
//! the one table of standard times.
//!
//! | word | type |
//! |---|---|
//! | municipality, district | [`Municipality`], [`District`] |
//! | unit: ordering unit, provider, team, outside party | [`Unit`], [`UnitKind`], [`ProviderForm`] |
//! | what a provider offers, where, for how many | [`ProviderService`], [`Offer`] |
//! | service (insats), early help; which are offered from a day | [`Service`], [`Catalogue`] |
//! | standard time (schablontid), circumstance | [`StandardTable`], [`StandardTime`], [`Circumstance`] |
//! | life area (IBIC) | [`LifeArea`] |
//! | member of staff | [`StaffMember`]; who may log in and do what stands in `access` |
//! | who may be a named care contact (fast omsorgskontakt), on what ground | [`AssistantNurse`], [`may_be_care_contact`] |
//!
//! Reads: [`municipality`], [`districts`], [`unit()`], [`units`], [`unit_names`], [`providers_for`], [`offers_of`],
//! [`services`], [`services_on`], [`is_offered`], [`catalogue`], [`catalogues`], [`service`], [`standard_times`],
//! [`standard_times_of`], [`timed_services`], [`standard_tables`], [`staff_member`], [`staff_of`], [`care_contacts_of`].
//! Actions: [`SetMunicipality`], [`AddDistrict`], [`AddUnit`], [`ChangeUnit`], [`AddProviderService`],
//! [`EndProviderService`], [`SetService`], [`ReplaceServices`], [`ReplaceStandardTimes`], [`SetStaffMember`],
//! [`SetAssistantNurse`], [`ImportOrganisation`], [`ImportStaff`].
//!
//! Invariants
//! - A table of standard times holds for the whole municipality from a day; it is never changed, only followed by
//!   another.
//! - A catalogue holds from a day and is only followed by another. A service's code never comes to mean something
//!   else, and a service that is no longer offered keeps its row, since decisions point to it.
//! - A provider has a form; nobody else has.
//! - Units have different names.
//! - Only who holds the certificate of the title assistant nurse may be a named care contact, or falls under the
//!   transition while its rule holds (`SoL` 25:4).

mod actions;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    AddDistrict, AddProviderService, AddUnit, ChangeUnit, EndProviderService, ImportOrganisation,
    ImportStaff, NewUnit, ReplaceServices, ReplaceStandardTimes, SetAssistantNurse,
    SetMunicipality, SetService, SetStaffMember,
};
pub use model::{
    AssistantNurse, Catalogue, Circumstance, CodeError, ContactLines, District, DistrictCode,
    Effect, Frequency, LifeArea, Municipality, Offer, Per, ProviderForm, ProviderService,
    ProviderServices, Regime, Service, ServiceCode, ServiceKind, StaffMember, StandardTable,
    StandardTime, TaskCode, Term, Unit, UnitKind, example_standard_times, national_services,
};
pub use pages::{routes, ways};
pub use reads::{
    Forms, UnitFilter, Workplace, care_contacts_of, catalogue, catalogues, districts, is_offered,
    municipality, offers_of, providers_for, service, services, services_on, staff_member, staff_of,
    standard_tables, standard_times, standard_times_of, timed_services, unit, unit_names, units,
    workplace,
};
pub use rules::{advice_is_ours, may_be_care_contact};
pub use store::MIGRATIONS;

use kernel::Language;
use page_kit::Locale;

/// The words of this room.
pub const LOCALES: [Locale; 2] = [
    Locale {
        language: Language::Swedish,
        source: include_str!("../locales/sv.ftl"),
    },
    Locale {
        language: Language::English,
        source: include_str!("../locales/en.ftl"),
    },
];
