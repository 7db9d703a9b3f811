//! Who of the care workers may be a named care contact (`SoL` 25:4).

use kernel::{Role, UnitId};
use organisation::{AssistantNurse, UnitKind};

use crate::{
    draws::{Area, Draws},
    staff::{ASSISTANT_NURSE, StaffPlan},
    units::Units,
};

/// Of a thousand with the title, so many hold the certificate; the others fall under the transition.
const OF_THE_TITLE: u64 = 730;
/// Of a thousand with another title, so many hold the certificate; the others may not be named. Together with those of
/// the title about 60 per cent of all hold it, and about 15 per cent fall under the transition.
const OF_OTHER_TITLES: u64 = 430;

/// Says of every care worker on what ground she or he may be named, if on any. The chance is of its own, so that nothing
/// else is drawn otherwise for it.
pub(crate) fn give_certificates(staff: &mut [StaffPlan], units: &Units, seed: u64) {
    for (place, member) in (0..).zip(staff.iter_mut()) {
        if works_in(member, |_unit| true) {
            let mut draws = Draws::at(seed, Area::Certificates, place);
            member.assistant_nurse = draw_ground(&mut draws, member.title.as_str());
        }
    }
    for home in units
        .import
        .units
        .iter()
        .filter(|unit| unit.kind == UnitKind::Provider)
    {
        if visits(units, home.id) {
            somebody_may_be_named(staff, units, home.id);
        }
    }
}

fn draw_ground(draws: &mut Draws, title: &str) -> Option<AssistantNurse> {
    if title == ASSISTANT_NURSE {
        return Some(if draws.chance(OF_THE_TITLE) {
            AssistantNurse::Certificate
        } else {
            AssistantNurse::Transition
        });
    }
    draws
        .chance(OF_OTHER_TITLES)
        .then_some(AssistantNurse::Certificate)
}

/// Whether the member is a care worker at such a unit.
fn works_in(member: &StaffPlan, is_there: impl Fn(UnitId) -> bool) -> bool {
    let mut own = member.assignments.iter();
    own.any(|one| one.role == Role::CareWorker && is_there(one.unit))
}

/// Whether the unit gives home care, by day or by night.
fn visits(units: &Units, unit: UnitId) -> bool {
    let mut own = units
        .import
        .offers
        .iter()
        .filter(|offer| offer.unit == unit);
    own.any(|offer| ["home-care", "home-care-night"].contains(&offer.service.as_str()))
}

/// However few work with home care at a provider or in its teams, one of them holds the certificate.
fn somebody_may_be_named(staff: &mut [StaffPlan], units: &Units, provider: UnitId) {
    let parts = units.import.units.iter();
    let parts = parts.filter(|unit| unit.parent == Some(provider));
    let places: Vec<UnitId> = parts.map(|team| team.id).chain([provider]).collect();
    let works_there = |member: &StaffPlan| works_in(member, |unit| places.contains(&unit));
    let may = |member: &StaffPlan| member.assistant_nurse == Some(AssistantNurse::Certificate);
    if !staff
        .iter()
        .any(|member| works_there(member) && may(member))
        && let Some(first) = staff.iter_mut().find(|member| works_there(member))
    {
        first.assistant_nurse = Some(AssistantNurse::Certificate);
    }
}
