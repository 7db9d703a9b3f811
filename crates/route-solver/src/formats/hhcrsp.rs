//! Home health care routing and scheduling: the JSON instances and solutions of the research community.
//!
//! Times and distances are in the unit of the file (minutes), held in thousandths. A window's start is
//! hard and its end soft; both are inclusive. The objective is (travel + tardiness + largest tardiness) / 3.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::answer::Search;
use crate::budget::Budget;
use crate::engine::anneal::Heat;
use crate::engine::near::index_near;
use crate::engine::net::{Cluster, Matrix, NONE, Net, Node, OPEN, Prices, Rank, Route};
use crate::engine::run::{COOLING, Course, parts_for, search};
use crate::trouble::Trouble;

/// Thousandths.
pub(super) const SCALE: f64 = 1000.0;
/// The greatest time or distance that a file may state.
const LARGEST: f64 = 100_000.0;
/// The most patients.
const PATIENTS_MAX: usize = 20_000;

#[derive(Debug, Deserialize)]
struct File {
    patients: Vec<PatientIn>,
    services: Vec<ServiceIn>,
    caregivers: Vec<CaregiverIn>,
    distances: Vec<Vec<f64>>,
}

#[derive(Debug, Deserialize)]
struct PatientIn {
    id: String,
    time_window: [f64; 2],
    required_caregivers: Vec<RequiredIn>,
    synchronization: Option<SynchronizationIn>,
}

#[derive(Debug, Deserialize)]
struct RequiredIn {
    service: String,
    duration: Option<f64>,
}

#[derive(Debug, Deserialize)]
struct SynchronizationIn {
    r#type: String,
    distance: Option<Vec<f64>>,
}

#[derive(Debug, Deserialize)]
struct ServiceIn {
    id: String,
    default_duration: Option<f64>,
}

#[derive(Debug, Deserialize)]
struct CaregiverIn {
    id: String,
    abilities: Vec<String>,
}

/// One service to one patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) patient: usize,
    pub(super) service: String,
    pub(super) length: i32,
}

/// One patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Patient {
    pub(super) id: String,
    pub(super) early: i32,
    pub(super) due: i32,
    /// The least and greatest time from the first start to the second.
    pub(super) gap: Option<(i32, i32)>,
}

/// An instance that was read and found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    pub(super) patients: Vec<Patient>,
    pub(super) visits: Vec<Visit>,
    pub(super) caregivers: Vec<(String, BTreeSet<String>)>,
    pub(super) travel: Vec<i32>,
}

/// A plan in the file's own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Solution {
    /// One for each caregiver.
    pub routes: Vec<SolutionRoute>,
}

/// What one caregiver does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SolutionRoute {
    /// Who.
    pub caregiver_id: String,
    /// Where to, in order.
    pub locations: Vec<Stop>,
}

/// One service at one patient.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Who is visited.
    pub patient: String,
    /// What for.
    pub service: String,
    /// When the service starts.
    pub arrival_time: f64,
    /// When it ends.
    pub departure_time: f64,
}

/// The figures of a plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// Travel with the way back.
    pub travel: f64,
    /// The sum of all tardiness.
    pub tardiness: f64,
    /// The largest.
    pub max_tardiness: f64,
}

impl Figures {
    /// A third of their sum.
    pub fn objective(&self) -> f64 {
        (self.travel + self.tardiness + self.max_tardiness) / 3.0
    }
}

/// A plan with its figures and how it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The plan.
    pub solution: Solution,
    /// Its figures.
    pub figures: Figures,
    /// Iterations of all chains.
    pub iterations: u64,
    /// Changes tested exactly.
    pub tested: u64,
    /// Visits that nobody can make.
    pub unassigned: usize,
}

fn ticks(value: f64, place: impl Fn() -> String) -> Result<i32, Trouble> {
    if !value.is_finite() || !(0.0..=LARGEST).contains(&value) {
        let what = format!("{value} is not between 0 and {LARGEST}");
        return Err(Trouble::at(place(), what));
    }
    Ok((value * SCALE).round() as i32)
}

impl Instance {
    /// Reads an instance.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let file: File = serde_json::from_str(text)?;
        if file.patients.len() > PATIENTS_MAX {
            let what = format!("more than {PATIENTS_MAX}");
            return Err(Trouble::at("patients", what));
        }
        let lengths = read_services(&file.services)?;
        let mut patients = Vec::new();
        let mut visits = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, patient) in file.patients.into_iter().enumerate() {
            if !seen.insert(patient.id.clone()) {
                let what = format!("{} is there twice", patient.id);
                return Err(Trouble::at(format!("patients[{index}].id"), what));
            }
            let (patient, its_visits) = read_patient(index, patient, &lengths)?;
            patients.push(patient);
            visits.extend(its_visits);
        }
        let travel = read_distances(&file.distances, patients.len() + 1)?;
        let mut names = BTreeSet::new();
        let mut caregivers = Vec::new();
        for (index, caregiver) in file.caregivers.into_iter().enumerate() {
            if !names.insert(caregiver.id.clone()) {
                let what = format!("{} is there twice", caregiver.id);
                return Err(Trouble::at(format!("caregivers[{index}].id"), what));
            }
            caregivers.push((caregiver.id, caregiver.abilities.into_iter().collect()));
        }
        Ok(Self {
            patients,
            visits,
            caregivers,
            travel,
        })
    }

    /// Searches for a plan.
    pub fn plan(&self, how: &Search, budget: &dyn Budget, first: Option<&Solution>) -> Planned {
        let net = self.net();
        let course = Course {
            seed: how.seed,
            threads: how.threads,
            chains: how.chains,
            heat: HEAT,
            parts: parts_for(net.visits),
            each: COOLING,
        };
        let orders = first.map(|solution| self.orders(solution));
        let found = search(&net, &course, budget, orders.as_deref());
        let starts = found.best.starts(&net);
        let routes = found.best.orders(&net);
        let planned: usize = routes.iter().map(Vec::len).sum();
        Planned {
            solution: self.solution(&routes, &starts),
            figures: Figures {
                travel: found.best.figures.travel as f64 / SCALE,
                tardiness: found.best.figures.pain as f64 / SCALE,
                max_tardiness: f64::from(found.best.figures.worst) / SCALE,
            },
            iterations: found.iterations,
            tested: found.tested,
            unassigned: self.visits.len() - planned,
        }
    }

    fn solution(&self, routes: &[Vec<u32>], starts: &[i32]) -> Solution {
        let stop = |&v: &u32| {
            let visit = &self.visits[v as usize];
            let start = starts[v as usize];
            Stop {
                patient: self.patients[visit.patient].id.clone(),
                service: visit.service.clone(),
                arrival_time: f64::from(start) / SCALE,
                departure_time: f64::from(start + visit.length) / SCALE,
            }
        };
        Solution {
            routes: self
                .caregivers
                .iter()
                .zip(routes)
                .map(|((id, _), order)| SolutionRoute {
                    caregiver_id: id.clone(),
                    locations: order.iter().map(stop).collect(),
                })
                .collect(),
        }
    }

    /// The orders of a solution, as far as it speaks of this instance.
    fn orders(&self, solution: &Solution) -> Vec<Vec<u32>> {
        let known: BTreeMap<(&str, &str), u32> = self
            .visits
            .iter()
            .enumerate()
            .map(|(v, visit)| {
                let patient = self.patients[visit.patient].id.as_str();
                ((patient, visit.service.as_str()), v as u32)
            })
            .collect();
        let mut taken = BTreeSet::new();
        let mut orders = vec![Vec::new(); self.caregivers.len()];
        for route in &solution.routes {
            let carer = self
                .caregivers
                .iter()
                .position(|(id, _)| *id == route.caregiver_id);
            let Some(carer) = carer else { continue };
            for stop in &route.locations {
                let visit = known.get(&(stop.patient.as_str(), stop.service.as_str()));
                if let Some(&visit) = visit
                    && self.caregivers[carer].1.contains(&stop.service)
                    && taken.insert(visit)
                {
                    orders[carer].push(visit);
                }
            }
        }
        orders
    }

    fn net(&self) -> Net {
        let carers = self.caregivers.len();
        let services: BTreeSet<&str> = self.visits.iter().map(|v| v.service.as_str()).collect();
        let services: Vec<&str> = services.into_iter().collect();
        let mut net = Net {
            visits: self.visits.len(),
            routes: (0..carers as u32)
                .map(|carer| Route { matrix: 0, carer })
                .collect(),
            matrices: vec![Matrix {
                size: self.patients.len() + 1,
                ticks: self.travel.clone(),
            }],
            classes: services.iter().map(|service| self.able(service)).collect(),
            prices: Prices {
                travel: 1,
                worst: 1,
                ..Prices::default()
            },
            horizon: OPEN / 2,
            ..Net::default()
        };
        for visit in &self.visits {
            let patient = &self.patients[visit.patient];
            let class = services.binary_search(&visit.service.as_str()).unwrap_or(0);
            net.nodes.push(Node {
                place: visit.patient as u32 + 1,
                length: visit.length,
                early: patient.early,
                due: patient.due,
                late: OPEN,
                late_price: 1,
                class: class as u32,
                cluster: NONE,
                party: NONE,
                rank: Rank::Usual,
                windows: NONE,
                client: NONE,
                missing: 1 << 32,
            });
        }
        for _ in 0..2 * carers {
            net.nodes.push(depot());
        }
        for (patient, data) in self.patients.iter().enumerate() {
            if let Some((least, most)) = data.gap {
                let members: Vec<u32> = (0..self.visits.len())
                    .filter(|&v| self.visits[v].patient == patient)
                    .map(|v| v as u32)
                    .collect();
                for &member in &members {
                    net.nodes[member as usize].cluster = net.clusters.len() as u32;
                    net.nodes[member as usize].party = net.parties.len() as u32;
                }
                net.parties.push(members.clone());
                net.clusters.push(Cluster {
                    members,
                    gap: vec![0, least, -most, 0],
                    windowed: false,
                });
            }
        }
        net.index_classes();
        index_near(&mut net);
        net
    }

    fn able(&self, service: &str) -> Vec<u32> {
        (0..self.caregivers.len())
            .filter(|&carer| self.caregivers[carer].1.contains(service))
            .map(|carer| carer as u32)
            .collect()
    }
}

fn depot() -> Node {
    Node {
        place: 0,
        length: 0,
        early: 0,
        due: OPEN,
        late: OPEN,
        late_price: 0,
        class: NONE,
        cluster: NONE,
        party: NONE,
        rank: Rank::Usual,
        windows: NONE,
        client: NONE,
        missing: 0,
    }
}

/// Where a search begins and ends, in thousandths of the unit.
const HEAT: Heat = Heat {
    first: 150_000.0,
    last: 400.0,
};

fn read_services(services: &[ServiceIn]) -> Result<BTreeMap<String, Option<i32>>, Trouble> {
    services
        .iter()
        .enumerate()
        .map(|(i, service)| {
            let length = service
                .default_duration
                .map(|length| ticks(length, || format!("services[{i}].default_duration")))
                .transpose()?;
            Ok((service.id.clone(), length))
        })
        .collect()
}

fn read_patient(
    index: usize,
    patient: PatientIn,
    lengths: &BTreeMap<String, Option<i32>>,
) -> Result<(Patient, Vec<Visit>), Trouble> {
    let place = format!("patients[{index}]");
    let [early, due] = patient.time_window;
    let early = ticks(early, || format!("{place}.time_window[0]"))?;
    let due = ticks(due, || format!("{place}.time_window[1]"))?;
    if due < early {
        let what = "the window ends before it starts";
        return Err(Trouble::at(format!("{place}.time_window"), what));
    }
    let mut visits: Vec<Visit> = Vec::new();
    for (i, required) in patient.required_caregivers.into_iter().enumerate() {
        let place = || format!("{place}.required_caregivers[{i}]");
        let known = lengths.get(&required.service);
        let length = match (required.duration.filter(|&d| d != 0.0), known) {
            (_, None) => Err(Trouble::at(
                place(),
                format!("{} is no service", required.service),
            )),
            (Some(length), Some(_)) => ticks(length, place),
            (None, Some(Some(length))) => Ok(*length),
            (None, Some(None)) => Err(Trouble::at(place(), "has no duration")),
        }?;
        if visits.iter().any(|v| v.service == required.service) {
            return Err(Trouble::at(place(), "the same service twice"));
        }
        visits.push(Visit {
            patient: index,
            service: required.service,
            length,
        });
    }
    if visits.is_empty() || visits.len() > 2 {
        let what = format!("{} services, not 1 or 2", visits.len());
        return Err(Trouble::at(format!("{place}.required_caregivers"), what));
    }
    let gap = match patient.synchronization {
        Some(synchronization) if visits.len() == 2 => Some(read_gap(&place, &synchronization)?),
        Some(_) | None if visits.len() == 2 => {
            return Err(Trouble::at(place, "two services but no synchronization"));
        }
        Some(_) | None => None,
    };
    let patient = Patient {
        id: patient.id,
        early,
        due,
        gap,
    };
    Ok((patient, visits))
}

fn read_gap(place: &str, synchronization: &SynchronizationIn) -> Result<(i32, i32), Trouble> {
    let place = || format!("{place}.synchronization");
    match (
        synchronization.r#type.as_str(),
        synchronization.distance.as_deref(),
    ) {
        ("simultaneous", _) => Ok((0, 0)),
        ("sequential", Some(&[least, most])) => {
            let (least, most) = (ticks(least, place)?, ticks(most, place)?);
            if most < least {
                return Err(Trouble::at(
                    place(),
                    "the greatest distance is under the least",
                ));
            }
            Ok((least, most))
        }
        ("sequential", _) => Err(Trouble::at(
            place(),
            "needs a least and a greatest distance",
        )),
        (other, _) => Err(Trouble::at(place(), format!("{other} is not known"))),
    }
}

fn read_distances(rows: &[Vec<f64>], size: usize) -> Result<Vec<i32>, Trouble> {
    if rows.len() != size {
        let what = format!("{} rows, not {size}", rows.len());
        return Err(Trouble::at("distances", what));
    }
    let mut travel = Vec::with_capacity(size * size);
    for (i, row) in rows.iter().enumerate() {
        if row.len() != size {
            let what = format!("{} numbers, not {size}", row.len());
            return Err(Trouble::at(format!("distances[{i}]"), what));
        }
        for (j, &value) in row.iter().enumerate() {
            travel.push(ticks(value, || format!("distances[{i}][{j}]"))?);
        }
    }
    Ok(travel)
}
