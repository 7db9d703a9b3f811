//! Lives that make sense, and an organisation that can carry them.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Role, UnitId};
use organisation::AssistantNurse;
use residents::{Authority, Household};
use samples::{ClientGroup, Plan, Size, StaffPlan};

use crate::{plan, today, wish};

fn holds(plan: &Plan) {
    let units: BTreeSet<_> = plan.organisation.units.iter().map(|unit| unit.id).collect();
    let names: BTreeSet<_> = plan
        .organisation
        .units
        .iter()
        .map(|unit| unit.name.clone())
        .collect();
    assert_eq!(
        names.len(),
        plan.organisation.units.len(),
        "units have different names"
    );
    for client in &plan.clients {
        let officer = plan
            .staff
            .get(client.officer)
            .and_then(|one| one.assignments.first());
        let officer = officer.expect("an officer");
        assert_eq!(
            (officer.role, officer.unit),
            (Role::CaseOfficer, client.ordering_unit)
        );
        let age = client.row.person.identity.age_on(today()).expect("born");
        if client.group == ClientGroup::OtherElder {
            assert!(age >= 64, "{age}");
        }
        if age < 18 {
            assert_eq!(client.row.person.household, Household::WithParents);
            let guardian = |r: &residents::NewRelative| r.authority == Authority::Guardian;
            assert!(client.row.relatives.iter().any(guardian));
        }
        for grant in &client.grants {
            assert!(units.contains(&grant.provider));
            assert!(grant.from < today());
            if grant.service.as_str() == "home-care-night" {
                assert!(!grant.tasks.is_empty());
            }
        }
    }
    for member in &plan.staff {
        assert!(
            member
                .assignments
                .iter()
                .all(|one| units.contains(&one.unit))
        );
    }
    let logins: BTreeSet<_> = plan.staff.iter().map(|member| &member.login).collect();
    assert_eq!(logins.len(), plan.staff.len());
}

#[test]
fn a_small_one_has_everybody() {
    let small = plan(Size::Small);
    holds(&small);
    assert!(
        (75..=90).contains(&small.clients.len()),
        "{}",
        small.clients.len()
    );
    let roles: BTreeSet<_> = small
        .staff
        .iter()
        .flat_map(|m| &m.assignments)
        .map(|one| one.role)
        .collect();
    assert_eq!(roles.len(), 9, "every role of the staff");
    assert!(
        small
            .clients
            .iter()
            .filter(|c| c.protection.is_some())
            .count()
            >= 2
    );
    let home_care = small
        .clients
        .iter()
        .filter(|c| c.group == ClientGroup::HomeCare);
    assert!(
        home_care.clone().all(|c| !c.grants[0].tasks.is_empty()),
        "home care does something"
    );
    assert_eq!(small.staff.len(), 96);
}

#[test]
fn a_municipality_has_its_numbers() {
    let town = plan(Size::Municipality);
    holds(&town);
    assert_eq!(town.organisation.units.len(), 55);
    assert_eq!(town.staff.len(), 1_100);
    let mut groups: BTreeMap<ClientGroup, usize> = BTreeMap::new();
    for client in &town.clients {
        *groups.entry(client.group).or_default() += 1;
    }
    assert_eq!(groups[&ClientGroup::HomeCare], 900);
    assert_eq!(groups[&ClientGroup::Lss], 451);
    let minority = town
        .clients
        .iter()
        .filter(|c| c.row.person.languages.minority.is_some());
    let count = minority.count();
    assert!((10..80).contains(&count), "{count}");
    let women = town
        .clients
        .iter()
        .filter(|c| c.group == ClientGroup::HomeCare);
    let women = women
        .filter(|c| c.row.person.identity.sex() == Some(kernel::Sex::Woman))
        .count();
    assert!((450..650).contains(&women), "{women}");
}

/// The most persons of a unit that is planned for at a board.
const KNOWN: usize = 150;

/// Units where somebody plans visits, each with its persons and with those who go to them.
fn planned_units(plan: &Plan) -> Vec<(&str, usize, usize)> {
    let units = &plan.organisation.units;
    let mut persons: BTreeMap<UnitId, BTreeSet<usize>> = BTreeMap::new();
    for (place, client) in plan.clients.iter().enumerate() {
        for grant in &client.grants {
            persons.entry(grant.provider).or_default().insert(place);
        }
    }
    let places = plan.staff.iter().flat_map(|one| &one.assignments);
    let mut workers: BTreeMap<UnitId, usize> = BTreeMap::new();
    for place in places.clone().filter(|one| one.role == Role::CareWorker) {
        let unit = units.iter().find(|unit| unit.id == place.unit);
        let whole = unit.and_then(|unit| unit.parent).unwrap_or(place.unit);
        *workers.entry(whole).or_default() += 1;
    }
    let planned: BTreeSet<UnitId> = places
        .filter(|one| one.role == Role::Planner)
        .map(|one| one.unit)
        .collect();
    let planned = units.iter().filter(|unit| planned.contains(&unit.id));
    let known = |id| persons.get(&id).map_or(0, BTreeSet::len);
    let working = |id| workers.get(&id).copied().unwrap_or(0);
    planned
        .map(|unit| (unit.name.as_str(), known(unit.id), working(unit.id)))
        .collect()
}

#[test]
fn no_unit_has_more_persons_than_it_can_know() {
    let towns = [
        (Size::Small, 1),
        (Size::Small, 7),
        (Size::Municipality, 1),
        (Size::Municipality, 7),
        (Size::City, 1),
    ];
    for (size, seed) in towns {
        let plan = Plan::make(wish(size, seed)).expect("lists that hold");
        let units = planned_units(&plan);
        for (name, persons, workers) in &units {
            assert!(*persons <= KNOWN, "{name} of {size:?} has {persons}");
            assert!(*workers > 0, "{name} of {size:?} has nobody who comes");
        }
        let managers = plan.staff.iter().flat_map(|one| &one.assignments);
        let managed: BTreeSet<UnitId> = managers
            .filter(|one| one.role == Role::UnitManager)
            .map(|one| one.unit)
            .collect();
        for grant in plan.clients.iter().flat_map(|client| &client.grants) {
            assert!(managed.contains(&grant.provider), "nobody leads the unit");
        }
    }
}

#[test]
fn a_city_has_staff_for_its_visits() {
    let city = Plan::make(wish(Size::City, 1)).expect("lists that hold");
    let units = planned_units(&city);
    let large: Vec<_> = units
        .iter()
        .filter(|(_, persons, _)| *persons >= 90)
        .collect();
    assert!(large.len() > 100, "{}", large.len());
    let workers: usize = large.iter().map(|(_, _, workers)| workers).sum();
    let mean = workers / large.len();
    assert!((30..=60).contains(&mean), "{mean}");
}

#[test]
fn one_of_several_units_gives_all_that_somebody_has_of_them() {
    let town = plan(Size::Municipality);
    let name = |id| town.organisation.units.iter().find(|unit| unit.id == id);
    for client in &town.clients {
        let own = client
            .grants
            .iter()
            .filter_map(|grant| name(grant.provider));
        let own = own.filter(|unit| unit.name.as_str().starts_with("Lindviks hemtjänst"));
        let different: BTreeSet<UnitId> = own.map(|unit| unit.id).collect();
        assert!(different.len() <= 1, "{different:?}");
    }
}

fn care_workers(plan: &Plan) -> impl Iterator<Item = &StaffPlan> {
    plan.staff.iter().filter(|one| {
        let first = one.assignments.first();
        first.is_some_and(|first| first.role == Role::CareWorker)
    })
}

/// The providers of home care, each with the units in which its staff has its home.
fn home_care(plan: &Plan) -> Vec<Vec<UnitId>> {
    let units = &plan.organisation.units;
    let offers = plan.organisation.offers.iter();
    let homes = offers.filter(|offer| offer.service.as_str().starts_with("home-care"));
    let homes: BTreeSet<UnitId> = homes.map(|offer| offer.unit).collect();
    let with_teams = |home| {
        let parts = units.iter().filter(|unit| unit.parent == Some(home));
        parts.map(|unit| unit.id).chain([home]).collect()
    };
    homes.into_iter().map(with_teams).collect()
}

#[test]
fn care_contacts_can_be_named_everywhere() {
    for (size, seed) in [(Size::Small, 1), (Size::Small, 7), (Size::Municipality, 7)] {
        let plan = Plan::make(wish(size, seed)).expect("lists that hold");
        for member in &plan.staff {
            let is_care_worker = member.assignments[0].role == Role::CareWorker;
            assert!(is_care_worker || member.assistant_nurse.is_none());
            // Without a ground nobody uses the title, and by the transition nobody has another.
            let has_title = member.title.as_str() == "Undersköterska";
            assert!(!has_title || member.assistant_nurse.is_some());
            let by_transition = member.assistant_nurse == Some(AssistantNurse::Transition);
            assert!(has_title || !by_transition);
        }
        let homes = home_care(&plan);
        assert!(homes.len() > 3, "{}", homes.len());
        for places in homes {
            let named = care_workers(&plan).any(|one| {
                places.contains(&one.assignments[0].unit)
                    && one.assistant_nurse == Some(AssistantNurse::Certificate)
            });
            assert!(named, "{places:?}");
        }
    }
}

#[test]
fn most_care_workers_hold_the_certificate() {
    let town = plan(Size::Municipality);
    let all = care_workers(&town).count();
    let share = |ground| {
        let on_it = care_workers(&town).filter(|one| one.assistant_nurse == ground);
        on_it.count() * 100 / all
    };
    let certificate = share(Some(AssistantNurse::Certificate));
    let transition = share(Some(AssistantNurse::Transition));
    assert!((56..=64).contains(&certificate), "{certificate} of {all}");
    assert!((12..=18).contains(&transition), "{transition} of {all}");
}
