//! Those who work there, and as what.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Date, Line, Role, Sex, UnitId};
use organisation::{AssistantNurse, ProviderForm, Unit, UnitKind};

use crate::{
    certificates::give_certificates,
    clients::Client,
    draws::{Area, Draws},
    lists::Lists,
    names::{draw_family, draw_given, draw_origin, line},
    places::{plain, work_phone},
    units::Units,
};

/// A role at a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// Where.
    pub unit: UnitId,
    /// As what.
    pub role: Role,
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffPlan {
    /// The name.
    pub name: Line,
    /// The name to log in with; no two have the same.
    pub login: String,
    /// Title.
    pub title: Line,
    /// Phone at work.
    pub phone: Line,
    /// On what ground she or he may be a named care contact.
    pub assistant_nurse: Option<AssistantNurse>,
    /// What she or he does, the main thing first.
    pub assignments: Vec<Assignment>,
}

/// Clients that one case officer has.
const CLIENTS_PER_OFFICER: usize = 55;
/// The title that nobody has without certificate or transition (`SoL` 25:4).
pub(crate) const ASSISTANT_NURSE: &str = "Undersköterska";
/// Clients that one planner has.
const CLIENTS_PER_PLANNER: usize = 60;

struct Hiring<'a> {
    lists: &'a Lists,
    seed: u64,
    today: Date,
    staff: Vec<StaffPlan>,
    logins: BTreeSet<String>,
}

impl Hiring<'_> {
    fn hire(&mut self, title: &str, assignments: Vec<Assignment>) -> usize {
        let place = self.staff.len();
        let mut draws = Draws::at(
            self.seed,
            Area::Staff,
            u64::try_from(place).unwrap_or(u64::MAX),
        );
        let age = draws.between(23, 64);
        let sex = if draws.chance(780) {
            Sex::Woman
        } else {
            Sex::Man
        };
        let born = self.today.year() - i16::try_from(age).unwrap_or(40);
        let name = match draw_origin(&mut draws, self.lists, age) {
            Some(origin) => {
                let given = draw_given(&mut draws, origin, sex, born);
                format!("{given} {}", draw_family(&mut draws, origin))
            }
            None => format!("Kim {place}"),
        };
        let wished = plain(&name);
        let mut login = wished.clone();
        let mut again = 1;
        while !self.logins.insert(login.clone()) {
            again += 1;
            login = format!("{wished}{again}");
        }
        self.staff.push(StaffPlan {
            name: line(&name),
            login,
            title: line(title),
            phone: work_phone(place),
            assistant_nurse: None,
            assignments,
        });
        place
    }

    fn at(&mut self, title: &str, role: Role, unit: UnitId) -> usize {
        self.hire(title, vec![Assignment { unit, role }])
    }
}

/// Hires everybody, and gives every client a case officer.
pub(crate) fn hire_all(
    lists: &Lists,
    units: &Units,
    clients: &mut [Client],
    (seed, today, wanted): (u64, Date, usize),
) -> Vec<StaffPlan> {
    let mut hiring = Hiring {
        lists,
        seed,
        today,
        staff: vec![],
        logins: BTreeSet::new(),
    };
    authority(&mut hiring, units, clients);
    office(&mut hiring, units);
    let providers = providers(&mut hiring, units, clients);
    let responsible = usize::from(units.office.is_some());
    care_workers(&mut hiring, &providers, wanted.saturating_sub(responsible));
    if let Some(office) = units.office {
        hiring.at("Socialt ansvarig samordnare", Role::UnitManager, office);
    }
    give_certificates(&mut hiring.staff, units, seed);
    hiring.staff
}

fn authority(hiring: &mut Hiring<'_>, units: &Units, clients: &mut [Client]) {
    let of_kind = |kind: UnitKind| units.import.units.iter().filter(move |u| u.kind == kind);
    for unit in of_kind(UnitKind::OrderingUnit) {
        hiring.at("Enhetschef", Role::UnitManager, unit.id);
        let disability = units.disability.contains(&unit.id);
        let title = if disability {
            "LSS-handläggare"
        } else {
            "Biståndshandläggare"
        };
        let own = clients
            .iter()
            .filter(|client| client.ordering_unit == unit.id)
            .count();
        let count = own.div_ceil(CLIENTS_PER_OFFICER).max(2);
        let officers: Vec<usize> = (0..count)
            .map(|_| hiring.at(title, Role::CaseOfficer, unit.id))
            .collect();
        let mut next = officers.iter().cycle();
        for client in clients
            .iter_mut()
            .filter(|client| client.ordering_unit == unit.id)
        {
            client.officer = next.next().copied().unwrap_or(0);
        }
    }
    for unit in of_kind(UnitKind::AlarmCentre) {
        hiring.at("Enhetschef", Role::UnitManager, unit.id);
        for _ in 0..clients.len().div_ceil(300).clamp(2, 40) {
            hiring.at("Larmoperatör", Role::AlarmOperator, unit.id);
        }
    }
}

fn office(hiring: &mut Hiring<'_>, units: &Units) {
    let Some(office) = units.office else { return };
    for (title, role) in [
        ("Förvaltningscontroller", Role::Controller),
        ("Nämndens ordförande", Role::CommitteeMember),
        ("Ledamot", Role::CommitteeMember),
        ("Loggranskare", Role::LogReviewer),
        ("Systemförvaltare", Role::SystemAdministrator),
    ] {
        hiring.at(title, role, office);
    }
}

/// Managers and planners of the providers; tells where care workers can work, with a weight.
fn providers(
    hiring: &mut Hiring<'_>,
    units: &Units,
    clients: &[Client],
) -> Vec<(UnitId, &'static str, u64)> {
    let mut load: BTreeMap<UnitId, usize> = BTreeMap::new();
    for grant in clients.iter().flat_map(|client| &client.grants) {
        *load.entry(grant.provider).or_default() += 1;
    }
    let mut places = vec![];
    for unit in units
        .import
        .units
        .iter()
        .filter(|unit| unit.kind == UnitKind::Provider)
    {
        let persons = load.get(&unit.id).copied().unwrap_or(0);
        hiring.at("Enhetschef", Role::UnitManager, unit.id);
        if plans_visits(units, unit.id) {
            for _ in 0..persons.div_ceil(CLIENTS_PER_PLANNER).max(1) {
                hiring.at("Planerare", Role::Planner, unit.id);
            }
        }
        let weight = u64::try_from(persons).unwrap_or(0) + 3;
        let teams: Vec<&Unit> = units
            .import
            .units
            .iter()
            .filter(|team| team.parent == Some(unit.id))
            .collect();
        let title = care_title(unit);
        if teams.is_empty() {
            places.push((unit.id, title, weight));
        }
        let shared = weight / u64::try_from(teams.len()).unwrap_or(1).max(1);
        places.extend(teams.iter().map(|team| (team.id, title, shared)));
    }
    places
}

/// Whether the unit visits people at home, so that somebody plans the visits.
fn plans_visits(units: &Units, unit: UnitId) -> bool {
    const AT_HOME: [&str; 4] = [
        "home-care",
        "home-care-night",
        "housing-support",
        "personal-assistance",
    ];
    let own = units
        .import
        .offers
        .iter()
        .filter(|offer| offer.unit == unit);
    own.map(|offer| offer.service.as_str())
        .any(|service| AT_HOME.contains(&service))
}

/// What those are called who carry out the help.
fn care_title(unit: &Unit) -> &'static str {
    let name = unit.name.as_str();
    if name.contains("Gruppbostaden") || name.contains("Boendestöd") {
        "Stödassistent"
    } else if name.contains("assistans") {
        "Personlig assistent"
    } else if name.contains("Daglig verksamhet") {
        "Handledare"
    } else if unit.form == Some(ProviderForm::Choice) {
        "Vårdbiträde"
    } else {
        ASSISTANT_NURSE
    }
}

fn care_workers(hiring: &mut Hiring<'_>, places: &[(UnitId, &'static str, u64)], wanted: usize) {
    let missing = wanted.saturating_sub(hiring.staff.len());
    let mut draws = Draws::at(hiring.seed, Area::Staff, u64::MAX);
    for nth in 0..missing {
        // Everybody gets one first.
        let place = match places.get(nth) {
            Some(place) => Some(place),
            None => draws.weighted(places, |(_unit, _title, weight)| *weight),
        };
        if let Some((unit, title, _weight)) = place {
            hiring.at(title, Role::CareWorker, *unit);
        }
    }
}
